import { describe, expect, it } from 'vitest';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';
import type { Loaded } from '../load-dataset.ts';

const load = (csv: string, answers = {}): Promise<Loaded> =>
  loadWithCommunes(
    { 'thon.csv': csv },
    [
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'thon.csv' },
    ],
    undefined,
    answers,
  );
const countsOf = ({ dataset }: Loaded): Record<string, [number | null, number | null]> =>
  Object.fromEntries(
    dataset.villages.records.map(({ name, households, population }) => [name, [households, population]]),
  );
const told = ({ issues }: Loaded): string[] =>
  issues.filter(({ severity }) => severity === 'warning').map(({ code }) => code);

describe('rows of one village', () => {
  it.each([
    ['Kỳ,Năm', ['Quý I,2026', 'Quý II,2026', 'Quý III,2026']],
    ['Năm,Quý', ['2025,Quý 4', '2026,Quý 1', '2026,Quý 2']],
    ['Tháng,Ghi chú', ['Tháng 7,', 'Tháng 8,', 'Tháng 9,']],
  ])('are of the last quarter or month of a list long by time: %s', async (heads, times) => {
    const rows = times.flatMap((time, at) => [
      `${time},00001,Khe Sen,${31 + at},${140 + at}`,
      `${time},00001,Tà Lèng,${44 + at},${190 + at}`,
      `${time},00001,Nậm Vì,${52 + at},${240 + at}`,
      `${time},00001,Pá Hốc,${27 + at},${120 + at}`,
    ]);
    const list = await load(`${heads},Mã xã,Thôn,Số hộ,Nhân khẩu\n${rows.join('\n')}\n`);
    expect(countsOf(list)).toEqual({
      'Khe Sen': [33, 142],
      'Tà Lèng': [46, 192],
      'Nậm Vì': [54, 242],
      'Pá Hốc': [29, 122],
    });
    expect(list.questions).toEqual([]);
    expect(told(list)).toContain('rows-of-other-times');
  });
  it('are households though two heads of them have one name', async () => {
    const heads = ['Giàng A Páo', 'Giàng A Páo', 'Lò Thị Hoa', 'Lò Văn Inh'];
    const list = await load(
      `STT,Họ và tên chủ hộ,Mã xã,Bản,Số khẩu\n${heads.map((name, at) => `${at + 1},${name},00001,${at < 3 ? 'Khe Sen' : 'Tà Lèng'},${4 + at}`).join('\n')}\n`,
    );
    expect(countsOf(list)).toEqual({ 'Khe Sen': [3, 15], 'Tà Lèng': [1, 7] });
  });
  it.each([[[5, 5, 4, 4]], [[4, 4, 4, 4]]])('are households though all have one size: %j', async (people) => {
    const rows = people.map(
      (count, at) => `${at + 1},Lò Văn ${'BCDE'[at]},00001,${at < 2 ? 'Khe Sen' : 'Tà Lèng'},${count}`,
    );
    const list = await load(`STT,Chủ hộ,Mã xã,Bản,Số khẩu\n${rows.join('\n')}\n`);
    const sums = [people[0]! + people[1]!, people[2]! + people[3]!];
    expect(countsOf(list)).toEqual({ 'Khe Sen': [2, sums[0]], 'Tà Lèng': [2, sums[1]] });
  });
  it('keep the people of the village where each of its households repeats them', async () => {
    const list = await load(
      'Chủ hộ,Mã xã,Bản,Số khẩu\nLò A,00001,Khe Sen,140\nLò B,00001,Khe Sen,140\nLò C,00001,Tà Lèng,190\nLò D,00001,Tà Lèng,190\n',
    );
    expect(countsOf(list)).toMatchObject({ 'Khe Sen': [2, 140], 'Tà Lèng': [2, 190] });
  });
  it('are summed where a column says that they are parts of it', async () => {
    const parts = await load(
      'Mã xã,Thôn,Tên nhóm hộ,Số hộ,Nhân khẩu\n00001,Khe Sen,Đầu suối,31,140\n00001,Khe Sen,Cuối suối,12,50\n00001,Tà Lèng,Giữa bản,44,190\n',
    );
    expect(countsOf(parts)).toEqual({ 'Khe Sen': [43, 190], 'Tà Lèng': [44, 190] });
    expect(told(parts)).toContain('rows-summed');
    expect(parts.issues.find(({ code }) => code === 'rows-summed')).toMatchObject({ value: '2, 3' });
    expect(parts.inputs[1]!.account).toMatchObject({ kept: 2, merged: 1 });
  });
  it('keep a count that each part repeats', async () => {
    const sexes = await load(
      'Mã xã,Thôn,Giới,Số hộ,Nhân khẩu\n00001,Khe Sen,Nữ,31,66\n00001,Khe Sen,Nam,31,74\n00001,Tà Lèng,Nữ,44,90\n00001,Tà Lèng,Nam,44,92\n',
    );
    expect(countsOf(sexes)).toEqual({ 'Khe Sen': [31, 140], 'Tà Lèng': [44, 182] });
  });
  it('are counted where each is a household', async () => {
    const list = await load(
      'Mã xã,Họ tên chủ hộ,Thôn,Nhân khẩu\n00001,Giàng A Páo,Khe Sen,6\n00001,Giàng A Lử,Khe Sen,4\n00001,Lò Thị Hoa,Khe Sen,2\n00001,Lò Văn Inh,Tà Lèng,5\n',
    );
    expect(countsOf(list)).toEqual({ 'Khe Sen': [3, 12], 'Tà Lèng': [1, 5] });
  });
  it('have no sum where a part lacks its count', async () => {
    const lacking = await load(
      'Mã xã,Thôn,Cụm,Số hộ,Nhân khẩu\n00001,Khe Sen,A,,140\n00001,Khe Sen,B,12,50\n00001,Tà Lèng,A,44,190\n',
    );
    expect(countsOf(lacking)).toEqual({ 'Khe Sen': [null, 190], 'Tà Lèng': [44, 190] });
    expect(told(lacking)).toContain('part-without-count');
  });
  it('go on below their name', async () => {
    const going = await load(
      'Mã xã,TT,Thôn,Cụm,Số hộ,Nhân khẩu,Ghi chú\n00001,1,Khe Sen,A,30,140,\n,,,B,12,50,\n00001,2,Tà Lèng,A,44,190,\n,,,,,,đường xấu\n',
    );
    expect(countsOf(going)).toEqual({ 'Khe Sen': [42, 190], 'Tà Lèng': [44, 190] });
    expect(told(going)).toEqual(expect.arrayContaining(['rows-summed', 'rows-continued']));
  });
  it('count at the newest time that has come', async () => {
    const times = await load(
      'Mã xã,Kỳ báo cáo,Thôn,Số hộ,Nhân khẩu\n00001,6/2025,Khe Sen,30,140\n00001,6/2026,Khe Sen,33,150\n00001,12/2027,Khe Sen,60,300\n00001,6/2025,Tà Lèng,44,190\n',
    );
    expect(countsOf(times)).toEqual({ 'Khe Sen': [33, 150], 'Tà Lèng': [44, 190] });
    expect(told(times)).toEqual(expect.arrayContaining(['rows-of-other-times', 'village-of-older-time']));
  });
  it('are asked about where no column tells them apart, and are summed where that is the answer', async () => {
    const csv =
      'Mã xã,Thôn,Số hộ,Nhân khẩu\n00001,Khe Sen,31,140\n00001,Khe Sen,12,50\n00001,Tà Lèng,44,190\n';
    const open = await load(csv);
    expect(open.questions.map(({ kind, choices }) => [kind, choices.map(({ id }) => id)])).toContainEqual([
      'merge-unplaced',
      ['one', 'sum', 'part', 'apart'],
    ]);
    expect(countsOf(await load(csv, { 'merge-unplaced/all': 'sum' }))).toEqual({
      'Khe Sen': [43, 190],
      'Tà Lèng': [44, 190],
    });
    expect(countsOf(await load(csv, { 'merge-unplaced/all': 'one' }))['Khe Sen']).toEqual([31, 140]);
  });
  it('of other villages of the same name in other communes stay apart', async () => {
    const two = await load(
      'Mã xã,Thôn,Cụm,Số hộ,Nhân khẩu\n00001,Khe Sen,A,31,140\n00002,Khe Sen,B,12,50\n00001,Tà Lèng,A,44,190\n',
    );
    expect(two.dataset.villages.records).toHaveLength(3);
  });
});

describe('rows of one village told apart by bare numbers', () => {
  const VILLAGES = ['Khe Sen', 'Tà Lèng', 'Nậm Vì'];
  const load = async (head: string, rows: readonly string[]) => {
    const { dataset, questions } = await loadWithCommunes({ 'thon.csv': `${head}\n${rows.join('\n')}\n` }, [
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'thon.csv' },
    ]);
    expect(questions).toEqual([]);
    return dataset.villages.records.map(({ households, population }) => [households, population]);
  };
  it.each([
    ['Tháng', '4', '6'],
    ['Quý', 'I', 'II'],
    ['Quý', '1', '2'],
  ])('of %s: the last one counts', async (heading, before, last) => {
    const rows = VILLAGES.flatMap((name) => [
      `${before},00001,${name},30,130`,
      `${last},00001,${name},31,140`,
    ]);
    expect(await load(`${heading},Mã xã,Bản,Số hộ,Số khẩu`, rows)).toEqual(VILLAGES.map(() => [31, 140]));
  });
  it('of ages: they are summed', async () => {
    const rows = VILLAGES.flatMap((name) =>
      ['0-14', '15-59', '60+'].map((ages, i) => `00001,${name},${ages},${[40, 85, 15][i]}`),
    );
    expect(await load('Mã xã,Bản,Nhóm tuổi,Số khẩu', rows)).toEqual(VILLAGES.map(() => [null, 140]));
  });
  it('of the two counts by turns: a row for each village', async () => {
    const rows = VILLAGES.flatMap((name) => [`00001,${name},Số hộ,31`, `00001,${name},Số khẩu,140`]);
    expect(await load('Mã xã,Bản,Chỉ tiêu,Giá trị', rows)).toEqual(VILLAGES.map(() => [31, 140]));
  });
});
