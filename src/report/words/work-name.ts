import type { PlannedSite } from '../../planning/plan-types.ts';
import type { ReportInput } from '../report-input.ts';

/** A village with its commune: many villages share a name. @param outside word for a village of no commune */
export function placedVillage(
  { dataset: { villages, communes }, findings }: Pick<ReportInput, 'dataset' | 'findings'>,
  village: number,
  outside: string | null,
): string {
  const { name } = villages.records[village]!;
  const commune = communes.records[findings.villageCommune[village]!]?.name ?? outside;
  return commune === null ? name : `${name} (${commune})`;
}

/** Where its place is not told a work is named by the first village that it serves: its own name may tell it. */
export function workName(input: ReportInput, { name, villages }: PlannedSite): string | null {
  if (!input.workCommunes) return name;
  return villages[0] === undefined ? null : placedVillage(input, villages[0], null);
}
