import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { loadDataset } from '../../src/intake/load-dataset.ts';
import { accept } from '../../src/model/basics/result.ts';
import type { ProjectFile } from '../../src/model/project.ts';
import { issueText } from '../../src/i18n/fill.ts';
import { messagesIn } from '../../src/i18n/messages.ts';
import { choiceText, questionText } from '../../src/i18n/question-text.ts';
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
  const { files, truth } = drawReturns(seed, { mode });
  const project = JSON.parse(new TextDecoder().decode(files.get('project.json'))) as ProjectFile;
  const open = (path: string) =>
    Promise.resolve(
      accept(
        [...files]
          .filter(([name]) => name === path || name.startsWith(`${path.replace(/\/$/, '')}/`))
          .map(([name, bytes]) => sourceOfBytes(name, bytes)),
      ),
    );

  const loaded = loadDataset(project, open);

  it('have one fate for every row of a workbook', async () => {
    const { inputs } = await loaded;
    const books = inputs.filter(({ path }) => path.endsWith('.xlsx'));
    expect(books.length).toBeGreaterThan(5);
    for (const { path, account } of books) {
      const total = Object.values(account).reduce((sum, rows) => sum + rows, 0);
      expect(`${path}: ${total}`).toBe(`${path}: ${rowsIn(files.get(path)!)}`);
    }
  });

  it('count no row of a village as a title, a total or an empty one', async () => {
    const { inputs } = await loaded;
    for (const { file, villageRows } of truth.files) {
      const { account } = inputs.find(({ path }) => path.endsWith(`/${file}`))!;
      const { kept, merged, filtered, rejected, asked } = account;
      const records = kept + merged + filtered + rejected + asked;
      expect(`${file}: ${Math.min(records, villageRows)}`).toBe(`${file}: ${villageRows}`);
    }
  });

  it('keep as many rows as there are villages', async () => {
    const { inputs, dataset } = await loaded;
    const kept = inputs.reduce((sum, { role, account }) => sum + (role === 'villages' ? account.kept : 0), 0);
    expect(kept).toBe(dataset.villages.records.length);
  });

  it('have a fate for every column', async () => {
    const { tables, questions } = await loaded;
    const asked = tables.flatMap(({ file, columns }) =>
      columns.filter((column) => column.asked).map(() => file),
    );
    const named = new Set(
      questions
        .filter(({ kind }) => kind === 'columns' || kind === 'unnamed')
        .flatMap(({ files: of = [] }) => of),
    );
    expect([...new Set(asked)].sort()).toEqual([...named].sort());
  });

  it.each(['vi', 'en'] as const)(
    'say what they found and ask in sentences without a blank (%s)',
    async (language) => {
      const { issues, questions } = await loaded;
      const told = [
        ...issues.map((issue) => issueText(issue, language)),
        ...questions.flatMap((question) => [
          questionText(question, language),
          ...question.choices.map(({ id }) => choiceText(question, id, language)),
        ]),
      ];
      const { unknownBlank } = messagesIn(language).common;
      expect(told.length).toBeGreaterThan(100);
      expect(
        told.filter((text) => text.includes(unknownBlank) || /\{\w+\}|undefined|NaN/.test(text)),
      ).toEqual([]);
    },
  );

  it('offer no two answers with the same words', async () => {
    const { questions } = await loaded;
    for (const question of questions) {
      const words = question.choices.map(({ id }) => choiceText(question, id, 'vi'));
      expect(new Set(words).size, `${question.id}: ${words.join(' | ')}`).toBe(words.length);
    }
  });
});
