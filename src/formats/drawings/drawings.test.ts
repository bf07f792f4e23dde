import { describe, expect, it } from 'vitest';
import { featuresAs, outlineOf, readAs } from '../../../test/support/read-text.ts';

const MIF = `Version 300
Charset "Neutral"
Delimiter ","
CoordSys Earth Projection 8, 104, "m", 105, 0, 0.9996, 500000, 0
Columns 2
  Ten Char(50)
  So_ho Integer
Data

Point 1 2
    Symbol (35,0,10)
Region 2
  4
0 0
0 10
10 10
0 0
  4
1 4
3 6
1 6
1 4
    Pen (1,2,0)
    Center 5 5
Pline 3
1 1
2 2
3 3
Line 5 5 6 6
None
Arc 0 0 1 1
`;
const MID = '"Nà Hừ",40\n"Xã, mới",50\n"c",1\n"d",2\n"e",3\n"f",4\n';

describe('MapInfo MIF', () => {
  it('has its objects, their rows, and its system', async () => {
    const parsed = await featuresAs('a.mif', MIF, { 'a.mid': MID });
    expect(outlineOf(parsed)).toEqual([
      ['polygon', [2], [0, 0, 0, 10, 10, 10, 0, 0, 1, 4, 3, 6, 1, 6, 1, 4]],
      ['line', [3, 4], [1, 1, 2, 2, 3, 3, 5, 5, 6, 6]],
      ['point', [1, 5, 6], [1, 2]],
    ]);
    expect([...parsed.tables[0]!.geometry.parts]).toEqual([0, 2]);
    expect(parsed.tables[0]!.properties).toEqual([{ Ten: 'Xã, mới', So_ho: 50 }]);
    expect(parsed.tables[0]!.crs).toMatch(/^\+proj=tmerc .*\+lon_0=105 \+k=0\.9996 .*\+datum=WGS84/);
    expect(parsed.issues.map(({ code, value }) => [code, value])).toContainEqual([
      'drawing-parts-left-out',
      'arc 1',
    ]);
  });
  it('turns the rotations of its own datums round', async () => {
    const system =
      'CoordSys Earth Projection 8, 9999, 28, -191.9, -39.3, -111.5, -0.01, 0.02, -0.004, 0.25, 0, "m", 104.75, 0, 0.9999, 500000, 0';
    const parsed = await featuresAs('a.mif', MIF.replace(/^CoordSys.*$/m, system), { 'a.mid': MID });
    expect(parsed.tables[0]!.crs).toContain('+towgs84=-191.9,-39.3,-111.5,0.01,-0.02,0.004,0.25');
  });
  it('names the line where it is damaged', async () =>
    expect(readAs('a.mif', MIF.replace('2 2\n3 3\n', '2 hai\n'))).rejects.toThrow('mif-damaged'));
});

const dxf = (...groups: readonly (number | string)[]): string =>
  ['0', 'SECTION', '2', 'ENTITIES', ...groups.map(String), '0', 'ENDSEC', '0', 'EOF', ''].join('\r\n');

describe('DXF', () => {
  it('has points, lines, closed lines as areas, texts and blocks with their layers', async () => {
    const parsed = await featuresAs(
      'a.dxf',
      dxf(
        ...[0, 'POINT', 8, 'Tram', 10, 1, 20, 2],
        ...[0, 'LINE', 8, 'Cap', 10, 0, 20, 0, 11, 5, 21, 5],
        ...[0, 'LWPOLYLINE', 8, 'Ranh', 90, 3, 70, 1, 10, 0, 20, 0, 10, 4, 20, 0, 10, 4, 20, 4],
        ...[
          0,
          'POLYLINE',
          8,
          'Duong',
          66,
          1,
          70,
          0,
          0,
          'VERTEX',
          10,
          1,
          20,
          1,
          0,
          'VERTEX',
          10,
          2,
          20,
          3,
          0,
          'SEQEND',
        ],
        ...[0, 'MTEXT', 8, 'Chu', 10, 7, 20, 8, 1, '{\\fArial|b0;N\\U+00E0 H\\U+1EEB}'],
        ...[
          0,
          'INSERT',
          8,
          'Tram',
          2,
          'COT',
          66,
          1,
          10,
          9,
          20,
          9,
          0,
          'ATTRIB',
          2,
          'TEN',
          1,
          'BTS 1',
          0,
          'SEQEND',
        ],
        ...[0, 'HATCH', 8, 'x', 10, 0, 20, 0],
        ...[0, 'POINT', 8, 'Giay', 67, 1, 10, 50, 20, 50],
      ),
    );
    expect(outlineOf(parsed)).toEqual([
      ['polygon', [3], [0, 0, 4, 0, 4, 4, 0, 0]],
      ['line', [2, 4], [0, 0, 5, 5, 1, 1, 2, 3]],
      ['point', [1, 5, 6], [1, 2, 7, 8, 9, 9]],
    ]);
    expect(parsed.tables[2]!.properties).toEqual([
      { layer: 'Tram' },
      { layer: 'Chu', text: 'Nà Hừ' },
      { layer: 'Tram', block: 'COT', TEN: 'BTS 1' },
    ]);
    expect(parsed.issues).toContainEqual(
      expect.objectContaining({ code: 'drawing-parts-left-out', value: 'HATCH 1' }),
    );
  });
});

it('a binary drawing is read like its text', async () => {
  const groups: (readonly [number, string | number])[] = [
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, 'AC1021'],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    [0, 'TEXT'],
    [8, 'Bản'],
    [10, 103.1],
    [20, 22.3],
    [62, 7],
    [1, 'Nà Hừ'],
    [0, 'LWPOLYLINE'],
    [8, 'Ranh giới'],
    [90, 3],
    [70, 1],
    [290, 1],
    [10, 103],
    [20, 22],
    [10, 104],
    [20, 22],
    [10, 104],
    [20, 23],
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ];
  const bytes: number[] = [...new TextEncoder().encode('AutoCAD Binary DXF\r\n\x1a\0')];
  for (const [code, value] of groups) {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint16(0, code, true);
    bytes.push(view.getUint8(0), view.getUint8(1));
    if (typeof value === 'string') bytes.push(...new TextEncoder().encode(value), 0);
    else {
      const length = code < 60 ? 8 : code === 90 ? 4 : code === 290 ? 1 : 2;
      if (length === 8) view.setFloat64(0, value, true);
      else view.setUint32(0, value, true);
      bytes.push(...new Uint8Array(view.buffer, 0, length));
    }
  }
  const text = groups.map(([code, value]) => `${code}\n${value}\n`).join('');
  const binary = await featuresAs('a.dxf', Uint8Array.from(bytes));
  expect(outlineOf(binary)).toEqual([
    ['polygon', [2], [103, 22, 104, 22, 104, 23, 103, 22]],
    ['point', [1], [103.1, 22.3]],
  ]);
  expect(binary).toEqual(await featuresAs('a.dxf', text));
});
