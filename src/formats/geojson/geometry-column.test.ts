import { describe, expect, it } from 'vitest';
import { featuresAs, outlineOf, readAs } from '../../../test/support/read-text.ts';

const SQUARE = [103, 22, 104, 22, 104, 23, 103, 22];
const AS_WKT = 'POLYGON((103 22,104 22,104 23,103 22))';
/** The same as WKB. */
const HEX =
  '010300000001000000040000000000000000C0594000000000000036400000000000005A400000000000003640' +
  '0000000000005A4000000000000037400000000000C059400000000000003640';

describe('geometry as text in a column', () => {
  it.each([
    ['WKT', `"${AS_WKT}"`],
    ['WKT with its system', `"SRID=4326;${AS_WKT}"`],
    ['WKT of three dimensions', '"POLYGON Z ((103 22 5,104 22 5,104 23 5,103 22 5))"'],
    ['WKB', HEX],
    ['GeoJSON', '"{""type"":""Polygon"",""coordinates"":[[[103,22],[104,22],[104,23],[103,22]]]}"'],
  ])('%s', async (_, text) => {
    const parsed = await featuresAs('a.csv', `ten,hinh,so\na,${text},1\nb,${text},2\n`);
    expect(outlineOf(parsed)).toEqual([['polygon', [2, 3], [...SQUARE, ...SQUARE]]]);
    expect(parsed.tables[0]!.properties).toEqual([
      { ten: 'a', so: '1' },
      { ten: 'b', so: '2' },
    ]);
  });

  it('of every kind of WKT', async () => {
    const parsed = await featuresAs(
      'a.csv',
      'hinh\nPOINT (1 2)\n"MULTIPOINT ((1 2), (3 4))"\n"MULTILINESTRING((1 2,3 4),(5 6,7 8))"\n"LINESTRING(1 2,3e0 4.5)"\nPOINT EMPTY\n',
    );
    expect(outlineOf(parsed)).toEqual([
      ['line', [4, 5], [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4.5]],
      ['point', [2, 3, 6], [1, 2, 1, 2, 3, 4]],
    ]);
  });

  it('that is damaged rejects its row', async () => {
    const rows = Array.from({ length: 12 }, () => '"POLYGON((0 0,1 0,1 1,0 0))"').join('\n');
    const { issues } = await featuresAs('a.csv', `hinh\n"POLYGON((0 0,1 0"\n${rows}\n`);
    expect(issues).toMatchObject([{ code: 'geometry-damaged', feature: 2, did: 'rejected' }]);
  });

  it('is none where most cells say something else', async () =>
    expect((await readAs('a.csv', 'ghi chú\nPOINT (1 2)\nxa\n')).kind).toBe('sheets'));
});

describe('cells of H3 in a column', () => {
  const CELL = '87415c8c8ffffff';

  it('are their outlines, in hex or as a number', async () => {
    const parsed = await featuresAs('a.csv', `o,so\n${CELL},1\n${BigInt(`0x${CELL}`)},2\n`);
    const [kind, numbers, xy] = (outlineOf(parsed) as [string, number[], number[]][])[0]!;
    expect([kind, numbers]).toEqual(['polygon', [2, 3]]);
    // A closed ring of six corners, twice.
    expect(xy).toHaveLength(28);
    expect(xy.slice(14)).toEqual(xy.slice(0, 14));
    expect(xy[0]).toBeCloseTo(106.2217, 3);
    expect(xy[1]).toBeCloseTo(21.2284, 3);
    // Cells of resolution 7 are 5 km² in the mean, here on a sphere.
    const area = Array.from({ length: 6 }, (_, i) => i).reduce(
      (sum, i) => sum + xy[2 * i]! * xy[2 * i + 3]! - xy[2 * i + 2]! * xy[2 * i + 1]!,
      0,
    );
    const km2 = (Math.abs(area) / 2) * 111.2 ** 2 * Math.cos((21.23 * Math.PI) / 180);
    expect(km2).toBeGreaterThan(4);
    expect(km2).toBeLessThan(7);
  });
  it('that are none, or too large or small for coverage, are named', async () => {
    const { tables, issues } = await featuresAs(
      'a.csv',
      `o\n${CELL}\n8f415c8c8ffffff\n8000000000000ff\n811fbffffffffff\n`,
    );
    expect([...tables[0]!.featureNumbers]).toEqual([2]);
    expect(issues).toMatchObject(
      [3, 4, 5].map((feature) => ({ code: 'cell-index-unknown', did: 'rejected', feature })),
    );
  });
  it('say less than places of their own', async () => {
    expect((await readAs('a.csv', `o,Lat,Lon\n${CELL},22,103\n`)).kind).toBe('sheets');
  });
});
