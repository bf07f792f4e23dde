import type { Translation } from '../messages.ts';
import type { verify as vi } from '../vi/verify.ts';

export const verify: Translation<typeof vi> = {
  title: 'Independent check',
  head: ['Place', 'Figure', 'Sóng Bản', 'Turf', 'Difference', 'Bound', 'Reason'],
  figure: {
    centre: 'centre covered',
    state: 'state of service',
    population: 'people',
    households: 'households',
    uncoveredPopulation: 'people without service',
    uncoveredHouseholds: 'households without service',
    fibreMeters: 'distance to fibre (m)',
    inDepression: 'in a signal depression',
    villages: 'villages',
    areaKm2: 'area (km²)',
    coveredShare: 'covered part of the land',
    uncoveredVillages: 'villages without service',
  },
  answer: {
    yes: 'yes',
    no: 'no',
    unknown: 'no data',
    covered: 'covered',
    partial: 'partly covered',
    uncovered: 'no signal at all',
  },
  anyOperator: 'any operator',
  reason: {
    'sphere-length': 'Turf measures on a sphere, Sóng Bản on the ellipsoid: within 0.6 %',
    'sphere-area': 'Turf takes areas on a sphere, Sóng Bản on the ellipsoid: within 0.5 %',
    'edited-on-map': 'the project is edited on the map; the check reads the files alone',
    edge: 'the point lies on the very edge of an area (within 0.1 m)',
    'not-computed': 'Turf cannot work with these outlines: not compared',
  },
  equal: 'equal',
  notComputedOne: 'not worked out',
  screen: {
    open: 'Independent check',
    note: 'Works figures of villages and communes drawn at random out again, with the library Turf and from the files themselves, and puts them beside those of Sóng Bản.',
    sample: 'Villages and communes to draw',
    start: 'Check',
    again: 'Draw others',
    draw: (seed) => `Draw ${seed}`,
    only: 'Differences only',
    none: 'No differences.',
    csv: 'Download the table (CSV)',
    wrong: 'Write a whole number, 1 or more.',
    close: 'Close',
  },
  noReason: 'NO REASON KNOWN',
  sum: (all, equal, explained, unexplained) =>
    `${all} figures worked out again: ${equal} equal, ${explained} differ for a reason, ${unexplained} differ without one.`,
  basis: (files, imported) =>
    `${files} from the files themselves; ${imported} with shapes or counts as the import read them (no GeoJSON or CSV, or a row that the import changed).`,
  notComputed: (count) => `${count} figures that Turf cannot work out: not compared.`,
  notChecked: (figures) => `Not worked out again under these settings: ${figures}.`,
};
