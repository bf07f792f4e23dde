import { expect, it } from 'vitest';
import type { Issue } from '../../../model/issue.ts';
import { beyondWholeFiles, waitingRows } from './told-rows.ts';

const issue = (code: string, file: string, row?: number, field?: string): Issue => ({
  code,
  severity: 'error',
  did: 'rejected',
  file,
  ...(row !== undefined && { row }),
  ...(field !== undefined && { field }),
});

it('one line stands for the rows of a file that wait for one answer', () => {
  const issues = [
    issue('question-open', 'a.csv', 2, 'lon'),
    issue('question-open', 'a.csv', 3, 'lon'),
    issue('question-open', 'a.csv', 3, 'households'),
    issue('question-open', 'b.csv', 2, 'lon'),
    issue('coordinates-missing', 'a.csv', 4),
  ];
  expect([...waitingRows(issues)]).toEqual([
    [issues[0], 2],
    [issues[2], 1],
    [issues[3], 1],
  ]);
});

it('rows of a file of which nothing was taken are told by the file; those of others stay', () => {
  const issues = [
    issue('file-all-rejected', 'a.csv'),
    issue('coordinates-missing', 'a.csv', 2),
    issue('coordinates-missing', 'b.csv', 2),
  ];
  expect(beyondWholeFiles(issues)).toEqual([issues[0], issues[2]]);
});
