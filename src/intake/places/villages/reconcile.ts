import { elementAt } from '../../../model/basics/elements.ts';
import { compareCodes } from '../../../i18n/text.ts';
import {
  RECONCILED_FIELDS,
  type Discrepancy,
  type ReconciledField,
} from '../../../model/returned/collation.ts';
import type { Village } from '../../../model/places.ts';

/** Facts that are only filled where the first source is silent: no list is kept of who says otherwise. */
const FILLED_FIELDS = [
  'povertyRate',
  'minorityShare',
  'extremelyDifficult',
  'border',
  'cultureHouse',
  'office',
  'hazard',
  'road',
] as const;

/** What one row of a source says about a village. */
export interface VillageStatement {
  readonly village: Village;
  readonly file: string;
  readonly sheet?: string;
  /** ISO date of the source, null where it states none. */
  readonly asOf: string | null;
}

/** Newest first; the undated last; at the same date the source that the project names first. */
const newestFirst = (statements: readonly VillageStatement[]): VillageStatement[] =>
  statements.toSorted((a, b) => compareCodes(b.asOf ?? '', a.asOf ?? ''));

/** What an answer calls a statement: its source, with file and row where the source says several things. */
function choiceOf(one: VillageStatement, said: readonly VillageStatement[]): string {
  const { sourceId, row } = one.village;
  const alone = said.filter(({ village }) => village.sourceId === sourceId).length === 1;
  return alone ? sourceId : [sourceId, one.file, one.sheet ?? '', row].join('/');
}

function settle(
  field: ReconciledField,
  code: string,
  said: readonly VillageStatement[],
  answers: Readonly<Record<string, string>>,
): { readonly winner: VillageStatement; readonly discrepancy: Discrepancy | null } {
  const id = `reconcile/${code}/${field}`;
  const winner = said.find((one) => choiceOf(one, said) === answers[id]) ?? elementAt(said, 0);
  if (new Set(said.map(({ village }) => village[field])).size === 1) return { winner, discrepancy: null };
  const values = said.flatMap((one) => {
    const { [field]: value, sourceId, row } = one.village;
    if (value === null) return [];
    const { file, sheet, asOf } = one;
    const origin = {
      sourceId,
      choice: choiceOf(one, said),
      file,
      ...(sheet !== undefined && { sheet }),
      row,
      asOf,
    };
    return [{ value, ...origin, chosen: one === winner }];
  });
  return { winner, discrepancy: { id, village: code, field, values } };
}

/** The first word on each fact that `village` leaves open. */
function fillGaps(village: Village, statements: readonly VillageStatement[]): Partial<Village> {
  const filled: Partial<Record<(typeof FILLED_FIELDS)[number], unknown>> = {};
  for (const field of FILLED_FIELDS) {
    if (village[field] !== null) continue;
    const said = statements.find((one) => one.village[field] !== null);
    if (said) filled[field] = said.village[field];
  }
  return filled as Partial<Village>;
}

/**
 * One village from what several rows say, in the order of the project: fact by fact the newest that says
 * anything, or the one that an answer names. Facts that nobody disputes fill each other's gaps; what is
 * reported of operators is kept from all.
 */
export function reconcileStatements(
  statements: readonly VillageStatement[],
  answers: Readonly<Record<string, string>>,
): { readonly village: Village; readonly discrepancies: readonly Discrepancy[] } {
  const [first] = statements as [VillageStatement];
  if (statements.length === 1) return { village: first.village, discrepancies: [] };
  const ordered = newestFirst(statements);
  const discrepancies: Discrepancy[] = [];
  const chosen: Partial<Record<ReconciledField, string | number | null>> = {};
  for (const field of RECONCILED_FIELDS) {
    const said = ordered.filter(({ village }) => village[field] !== null);
    if (!said.length) continue;
    const { winner, discrepancy } = settle(field, first.village.code, said, answers);
    chosen[field] = winner.village[field];
    if (discrepancy) discrepancies.push(discrepancy);
  }
  const reports = ordered.flatMap((one) => one.village.coverageReports ?? []);
  const village = {
    ...first.village,
    ...fillGaps(first.village, ordered),
    ...chosen,
    ...(reports.length && { coverageReports: reports }),
  } as Village;
  const { poorHouseholds, households } = village;
  const povertyRate =
    poorHouseholds !== null && households ? Math.min(1, poorHouseholds / households) : village.povertyRate;
  return { village: { ...village, povertyRate }, discrepancies };
}
