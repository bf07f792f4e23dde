import { compareCodes } from '../i18n/text.ts';
import type { Village } from '../model/places.ts';

/** Facts on which sources may disagree; each is chosen on its own. */
export const RECONCILED_FIELDS = [
  'population',
  'households',
  'poorHouseholds',
  'electricity',
  'reportedSignal',
  'schools',
  'healthStations',
  'fibreSubscribed',
  'fibrePassed',
] as const;
export type ReconciledField = (typeof RECONCILED_FIELDS)[number];

/** What one source says about a village. */
export interface Statement {
  readonly village: Village;
  readonly file: string;
  /** ISO date of the source, null where it states none. */
  readonly asOf: string | null;
}

/** Two or more sources that disagree about one fact. All stay; the chosen one counts. */
export interface Discrepancy {
  /** Question-like id: an answer with the id of a source chooses that source. */
  readonly id: string;
  readonly village: string;
  readonly field: ReconciledField;
  readonly values: readonly {
    readonly value: string | number;
    readonly sourceId: string;
    readonly file: string;
    readonly row: number;
    readonly asOf: string | null;
    readonly chosen: boolean;
  }[];
}

/** Newest first; the undated last; at the same date the source that the project names first. */
const newestFirst = (statements: readonly Statement[]): Statement[] =>
  statements.toSorted((a, b) => compareCodes(b.asOf ?? '', a.asOf ?? ''));

/**
 * One village from what several sources say, in the order of the project: fact by fact the newest that says
 * anything, or the source that an answer names. Facts that nobody disputes fill each other's gaps.
 */
export function reconcile(
  statements: readonly Statement[],
  answers: Readonly<Record<string, string>>,
): { readonly village: Village; readonly discrepancies: readonly Discrepancy[] } {
  const [first] = statements as [Statement];
  if (statements.length === 1) return { village: first.village, discrepancies: [] };
  const discrepancies: Discrepancy[] = [];
  const chosen: Partial<Record<ReconciledField, string | number | null>> = {};
  for (const field of RECONCILED_FIELDS) {
    const said = newestFirst(statements).filter(({ village }) => village[field] !== null);
    if (!said.length) continue;
    const id = `reconcile/${first.village.code}/${field}`;
    const winner = said.find(({ village }) => village.sourceId === answers[id]) ?? said[0]!;
    chosen[field] = winner.village[field];
    if (new Set(said.map(({ village }) => village[field])).size > 1)
      discrepancies.push({
        id,
        village: first.village.code,
        field,
        values: said.map((one) => ({
          value: one.village[field]!,
          sourceId: one.village.sourceId,
          file: one.file,
          row: one.village.row,
          asOf: one.asOf,
          chosen: one === winner,
        })),
      });
  }
  const village = { ...first.village, ...chosen } as Village;
  const { poorHouseholds, households } = village;
  const povertyRate =
    poorHouseholds !== null && households ? Math.min(1, poorHouseholds / households) : village.povertyRate;
  return { village: { ...village, povertyRate }, discrepancies };
}
