import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { featuresAs, outlineOf, readAs } from '../../../test/support/read-text.ts';

const fixture = (ending: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../test/fixtures/formats/tab/ban.${ending}`, import.meta.url)));
const TABLE = (fields: readonly string[], charset = 'Neutral'): string =>
  `!table\r\n!version 300\r\n!charset ${charset}\r\n\r\nDefinition Table\r\n  Type NATIVE Charset "${charset}"\r\n  Fields ${fields.length}\r\n${fields.map((field) => `    ${field} ;\r\n`).join('')}`;

type Bytes = readonly number[];
const little =
  (length: number, write: (view: DataView, value: number) => void) =>
  (...values: number[]): Bytes =>
    values.flatMap((value) => {
      const view = new DataView(new ArrayBuffer(length));
      write(view, value);
      return [...new Uint8Array(view.buffer)];
    });
const i16 = little(2, (view, value) => view.setInt16(0, value, true));
const i32 = little(4, (view, value) => view.setInt32(0, value, true));
const f64 = little(8, (view, value) => view.setFloat64(0, value, true));
const text = (value: string, length: number): Bytes =>
  Array.from({ length }, (_, i) => new TextEncoder().encode(value)[i] ?? 0);

/** A .DAT of one record length; each field with its bytes in a record. */
function dat(lengths: readonly number[], records: readonly Bytes[]): Uint8Array {
  const head = 33 + 32 * lengths.length;
  const length = 1 + lengths.reduce((a, b) => a + b, 0);
  const fields = lengths.flatMap((one, i) => [...text(`f${i}`, 11), 67, 0, 0, 0, 0, one, ...text('', 15)]);
  return Uint8Array.from([
    ...[3, 99, 9, 9],
    ...i32(records.length),
    ...i16(head, length),
    ...text('', 20),
    ...fields,
    13,
    ...records.flat(),
  ]);
}

const OBJECTS = 1024;
const VERTICES = 1536;
const THOUSANDTHS = 1000;
/** A .MAP with one block of objects and one of vertices, in thousandths of a unit; their middle is (0, 0). */
function map(objects: Bytes, vertices: Bytes, system: { at: number; bytes: Bytes }[] = []): Uint8Array {
  const bytes = new Uint8Array(2048);
  const put = (at: number, values: Bytes): void => bytes.set(values, at);
  put(0x100, [...i32(42424242), ...i16(500, 512)]);
  put(0x161, [1]);
  put(0x16a, [...i16(104), 0, 1, 28, 13]);
  put(0x170, f64(THOUSANDTHS, THOUSANDTHS, 0, 0));
  for (const { at, bytes: value } of system) put(at, value);
  put(OBJECTS, [2, 0, ...i16(objects.length), ...i32(0, 0, VERTICES, VERTICES), ...objects]);
  put(VERTICES, [...i16(3, vertices.length), ...i32(0), ...vertices]);
  return bytes;
}
const RECORDS = (count: number): Uint8Array =>
  dat(
    [4],
    Array.from({ length: count }, (_, i) => [32, ...i32(i + 1)]),
  );
const read = (objects: readonly Bytes[], vertices: Bytes, system?: { at: number; bytes: Bytes }[]) => {
  let at = OBJECTS + 20;
  const places = objects.map(({ length }) => (at += length) - length);
  return featuresAs('a.TAB', TABLE(['so Integer']), {
    'a.DAT': RECORDS(objects.length),
    'a.MAP': map(objects.flat(), vertices, system),
    'a.ID': Uint8Array.from(i32(...places)),
  });
};

describe('objects of a MapInfo table', () => {
  it('have short coordinates from the middle of their block, or whole ones', async () => {
    const parsed = await read(
      [
        [0x01, ...i32(1), ...i16(1500, 2500), 1],
        [0x02, ...i32(2), ...i32(103_100, 22_300), 1],
        [0x29, ...i32(3), ...text('', 12), ...i32(103_200, 22_400), 1],
        [0x2c, ...i32(4), 0, 0, ...i32(103_300, 22_500), 1, 1],
      ],
      [],
    );
    expect(outlineOf(parsed)).toEqual([
      ['point', [1, 2, 3, 4], [1.5, 2.5, 103.1, 22.3, 103.2, 22.4, 103.3, 22.5]],
    ]);
    expect(parsed.tables[0]!.properties).toEqual([{ so: 1 }, { so: 2 }, { so: 3 }, { so: 4 }]);
  });

  it('have their vertices in another block: a hole inside of a ring, parts with an origin of their own', async () => {
    const square = (x: number, y: number, size: number): number[] => [
      x,
      y,
      x + size,
      y,
      x + size,
      y + size,
      x,
      y + size,
      x,
      y,
    ];
    const head = (count: number, offset: number): Bytes => [
      ...i16(count, 0),
      ...i32(0, 0, 0, 0),
      ...i32(offset),
    ];
    const region = [
      ...head(5, 48),
      ...head(5, 88),
      ...i32(...square(1000, 1000, 4000)),
      ...i32(...square(2000, 2000, 1000)),
    ];
    // Heads of parts of MapInfo 4.5 have a longer number of vertices; coordinates are short.
    const parts = [
      ...i32(2),
      ...i16(0, 0, 0, 0, 0),
      ...i32(0),
      ...i32(2),
      ...i16(0, 0, 0, 0, 0),
      ...i32(0),
      ...i16(0, 0, 100, 100, 200, 0, 300, 100),
    ];
    const parsed = await read(
      [
        [0x0e, ...i32(1), ...i32(VERTICES + 8, region.length), ...i16(2), ...i32(0, 0, 0, 0, 0, 0), 1, 1],
        [
          0x31,
          ...i32(2),
          ...i32(VERTICES + 8 + region.length, parts.length),
          ...i16(2),
          ...i16(0, 0),
          ...i32(103_000, 22_000),
          ...i16(0, 0, 0, 0),
          1,
        ],
      ],
      [...region, ...parts],
    );
    expect(outlineOf(parsed)).toEqual([
      ['polygon', [1], square(1, 1, 4).concat(square(2, 2, 1))],
      ['line', [2], [103, 22, 103.1, 22.1, 103.2, 22, 103.3, 22.1]],
    ]);
  });

  it('that are no place are counted; a damaged one costs its record', async () => {
    const parsed = await read(
      [
        [0x1a, ...i32(1), ...i32(0, 0, 1, 1), 1, 1],
        [0x08, ...i32(2), ...i32(VERTICES + 8, 1_000_000), ...i32(0, 0, 0, 0, 0, 0), 1],
        [0x14, ...i32(3), ...i32(1000, 1000, 2000, 3000), 1, 1],
      ],
      [],
    );
    expect(outlineOf(parsed)).toEqual([
      ['polygon', [3], [1, 1, 2, 1, 2, 3, 1, 3, 1, 1]],
      ['point', [1], []],
    ]);
    expect(parsed.issues).toMatchObject([
      { code: 'geometry-missing', feature: 1 },
      { code: 'geometry-damaged', did: 'rejected', feature: 2 },
      { code: 'drawing-parts-left-out', value: 'ellipse 1' },
    ]);
  });

  it('are in the system of the table', async () => {
    const transverse = (scale: number): { at: number; bytes: Bytes }[] => [
      { at: 0x16d, bytes: [8, 28, 7] },
      { at: 0x190, bytes: f64(104.75, 0, scale, 500_000, 0) },
    ];
    const crsOf = async (system: { at: number; bytes: Bytes }[]) =>
      (await read([[0x02, ...i32(1), ...i32(5, 5), 1]], [], system)).tables[0]!.crs;
    expect(await crsOf([])).toBe('+proj=longlat +datum=WGS84 +no_defs');
    expect(await crsOf(transverse(0.9996))).toContain(
      '+lon_0=104.75 +k=0.9996 +x_0=500000 +y_0=0 +datum=WGS84',
    );
    // The scale of VN-2000: no program has another number for its datum.
    expect(await crsOf(transverse(0.9999))).not.toContain('datum');
    expect(
      await crsOf([
        ...transverse(0.9999),
        { at: 0x16a, bytes: i16(999) },
        { at: 0x1c0, bytes: f64(-17.51, -108.32, -62.39) },
        { at: 0x16e, bytes: [3] },
      ]),
    ).toContain('+ellps=krass +towgs84=-17.51,-108.32,-62.39');
  });
});

it('cells are binary by their types', async () => {
  const fields = [
    'a Char (6)',
    'b SmallInt',
    'c LargeInt',
    'd Float',
    'e Decimal (6, 2)',
    'f Date',
    'g Logical',
  ];
  const record = (deleted: number): Bytes => [
    deleted,
    ...text('Bản', 6),
    ...i16(-5),
    ...i32(1, 0x200000),
    ...f64(0.25),
    ...text('12.50', 6),
    ...i16(2026),
    3,
    9,
    84,
  ];
  const { tables, issues } = await featuresAs('a.tab', TABLE(fields), {
    'a.dat': dat([6, 2, 8, 8, 6, 4, 1], [record(32), record(42)]),
  });
  expect(tables[0]!.properties).toEqual([
    { a: 'Bản', b: -5, c: '9007199254740993', d: 0.25, e: 12.5, f: '2026-03-09', g: 'T' },
  ]);
  expect(issues.map(({ code }) => code)).toEqual(['map-part-missing', 'geometry-missing', 'row-deleted']);
});

it('a part that is missing is named; other kinds of tables are not read', async () => {
  const parts = { 'ban.dat': fixture('dat'), 'ban.map': fixture('map') };
  await expect(readAs('ban.tab', fixture('tab'), parts)).rejects.toThrow('tab-part-missing');
  const linked = TABLE(['a Integer']).replace('NATIVE', 'LINKED');
  await expect(readAs('a.tab', linked, parts)).rejects.toThrow('tab-kind-not-read');
});

const bytesOf = (word: string): Bytes => text(word, 12);
it.each<[string, Bytes]>([
  ['utf-8', bytesOf('Mới')],
  ['windows-1258', [0x4d, 0xf5, 0xec, 0x69, 0, 0, 0, 0, 0, 0, 0, 0]],
])('the last text of a table alone tells that they are %s, numbers beside it do not', async (used, last) => {
  // The bytes of -1 are those of no text.
  const records = [
    [32, ...i32(-1), ...text('Ban', 8), ...text('xa', 12)],
    [32, ...i32(-1), ...text('Moi', 8), ...last],
  ];
  const parsed = await featuresAs('a.TAB', TABLE(['so Integer', 'ten Char (8)', 'xa Char (12)']), {
    'a.DAT': dat([4, 8, 12], records),
    'a.MAP': map([0x01, ...i32(1), ...i16(1500, 2500), 1, 0x01, ...i32(2), ...i16(1600, 2600), 1], []),
    'a.ID': Uint8Array.from(i32(OBJECTS + 20, OBJECTS + 30)),
  });
  const [first, second] = parsed.tables[0]!.properties;
  expect(first).toEqual({ so: -1, ten: 'Ban', xa: 'xa' });
  expect(String(second!['xa']).normalize('NFC')).toBe('Mới');
  expect(parsed.tables[0]!.encoding?.used).toBe(used);
});
