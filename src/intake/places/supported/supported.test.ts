import { describe, expect, it } from 'vitest';
import { collection, point } from '../../../../test/support/memory-project.ts';
import { loadWithCommunes as load } from '../../../../test/support/two-communes.ts';
import { rowsRead } from '../../../model/issue.ts';

const VILLAGES = [
  'Mã thôn,Tên thôn,Xã,Kinh độ,Vĩ độ,Số hộ',
  'A1,Bản Mới,Xã Một,103.5,21,40',
  'A2,Bản Cũ,Xã Một,103.52,21,30',
  'A3,Nậm Pá,Xã Một,103.5220,21,20',
  'B1,Bản Mới,Xã Hai,104,21,50',
  'B2,Tổ 1,Xã Hai,104.05,21,60',
].join('\n');

const loadList = (rows: readonly string[], answers = {}) =>
  load(
    { 'thon.csv': VILLAGES, 'ho-tro.csv': rows.join('\n') },
    [
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'thon.csv' },
      { role: 'supported', path: 'ho-tro.csv', id: 'ht' },
    ],
    undefined,
    answers,
  );

const summary = ({ dataset }: Awaited<ReturnType<typeof loadList>>) =>
  dataset.supported.map(({ village, row, programme, years, until }) => [
    row,
    village === null ? null : dataset.villages.records[village]!.code,
    programme,
    years?.join('-') ?? null,
    until,
  ]);

describe('an earlier list', () => {
  it('finds its villages by code, by commune and name, and by place', async () => {
    const loaded = await loadList([
      'Mã thôn,Tên thôn,Xã,Kinh độ,Vĩ độ,Chương trình,Năm,Đến ngày',
      'B2,,,,,VTCI,2023,31/12/2027',
      ',bản mới,Xã Hai,,,VTCI,Giai đoạn 2021-2025,12/2025',
      ',Bản Mới,Xã Một,,,CTMTQG,2022,2026',
      ',,,103.4995,21.0001,CTMTQG,2024,đến hết năm 2028',
    ]);
    expect(summary(loaded)).toEqual([
      [4, 'A1', 'CTMTQG', '2022-2022', '2026-12-31'],
      [5, 'A1', 'CTMTQG', '2024-2024', '2028-12-31'],
      [3, 'B1', 'VTCI', '2021-2025', '2025-12-31'],
      [2, 'B2', 'VTCI', '2023-2023', '2027-12-31'],
    ]);
    expect(loaded.inputs.at(-1)).toMatchObject({ read: 4, kept: 4, rejected: 0 });
    expect(loaded.issues.filter(({ file }) => file === 'ho-tro.csv').map(({ code }) => code)).toEqual([
      'supported-by-place',
    ]);
  });

  it('asks where several villages may be meant, and takes the answer', async () => {
    const rows = [
      'Tên thôn,Kinh độ,Vĩ độ,Chương trình,Năm',
      // 100 m from two villages, without a name.
      ',103.5210,21,VTCI,2023',
      // A name that two communes have.
      'Bản Mới,,,VTCI,2024',
      // The same name, told apart by its place.
      'Bản Mới,104.001,21,VTCI,2025',
    ];
    const open = await loadList(rows);
    expect(summary(open)).toEqual([[4, 'B1', 'VTCI', '2025-2025', null]]);
    expect(
      open.questions.map(({ kind, rows: own, choices }) => [kind, own, choices.map(({ id }) => id)]),
    ).toEqual([
      ['supported-village', [2], ['A2', 'A3', 'none']],
      ['supported-village', [3], ['A1', 'B1', 'none']],
    ]);
    const account = open.inputs.at(-1)!.account;
    // The headings are a row as well.
    expect([account.kept, account.asked, rowsRead(account) - account.notes]).toEqual([1, 2, 3]);
    const [first, second] = open.questions.map(({ id }) => id) as [string, string];
    const answered = await loadList(rows, { [first]: 'A3', [second]: 'none' });
    expect(summary(answered).map(([row, village]) => [row, village])).toEqual([
      [2, 'A3'],
      [4, 'B1'],
    ]);
    expect(answered.questions).toEqual([]);
    expect(answered.inputs.at(-1)!.account).toMatchObject({ kept: 2, rejected: 1, asked: 0 });
  });

  it('tells what fits no village; a place alone stays in the list', async () => {
    const loaded = await loadList([
      'Mã thôn,Tên thôn,Xã,Kinh độ,Vĩ độ,Chương trình',
      'ZZ,,,,,VTCI',
      ',Bản Lạ,Xã Một,,,VTCI',
      ',,,103.51,21.01,VTCI',
      ',,,,,VTCI',
    ]);
    expect(loaded.dataset.supported).toMatchObject([{ village: null, place: [103.51, 21.01] }]);
    const unknown = loaded.issues.filter(({ code }) => code === 'supported-village-unknown');
    expect(unknown.map(({ row, did }) => [row, did])).toEqual([
      [2, 'rejected'],
      [3, 'rejected'],
      [4, 'kept'],
      [5, 'rejected'],
    ]);
    expect(loaded.inputs.at(-1)).toMatchObject({ read: 4, kept: 1, rejected: 3 });
  });

  it('a list without coordinates, with years before any programme and slips of the pen', async () => {
    const loaded = await loadList([
      'Ma thon,Chuong trinh,Nam thuc hien,Ho tro den',
      'A1,VTCI,1998,31/12/1999',
      'A2,VTCI,23,31/02/2027',
      'A3,,-,...',
      'B1,VTCI,2025,31/12/98',
    ]);
    expect(summary(loaded).map(([, ...said]) => said)).toEqual([
      ['A1', 'VTCI', null, null],
      ['A2', 'VTCI', null, null],
      ['A3', null, null, null],
      ['B1', 'VTCI', '2025-2025', null],
    ]);
    expect(
      loaded.issues
        .filter(({ file }) => file === 'ho-tro.csv')
        .map(({ code, row, field }) => [row, code, field]),
    ).toEqual([
      [2, 'value-out-of-range', 'year'],
      [2, 'value-out-of-range', 'until'],
      [3, 'value-not-understood', 'year'],
      [3, 'date-not-read', 'until'],
      [4, 'supported-without-programme', undefined],
      [5, 'value-out-of-range', 'until'],
    ]);
  });

  it('may be points of a map', async () => {
    const loaded = await load(
      {
        'thon.csv': VILLAGES,
        'ht.geojson': collection([
          [point(103.5, 21), { programme: 'VTCI', year: 2023, until: '2027-06-30' }],
          [null, { programme: 'VTCI' }],
        ]),
      },
      [
        { role: 'communes', path: 'xa.geojson' },
        { role: 'villages', path: 'thon.csv' },
        { role: 'supported', path: 'ht.geojson' },
      ],
    );
    expect(summary(loaded)).toEqual([[1, 'A1', 'VTCI', '2023-2023', '2027-06-30']]);
    expect(loaded.inputs.at(-1)).toMatchObject({ read: 2, kept: 1, rejected: 1 });
  });
});
