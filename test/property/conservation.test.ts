import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { loadDataset } from '../../src/intake/load-dataset.ts';
import { accept } from '../../src/model/basics/result.ts';
import type { ProjectFile } from '../../src/model/project.ts';
import { drawReturns } from '../support/returns/draw.ts';

const CASES = (['familiar', 'unknown'] as const).flatMap((mode) =>
  [11, 12, 13].map((seed) => ({ mode, seed })),
);

/** Rows of a workbook that hold anything, counted by another reader. */
function rowsIn(bytes: Uint8Array): number {
  const { Sheets, SheetNames } = read(bytes);
  return SheetNames.reduce(
    (sum, name) =>
      sum +
      utils
        .sheet_to_json<unknown[]>(Sheets[name]!, { header: 1, blankrows: false })
        .filter((row) => row.some((cell) => String(cell ?? '').trim() !== '')).length,
    0,
  );
}

describe.each(CASES)('returns of seed $seed, $mode', ({ mode, seed }) => {
  const { files } = drawReturns(seed, { mode });
  const project = JSON.parse(new TextDecoder().decode(files.get('project.json'))) as ProjectFile;
  const open = (path: string) =>
    Promise.resolve(
      accept(
        [...files]
          .filter(([name]) => name === path || name.startsWith(`${path.replace(/\/$/, '')}/`))
          .map(([name, bytes]) => sourceOfBytes(name, bytes)),
      ),
    );

  it('have one fate for every row of a workbook', async () => {
    const { inputs } = await loadDataset(project, open);
    const books = inputs.filter(({ path }) => path.endsWith('.xlsx'));
    expect(books.length).toBeGreaterThan(5);
    for (const { path, account } of books) {
      const total = Object.values(account).reduce((sum, rows) => sum + rows, 0);
      expect(`${path}: ${total}`).toBe(`${path}: ${rowsIn(files.get(path)!)}`);
    }
  });

  it('have a fate for every column', async () => {
    const { tables, questions } = await loadDataset(project, open);
    const asked = tables.flatMap(({ file, columns }) =>
      columns.filter((column) => column.asked).map(() => file),
    );
    const named = new Set(
      questions.filter(({ kind }) => kind === 'columns').flatMap(({ files: of = [] }) => of),
    );
    expect([...new Set(asked)].sort()).toEqual([...named].sort());
  });
});
