import type { CommuneService, Findings, OperatorFindings } from '../../analysis/findings/findings.ts';
import { GAP_KINDS, type OperatorGaps } from '../../analysis/operator/operator-gaps.ts';
import type { Dataset } from '../../model/dataset.ts';
import { PRIORITY_GROUPS } from '../../model/project.ts';
import type { Priority } from '../../planning/priority.ts';

export const isPlainRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** A village or commune: what everything else finds it by. */
export const isCodedRecord = (value: unknown): boolean =>
  isPlainRecord(value) &&
  typeof value['code'] === 'string' &&
  typeof value['name'] === 'string' &&
  typeof value['sourceId'] === 'string';

type Shape =
  | 'per village'
  | 'per commune'
  | 'per row'
  | 'numbers'
  | 'number'
  | 'text'
  | 'list'
  | { readonly [member: string]: Shape };

const ORDER = { communes: 'numbers', values: 'numbers', ranks: 'numbers' } as const satisfies Shape;

const COMMUNES: Readonly<Record<keyof CommuneService, Shape>> = {
  uncoveredVillages: 'per row',
  unknownVillages: 'per row',
  trangSong: 'per row',
  lomSong: 'per row',
  uncoveredPopulation: 'per row',
  uncoveredHouseholds: 'per row',
  uncoveredInLomSong: 'per row',
  uncoveredShare: 'per row',
  covered: 'numbers',
};

const OPERATOR: Readonly<Record<keyof Omit<OperatorFindings, 'villagesWithheld'>, Shape>> = {
  operator: 'text',
  centre: 'per village',
  state: 'per village',
  byRule: 'per village',
  clusterCovered: 'numbers',
  populationShare: 'per village',
  householdShare: 'per village',
  uncoveredPopulation: 'per village',
  uncoveredHouseholds: 'per village',
  communeAreaShare: 'per commune',
  communeAreaShareBound: 'per commune',
  reason: 'per village',
  communes: COMMUNES,
  states: {
    covered: 'number',
    partial: 'number',
    uncovered: 'number',
    unknown: 'number',
    total: 'number',
    inDepression: 'number',
  },
  worst: { villages: ORDER, people: ORDER },
};

const GAPS: Readonly<Record<keyof OperatorGaps, Shape>> = {
  operator: 'text',
  kind: 'per village',
  contested: 'per village',
  ownFibreMeters: 'per village',
  ownSiteMeters: 'per village',
  anySiteMeters: 'per village',
  siteNear: 'per village',
};

const FINDINGS: Readonly<Record<keyof Omit<Findings, 'another'>, Shape>> = {
  operators: 'list',
  operatorsWithoutSource: 'list',
  technologies: 'list',
  evidence: 'list',
  rule: 'text',
  byOperator: 'list',
  rates: 'list',
  counts: { population: 'per village', households: 'per village' },
  communes: { areaKm2: 'per row', villages: 'per row', population: 'per row', households: 'per row' },
  villageCommune: 'per village',
  fibre: { distanceMeters: 'per village', bands: 'list' },
  depressions: {
    count: 'number',
    villages: 'number',
    households: 'number',
    population: 'number',
    areaKm2: 'number',
    village: 'per village',
    villagePopulation: 'per village',
    villageHouseholds: 'per village',
    communeAreaKm2: 'numbers',
    communePopulation: 'numbers',
  },
  bounds: 'list',
  tolerance: { areaShare: 'number', distanceMeters: 'number' },
};

const isNumbers = (value: unknown, length: number | null): boolean =>
  ArrayBuffer.isView(value) &&
  !(value instanceof DataView) &&
  (length === null || (value as Float64Array).length === length);

function fits(value: unknown, shape: Shape, villages: number, communes: number): boolean {
  switch (shape) {
    case 'per village':
      return isNumbers(value, villages);
    case 'per commune':
      return isNumbers(value, communes) || isNumbers(value, 0);
    // Those of the communes, those outside, the province.
    case 'per row':
      return isNumbers(value, communes + 2) || isNumbers(value, communes);
    case 'numbers':
      return isNumbers(value, null);
    case 'number':
      return typeof value === 'number';
    case 'text':
      return typeof value === 'string';
    case 'list':
      return Array.isArray(value);
    default:
      return (
        isPlainRecord(value) &&
        Object.entries(shape).every(([name, member]) => fits(value[name], member, villages, communes))
      );
  }
}

/** Whether figures that were read belong to these villages and communes. */
export function hasShapeOfFindings(value: unknown, dataset: Dataset): value is Findings {
  const villages = dataset.villages.records.length;
  const communes = dataset.communes.records.length;
  if (!fits(value, FINDINGS, villages, communes)) return false;
  const { byOperator, villageCommune, another } = value as Findings;
  return (
    (another === undefined || isNumbers(another, villages)) &&
    byOperator[0]?.operator === 'any' &&
    byOperator.every((entry) => fits(entry, OPERATOR, villages, communes)) &&
    villageCommune.every((commune) => commune >= -1 && commune < communes)
  );
}

/** Whether what an operator lacks, as it was read, is of these villages. */
export function hasShapeOfGaps(value: unknown, dataset: Dataset): value is OperatorGaps {
  const villages = dataset.villages.records.length;
  return (
    fits(value, GAPS, villages, dataset.communes.records.length) &&
    (value as OperatorGaps).kind.every((kind) => kind < GAP_KINDS.length)
  );
}

/** Whether an order that was read is one of these villages. */
export function hasShapeOfPriority(value: unknown, dataset: Dataset): value is Priority {
  const isVillage = (index: unknown): boolean =>
    Number.isInteger(index) && (index as number) >= 0 && (index as number) < dataset.villages.records.length;
  if (!isPlainRecord(value) || !isPlainRecord(value['weights'])) return false;
  const { weights, ranked, unranked } = value;
  return (
    PRIORITY_GROUPS.every((group) => typeof weights[group] === 'number') &&
    Array.isArray(ranked) &&
    ranked.every(
      (entry) =>
        isPlainRecord(entry) &&
        isVillage(entry['village']) &&
        typeof entry['rank'] === 'number' &&
        typeof entry['score'] === 'number' &&
        typeof entry['scoreHigh'] === 'number' &&
        Array.isArray(entry['groups']) &&
        entry['groups'].every(isPlainRecord) &&
        isPlainRecord(entry['facts']),
    ) &&
    Array.isArray(unranked) &&
    unranked.every(isVillage)
  );
}
