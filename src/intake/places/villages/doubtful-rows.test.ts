import { describe, expect, it } from 'vitest';
import { collection, point, square } from '../../../../test/support/memory-project.ts';
import { loadWithCommunes } from '../../../../test/support/two-communes.ts';

async function load(content: string | object) {
  const file = typeof content === 'string' ? 'thon.csv' : 'thon.geojson';
  const { dataset, issues, questions } = await loadWithCommunes({ [file]: content }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: file },
  ]);
  const told = issues.map(({ code, row, feature }) => `${code} ${row ?? feature ?? ''}`.trim());
  return { villages: dataset.villages.records, centres: dataset.villages.centres, told, questions };
}
const HEAD = 'Mã xã,Bản,Kinh độ,Vĩ độ,Số hộ,Nhân khẩu,Ghi chú\n';

describe('places', () => {
  it('of several villages at one point are told one by one', async () => {
    const { told } = await load(
      `${HEAD}00001,Khe Sen,103.512,21.023,31,140,\n00001,Tà Lèng,103.512,21.023,44,203,\n00001,Nậm Vì,103.512,21.023,52,240,\n00001,Pá Hốc,103.522,21.013,27,120,\n`,
    );
    expect(told.filter((line) => line.startsWith('place-shared'))).toEqual(
      [2, 3, 4].map((row) => `place-shared ${row}`),
    );
  });
  it('in whole tenths of a degree throughout are told', async () => {
    const rows = (lon: string): string =>
      `${HEAD}00001,Khe Sen,103.5,21,31,140,\n00001,Tà Lèng,${lon},21,44,203,\n`;
    expect((await load(rows('103.4'))).told).toEqual(
      expect.arrayContaining(['place-coarse 2', 'place-coarse 3']),
    );
    expect((await load(rows('103.472'))).told).not.toContain('place-coarse 2');
  });
});

it('a remark that a village was joined to another is told and asked about', async () => {
  const { told, villages, questions } = await load(
    `${HEAD}00001,Khe Sen,103.512,21.023,31,140,Sáp nhập vào bản Tà Lèng\n00001,Tà Lèng,103.522,21.013,75,343,Sáp nhập từ Khe Sen\n00002,Nậm Vì,104.01,21.01,52,240,giải thể năm 2025\n`,
  );
  expect(villages).toHaveLength(3);
  expect(told.filter((line) => line.startsWith('village-dissolved'))).toEqual([
    'village-dissolved 2',
    'village-dissolved 4',
  ]);
  expect(questions.map(({ kind, rows, context }) => ({ kind, rows, remark: context?.['remark'] }))).toEqual([
    { kind: 'dissolved-remark', rows: [2, 4], remark: 'Sáp nhập vào bản Tà Lèng' },
  ]);
});

it.each([
  'Nhập vào bản Tà Lèng',
  'đã nhập về Tà Lèng',
  'Từ 2024: (nhập với Tà Lèng)',
  'không còn hộ, đã nhập vào Tà Lèng',
  'Chưa có điện; sáp nhập vào Tà Lèng 2024',
  'Bản đã giải tán, dân chuyển đi hết',
  'Đã di dời toàn bộ sang khu tái định cư',
  'cả bản đã chuyển đi từ 2024',
  'Không còn người ở',
])('a row that says *%s* is asked about', async (remark) => {
  const { questions } = await load(`${HEAD}00001,Khe Sen,103.512,21.023,31,140,${remark}\n`);
  expect(questions.map(({ kind }) => kind)).toEqual(['dissolved-remark']);
});
it.each([
  'Sáp nhập từ Nà Cạn',
  'xã sáp nhập về xã Mường Lò',
  'đã nhập về từ Nà Cạn',
  'chưa sáp nhập vào bản nào',
  'Chưa được sáp nhập vào bản Tà Lèng',
  'dự kiến sáp nhập vào bản Tà Lèng năm 2027',
  'Đề nghị nhập với Tà Lèng',
  'sẽ sáp nhập vào Tà Lèng',
  'Dự kiến di dời toàn bộ năm 2027',
  'Đã di dời 5 hộ vùng sạt lở',
  'Dân tái định cư thủy điện chuyển đến',
  'Số hộ nghèo đã tính trong tổng số hộ',
  'nằm trong vùng lõm sóng, xa trung tâm',
])('a row that says *%s* is a village', async (remark) => {
  const { questions } = await load(`${HEAD}00001,Khe Sen,103.512,21.023,31,140,${remark}\n`);
  expect(questions).toEqual([]);
});

it('a row of a form that was not filled in is no village', async () => {
  const { villages, told } = await load(
    `${HEAD}00001,Khe Sen,103.512,21.023,31,140,\n00001,Bản ...,,,,,\n00001,Thôn ____,,,,,\n`,
  );
  expect(villages.map(({ name }) => name)).toEqual(['Khe Sen']);
  expect(told.filter((line) => line.startsWith('village-without-name'))).toEqual([
    'village-without-name 3',
    'village-without-name 4',
  ]);
});

describe('degrees', () => {
  const places = async (cells: readonly (readonly [lon: string, lat: string])[]) => {
    const rows = cells.map(([lon, lat], i) => `00001,Bản ${'ABC'[i]},"${lon}","${lat}",31,140,\n`);
    const { centres, told, villages } = await load(`${HEAD}${rows.join('')}`);
    const at = villages.map((_, i) =>
      [centres[2 * i]!, centres[2 * i + 1]!].map((x) => x.toFixed(4)).join(' '),
    );
    return { at, told };
  };
  const RIGHT = ['103.5120 21.0230', '103.5200 21.0130', '103.4900 20.9900'];
  it.each([
    [
      'without their point',
      [
        ['103512', '21023'],
        ['10352', '21013'],
        ['10349', '2099'],
      ],
    ],
    [
      'grouped as counts',
      [
        ['103.512.000', '21.023.000'],
        ['103.520.000', '21.013.000'],
        ['103.490.000', '20.990.000'],
      ],
    ],
  ] as const)('%s get it back, and are told', async (_, cells) => {
    const { at, told } = await places(cells);
    expect(at).toEqual(RIGHT);
    expect(told.filter((line) => line.startsWith('degrees-pointed'))).toHaveLength(2);
  });
  it('without their point stay as they are where one cell does not fit', async () => {
    const { told } = await places([
      ['103512', '21023'],
      ['10352', '21013'],
      ['98349', '2099'],
    ]);
    expect(told.filter((line) => line.startsWith('degrees-pointed'))).toEqual([]);
  });
  it('with dots between degrees, minutes and seconds may have tenths of seconds', async () => {
    const { at } = await places([['103.30.43.2', '21.01.22.8'], ['103.31.12.0', '21.00.46.8'], ['103.29.24.0', '20.59.24.0']]); // prettier-ignore
    expect(at).toEqual(RIGHT);
  });
});

it('values of a row with more cells than headings count nowhere', async () => {
  const { villages, told } = await load(
    `${HEAD}00001,Khe Sen,103.512,21.023,31,140,x\n00001,Tà Lèng, nhóm 2,103.522,21.013,75,343,x\n00001,Nậm Vì,103.502,21.013,52,240,x\n00001,Pá Hốc,103.532,21.013,27,120,x\n`,
  );
  expect(villages.map(({ name }) => name).sort()).toEqual(['Khe Sen', 'Nậm Vì', 'Pá Hốc']);
  expect(told).toContain('row-shifted 3');
});

it('lines among villages are none, and are told', async () => {
  const line = { type: 'LineString', coordinates: [[103.5, 21], [103.52, 21.02]] } as const; // prettier-ignore
  const { villages, told } = await load(
    collection([
      [point(103.51, 21.01), { ten_ban: 'Khe Sen', so_ho: 31 }],
      [line as unknown as GeoJSON.Geometry, { ten_ban: 'Đường vào Khe Sen', so_ho: null }],
      [square(103.48, 20.99, 0.005), { ten_ban: 'Tà Lèng', so_ho: 44 }],
    ]),
  );
  expect(villages.map(({ name }) => name).sort()).toEqual(['Khe Sen', 'Tà Lèng']);
  expect(told).toContain('village-is-line 2');
});

it('ditto marks say the words above, and never a number', async () => {
  const { villages } = await load(
    'Mã xã,Xã,Bản,Số hộ,Nhân khẩu\n,Xã Một,Khe Sen,31,140\n,như trên,Tà Lèng,〃,203\n,- nt -,Nậm Vì,52,240\n,Xã Hai,Pá Hốc,27,120\n,"""",Co Muông,30,130\n',
  );
  expect(
    Object.fromEntries(
      villages.map(({ name, communeCode, households }) => [name, [communeCode, households]]),
    ),
  ).toEqual({
    'Khe Sen': ['00001', 31],
    'Tà Lèng': ['00001', null],
    'Nậm Vì': ['00001', 52],
    'Pá Hốc': ['00002', 27],
    'Co Muông': ['00002', 30],
  });
});

it('remarks of mergers are one question for each form, not one for all', async () => {
  const other = 'Mã xã;Tên thôn;Hộ;Khẩu;Thông tin thêm\n';
  const { questions } = await loadWithCommunes(
    {
      'một.csv': `${HEAD}00001,Khe Sen,103.512,21.023,31,140,Sáp nhập vào bản Tà Lèng\n`,
      'hai.csv': `${HEAD}00002,Nậm Vì,104.01,21.01,52,240,đã nhập về Pá Hốc\n`,
      'ba.csv': `${other}00002;Pá Hốc;27;120;giải thể năm 2025\n00002;Nà Cạn;30;141;chưa sáp nhập vào Pá Hốc\n`,
    },
    [
      { role: 'communes', path: 'xa.geojson' },
      ...['một.csv', 'hai.csv', 'ba.csv'].map((path) => ({ role: 'villages' as const, path })),
    ],
  );
  expect(
    questions
      .filter(({ kind }) => kind === 'dissolved-remark')
      .map(({ files, context }) => [files, context?.['count']])
      .toSorted((a, b) => Number(a[1]) - Number(b[1])),
  ).toEqual([
    [['ba.csv'], 1],
    [['một.csv', 'hai.csv'], 2],
  ]);
});

describe('a remark on the village that others were joined to', () => {
  const list = (own: string, other = ''): string =>
    `${HEAD}00001,Bản Nà Lo,103.512,21.023,62,280,${own}\n00001,Bản Suối Bí,103.522,21.013,38,175,${other}\n`;
  it.each([
    ['Sáp nhập với bản Suối Bí từ 01/8/2026 thành bản Nà Lo', 'Đã sáp nhập vào bản Nà Lo'],
    ['Sáp nhập với bản Suối Bí thành bản Nà Lo', ''],
    ['Bản Suối Bí nhập vào bản Nà Lo', ''],
    ['Nhập thêm bản Suối Bí từ 01/8/2026', ''],
    ['Được sáp nhập từ bản Nà Lo và bản Suối Bí', ''],
    ['hợp nhất với Suối Bí; lấy tên là Nà Lo', ''],
    ['SÁP NHẬP VỚI BẢN SUỐI BÍ THÀNH BẢN NÀ LO', ''],
  ])('asks only about the other that still stands for itself: %s', async (own, other) => {
    const { questions, told, villages } = await load(list(own, other));
    expect(questions.map(({ kind, rows }) => [kind, rows])).toEqual([['dissolved-remark', [3]]]);
    expect(told.filter((line) => line.startsWith('village-dissolved'))).toEqual(['village-dissolved 3']);
    expect(villages).toHaveLength(2);
  });
  it.each([
    'Số hộ đã nằm trong số hộ bản Suối Bí',
    'thuộc bản Suối Bí; đã tính trong bản Suối Bí',
    'Số hộ này đã gộp cả vào Suối Bí',
    'tính chung với bản Suối Bí',
  ])('asks about a row whose people count in another that stands: %s', async (own) => {
    const { questions } = await load(list(own, ''));
    expect(questions.map(({ kind, rows }) => [kind, rows])).toEqual([['dissolved-remark', [2]]]);
  });
  it('asks about one of two that name each other', async () => {
    const { questions } = await load(list('Sáp nhập với bản Suối Bí', 'sáp nhập với bản Nà Lo'));
    expect(questions.map(({ rows }) => rows)).toEqual([[2]]);
  });
  it.each([
    ['Nhập thêm bản Hua Nà', ''],
    ['Mới sáp nhập', ''],
    ['Chưa sáp nhập với bản Suối Bí', ''],
    ['Tách từ bản Suối Bí năm 2025', ''],
    ['Chưa tính trong số hộ bản Suối Bí', ''],
    ['Nằm ở bên bản Suối Bí 2 km', ''],
    ['Đã tính trong bản Hua Nà', ''],
  ])('asks nothing where no other row can be meant: %s', async (own, other) => {
    expect((await load(list(own, other))).questions).toEqual([]);
  });
});

describe('a list', () => {
  const VILLAGES =
    '00001,Bản Khe Sen,103.512,21.023,31,140,\n00001,Bản Tà Lèng,103.522,21.013,44,203,\n00001,Bản Pá Hốc,103.532,21.033,27,120,\n00001,Bản Nậm Vì,103.543,21.043,52,240,\n';
  it('tells of a row that is perhaps no village, or of nobody', async () => {
    const { told, villages } = await load(
      `${HEAD}${VILLAGES}00001,Trạm y tế xã,103.55,21.053,,,\n00001,Bản Chông,103.561,21.063,0,0,\n00001,Bản Kéo,103.571,21.073,,,\n`,
    );
    expect(told.filter((line) => /perhaps-no|of-nobody/.test(line))).toEqual([
      'perhaps-no-village 6',
      'village-of-nobody 7',
    ]);
    expect(villages).toHaveLength(7);
  });
  it('with places in whole hundredths throughout is told', async () => {
    const rows = [1, 2, 3, 4, 5].map((at) => `00001,Bản ${at}A,103.5${at},21.0${at},31,140,`).join('\n');
    expect((await load(`${HEAD}${rows}\n`)).told).toContain('place-coarse 2');
  });
  it('has no marks of footnotes in its names', async () => {
    const { villages } = await load(
      `${HEAD}00001,Bản Hua Nà*,103.5121,21.023,31,140,\n00001,Bản Kéo (**),103.522,21.013,44,203,\n`,
    );
    expect(villages.map(({ name }) => name)).toEqual(['Bản Hua Nà', 'Bản Kéo']);
  });
  it('tells of names that are broken', async () => {
    const { told } = await load(
      `${HEAD}${VILLAGES}00001,Báº£n pá»ng,103.5121,21.023,31,140,\n00001,B\ufffdn Kéo,103.522,21.013,44,203,\n`,
    );
    expect(told.filter((line) => line.startsWith('name-unreadable'))).toEqual([
      'name-unreadable 6',
      'name-unreadable 7',
    ]);
  });
  it('is read with the digits of other scripts', async () => {
    const { villages } = await load(`${HEAD}00001,Bản Kéo,103.5121,21.023,๓๑,១៤០,\n`);
    expect(villages.map(({ households, population }) => [households, population])).toEqual([[31, 140]]);
  });
  it('with many rows a village and nothing that counts is no list of so many villages', async () => {
    const rows = Array.from(
      { length: 12 },
      (_, i) => `00001,Bản ${i < 6 ? 'Kéo' : 'Hua Nà'},Lò Văn ${i},${i % 2 ? 'Nam' : 'Nữ'},19${60 + i}`,
    );
    const { villages, told } = await load(`Mã xã,Bản,Họ và tên,Giới tính,Năm sinh\n${rows.join('\n')}\n`);
    expect(villages.map(({ name, households }) => [name, households])).toEqual([
      ['Bản Hua Nà', null],
      ['Bản Kéo', null],
    ]);
    expect(told).toContain('register-uncounted');
  });
});
