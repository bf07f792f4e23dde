import { expect, it } from 'vitest';
import { choiceText } from '../../src/i18n/question-text.ts';
import { loadDataset } from '../../src/intake/load-dataset.ts';
import { collection, openIn, projectOf, square } from '../support/memory-project.ts';
import { writeXlsx, type CellValue, type SheetToWrite, type StyledCell } from '../support/xlsx-writer.ts';

/**
 * Forms that the generator of returns does not draw, written by hand: each is read right, or what stands in its way is
 * told or asked.
 */
type Row = readonly (CellValue | StyledCell)[];
type Village = readonly [name: string, households: number, people: number, lat: number, lon: number];

const VILLAGES: readonly Village[] = [
  ['Bản Pom', 45, 213, 21.01, 103.01],
  ['Bản Nà Lạnh', 62, 301, 21.02, 102.97],
  ['Tà Khoang', 38, 171, 20.98, 103.03],
  ['Bản Huổi Sét', 120, 555, 20.97, 103.04],
  ['Co Mị', 51, 240, 21.03, 103.02],
];
const OTHERS: readonly Village[] = [
  ['Bản Lướt', 33, 150, 21.01, 103.51],
  ['Bản Chiềng', 71, 330, 21.02, 103.47],
];
const FIELDS = ['STT', 'Thôn, bản', 'Số hộ', 'Nhân khẩu', 'Vĩ độ', 'Kinh độ'];
const SHORT = FIELDS.slice(0, 4);
const rowsOf = (villages: readonly Village[] = VILLAGES, from = 1): Row[] =>
  villages.map((village, i) => [i + from, ...village]);
/** Rows without places, each made by hand. */
const shortRows = (cells: (village: Village, i: number) => Row): Row[] =>
  VILLAGES.map((village, i) => [i + 1, village[0], ...cells(village, i)]);
const HOUSEHOLDS = VILLAGES.reduce((sum, [, households]) => sum + households, 0);
const PEOPLE = VILLAGES.reduce((sum, [, , people]) => sum + people, 0);
const sheet = (...rows: Row[]): SheetToWrite => ({ name: 'Biểu', rows });

const COMMUNES = collection([
  [square(103, 21, 0.1), { code: '00011', name: 'Xã Nậm Mèo' }],
  [square(103.5, 21, 0.1), { code: '00022', name: 'Xã Pa Tòng' }],
]);

async function load(...sheets: SheetToWrite[]) {
  const file = 'Xã Nậm Mèo.xlsx';
  const project = projectOf([
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: file },
  ]);
  const files = { 'xa.geojson': COMMUNES, [file]: writeXlsx(sheets) };
  const { dataset, issues, questions } = await loadDataset(project, openIn(files));
  const { records, centres } = dataset.villages;
  const counts = records.map(({ name, households, population }) => [name, households, population]);
  const told = issues
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, row }) => `${code} ${row ?? ''}`.trim());
  return { counts, centres, issues, told, questions };
}
const bySpelling = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]) < String(b[0]) ? -1 : 1;
const inOrder = (counts: readonly (readonly unknown[])[]) => counts.toSorted(bySpelling);
const TRUE = VILLAGES.map(([name, households, people]) => [name, households, people]);

const READ_RIGHT: Readonly<Record<string, SheetToWrite>> = {
  'a head in the middle of the sheet': sheet(
    ['UBND XÃ NẬM MÈO'],
    [],
    ['Thực hiện công văn số 12, UBND xã báo cáo như sau:'],
    ['1. Tổng số bản: 5'],
    ['2. Tổng số hộ: 316'],
    [],
    FIELDS,
    ...rowsOf(),
  ),
  'the head again in other words': sheet(
    FIELDS,
    ...rowsOf(VILLAGES.slice(0, 3)),
    [],
    ['TT', 'Tên bản', 'Hộ', 'Khẩu', 'Vĩ độ', 'Kinh độ'],
    ...rowsOf(VILLAGES.slice(3), 4),
  ),
  'the head again in another order': sheet(
    FIELDS,
    ...rowsOf(VILLAGES.slice(0, 3)),
    ['TT', 'Tên bản', 'Khẩu', 'Hộ', 'Vĩ độ', 'Kinh độ'],
    ...VILLAGES.slice(3).map(([name, households, people, lat, lon]) => [
      4,
      name,
      people,
      households,
      lat,
      lon,
    ]),
  ),
  'records across and fields down': sheet(
    ...[0, 1, 2, 3, 4].map((field) => [FIELDS[field + 1]!, ...VILLAGES.map((village) => village[field]!)]),
  ),
  'units of its own in every cell': sheet(
    SHORT,
    ...shortRows(([, households, people]) => [`${households} nóc nhà`, `${people} nhân khẩu.`]),
  ),
  'two counts in one cell': sheet(
    ['STT', 'Thôn, bản', 'Số hộ/số khẩu'],
    ...shortRows(([, households, people]) => [`${households}/${people}`]),
  ),
  'the total on top by the name of the commune': sheet(
    FIELDS,
    [null, 'Nậm Mèo', HOUSEHOLDS, PEOPLE],
    ...rowsOf(),
  ),
  'the total on top with a number of its own': sheet(
    FIELDS,
    [1, 'Xã Nậm Mèo', HOUSEHOLDS, PEOPLE],
    ...rowsOf(VILLAGES, 2),
  ),
  'percentages of one name beside the counts': sheet(
    ['STT', 'Thôn, bản', 'Số hộ', 'Tỷ lệ (%)', 'Nhân khẩu', 'Tỷ lệ (%)'],
    ...shortRows(([, households, people]) => [
      households,
      (100 * households) / HOUSEHOLDS,
      people,
      (100 * people) / PEOPLE,
    ]),
  ),
  'last year beside this year': sheet(
    ['STT', 'Thôn, bản', 'Số hộ 2025', 'Số hộ 2026', 'Khẩu 2025', 'Khẩu 2026'],
    ...shortRows(([, households, people]) => [households - 3, households, people - 11, people]),
  ),
  'schools, masts and pupils beside': sheet(
    ['STT', 'Thôn, bản', 'Số trạm BTS', 'Điểm trường', 'Lớp', 'Số HS', 'Hộ', 'Người'],
    ...shortRows(([, households, people], i) => [i % 2, 1, 2 + i, 40 + 7 * i, households, people]),
  ),
  'an empty row and a starred note below': sheet(
    FIELDS,
    ...rowsOf(),
    [],
    ['(*) Nguồn: công an xã, rà soát tháng 9'],
  ),
  'a village called like a total': sheet(
    SHORT,
    ...shortRows(([, households, people]) => [households, people]).map((row, i): Row =>
      i === 1 ? [row[0]!, 'Tong Phường', ...row.slice(2)] : row,
    ),
  ),
};

it.each(Object.entries(READ_RIGHT))('reads %s', async (name, written) => {
  const { counts, questions } = await load(written);
  const names = name === 'a village called like a total' ? { 'Bản Nà Lạnh': 'Tong Phường' } : {};
  const wanted = TRUE.map(([village, ...rest]) => [
    (names as Record<string, string>)[String(village)] ?? village,
    ...rest,
  ]);
  expect(inOrder(counts)).toEqual(inOrder(wanted));
  expect(questions.filter(({ kind }) => kind === 'columns')).toEqual([]);
});

it('keeps the places of records that stand across', async () => {
  const { centres, told } = await load(READ_RIGHT['records across and fields down']!);
  expect([...centres].every((degrees) => degrees > 20 && degrees < 104)).toBe(true);
  expect(told).toContain('sheet-turned');
});

const TOLD: Readonly<Record<string, readonly [SheetToWrite, readonly string[]]>> = {
  'two tables side by side': [
    sheet(
      [...FIELDS, null, ...FIELDS],
      ...[0, 1].map((i) => [i + 1, ...VILLAGES[i]!, null, i + 3, ...VILLAGES[i + 2]!]),
    ),
    ['tables-stacked'],
  ],
  'one name over two rows': [
    {
      ...sheet(
        SHORT,
        [1, 'Bản Pom', 45, 213],
        [null, null, 12, 60],
        ...shortRows(([, ...rest]) => rest.slice(0, 2)).slice(1),
      ),
      merges: [{ top: 1, left: 1, bottom: 2, right: 1 }],
    },
    ['rows-share-name 3'],
  ],
  'a remark among the villages': [
    sheet(
      FIELDS,
      ...rowsOf(VILLAGES.slice(0, 2)),
      [null, 'Các bản sau đây mới nhập về'],
      ...rowsOf(VILLAGES.slice(2), 3),
    ),
    ['rows-remarks'],
  ],
  'counts behind the names': [
    sheet(
      ['STT', 'Thôn, bản (số hộ)', 'Nhân khẩu'],
      ...shortRows(([, , people]) => [people]).map((row, i): Row => [
        row[0]!,
        `${VILLAGES[i]![0]} (${VILLAGES[i]![1]} hộ)`,
        row[2]!,
      ]),
    ),
    ['counts-unread'],
  ],
  'counts with the mark of a footnote': [
    sheet(
      SHORT,
      ...shortRows(([, households, people], i) => [
        i === 2 ? `${households}*` : households,
        i === 3 ? `${people}¹` : people,
      ]),
    ),
    ['number-with-aside 4', 'number-with-aside 5'],
  ],
  'a column that only its numbers tell': [
    sheet(
      ['STT', 'Tên bản', 'Máy giặt', 'Dân số'],
      ...shortRows(([, households, people], i) => [Math.round(0.6 * households) + i, people]),
    ),
    ['column-by-values'],
  ],
};

it.each(Object.entries(TOLD))('tells of %s', async (_, [written, codes]) => {
  const { told } = await load(written);
  expect(told).toEqual(expect.arrayContaining([...codes]));
});

it('reads a mark between thousands that the column does without, and names the row', async () => {
  const { counts, issues } = await load(
    sheet(
      SHORT,
      ...shortRows(([, households, people], i) => [households, i === 0 ? '1.092' : i === 1 ? 1204 : people]),
    ),
  );
  expect(counts.find(([name]) => name === 'Bản Pom')).toEqual(['Bản Pom', 45, 1092]);
  expect(issues.filter(({ code }) => code === 'number-marked-apart').map(({ row }) => row)).toEqual([2]);
});

it('sums men and women where nothing else gives the people, and says so', async () => {
  const { counts, questions, told } = await load(
    sheet(
      ['STT', 'Thôn, bản', 'Số hộ', 'Nam', 'Nữ'],
      ...shortRows(([, households, people]) => [households, Math.floor(people / 2), Math.ceil(people / 2)]),
    ),
  );
  expect(inOrder(counts)).toEqual(inOrder(VILLAGES.map(([name, ...both]) => [name, both[0], both[1]])));
  expect(questions).toEqual([]);
  expect(told).toContain('columns-summed');
});

it('leaves out a list whose title names another province', async () => {
  const title = (province: string): Row => [`DANH SÁCH THÔN, BẢN XÃ NẬM MÈO, TỈNH ${province}`];
  const project = { code: '14', name: 'Sơn La' };
  const read = async (province: string) => {
    const { dataset, issues } = await loadDataset(
      {
        ...projectOf([
          { role: 'communes', path: 'xa.geojson' },
          { role: 'villages', path: 'a.xlsx' },
        ]),
        province: project,
      },
      openIn({
        'xa.geojson': COMMUNES,
        'a.xlsx': writeXlsx([sheet(title(province), [], FIELDS, ...rowsOf(OTHERS))]),
      }),
    );
    return [
      dataset.villages.records.length,
      issues.filter(({ code }) => code === 'village-elsewhere-here').length,
    ];
  };
  expect(await read('SƠN LA')).toEqual([2, 0]);
  expect(await read('LÀO CAI')).toEqual([0, 2]);
});

it('numbers columns of one heading, so that no two answers read alike', async () => {
  const twice = sheet(
    ['STT', 'Thôn, bản', 'Số hộ', 'Số hộ', 'Nhân khẩu'],
    ...shortRows(([, households, people], i) => [households, households + i + 3, people]),
  );
  const { questions } = await load(twice);
  const [asked] = questions.filter(({ kind }) => kind === 'columns');
  expect(asked?.columns?.map(({ column }) => column)).toEqual(['Số hộ #1', 'Số hộ #2']);
  const words = asked!.choices.map(({ id }) => choiceText(asked!, id, 'vi'));
  expect(new Set(words).size).toBe(words.length);
});

it('names the rows that are crossed out, and counts them until somebody says that they are gone', async () => {
  const crossed = VILLAGES.map(([name, households, people], i) => [
    i + 1,
    { value: name, struck: i === 2 },
    { value: `Xã Nậm Mèo`, struck: i === 2 || i === 3 },
    households,
    people,
  ]);
  const { counts, issues } = await load(sheet(['STT', 'Thôn, bản', 'Xã', 'Số hộ', 'Nhân khẩu'], ...crossed));
  expect(inOrder(counts)).toEqual(inOrder(TRUE));
  expect(issues.flatMap(({ code, row, value }) => (code === 'row-struck' ? [[row, value]] : []))).toEqual([
    [4, 'Tà Khoang'],
  ]);
});
