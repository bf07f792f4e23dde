import { doubleAt, elementAt } from '../../model/basics/elements.ts';
import { onceFor } from '../../model/basics/once.ts';
import type { GateFinding, GateHeading, GateRow } from '../../model/gate.ts';
import type { Issue } from '../../model/issue.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { SourceRole } from '../../model/roles.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { Loaded } from '../load-dataset.ts';
import type { GateRule } from './gate.ts';

export const centreOf = ({ centres }: Loaded['dataset']['villages'], i: number): GateRow['place'] => {
  return Number.isNaN(doubleAt(centres, 2 * i))
    ? null
    : [doubleAt(centres, 2 * i), doubleAt(centres, 2 * i + 1)];
};

const pathsById = onceFor(
  (sources: ProjectFile['sources']): ReadonlyMap<string, string> =>
    // The first of an id counts.
    new Map([...sources].reverse().map(({ id, path }) => [id, path])),
);
export const pathOfSource = ({ sources }: ProjectFile, sourceId: string): string =>
  pathsById(sources).get(sourceId) ?? sourceId;

const keyOf = ({ file, sheet, row, feature }: Issue): string => [file, sheet, row, feature].join('\u0000');

const isAboutRow = ({ row, feature }: Issue): boolean => row !== undefined || feature !== undefined;

/** A row that was left out for a fault. Rows of totals and the like are left out as well, but there is nothing wrong. */
const isFault = (issue: Issue): boolean =>
  issue.did === 'rejected' && issue.severity !== 'info' && isAboutRow(issue);

export function issueRow(loaded: Loaded, issue: Issue, villageAt: ReadonlyMap<string, number>): GateRow {
  const { file, sheet, row, feature, value, commune, village } = issue;
  const index = village === undefined ? undefined : villageAt.get(village);
  return {
    file,
    ...(sheet !== undefined && { sheet }),
    ...(row !== undefined && { row }),
    ...(feature !== undefined && { feature }),
    ...(value !== undefined && { value }),
    ...(commune !== undefined && { commune }),
    ...(village !== undefined && { village }),
    place: (index === undefined ? null : centreOf(loaded.dataset.villages, index)) ?? issue.place ?? null,
  };
}

const indexByCode = onceFor(
  (records: Loaded['dataset']['villages']['records']): ReadonlyMap<string, number> =>
    new Map(records.map(({ code }, i) => [code, i])),
);
/** Index of each village by its code. */
export const villagesByCode = ({ dataset }: Loaded): ReadonlyMap<string, number> =>
  indexByCode(dataset.villages.records);

/** The findings of an import as every rule looks at them. */
interface IssueIndex {
  /** Numbers of the findings with a code, in their order. */
  readonly byCode: ReadonlyMap<string, readonly number[]>;
  /** The record of each finding. */
  readonly keys: readonly string[];
  /** Records left out for a fault. */
  readonly faults: ReadonlySet<string>;
  /** The same by file. */
  readonly faultsOfFile: ReadonlyMap<string, ReadonlySet<string>>;
}

const indexOf = onceFor((issues: Loaded['issues']): IssueIndex => {
  const byCode = new Map<string, number[]>();
  const keys = issues.map(keyOf);
  const faults = new Set<string>();
  const faultsOfFile = new Map<string, Set<string>>();
  for (const [i, issue] of issues.entries()) {
    const own = byCode.get(issue.code);
    if (own) own.push(i);
    else byCode.set(issue.code, [i]);
    if (!isFault(issue)) continue;
    const key = elementAt(keys, i);
    faults.add(key);
    const ofFile = faultsOfFile.get(issue.file);
    if (ofFile) ofFile.add(key);
    else faultsOfFile.set(issue.file, new Set([key]));
  }
  return { byCode, keys, faults, faultsOfFile };
});

/** The findings with one of these codes, one for each record; those of a whole file or sheet stand alone. */
export function issuesWithCodes(loaded: Loaded, codes: readonly IntakeIssueCode[]): readonly Issue[] {
  const { byCode, keys } = indexOf(loaded.issues);
  const numbers = [...new Set(codes)].flatMap((code) => byCode.get(code) ?? []).sort((a, b) => a - b);
  return [...new Map(numbers.map((i) => [keys[i], elementAt(loaded.issues, i)])).values()];
}

/** Records kept and rejected for a fault, of files in these roles; of all where none is named. */
export function countsOf(
  { inputs, issues }: Loaded,
  roles: readonly SourceRole[] | null,
): { readonly kept: number; readonly rejected: number } {
  const own = inputs.filter(({ role }) => !roles || (roles as readonly string[]).includes(role));
  const files = new Set(own.map(({ path }) => path));
  const { faultsOfFile } = indexOf(issues);
  // A record's key begins with its file: no record stands in two of these sets.
  const rejected = [...files].reduce((sum, file) => sum + (faultsOfFile.get(file)?.size ?? 0), 0);
  return { kept: own.reduce((sum, { kept }) => sum + kept, 0), rejected };
}

/** How many of the findings are about rows of these roles that the import left out, whatever for. */
export function rejectedAmong(
  { issues, inputs }: Loaded,
  found: readonly Issue[],
  roles: readonly SourceRole[] | null,
): number {
  const { faults: rejected } = indexOf(issues);
  const files = new Set(
    inputs.flatMap(({ role, path }) => (!roles || (roles as readonly string[]).includes(role) ? [path] : [])),
  );
  return found.filter((issue) => files.has(issue.file) && rejected.has(keyOf(issue))).length;
}

/**
 * No record of these roles may have one of these findings; a record with several counts once. A record that was
 * rejected for something else was never looked at.
 *
 * @param blind kept records that show nothing to look at
 */
export const ofRecords = (
  id: string,
  heading: GateHeading,
  roles: readonly SourceRole[] | null,
  codes: readonly IntakeIssueCode[],
  blind: (loaded: Loaded) => number = () => 0,
): GateRule => ({
  id,
  heading,
  check(loaded): GateFinding {
    const villageAt = villagesByCode(loaded);
    const failed = issuesWithCodes(loaded, codes);
    const failedRejected = rejectedAmong(loaded, failed, roles);
    const counts = countsOf(loaded, roles);
    const unseen = Math.min(blind(loaded), counts.kept);
    return {
      passed: Math.max(0, counts.kept - unseen - (failed.length - failedRejected)),
      failed: failed.map((issue) => issueRow(loaded, issue, villageAt)),
      untested: unseen + Math.max(0, counts.rejected - failedRejected),
    };
  },
});

/** Every row that was read is kept, waits for an answer, or stands here with what it was rejected for. */
export const rowsKept = (id: string, heading: GateHeading): GateRule => ({
  id,
  heading,
  check(loaded): GateFinding {
    const villageAt = villagesByCode(loaded);
    const rows = new Map<string, Issue>();
    const waiting = new Set<string>();
    for (const issue of loaded.issues)
      if (isFault(issue)) {
        if (issue.waits) waiting.add(keyOf(issue));
        else rows.set(keyOf(issue), issue);
      }
    return {
      passed: countsOf(loaded, null).kept,
      failed: [...rows.values()].map((issue) => issueRow(loaded, issue, villageAt)),
      untested: [...waiting].filter((key) => !rows.has(key)).length,
    };
  },
});
