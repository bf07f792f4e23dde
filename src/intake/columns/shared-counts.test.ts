import { describe, expect, it } from 'vitest';
import { loadWithCommunes } from '../../../test/support/two-communes.ts';

const NAMES = ['Khe Sen', 'Tà Lèng', 'Nậm Vì', 'Pá Hốc'];
type Column = readonly [group: string, heading: string, cells: readonly (string | number)[]];

/** A list under a head of two levels, of which the upper one stands over its first column only. */
async function load(...columns: readonly Column[]) {
  const all: readonly Column[] = [['Mã xã', '', NAMES.map(() => '00001')], ['Bản', '', NAMES], ...columns];
  const isNew = (at: number): boolean => at === 0 || all[at - 1]![0] !== all[at]![0];
  const lines = [
    all.map(([group], at) => (isNew(at) ? group : '')),
    all.map(([, heading]) => heading),
    ...NAMES.map((_, row) => all.map(([, , cells]) => cells[row]!)),
  ];
  const csv = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
  const { dataset, issues, questions } = await loadWithCommunes({ 'thon.csv': `${csv}\n` }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: 'thon.csv' },
  ]);
  const records = NAMES.map((name) => dataset.villages.records.find((one) => one.name === name));
  return {
    households: records.map((one) => one?.households),
    population: records.map((one) => one?.population),
    told: issues.map(({ code, value }) => `${code} ${value ?? ''}`),
    questions,
  };
}
const HOUSEHOLDS = [31, 44, 52, 27];
const PEOPLE = [140, 203, 240, 120];
const less = (cells: readonly number[], by: number): number[] => cells.map((cell) => cell - by);

describe('a column that others sum up to', () => {
  it.each([
    ['behind them', false],
    ['before them', true],
  ])('is the whole, %s', async (_, isFirst) => {
    const group = (name: string, whole: readonly number[]): Column[] => {
      const parts: Column[] = [
        [name, 'Thường trú', less(whole, 6)],
        [name, 'Tạm trú', [6, 6, 6, 6]],
      ];
      const sum: Column = [name, 'Cộng', whole];
      return isFirst ? [sum, ...parts] : [...parts, sum];
    };
    const { households, population, questions } = await load(
      ...group('Số hộ', HOUSEHOLDS),
      ...group('Số khẩu', PEOPLE),
    );
    expect(households).toEqual(HOUSEHOLDS);
    expect(population).toEqual(PEOPLE);
    expect(questions).toEqual([]);
  });
  it('is none where a row is off', async () => {
    const { households } = await load(
      ['Số hộ', 'Thường trú', less(HOUSEHOLDS, 6)],
      ['Số hộ', 'Tạm trú', [6, 6, 6, 5]],
      ['Số hộ', 'Cộng', HOUSEHOLDS],
      ['Số khẩu', '', PEOPLE],
    );
    expect(households).toEqual([undefined, undefined, undefined, undefined].map(() => null));
  });
});

describe('permanent and temporary residents without a sum', () => {
  const [own, guests] = [less(HOUSEHOLDS, 6), [6, '', 4, 6]];
  const all = [31, 38, 50, 27];
  it.each([
    ['Số hộ', 'Thường trú', 'Tạm trú'],
    ['', 'Số hộ thường trú', 'Số hộ tạm trú'],
    ['', 'Hộ thường trú', 'Hộ tạm trú'],
  ])('are summed, and told: %s %s, %s', async (group, first, second) => {
    const { households, population, told, questions } = await load(
      [group || first, group && first, own],
      [group || second, group && second, guests],
      ['Số khẩu', '', PEOPLE],
    );
    expect(households).toEqual(all);
    expect(population).toEqual(PEOPLE);
    expect(told.some((line) => line.startsWith('columns-summed'))).toBe(true);
    expect(questions).toEqual([]);
  });
  it('are those of the last of several times', async () => {
    const { households } = await load(
      ['Số hộ quý I/2026', 'Thường trú', less(own, 3)],
      ['Số hộ quý I/2026', 'Tạm trú', guests],
      ['Số hộ quý II/2026', 'Thường trú', own],
      ['Số hộ quý II/2026', 'Tạm trú', guests],
      ['Số khẩu', '', PEOPLE],
    );
    expect(households).toEqual(all);
  });
  it('leave a village unknown of which only guests are counted', async () => {
    const { households } = await load(
      ['Số hộ thường trú', '', [25, '', 46, 21]],
      ['Số hộ tạm trú', '', [6, 5, 6, 6]],
      ['Số khẩu', '', PEOPLE],
    );
    expect(households).toEqual([31, null, 52, 27]);
  });
});

describe('columns that share out the whole', () => {
  it('are summed under a heading that divides it, an empty cell being none', async () => {
    const { households, population, told } = await load(
      ['Số hộ chia theo dân tộc', 'Thái', less(HOUSEHOLDS, 12)],
      ['Số hộ chia theo dân tộc', 'Mông', [9, 9, 12, 9]],
      ['Số hộ chia theo dân tộc', 'Kinh', [3, 3, '', 3]],
      ['Số khẩu', '', PEOPLE],
    );
    expect(households).toEqual(HOUSEHOLDS);
    expect(population).toEqual(PEOPLE);
    expect(told).toContain(
      'columns-summed Số hộ chia theo dân tộc / Thái” + “Số hộ chia theo dân tộc / Mông” + “Số hộ chia theo dân tộc / Kinh',
    );
  });
  it('are summed where one of them takes what the others leave', async () => {
    const { households } = await load(
      ['Hộ nghèo', '', [8, 9, 10, 7]],
      ['Hộ cận nghèo', '', [3, 4, 5, 6]],
      ['Hộ khác', '', [20, 31, 37, 14]],
      ['Nhân khẩu', '', PEOPLE],
    );
    expect(households).toEqual(HOUSEHOLDS);
  });
  it.each([
    ['Thái', 'Mông'],
    ['Khơ Mú', 'Dao'],
    ['Người Thái', 'Người Kinh'],
  ])('are not one of them where the heading over them counts the whole: %s, %s', async (...names) => {
    const { households, population, questions } = await load(
      ['Số hộ', names[0]!, less(HOUSEHOLDS, 9)],
      ['Số hộ', names[1]!, [9, 9, 9, 9]],
      ['Số khẩu', '', PEOPLE],
    );
    expect(population).toEqual(PEOPLE);
    expect(households).toEqual(NAMES.map(() => null));
    expect(questions.map(({ kind }) => kind)).toEqual(['columns']);
  });
  it('are told as unread where only a heading over one of them says what is counted', async () => {
    const { households, told } = await load(
      ['Số hộ có điện', 'Lưới quốc gia', [9, 12, 9, 8]],
      ['Số hộ có điện', 'Nguồn khác', [22, 31, 40, 7]],
      ['Số khẩu', '', PEOPLE],
    );
    expect(households).toEqual([null, null, null, null]);
    expect(told.some((line) => line.startsWith('counts-unread'))).toBe(true);
  });
});

describe('counts of several times in one year', () => {
  it.each([
    ['Quý I/2026', 'Quý II/2026', 'Quý III/2026'],
    ['Quý 1', 'Quý 2', 'Quý 3'],
    ['Tháng 3/2026', 'Tháng 6/2026', 'Tháng 9/2026'],
    ['Ngày 31/12/2025', 'Ngày 30/6/2026', 'Ngày 31/8/2026'],
    ['Đầu năm', 'Tháng 6', 'Cuối năm'],
  ])('are those of the last: %s, %s, %s', async (...times) => {
    const columns = times.flatMap((time, at): Column[] => [
      [time, 'Số hộ', less(HOUSEHOLDS, 2 * (2 - at))],
      [time, 'Số khẩu', less(PEOPLE, 7 * (2 - at))],
    ]);
    const { households, population, questions } = await load(...columns);
    expect(households).toEqual(HOUSEHOLDS);
    expect(population).toEqual(PEOPLE);
    expect(questions).toEqual([]);
  });
  it('do not speak against a count of another thing', async () => {
    const { households, population } = await load(
      ['Số hộ (tháng 6/2026)', '', HOUSEHOLDS],
      ['Số khẩu (tháng 8/2026)', '', PEOPLE],
    );
    expect(households).toEqual(HOUSEHOLDS);
    expect(population).toEqual(PEOPLE);
  });
});

it.each(['Dân số trung bình', 'Dân số bình quân (người)'])(
  '%s counts the people of a year',
  async (heading) => {
    const { population } = await load(['Số hộ', '', HOUSEHOLDS], [heading, '', PEOPLE]);
    expect(population).toEqual(PEOPLE);
  },
);
it('people of a household are no people of a village', async () => {
  const { population } = await load(['Số hộ', '', HOUSEHOLDS], ['Dân số bình quân hộ', '', [4, 5, 5, 4]]);
  expect(population).toEqual([null, null, null, null]);
});
