import { expect, it } from 'vitest';
import type { ParsedFile } from '../../formats/reading/parsed-file.ts';
import { whyUnclear } from './recognise-file.ts';

const parsed = (kind: 'records' | 'sheets' | 'terrain', kept: number, read: number): ParsedFile =>
  ({ kind, read, tables: Array(kept).fill({}), sheets: Array(kept).fill({}) }) as unknown as ParsedFile;

it.each([
  ['records', 1, 5, 'file-role-unclear', undefined],
  ['records', 0, 5, 'file-all-rejected', { count: 5 }],
  ['records', 0, 0, 'file-without-records', { count: 0 }],
  ['sheets', 1, 5, 'file-role-unclear', undefined],
  ['sheets', 0, 5, 'file-all-rejected', { count: 5 }],
  ['sheets', 0, 0, 'file-without-records', { count: 0 }],
  ['terrain', 0, 0, 'file-role-unclear', undefined],
] as const)(
  'a file of %s of which %i of %i are kept is left out as %s',
  (kind, kept, read, code, context) => {
    const refusal = whyUnclear(parsed(kind, kept, read), 'a.csv');
    expect(refusal).toEqual({ code, location: { file: 'a.csv' }, ...(context && { context }) });
  },
);
