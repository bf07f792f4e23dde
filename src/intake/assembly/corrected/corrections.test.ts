import { describe, expect, it } from 'vitest';
import { loadWithCommunes } from '../../../../test/support/two-communes.ts';
import { writeXlsx, type CellValue, type StyledCell } from '../../../../test/support/xlsx-writer.ts';

type Cell = StyledCell | CellValue;
const VILLAGES: readonly (readonly [name: string, households: number, people: number])[] = [
  ['Khe Sen', 31, 140],
  ['Tà Lèng', 44, 203],
  ['Nậm Vì', 52, 240],
  ['Pá Hốc', 27, 120],
  ['Huổi Cọ', 63, 301],
  ['Phiêng Ban', 38, 177],
];

async function load(
  rows: readonly (readonly Cell[])[],
  answer?: 'corrected' | 'written',
  second?: typeof rows,
) {
  const files = {
    'Xã Một.xlsx': writeXlsx([{ name: 'Sheet1', rows }]),
    ...(second && { 'Xã Hai.xlsx': writeXlsx([{ name: 'Sheet1', rows: second }]) }),
  };
  const sources = [
    { role: 'communes', path: 'xa.geojson' },
    ...Object.keys(files).map((path) => ({ role: 'villages', path })),
  ] as Parameters<typeof loadWithCommunes>[1];
  const open = await loadWithCommunes(files, sources);
  const answers = Object.fromEntries(
    open.questions.filter(({ kind }) => kind === 'corrections').map(({ id }) => [id, answer]),
  );
  const read = answer ? await loadWithCommunes(files, sources, undefined, answers) : open;
  const counts = new Map(
    read.dataset.villages.records.map(({ name, households, population }) => [name, [households, population]]),
  );
  return { counts, questions: read.questions, issues: read.issues };
}
const HEAD = ['Xã', 'Tên bản', 'Số hộ', 'Số khẩu'];
/** The list, with what stands behind the counts of some rows, or in their place. */
const list = (
  more: readonly string[],
  behind: Readonly<Record<string, readonly Cell[]>>,
  households: Readonly<Record<string, Cell>> = {},
): Cell[][] => [
  [...HEAD, ...more],
  ...VILLAGES.map(([name, hh, people]) => [
    'Xã Một',
    name,
    households[name] ?? hh,
    people,
    ...(behind[name] ?? more.map(() => null)),
  ]),
];

describe('a count that its own row corrects', () => {
  it.each<[string, Cell[][]]>([
    ['Số đúng', list(['Số đúng'], { 'Tà Lèng': [54] })],
    ['Số sửa, as text', list(['Số sửa'], { 'Tà Lèng': ['54'] })],
    ['Đã sửa thành', list(['Đã sửa thành', 'Người sửa'], { 'Tà Lèng': [54, 'Lò Văn A'] })],
    [
      'a heading of nobody knows',
      list(['KQ hậu kiểm'], { 'Tà Lèng': [54], 'Nậm Vì': [51] }).map((row) => [
        ...row.slice(0, 3),
        ...row.slice(4),
        row[3]!,
      ]),
    ],
    [
      'the same number again in most rows',
      list(
        ['Số đúng'],
        Object.fromEntries(VILLAGES.map(([name, hh]) => [name, [name === 'Tà Lèng' ? 54 : hh]])),
      ),
    ],
    ['the count named again', list(['Số hộ (cập nhật)'], { 'Tà Lèng': [54] })],
    ['a remark', list(['Ghi chú'], { 'Tà Lèng': ['đính chính: 54 hộ'], 'Nậm Vì': ['có điện'] })],
    ['the cell itself', list([], {}, { 'Tà Lèng': '44 (đúng: 54)' })],
    ['a comment', list([], {}, { 'Tà Lèng': { value: 44, comment: 'Số đúng là 54 hộ' } })],
    ['a thread', list([], {}, { 'Tà Lèng': { value: 44, thread: 'sửa thành 54' } })],
    [
      'crossed out beside',
      list(['Số đúng'], { 'Tà Lèng': [54] }, { 'Tà Lèng': { value: 44, struck: true } }),
    ],
  ])('is asked about, and counts by the answer: %s', async (_, rows) => {
    const before = await load(rows);
    expect(before.questions.map(({ kind }) => kind)).toEqual(['corrections']);
    expect(before.counts.get('Tà Lèng')).toEqual([44, 203]);
    expect(before.issues).toContainEqual(
      expect.objectContaining({ code: 'count-corrected', row: 3, field: 'households' }),
    );
    const corrected = await load(rows, 'corrected');
    expect(corrected.counts.get('Tà Lèng')).toEqual([54, 203]);
    expect(corrected.counts.get('Khe Sen')).toEqual([31, 140]);
    expect(corrected.questions).toEqual([]);
    expect((await load(rows, 'written')).counts.get('Tà Lèng')).toEqual([44, 203]);
  });

  it('is read without what is crossed out in its cell, and with it by the answer', async () => {
    const rows = list(
      [],
      {},
      {
        'Tà Lèng': { value: null, runs: [{ text: '44', struck: true }, { text: ' 54' }] },
      },
    );
    const { counts, questions, issues } = await load(rows);
    expect(counts.get('Tà Lèng')).toEqual([54, 203]);
    expect(questions.map(({ kind }) => kind)).toEqual(['corrections']);
    expect(issues.map(({ code }) => code)).toContain('cell-struck-part');
    expect((await load(rows, 'written')).counts.get('Tà Lèng')).toEqual([44, 203]);
    expect((await load(rows, 'corrected')).counts.get('Tà Lèng')).toEqual([54, 203]);
  });

  it('is unknown by the answer where it is crossed out and nothing else stands', async () => {
    const rows = list([], {}, { 'Tà Lèng': { value: 44, struck: true } });
    const before = await load(rows);
    expect(before.questions.map(({ kind }) => kind)).toEqual(['corrections']);
    expect(before.issues.map(({ code }) => code)).toContain('cell-struck');
    expect((await load(rows, 'corrected')).counts.get('Tà Lèng')).toEqual([null, 203]);
  });

  it('is one question for a form, over its files', async () => {
    const rows = list(['Số đúng'], { 'Tà Lèng': [54] });
    const second = rows.map((row, i) =>
      i === 0 ? row : ['Xã Hai', `${String(row[1])} Trên`, ...row.slice(2)],
    );
    const { questions } = await load(rows, undefined, second);
    expect(questions).toMatchObject([{ kind: 'corrections', context: { count: 2 }, files: { length: 2 } }]);
  });
});

describe('what is no correction', () => {
  it.each<[string, Cell[][]]>([
    ['poor households of some villages', list(['Hộ nghèo'], { 'Tà Lèng': [24], 'Nậm Vì': [30] })],
    ['households of one people', list(['Hộ Mông'], { 'Tà Lèng': [24], 'Nậm Vì': [30] })],
    ['households that moved', list(['Hộ chuyển đi'], { 'Tà Lèng': [40] })],
    ['a year', list(['Năm sáp nhập'], { 'Tà Lèng': [2019], 'Nậm Vì': [2020] })],
    ['metres', list(['Dài đường (m)'], { 'Tà Lèng': [50], 'Nậm Vì': [60] })],
    ['a remark without a number', list(['Ghi chú'], { 'Tà Lèng': ['đã kiểm tra lại, đúng'] })],
    ['a remark about something else', list(['Ghi chú'], { 'Tà Lèng': ['sửa đường 2 km, 3 cầu'] })],
  ])('is not asked about: %s', async (_, rows) => {
    const { questions, counts } = await load(rows);
    expect(questions.filter(({ kind }) => kind === 'corrections')).toEqual([]);
    expect(counts.get('Tà Lèng')).toEqual([44, 203]);
  });
  it('a comment without a number is told with its words', async () => {
    const { questions, issues } = await load(
      list([], {}, { 'Tà Lèng': { value: 44, comment: 'hỏi lại trưởng bản' } }),
    );
    expect(questions).toEqual([]);
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'cell-comment', row: 3, value: 'hỏi lại trưởng bản' }),
    );
  });
});

it.each([
  ['beside the new number', '<s>44</s> 54', [54, 203]],
  ['beside the new number, with a style', '<del>44</del><b>54</b>', [54, 203]],
  ['alone', '<strike>44</strike>', [44, 203]],
])('a number crossed out in a page is asked about: %s', async (_, cell, counts) => {
  const rows = VILLAGES.map(
    ([name, hh, people]) =>
      `<tr><td>Xã Một</td><td>${name}</td><td>${name === 'Tà Lèng' ? cell : hh}</td><td>${people}</td></tr>`,
  );
  const page = `<html><body><table><tr>${HEAD.map((name) => `<td>${name}</td>`).join('')}</tr>${rows.join('')}</table></body></html>`;
  const { dataset, questions } = await loadWithCommunes({ 'Xã Một.xls': page }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: 'Xã Một.xls' },
  ]);
  const village = dataset.villages.records.find(({ name }) => name === 'Tà Lèng');
  expect([village?.households, village?.population]).toEqual(counts);
  expect(questions.map(({ kind }) => kind)).toEqual(['corrections']);
});
