import { searchText, type SearchText } from '../../i18n/search.ts';
import type { Snapshot } from '../../jobs/protocol.ts';
import type { RateMeasure } from '../../model/figure.ts';
import type { Rate } from '../../model/figure.ts';
import type { Electricity, Village } from '../../model/places.ts';
import {
  COVERAGE_STATES,
  SERVICE_REASONS,
  SERVICE_STATES,
  type CoverageState,
  type OperatorId,
  type ServiceReason,
  type ServiceState,
} from '../../model/service.ts';
import type { OperatorFindings } from '../../analysis/findings/findings.ts';
import type { Priority } from '../../planning/priority.ts';

export type OperatorChoice = OperatorId | 'any';

/** One village as table, filter and map need it. `null`: no figure, never 0. */
export interface VillageItem {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly commune: string | null;
  /** Index into the communes, -1 outside of all. */
  readonly communeIndex: number;
  /** Centre and clusters together; lying in a depression changes nothing of it. */
  readonly status: ServiceState;
  readonly reason: ServiceReason;
  /** By the rule of the project: what the rate of villages counts. */
  readonly coverage: CoverageState;
  readonly population: number | null;
  readonly households: number | null;
  readonly uncoveredPopulation: number | null;
  readonly uncoveredHouseholds: number | null;
  readonly fibreMeters: number | null;
  readonly electricity: Electricity | null;
  readonly road: Village['road'];
  readonly schools: number | null;
  readonly inDepression: boolean | null;
  readonly lon: number | null;
  readonly lat: number | null;
  /** Only villages without service under all operators are ranked. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly missingGroups: number;
}

export interface CommuneItem {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly villages: number;
  readonly population: number | null;
  /** By the rule of the project, as the rate of villages. */
  readonly uncoveredVillages: number;
  readonly unknownVillages: number;
  readonly trangSong: number;
  readonly lomSong: number;
  readonly uncoveredPopulation: number | null;
  readonly uncoveredHouseholds: number | null;
  /** Uncovered people over known people, 0..1; null without counts. */
  readonly uncoveredShare: number | null;
  /** Covered part of the land under the chosen operator, 0..1. */
  readonly areaShare: number | null;
}

const figureOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Operators whose answers for single villages are there: a project made for others tells those of few or none. */
export const operatorsByVillage = ({ findings }: Snapshot): readonly string[] =>
  findings.operators.filter(
    (id) =>
      !findings.byOperator.some(({ operator, villagesWithheld }) => operator === id && villagesWithheld),
  );

/** The chosen operator where it is in play; another choice of sources may have taken it out: then any. */
export const operatorInPlay = (snapshot: Snapshot | null, operator: OperatorChoice): OperatorChoice =>
  snapshot && operatorsByVillage(snapshot).includes(operator) ? operator : 'any';

/** The findings of an operator in play. */
export const operatorFindings = (snapshot: Snapshot, operator: OperatorChoice): OperatorFindings =>
  snapshot.findings.byOperator.find((entry) => entry.operator === operator)!;

/** All villages in the order of the village layer. */
export function villageItems(
  snapshot: Snapshot,
  operator: OperatorChoice,
  priority: Priority,
): VillageItem[] {
  const { findings, communes, centres } = snapshot;
  const service = operatorFindings(snapshot, operator);
  const ranked = new Map(priority.ranked.map((entry) => [entry.village, entry]));
  return snapshot.villages.map((village, index) => {
    const communeIndex = findings.villageCommune[index]!;
    const commune = communes[communeIndex]?.name ?? null;
    const place = ranked.get(index);
    const inDepression = findings.depressions.village[index];
    return {
      index,
      code: village.code,
      name: village.name,
      commune,
      communeIndex,
      status: SERVICE_STATES[service.state[index]!]!,
      reason: SERVICE_REASONS[service.reason[index]!]!,
      coverage: COVERAGE_STATES[service.byRule[index]!]!,
      population: figureOrNull(findings.counts.population[index]!),
      households: figureOrNull(findings.counts.households[index]!),
      uncoveredPopulation: figureOrNull(service.uncoveredPopulation[index]!),
      uncoveredHouseholds: figureOrNull(service.uncoveredHouseholds[index]!),
      fibreMeters: figureOrNull(findings.fibre.distanceMeters[index]!),
      electricity: village.electricity,
      road: village.road,
      schools: village.schools,
      inDepression: inDepression === 2 ? null : inDepression === 1,
      lon: figureOrNull(centres[2 * index]!),
      lat: figureOrNull(centres[2 * index + 1]!),
      rank: place?.rank ?? null,
      score: place?.score ?? null,
      missingGroups: place?.missingGroups ?? 0,
    };
  });
}

/**
 * What a search for a village looks through, in the order of the village layer. Its old commune is the one that its file
 * names; where that names none, those that its commune was made of.
 */
export const villageTexts = ({ villages, communes, findings }: Snapshot): readonly SearchText[] =>
  villages.map(({ name, code, communeAsGiven }, index) => {
    const commune = communes[findings.villageCommune[index]!];
    const former = communeAsGiven?.name ? [communeAsGiven.name] : (commune?.formerNames ?? []);
    return searchText(name, [...(commune ? [commune.name] : []), ...former], code);
  });

export const communeTexts = ({ communes }: Snapshot): readonly SearchText[] =>
  communes.map(({ name, code, formerNames }) => searchText(name, formerNames ?? [], code));

/** All communes in the order of the commune layer, under the chosen operator. */
export function communeItems(snapshot: Snapshot, operator: OperatorChoice): CommuneItem[] {
  const { communes: facts } = snapshot.findings;
  const { communes: service, communeAreaShare } = operatorFindings(snapshot, operator);
  return snapshot.communes.map(({ code, name }, index) => ({
    index,
    code,
    name,
    villages: facts.villages[index]!,
    population: figureOrNull(facts.population[index]!),
    uncoveredVillages: service.uncoveredVillages[index]!,
    unknownVillages: service.unknownVillages[index]!,
    trangSong: service.trangSong[index]!,
    lomSong: service.lomSong[index]!,
    uncoveredPopulation: figureOrNull(service.uncoveredPopulation[index]!),
    uncoveredHouseholds: figureOrNull(service.uncoveredHouseholds[index]!),
    uncoveredShare: figureOrNull(service.uncoveredShare[index]!),
    areaShare: figureOrNull(communeAreaShare[index]!),
  }));
}

export const rateOf = (snapshot: Snapshot, measure: RateMeasure, operator: OperatorChoice): Rate | null =>
  snapshot.findings.rates.find((rate) => rate.measure === measure && rate.operator === operator) ?? null;
