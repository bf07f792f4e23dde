import type { TableField } from './filters/column-filters.svelte.ts';
import type { CommuneItem, VillageItem } from './rows.ts';

type Fields<Row> = Readonly<Record<string, TableField<Row>>>;

const METERS_PER_KM = 1000;
const PART_PER_PERCENT = 0.01;

const yesNo = (value: boolean | null): string => (value === null ? 'unknown' : value ? 'yes' : 'no');

/** By the ids of the columns, in the order of the form. */
export const VILLAGE_FIELDS = {
  village: { kind: 'text', read: (row) => row.name },
  commune: { kind: 'choice', read: (row) => row.commune },
  status: {
    kind: 'state',
    states: ['covered', 'partial', 'uncovered', 'unknown'],
    read: (row) => row.status,
  },
  inDepression: {
    kind: 'state',
    states: ['yes', 'no', 'unknown'],
    read: (row) => yesNo(row.inDepression),
  },
  electricity: {
    kind: 'state',
    states: ['grid', 'other', 'none', 'unknown'],
    read: (row) => row.electricity ?? 'unknown',
  },
  households: { kind: 'number', read: (row) => row.households },
  population: { kind: 'number', read: (row) => row.population },
  uncoveredHouseholds: { kind: 'number', read: (row) => row.uncoveredHouseholds },
  uncoveredPopulation: { kind: 'number', read: (row) => row.uncoveredPopulation },
  fibre: { kind: 'number', per: METERS_PER_KM, read: (row) => row.fibreMeters },
  schools: { kind: 'number', read: (row) => row.schools },
  rank: { kind: 'number', read: (row) => row.rank },
  score: { kind: 'number', read: (row) => row.score },
} as const satisfies Fields<VillageItem>;

export const COMMUNE_FIELDS = {
  commune: { kind: 'text', read: (row) => row.name },
  villages: { kind: 'number', read: (row) => row.villages },
  population: { kind: 'number', read: (row) => row.population },
  uncoveredVillages: { kind: 'number', read: (row) => row.uncoveredVillages },
  trangSong: { kind: 'number', read: (row) => row.trangSong },
  lomSong: { kind: 'number', read: (row) => row.lomSong },
  uncoveredPopulation: { kind: 'number', read: (row) => row.uncoveredPopulation },
  uncoveredShare: { kind: 'number', per: PART_PER_PERCENT, read: (row) => row.uncoveredShare },
  areaShare: { kind: 'number', per: PART_PER_PERCENT, read: (row) => row.areaShare },
} as const satisfies Fields<CommuneItem>;
