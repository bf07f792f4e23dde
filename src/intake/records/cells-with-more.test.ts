import { describe, expect, it } from 'vitest';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';

async function load(csv: string) {
  const { dataset, issues, questions } = await loadWithCommunes({ 'thon.csv': csv }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: 'thon.csv' },
  ]);
  return {
    counts: Object.fromEntries(
      dataset.villages.records.map(({ name, households, population }) => [name, [households, population]]),
    ),
    told: issues.map(({ code, row, field, value }) => `${code} ${row ?? ''} ${field ?? ''} ${value ?? ''}`),
    questions,
  };
}
const list = (households: string, people: string): string =>
  `Mã xã,Bản,Số hộ,Nhân khẩu\n00001,Khe Sen,"${households}","${people}"\n00001,Tà Lèng,44,203\n00001,Nậm Vì,52,240\n`;

describe('a count with more beside it', () => {
  it.each([
    ["'31", '140 người (66 nữ)', 31, 140],
    ['=31', '140*', 31, 140],
    ['31 hộ (5 hộ mới tách)', '140 [1]', 31, 140],
    ['３１', '140 (kể cả tạm trú)', 31, 140],
    ['31 hộ, 140 khẩu', '140 khẩu; 31 hộ', 31, 140],
    ['31¹', '140 khẩu²', 31, 140],
    ['31 nóc', '140', null, 140],
    ['31+2', '140-150', null, null],
    ['31 hộ, 2 hộ', '1 4O', null, null],
    ['=30+1', '140 khẩu 66 nữ', null, null],
  ])('%s | %s', async (households, people, wantedHouseholds, wantedPeople) => {
    const { counts, told } = await load(list(households, people));
    expect(counts['Khe Sen']).toEqual([wantedHouseholds, wantedPeople]);
    for (const [field, text, wanted] of [
      ['households', households, wantedHouseholds],
      ['population', people, wantedPeople],
    ] as const) {
      if (text === '140') continue;
      const code = wanted === null ? 'number-not-read' : 'number-with-aside';
      expect(
        told.some((line) => line.startsWith(`${code} 2 ${field}`)),
        `${field} ${text}`,
      ).toBe(true);
    }
  });
  it('holds both where nearly all cells do', async () => {
    const { counts } = await load(
      'Mã xã,Bản,Hiện có\n00001,Khe Sen,"31 hộ, 140 khẩu"\n00001,Tà Lèng,"44 hộ, 203 khẩu"\n00001,Nậm Vì,52 hộ - 240 khẩu\n',
    );
    expect(counts).toEqual({ 'Khe Sen': [31, 140], 'Tà Lèng': [44, 203], 'Nậm Vì': [52, 240] });
  });
});

it.each(['#N/A', 'đang rà soát', 'không'])(
  '%s among households is unknown, never none, and told',
  async (word) => {
    const { counts, told } = await load(list(word, '140'));
    expect(counts['Khe Sen']).toEqual([null, 140]);
    expect(told.some((line) => / 2 households /.test(line) && line.endsWith(word))).toBe(true);
  },
);

describe('names', () => {
  it('stand in the column that is filled, one for each kind', async () => {
    const { counts, told } = await load(
      'Mã xã,Bản,Xóm,Tổ dân phố,Số hộ,Nhân khẩu\n00001,Khe Sen,,,31,140\n00001,,Đồi,,44,203\n00001,,,TDP 3,52,240\n',
    );
    expect(Object.keys(counts).sort()).toEqual(['Khe Sen', 'TDP 3', 'Đồi'].sort());
    expect(told.some((line) => line.startsWith('names-joined'))).toBe(true);
  });
  it('are known by their kinds under a heading of another thing', async () => {
    const { counts } = await load(
      'Mã xã,Đơn vị,Số hộ,Nhân khẩu\n00001,Thôn Khe Sen,31,140\n00001,Xóm Tà Lèng,44,203\n00001,Bản Nậm Vì,52,240\n',
    );
    expect(Object.keys(counts)).toHaveLength(3);
  });
});
it('of a group by peoples the column of the sum gives the people', async () => {
  const { counts, questions } = await load(
    ',,Nhân khẩu,,,\nMã xã,Bản,Dao,Nùng,Tổng cộng,Số hộ\n00001,Khe Sen,100,40,140,31\n00001,Tà Lèng,200,3,203,44\n00001,Nậm Vì,40,200,240,52\n',
  );
  expect(questions).toEqual([]);
  expect(counts['Tà Lèng']).toEqual([44, 203]);
});
