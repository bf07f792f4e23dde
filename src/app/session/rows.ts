import { fold } from '../../i18n/text.ts';
import type { Snapshot } from '../../jobs/protocol.ts';
import type { RateMeasure } from '../../model/figure.ts';
import type { Rate } from '../../model/figure.ts';
import type { Electricity } from '../../model/places.ts';
import { SERVICE_STATES, type OperatorId, type ServiceState } from '../../model/service.ts';
import type { OperatorFindings } from '../../analysis/findings/findings.ts';
import type { Priority } from '../../planning/priority.ts';

export type OperatorChoice = OperatorId | 'any';

/** One village as table, filter and map need it. `null`: no figure, never 0. */
export interface VillageRow {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly commune: string | null;
  /** Index into the communes, -1 outside of all. */
  readonly communeIndex: number;
  /** Centre and clusters alone. */
  readonly service: ServiceState;
  /** What is shown: a covered village inside a depression area is *lõm sóng* like one covered in part. */
  readonly status: ServiceState;
  readonly population: number | null;
  readonly households: number | null;
  readonly uncoveredPopulation: number | null;
  readonly uncoveredHouseholds: number | null;
  readonly fibreMeters: number | null;
  readonly electricity: Electricity | null;
  readonly schools: number | null;
  readonly inDepression: boolean | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Only villages without service under all operators are ranked. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly missingGroups: number;
}

export interface CommuneRow {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly villages: number;
  readonly population: number | null;
  readonly uncoveredVillages: number;
  readonly trangSong: number;
  readonly lomSong: number;
  readonly uncoveredPopulation: number | null;
  /** Uncovered people over known people, 0..1; null without counts. */
  readonly uncoveredShare: number | null;
  /** Covered part of the land under the chosen operator, 0..1. */
  readonly areaShare: number | null;
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** The findings of the chosen operator; `any` where that operator is no longer in play. */
function operatorFindings(snapshot: Snapshot, operator: OperatorChoice): OperatorFindings {
  const { byOperator } = snapshot.findings;
  return byOperator.find((entry) => entry.operator === operator) ?? byOperator[0]!;
}

/** All villages in the order of the village layer. */
export function villageRows(snapshot: Snapshot, operator: OperatorChoice, priority: Priority): VillageRow[] {
  const { findings, communes, centres } = snapshot;
  const service = operatorFindings(snapshot, operator);
  const ranked = new Map(priority.ranked.map((entry) => [entry.village, entry]));
  return snapshot.villages.map((village, index) => {
    const communeIndex = findings.villageCommune[index]!;
    const commune = communes[communeIndex]?.name ?? null;
    const place = ranked.get(index);
    const inDepression = findings.depressions.village[index];
    const state = SERVICE_STATES[service.state[index]!]!;
    return {
      index,
      code: village.code,
      name: village.name,
      commune,
      communeIndex,
      service: state,
      status: state === 'covered' && inDepression === 1 ? 'partial' : state,
      population: village.population,
      households: village.households,
      uncoveredPopulation: known(service.uncoveredPopulation[index]!),
      uncoveredHouseholds: known(service.uncoveredHouseholds[index]!),
      fibreMeters: known(findings.fibre.distanceMeters[index]!),
      electricity: village.electricity,
      schools: village.schools,
      inDepression: inDepression === 2 ? null : inDepression === 1,
      lon: known(centres[2 * index]!),
      lat: known(centres[2 * index + 1]!),
      rank: place?.rank ?? null,
      score: place?.score ?? null,
      missingGroups: place?.missingGroups ?? 0,
    };
  });
}

/** What a search for a village looks through, in the order of the village layer: folded, without diacritics. */
export const villageTexts = ({ villages, communes, findings }: Snapshot): readonly string[] =>
  villages.map(({ name, code }, index) =>
    fold(`${name} ${communes[findings.villageCommune[index]!]?.name ?? ''} ${code}`),
  );

export const communeTexts = ({ communes }: Snapshot): readonly string[] =>
  communes.map(({ name, code }) => fold(`${name} ${code}`));

interface CommuneCounts {
  villages: number;
  uncovered: number;
  trangSong: number;
  lomSong: number;
  population: number;
  counted: number;
  uncoveredPopulation: number;
}

function countVillages(snapshot: Snapshot, service: OperatorFindings): CommuneCounts[] {
  const counts = snapshot.communes.map((): CommuneCounts => ({
    villages: 0,
    uncovered: 0,
    trangSong: 0,
    lomSong: 0,
    population: 0,
    counted: 0,
    uncoveredPopulation: 0,
  }));
  snapshot.villages.forEach((village, index) => {
    const count = counts[snapshot.findings.villageCommune[index]!];
    if (!count) return;
    const status = SERVICE_STATES[service.state[index]!];
    const inDepression = snapshot.findings.depressions.village[index] === 1;
    count.villages++;
    if (service.centre[index] === 0) count.uncovered++;
    if (status === 'uncovered') count.trangSong++;
    if (status === 'partial' || inDepression) count.lomSong++;
    const uncovered = service.uncoveredPopulation[index]!;
    if (village.population === null || Number.isNaN(uncovered)) return;
    count.counted++;
    count.population += village.population;
    count.uncoveredPopulation += uncovered;
  });
  return counts;
}

/** All communes in the order of the commune layer, under the chosen operator. */
export function communeRows(snapshot: Snapshot, operator: OperatorChoice): CommuneRow[] {
  const service = operatorFindings(snapshot, operator);
  const counts = countVillages(snapshot, service);
  return snapshot.communes.map((commune, index) => {
    const count = counts[index]!;
    return {
      index,
      code: commune.code,
      name: commune.name,
      villages: count.villages,
      population: known(snapshot.findings.communes.population[index]!),
      uncoveredVillages: count.uncovered,
      trangSong: count.trangSong,
      lomSong: count.lomSong,
      uncoveredPopulation: count.counted ? count.uncoveredPopulation : null,
      uncoveredShare: count.population ? count.uncoveredPopulation / count.population : null,
      areaShare: known(service.communeAreaShare[index]!),
    };
  });
}

export const rateOf = (snapshot: Snapshot, measure: RateMeasure, operator: OperatorChoice): Rate | null =>
  snapshot.findings.rates.find((rate) => rate.measure === measure && rate.operator === operator) ?? null;
