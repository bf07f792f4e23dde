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
