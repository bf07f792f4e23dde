import { expect, it } from 'vitest';
import { loadDataset } from '../../src/intake/load-dataset.ts';
import { projectionOfMeridian, toVn2000 } from '../../src/intake/systems/vn2000.ts';
import { collection, openIn, projectOf, square } from '../support/memory-project.ts';
import { writeXlsx, type CellValue, type SheetToWrite } from '../support/xlsx-writer.ts';

/** Lists as clerks send them that say a thing twice, or say it in an unusual place: read by a rule that is told, or asked. */
type Row = readonly CellValue[];
type Village = readonly [name: string, households: number, people: number, lat: number, lon: number];

const VILLAGES: readonly Village[] = [
  ['Bản Pom', 45, 213, 21.01, 103.01],
  ['Bản Nà Lạnh', 62, 301, 21.02, 102.97],
  ['Bản Tà Khoang', 38, 171, 20.98, 103.03],
  ['Bản Huổi Sét', 120, 555, 20.97, 103.04],
  ['Bản Co Mị', 51, 240, 21.03, 103.02],
];
const HEAD = ['STT', 'Tên bản', 'Số hộ', 'Số khẩu'];
const counted = (less = 0): Row[] =>
  VILLAGES.map(([name, households, people], i) => [i + 1, name, households - less, people - 4 * less]);
const TRUE = VILLAGES.map(([name, households, people]) => [name, households, people]);
const COMMUNES = collection([
  [square(103, 21, 0.1), { code: '00011', name: 'Xã Nậm Mèo' }],
  [square(103.5, 21, 0.1), { code: '00022', name: 'Xã Pa Tòng' }],
]);
const sheet = (...rows: Row[]): SheetToWrite => ({ name: 'Biểu', rows });

async function load(
  files: Readonly<Record<string, string | Uint8Array>>,
  answers: Readonly<Record<string, string>> = {},
  province = 'Thử',
) {
  const project = projectOf([
    { role: 'communes', path: 'xa.geojson' },
    ...Object.keys(files).map((path, i) => ({ id: `v${i}`, role: 'villages' as const, path })),
  ]);
  const { dataset, issues, questions } = await loadDataset(
    { ...project, province: { code: '12', name: province } },
    openIn({ 'xa.geojson': COMMUNES, ...files }),
    { answers },
  );
  const { records, centres } = dataset.villages;
  return {
    counts: records.map(({ name, households, population }) => [name, households, population]),
    communes: records.map(({ communeCode }) => communeCode),
    centres: [...centres],
    codes: issues.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
    issues,
    questions,
  };
}
const loadSheets = (...sheets: SheetToWrite[]) => load({ 'Xã Nậm Mèo.xlsx': writeXlsx(sheets) });
const bySpelling = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]) < String(b[0]) ? -1 : 1;
const sorted = (counts: readonly (readonly unknown[])[]) => counts.toSorted(bySpelling);

it('tells of two villages of one name at two places of one list', async () => {
  const rows = VILLAGES.map((village, i): Row => [
    i + 1,
    i === 3 ? 'Bản Pom' : village[0],
    ...village.slice(1),
  ]);
  const { counts, issues } = await loadSheets(sheet([...HEAD, 'Vĩ độ', 'Kinh độ'], ...rows));
  expect(counts.filter(([name]) => name === 'Bản Pom')).toHaveLength(2);
  const told = issues.filter(({ code }) => code === 'village-name-again');
  expect(told).toMatchObject([{ row: 5, severity: 'warning', context: { first: 2 } }]);
  expect(Math.abs(Number(told[0]!.context!['distanceMeters']) - 5415)).toBeLessThan(10);
});

it.each([
  ['the older first', ['I. SỐ LIỆU NĂM 2024', 3], ['II. SỐ LIỆU NĂM 2025', 0]],
  ['the newest first', ['Dân cư tháng 6 năm 2026', 0], ['Dân cư tháng 6 năm 2025 (để so sánh)', 3]],
] as const)('takes the newest of tables of two times below each other: %s', async (_, above, below) => {
  const { counts, codes } = await loadSheets(
    sheet([above[0]], HEAD, ...counted(above[1]), [], [below[0]], HEAD, ...counted(below[1])),
  );
  expect(sorted(counts)).toEqual(sorted(TRUE));
  expect(codes).toContain('rows-of-other-times');
});

it.each([
  ['Năm 2024', 'Năm 2025'],
  ['I. Số liệu năm 2024', 'II. Số liệu năm 2025'],
  ['Quý III/2025', 'Quý I/2026'],
  ['+ 6 tháng đầu năm 2025:', '+ 6 tháng đầu năm 2026:'],
])('takes the newest of rows of two times under one head: %s, %s', async (older, newer) => {
  for (const [above, below, less] of [
    [older, newer, [3, 0]],
    [newer, older, [0, 3]],
  ] as const) {
    const { counts, codes } = await loadSheets(
      sheet(HEAD, [null, above], ...counted(less[0]), [null, below], ...counted(less[1])),
    );
    expect(sorted(counts)).toEqual(sorted(TRUE));
    expect(codes).toContain('rows-of-other-times');
    expect(codes).not.toContain('village-without-name');
  }
});

it('a line that gives a time to all rows says nothing of one of them', async () => {
  const { counts, codes } = await loadSheets(sheet(HEAD, ['Năm 2025'], ...counted()));
  expect(sorted(counts)).toEqual(sorted(TRUE));
  expect(new Set(codes)).toEqual(new Set(['village-without-location']));
});

it('takes the newest of tables of two times side by side', async () => {
  const [older, newer] = [counted(3), counted()];
  const { counts, codes } = await loadSheets(
    sheet(
      ['Số liệu năm 2024', null, null, null, null, 'Số liệu năm 2025'],
      [...HEAD, null, ...HEAD],
      ...older.map((row, i): Row => [...row, null, ...newer[i]!]),
    ),
  );
  expect(sorted(counts)).toEqual(sorted(TRUE));
  expect(codes).toContain('rows-of-other-times');
});

it('asks as before where a line over one of two tables gives no time', async () => {
  const { counts, questions } = await loadSheets(
    sheet(['Dân cư'], HEAD, ...counted(3), [], ['Dân cư năm 2025'], HEAD, ...counted()),
  );
  expect(counts).toHaveLength(2 * VILLAGES.length);
  expect(questions.map(({ id }) => id)).toEqual(['merge-unplaced/all']);
});

it.each([
  [
    ['Hộ khẩu thường trú', null, 'Thực tế cư trú', null],
    ['Số hộ', 'Số khẩu', 'Số hộ', 'Số khẩu'],
  ],
  [[], ['Số hộ đăng ký', 'Nhân khẩu đăng ký', 'Số hộ thực tế', 'Nhân khẩu thực tế đang ở']],
] as const)(
  'takes those who live there before those in the register, and says so: %o %o',
  async (over, heads) => {
    const head = over.length
      ? [
          ['STT', 'Tên bản', ...over],
          [null, null, ...heads],
        ]
      : [['STT', 'Tên bản', ...heads]];
    const rows = VILLAGES.map(([name, households, people], i): Row => [
      i + 1,
      name,
      households + 9,
      people + 31 + i,
      households,
      people,
    ]);
    const { counts, issues } = await loadSheets(sheet(...head, ...rows));
    expect(sorted(counts)).toEqual(sorted(TRUE));
    expect(issues.filter(({ code }) => code === 'column-of-register')).toHaveLength(2);
  },
);

it('asks where one column counts those present and another does not say whom', async () => {
  const rows = VILLAGES.map(([name, households, people], i): Row => [
    i + 1,
    name,
    households + 7,
    people + 31 + i,
    households,
    people,
  ]);
  const { counts, questions } = await loadSheets(
    sheet(['STT', 'Tên bản', 'Tổng số hộ', 'Tổng số khẩu', 'Số hộ có mặt', 'Số khẩu có mặt'], ...rows),
  );
  expect(counts.every(([, households, people]) => households === null && people === null)).toBe(true);
  expect(questions.map(({ kind }) => kind)).toEqual(['columns']);
});

it.each([
  ['xlsx', (rows: readonly Row[]) => writeXlsx([sheet(...rows)])],
  ['csv', (rows: readonly Row[]) => rows.map((row) => row.join(',')).join('\n')],
] as const)(
  'asks once what the columns of a list without a head hold, and keeps its first row: %s',
  async (type, write) => {
    const rows = VILLAGES.map((village, i): Row => [i + 1, ...village]);
    const files = { [`Xã Nậm Mèo.${type}`]: write(rows) };
    const open = await load(files);
    expect(sorted(open.counts)).toEqual(sorted(VILLAGES.map(([name]) => [name, null, null])));
    expect(open.codes).toContain('sheet-without-head');
    expect(open.questions.map(({ kind }) => kind)).toEqual(['columns']);
    expect(open.centres.every((degree) => !Number.isNaN(degree))).toBe(true);
    const told = await load(files, { [open.questions[0]!.id]: 'households=3,population=4' });
    expect(sorted(told.counts)).toEqual(sorted(TRUE));
    expect(told.questions).toEqual([]);
  },
);

it('asks which return counts at once with the meridian that both wait for', async () => {
  const convert = toVn2000(projectionOfMeridian(105)!);
  const list = (less: number): string => {
    const lines = VILLAGES.map(([name, households, people, lat, lon]) => {
      const [easting, northing] = convert(lon, lat).map((meters) => meters.toFixed(2));
      return [name, households - less, people - less, northing, easting].join(',');
    });
    return ['Tên bản,Số hộ,Số khẩu,X (m),Y (m)', ...lines].join('\n');
  };
  const files = { 'Xã Nậm Mèo.csv': list(1), 'Xã Nậm Mèo (sửa lần 2).csv': list(0) };
  const open = await load(files, {}, 'Lai Châu');
  expect(open.counts).toEqual([]);
  const kinds = open.questions.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['meridian', 'version']));
  const answers = Object.fromEntries(
    open.questions.map(({ id, kind }) => [id, kind === 'meridian' ? '5897' : 'Xã Nậm Mèo (sửa lần 2).csv']),
  );
  const told = await load(files, answers, 'Lai Châu');
  expect(sorted(told.counts)).toEqual(sorted(TRUE));
  expect(told.questions).toEqual([]);
});

it.each([
  ['its title', 'PHIẾU ĐIỀU TRA BẢN POM - XÃ NẬM MÈO', 'Phiếu 1.xlsx'],
  ['its file', 'PHIẾU ĐIỀU TRA', 'Phiếu Bản Pom, xã Nậm Mèo.xlsx'],
])('calls the village of a sheet of indicators by %s', async (_, title, file) => {
  const rows: Row[] = [
    ['Chỉ tiêu', 'Giá trị'],
    ['Tổng số hộ', 45],
    ['Tổng số khẩu', 213],
    ['Vĩ độ', 21.01],
    ['Kinh độ', 103.01],
  ];
  const { counts, communes } = await load({ [file]: writeXlsx([sheet([title], ...rows)]) });
  expect(counts).toEqual([['Bản Pom', 45, 213]]);
  expect(communes).toEqual(['00011']);
});

it('reads northing and easting in one cell, whatever its heading', async () => {
  const convert = toVn2000(projectionOfMeridian(103)!);
  const rows = VILLAGES.map(([name, households, people, lat, lon]): Row => {
    const [easting, northing] = convert(lon, lat).map((meters) => meters.toFixed(2));
    return [name, households, people, `X: ${northing}; Y: ${easting}`];
  });
  const { centres } = await load(
    {
      'Xã Nậm Mèo.xlsx': writeXlsx([
        sheet(['Tên bản', 'Số hộ', 'Số khẩu', 'Tọa độ VN-2000 (KTT 103°)'], ...rows),
      ]),
    },
    {},
    'Lai Châu',
  );
  expect(centres).toHaveLength(2 * VILLAGES.length);
  expect(centres.every((degree) => degree > 20 && degree < 104)).toBe(true);
});

it('says which columns of positions it cannot read', async () => {
  const rows = VILLAGES.map(([name, households, people, lat, lon]): Row => [
    name,
    households,
    people,
    // Seconds of arc.
    Math.round(lat * 3600),
    Math.round(lon * 3600),
  ]);
  const { issues } = await loadSheets(sheet(['Tên bản', 'Số hộ', 'Số khẩu', 'Vĩ độ', 'Kinh độ'], ...rows));
  expect(issues.filter(({ code }) => code === 'positions-unread')).toMatchObject([
    { value: 'Vĩ độ”, “Kinh độ', severity: 'warning' },
  ]);
});
