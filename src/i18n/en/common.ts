import type { Translation } from '../messages.ts';
import type { common as vi } from '../vi/common.ts';

export const common: Translation<typeof vi> = {
  productName: 'Sóng Bản',
  synthetic: 'made-up data',
  noData: 'No data',
  asOf: (date: string) => `data as of ${date}`,
  status: { covered: 'Fully covered', partial: 'Partly covered', uncovered: 'No signal', unknown: 'No data' },
  evidence: {
    declared: 'operator-declared',
    predicted: 'modelled',
    measured: 'measured',
    reported: 'reported by residents',
    estimated: 'estimate',
  },
  measure: {
    communes: 'Communes covered',
    households: 'Households covered',
    population: 'Population covered',
  },
  coveredVillages: {
    centre: 'Villages covered at the centre',
    anyCluster: 'Villages covered in at least one cluster',
    allClusters: 'Villages fully covered',
  },
  uncoveredVillages: {
    centre: 'Villages uncovered at the centre',
    anyCluster: 'Villages uncovered in every cluster',
    allClusters: 'Villages not fully covered',
  },
  unit: { communes: 'communes', villages: 'villages', households: 'households', population: 'people' },
  role: {
    communes: 'Communes',
    villages: 'Villages',
    clusters: 'Residential clusters',
    coverage: 'Coverage areas',
    sites: 'Sites',
    candidates: 'Candidate sites',
    fibre: 'Fibre routes',
    fibreNodes: 'Fibre access points',
    depressions: 'Signal-depression areas',
    measurements: 'Measurements',
    roads: 'Roads',
    terrain: 'Terrain',
    households: 'Household points',
    crosswalk: 'Old to new communes',
  },
  anyOperator: 'any operator',
  unspecifiedOperator: 'operator not stated',
  outside: 'outside all communes',
};
