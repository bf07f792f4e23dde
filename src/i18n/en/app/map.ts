import type { Translation } from '../../messages.ts';
import type { map as vi } from '../../vi/app/map.ts';

export const map: Translation<typeof vi> = {
  legendTitle: 'Legend',
  legend: {
    villageRanked: 'Village without any signal, number is its rank',
    villageUncovered: 'Village without any signal',
    villagePartial: 'Partly covered village',
    villageUnknown: 'Village without data',
    villageCovered: 'Fully covered village',
    villageGained: 'Village newly covered',
    noCoverage: 'Land without signal',
    coverage: 'Coverage area',
    estimatedCoverage: 'Estimated coverage area (optimistic)',
    depression: 'Signal-depression area',
    depressionSpot: 'Signal depression',
    leftOut: 'People without signal, by commune',
    proposed: 'Proposed site',
    proposedArea: 'Expected coverage of a proposed site',
    candidate: 'Candidate site',
    site: 'Base station',
    measurement: 'Field measurement',
    fibre: 'Fibre route',
    fibreNode: 'Fibre access point',
    road: 'Road',
    power: 'Power line',
    restriction: 'Restricted area',
    commune: 'Commune boundary',
    province: 'Extent of the province in the data',
  },
};
