import { read, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { drawReturns, RETURNS_FOLDER, type DrawnReturns } from '../support/returns/draw.ts';
import { answersFor, unansweredKinds } from '../support/returns/judge/answers.ts';
import { judge } from '../support/returns/judge/judge.ts';
import type { Outputs } from '../support/returns/judge/outputs.ts';
import type { TrueVillage } from '../support/returns/truth.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];
const MODES = ['familiar', 'unknown'] as const;
const CASES = MODES.flatMap((mode) => SEEDS.map((seed) => ({ mode, seed })));
type Cell = string | number | undefined;

function textOf(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff || bytes[1] === 0 ? 'utf-16le' : 'utf-8').decode(bytes);
}
/** Cells of a written file by sheet, read by nobody's reader but the library's own. */
function cellsOf(file: string, bytes: Uint8Array): Record<string, Cell[][]> {
  if (file.endsWith('.csv')) return { '': Papa.parse<Cell[]>(textOf(bytes).replace(/^\ufeff/, '')).data };
  const book = read(bytes);
  return Object.fromEntries(
    book.SheetNames.map((name) => [
      name,
      utils.sheet_to_json<Cell[]>(book.Sheets[name]!, { header: 1, blankrows: true, range: 0 }),
    ]),
  );
}
const countIn = (cell: Cell): number | null =>
  /^\d{1,3}(\.\d{3})+$|^\d+$/.test(String(cell ?? '')) ? Number(String(cell).replaceAll('.', '')) : null;

/** Cell of each field in each row that names a village, found through the columns that the truth lists. */
function rereading({
  files,
  truth,
}: DrawnReturns): (village: TrueVillage, at: number, field: string) => Cell {
  const sheets = new Map<string, Record<string, Cell[][]>>();
  return (village, at, field) => {
    const [file, sheet, row] = village.rows[at]!;
    if (!sheets.has(file)) sheets.set(file, cellsOf(file, files.get(`${RETURNS_FOLDER}/${file}`)!));
    const column = truth.columns!.find(
      (known) => known.file === file && known.sheet === sheet && known.field === field,
    )!;
    const rows = sheets.get(file)![file.endsWith('.csv') ? '' : sheet]!;
    return rows[row - 1]![column.column];
  };
}

describe.each(CASES)('returns of seed $seed, $mode', ({ mode, seed }) => {
  const drawn = drawReturns(seed, { mode });

  it('are the same bytes again', () => {
    const again = drawReturns(seed, { mode });
    expect([...again.files.keys()]).toEqual([...drawn.files.keys()]);
    for (const [path, bytes] of drawn.files)
      expect(Buffer.compare(bytes, again.files.get(path)!), path).toBe(0);
    expect(again.truth).toEqual(drawn.truth);
  });

  it('hold every village of the truth, with its counts, where the truth says', () => {
    const cell = rereading(drawn);
    for (const village of drawn.truth.villages) {
      village.rows.forEach((_, at) => expect(cell(village, at, 'village')).toBe(village.name));
      for (const field of ['households', 'population'] as const)
        if (!village[`${field}IfSaid`])
          expect(countIn(cell(village, 0, field)), village.name).toBe(village[field]);
    }
  });

  it('hold no row of numbers that the truth does not know', () => {
    const { truth } = drawn;
    const places = truth.villages.flatMap(({ rows }) => rows.map(([file, , row]) => `${file}/${row}`));
    expect(new Set(places).size).toBe(places.length);
    for (const { file, villageRows } of truth.files)
      expect(places.filter((place) => place.startsWith(`${file}/`))).toHaveLength(villageRows);
  });

  it('add up', () => {
    const { totals, villages, reports, questions } = drawn.truth;
    const sum = (field: 'households' | 'population'): number =>
      villages.reduce((all, village) => all + (village[field] ?? 0), 0);
    expect(totals).toMatchObject({
      villages: villages.length,
      households: sum('households'),
      population: sum('population'),
    });
    expect(totals['reports']).toBe(reports.length);
    expect(questions.every(({ file }) => drawn.files.has(`${RETURNS_FOLDER}/${file}`))).toBe(true);
  });
});

describe('the judge', () => {
  const { truth } = drawReturns(1, { mode: 'familiar' });
  const said = (change: Partial<Outputs> = {}): Outputs => ({
    exitCode: 0,
    villages: truth.villages.map((village) => ({
      code: village.key,
      name: village.name,
      commune: village.commune_code,
      lon: village.lon,
      lat: village.lat,
      households: village.households,
      population: village.population,
      shares: {},
    })),
    issues: [],
    questions: [],
    columns: [],
    files: [],
    duplicates: [],
    ...change,
  });
  const full = truth.villages.filter(({ population, lon }) => population !== null && lon !== null);
  const [first] = full;

  it('finds every village right where the result is the truth', () => {
    const verdict = judge(said(), truth);
    expect(verdict).toMatchObject({
      right: truth.villages.length,
      wrong: 0,
      lost: 0,
      peopleLost: 0,
      extra: 0,
    });
  });

  it('counts a lost village as silent until its row is named by a warning', () => {
    const villages = said().villages.filter(({ code }) => code !== first!.key);
    const silent = judge(said({ villages }), truth);
    expect(silent).toMatchObject({
      lost: 1,
      peopleLost: first!.population,
      peopleLostSilently: first!.population,
    });
    const [file, sheet, row] = first!.rows[0]!;
    const issue = { code: 'village-without-name', file: `xa-gui-ve/${file}`, sheet, row };
    const told = judge(said({ villages, issues: [{ ...issue, severity: 'error' }] }), truth);
    expect(told).toMatchObject({ lost: 1, peopleLostSilently: 0, silent: silent.silent - 1 });
    const noted = judge(said({ villages, issues: [{ ...issue, severity: 'info' }] }), truth);
    expect(noted.peopleLostSilently).toBe(first!.population);
  });

  it('lets an issue about another field excuse nothing', () => {
    const villages = said().villages.map((line) =>
      line.code === first!.key ? { ...line, population: 1 } : line,
    );
    const [file, sheet, row] = first!.rows[0]!;
    const issue = (field: string) => ({
      code: 'value-not-understood',
      severity: 'warning',
      file,
      sheet,
      row,
      field,
    });
    const about = (field: string): boolean | undefined =>
      judge(said({ villages, issues: [issue(field)] }), truth).faults.find(
        ({ topic }) => topic === 'population',
      )?.told;
    expect([about('electricity'), about('households'), about('population')]).toEqual([false, false, true]);
  });

  it('takes an asked column as explaining a missing count, never a wrong one', () => {
    const [file, sheet] = first!.rows[0]!;
    const columns = [{ file, sheet, header: 'Dân cư', fate: 'asked' as const }];
    const read = (population: number | null): boolean | undefined => {
      const villages = said().villages.map((line) =>
        line.code === first!.key ? { ...line, population } : line,
      );
      return judge(said({ villages, columns }), truth).faults.find(({ topic }) => topic === 'population')
        ?.told;
    };
    expect([read(null), read(1)]).toEqual([true, false]);
  });

  it('settles groups of alike villages in bulk where the truth says one thing of all, else one by one', () => {
    const twice = truth.villages.filter(({ rows }) => rows.length > 1);
    const [one, other] = truth.villages.filter(({ rows }) => rows.length === 1);
    const member = ([file, sheet, row]: readonly [string, string, number], code: string) => ({
      code,
      file: `xa-gui-ve/${file}`,
      sheet,
      row,
    });
    const placeOf = ({ rows: [at] }: TrueVillage) => [at![0], at![1], at![2]] as const;
    const same = {
      id: 'merge/a+b',
      kind: 'near',
      choice: null,
      choices: ['a', 'b', 'apart'],
      members: twice[0]!.rows
        .slice(0, 2)
        .map(([file, sheet, row], i) => member([file, sheet, row], 'ab'[i]!)),
    };
    const apart = {
      ...same,
      id: 'merge/c+d',
      choices: ['c', 'd', 'apart'],
      members: [member(placeOf(one!), 'c'), member(placeOf(other!), 'd')],
    };
    const bulk = {
      id: 'merge-near/all',
      question: 'merge-near',
      file: 'a',
      rows: [],
      choices: ['one', 'apart'],
    };
    const answered = (duplicates: Outputs['duplicates']) => {
      const outputs = said({ questions: [bulk as Outputs['questions'][number]], duplicates });
      const answers = answersFor(outputs, truth);
      return { answers, open: unansweredKinds(outputs, answers) };
    };
    expect(answered([same])).toEqual({ answers: { 'merge-near/all': 'one' }, open: {} });
    expect(answered([apart])).toEqual({ answers: { 'merge-near/all': 'apart' }, open: {} });
    expect(answered([same, apart])).toEqual({
      answers: { 'merge/a+b': 'a', 'merge/c+d': 'apart' },
      open: {},
    });
  });

  it('takes a village of a total row, and a village twice, as extra', () => {
    const again = { ...said().villages[0]!, code: 'again' };
    const total = { ...again, name: 'Tổng cộng', code: 'total' };
    expect(judge(said({ villages: [...said().villages, again, total] }), truth).extra).toBe(2);
  });
});
