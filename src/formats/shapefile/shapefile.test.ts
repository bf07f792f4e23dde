import { describe, expect, it } from 'vitest';
import { dbfFile, pointShp, polygonShp } from '../../../test/support/shapefile.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import type { ParsedFeatures } from '../reading/parsed-file.ts';
import { readFile } from '../registry.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];

async function read(shp: Uint8Array, parts: Record<string, Uint8Array> = {}): Promise<ParsedFeatures> {
  const result = await readFile(
    sourceOfBytes('ban.shp', shp),
    Object.entries(parts).map(([name, bytes]) => sourceOfBytes(name, bytes)),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value as ParsedFeatures;
}

/** The .shx of records that begin at these bytes, each `length` bytes of content. */
function shxFile(records: readonly (readonly [start: number, length: number])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(100 + 8 * records.length));
  view.setInt32(0, 9994);
  records.forEach(([start, length], i) => {
    view.setInt32(100 + 8 * i, start / 2);
    view.setInt32(104 + 8 * i, length / 2);
  });
  return new Uint8Array(view.buffer);
}

describe('the index of a shapefile', () => {
  // Records of points are 28 bytes, their content 20: of three shapes the middle one counts no more.
  const shp = pointShp([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  const dbf = dbfFile([{ name: 'ten', type: 'C', length: 9 }], [[utf8('a')], [utf8('b')]]);

  it('says where the records are that count, and in which order', async () => {
    const shx = shxFile([
      [156, 20],
      [100, 20],
    ]);
    const { tables, issues, read: count } = await read(shp, { 'ban.shx': shx, 'ban.dbf': dbf });
    expect(count).toBe(2);
    expect([...tables[0]!.geometry.xy]).toEqual([3, 3, 1, 1]);
    expect(tables[0]!.properties).toEqual([{ ten: 'a' }, { ten: 'b' }]);
    expect(issues).toMatchObject([{ code: 'shapes-not-in-index', context: { shapes: 1 } }]);
  });

  it('of another file is told and left', async () => {
    const { tables, issues } = await read(shp, { 'ban.shx': shxFile([[130, 20]]) });
    expect([...tables[0]!.geometry.xy]).toEqual([1, 1, 2, 2, 3, 3]);
    expect(issues.map(({ code }) => code)).toContain('shape-index-damaged');
  });
});

describe('shapefile', () => {
  it('puts each hole into the smallest ring around it, an island in a lake included', async () => {
    const hole = (x: number, y: number, side: number) => square(x, y, side).reverse();
    const record = [
      square(0, 0, 100),
      hole(10, 10, 50),
      square(20, 20, 20),
      hole(25, 25, 5),
      square(200, 0, 10),
    ];
    const { tables, issues } = await read(polygonShp([record]));
    const { parts, rings, xy } = tables[0]!.geometry;
    expect([...parts]).toEqual([0, 2, 4, 5]);
    expect([0, 1, 2, 3, 4].map((ring) => xy[2 * rings[ring]!])).toEqual([0, 10, 20, 25, 200]);
    expect(issues.map((issue) => issue.code)).not.toContain('hole-outside');
  });

  it('takes rings turned the wrong way all together', async () => {
    const record = [square(0, 0, 100).reverse(), square(10, 10, 50)];
    expect([...(await read(polygonShp([record]))).tables[0]!.geometry.parts]).toEqual([0, 2]);
  });

  it('keeps null shapes as rows, leaves deleted rows out, tells rows without a shape', async () => {
    const dbf = dbfFile(
      [{ name: 'ten', type: 'C', length: 9 }],
      ['a', 'b', 'c', 'd'].map((text) => [utf8(text)]),
      { deleted: [0] },
    );
    const { tables, issues, read: count } = await read(pointShp([[1, 2], null, [3, 4]]), { 'ban.dbf': dbf });
    expect(count).toBe(4);
    expect([...tables[0]!.featureNumbers]).toEqual([2, 3]);
    expect(tables[0]!.properties).toEqual([{ ten: 'b' }, { ten: 'c' }]);
    expect(issues).toMatchObject([
      { code: 'row-deleted', feature: 1 },
      { code: 'geometry-missing', feature: 2 },
      { code: 'shape-missing', feature: 4 },
    ]);
  });

  it.each([
    ['UTF-8 in spite of its language byte', utf8('Bản Mới'), null, 0x57, 'utf-8', 'Bản Mới'],
    [
      'windows-1258 where it is plain',
      Uint8Array.of(0x42, 0x61, 0xd2, 0x6e, 0x20, 0x4d, 0xf5, 0xec, 0x69, 0x20, 0xd0),
      null,
      0,
      'windows-1258',
      'Bản Mới Đ',
    ],
    ['TCVN3 byte for byte', Uint8Array.of(0x4c, 0xb9, 0x6e, 0x67), null, 0x57, 'windows-1252', 'L¹ng'],
    ['the .cpg before the language byte', Uint8Array.of(0xc0), '1251', 0x57, 'windows-1251', 'А'],
  ])('decodes %s', async (_, bytes, cpg, languageByte, used, text) => {
    const dbf = dbfFile([{ name: 'ten', type: 'C', length: 20 }], [[bytes]], { languageByte });
    const parts = { 'ban.dbf': dbf, ...(cpg && { 'ban.cpg': utf8(cpg) }) };
    const [table] = (await read(pointShp([[103, 21]]), parts)).tables;
    expect(table!.encoding?.used).toBe(used);
    expect(String(table!.properties[0]!['ten']).normalize('NFC')).toBe(text);
  });

  it('refuses parts that stand alone and files that are none', async () => {
    expect(await readFile(sourceOfBytes('ban.shx', pointShp([[1, 2]])))).toMatchObject({
      refusal: { code: 'part-of-shapefile' },
    });
    expect(await readFile(sourceOfBytes('ban.shp', utf8('x'.repeat(200))))).toMatchObject({
      refusal: { code: 'shp-damaged' },
    });
  });
});

it.each([
  ['east of it is no number', NaN, 21],
  ['north of it is no number', 103, NaN],
  ['east of it is without end', Infinity, 21],
  ['east of it says that there is none', -1.5e38, 21],
  ['north of it says that there is none', 103, -1.5e38],
])('a point is rejected and told where %s', async (_, x, y) => {
  const { tables, issues } = await read(
    pointShp([
      [x, y],
      [104, 22],
    ]),
  );
  expect([...tables[0]!.geometry.xy]).toEqual([104, 22]);
  expect(issues).toContainEqual(
    expect.objectContaining({ code: 'position-invalid', feature: 1, did: 'rejected' }),
  );
});
