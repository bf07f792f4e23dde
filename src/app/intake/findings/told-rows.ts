import type { Issue } from '../../../model/issue.ts';

const isRow = ({ row, feature }: Issue): boolean => (row ?? feature) !== undefined;

/** The first of the rows that wait for one answer, with their number: one line stands for all of them. */
export function waitingRows(issues: readonly Issue[]): ReadonlyMap<Issue, number> {
  const rows = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (issue.code !== 'question-open') continue;
    const key = [issue.file, issue.sheet, issue.field].join('\u0000');
    const known = rows.get(key);
    if (known) known.push(issue);
    else rows.set(key, [issue]);
  }
  return new Map([...rows.values()].map((own) => [own[0]!, own.length]));
}

/** Findings without the rows that one line says everything of: those of a file of which nothing was taken. */
export function beyondWholeFiles(issues: readonly Issue[]): readonly Issue[] {
  const whole = new Set(issues.flatMap(({ code, file }) => (code === 'file-all-rejected' ? [file] : [])));
  return issues.filter((issue) => !(issue.did === 'rejected' && isRow(issue) && whole.has(issue.file)));
}
