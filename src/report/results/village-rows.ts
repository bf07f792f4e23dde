import { findingsOf, UNKNOWN, YES } from '../../analysis/findings/findings.ts';
import { compareCodes } from '../../i18n/text.ts';
import { SERVICE_STATES, type ServiceState } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';

/** Commune code of villages that no commune holds. */
export const OUTSIDE = 'outside';

/** One row of `villages.csv` before formatting. NaN or null: unknown. */
export interface VillageRow {
  /** Index into the village layer. */
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly communeCode: string;
  readonly commune: string;
  readonly lon: number;
  readonly lat: number;
  readonly population: number;
  readonly households: number;
  readonly status: ServiceState;
  readonly centre: boolean | null;
  /** Share of people covered: under any operator, then per operator in the order of the findings. */
  readonly shares: readonly number[];
  /** Whether the centre has service of another operator than the one that the file is for. */
  readonly another: boolean | null;
  readonly fibreDistanceMeters: number;
  readonly inDepression: boolean | null;
  readonly score: number;
  readonly rank: number;
}

/** NO, YES, UNKNOWN as a value that JSON and people understand. */
const answerOf = (value: number): boolean | null => (value === UNKNOWN ? null : value === YES);

/** Rows by commune code, then village code. */
export function villageRows(input: ReportInput): VillageRow[] {
  const { dataset, findings, priority } = input;
  const ranked = new Map(priority.ranked.map((entry) => [entry.village, entry]));
  const any = findingsOf(findings, 'any');
  const rows = dataset.villages.records.map((village, i): VillageRow => {
    const commune = dataset.communes.records[findings.villageCommune[i]];
    return {
      index: i,
      code: village.code,
      name: village.name,
      communeCode: commune?.code ?? OUTSIDE,
      commune: commune?.name ?? '',
      lon: dataset.villages.centres[i * 2],
      lat: dataset.villages.centres[i * 2 + 1],
      population: findings.counts.population[i],
      households: findings.counts.households[i],
      status: SERVICE_STATES[any.state[i]],
      centre: answerOf(any.centre[i]),
      shares: findings.byOperator.map((entry) => entry.populationShare[i]),
      another: findings.another ? answerOf(findings.another[i]) : null,
      fibreDistanceMeters: findings.fibre.distanceMeters[i],
      inDepression: answerOf(findings.depressions.village[i]),
      score: ranked.get(i)?.score ?? Number.NaN,
      rank: ranked.get(i)?.rank ?? Number.NaN,
    };
  });
  return rows.sort((a, b) => compareCodes(a.communeCode, b.communeCode) || compareCodes(a.code, b.code));
}
