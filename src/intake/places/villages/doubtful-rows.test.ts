import { describe, expect, it } from 'vitest';
import { collection, point, square } from '../../../../test/support/memory-project.ts';
import { loadWithCommunes } from '../../../../test/support/two-communes.ts';

async function load(content: string | object) {
  const file = typeof content === 'string' ? 'thon.csv' : 'thon.geojson';
  const { dataset, issues } = await loadWithCommunes({ [file]: content }, [
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: file },
  ]);
  const told = issues.map(({ code, row, feature }) => `${code} ${row ?? feature ?? ''}`.trim());
  return { villages: dataset.villages.records, told };
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

it('a remark that a village was joined to another is told', async () => {
  const { told, villages } = await load(
    `${HEAD}00001,Khe Sen,103.512,21.023,31,140,Sáp nhập vào bản Tà Lèng\n00001,Tà Lèng,103.522,21.013,75,343,Sáp nhập từ Khe Sen\n00002,Nậm Vì,104.01,21.01,52,240,giải thể năm 2025\n`,
  );
  expect(villages).toHaveLength(3);
  expect(told.filter((line) => line.startsWith('village-dissolved'))).toEqual([
    'village-dissolved 2',
    'village-dissolved 4',
  ]);
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
