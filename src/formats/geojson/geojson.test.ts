import { describe, expect, it } from 'vitest';
import { sourceOfBytes, type ByteSource } from '../../model/basics/bytes.ts';
import { writeGeoJson } from './geojson-writer.ts';
import { geojson } from './geojson.ts';
import type { ParsedFeatures } from '../reading/parsed-file.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string | Uint8Array, name = 'lop.geojson') =>
  geojson.read(sourceOfBytes(name, typeof text === 'string' ? utf8(text) : text), []);

async function readText(text: string | Uint8Array, name?: string): Promise<ParsedFeatures> {
  const result = await read(text, name);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value as ParsedFeatures;
}
const collection = (...features: string[]): string =>
  `{"type":"FeatureCollection","features":[${features.join()}]}`;
const feature = (geometry: string, properties = '{}'): string =>
  `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
const polygon = (rings: string): string => feature(`{"type":"Polygon","coordinates":${rings}}`);
const SQUARE = '[[103,21],[104,21],[104,22],[103,22],[103,21]]';
const kept = (parsed: ParsedFeatures): number =>
  new Set(parsed.tables.flatMap((table) => [...table.featureNumbers])).size;
const codes = (parsed: ParsedFeatures): string[] => parsed.issues.map((issue) => issue.code);

describe('geojson', () => {
  it('keeps one table per kind and the number of every feature', async () => {
    const parsed = await readText(
      collection(
        feature('{"type":"Point","coordinates":[103.5,21.5]}', '{"ten":"Nà Hỳ"}'),
        polygon(`[${SQUARE}]`),
        feature('{"coordinates":[[1,2],[3,4]],"type":"LineString"}'),
        feature('{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}'),
      ),
    );
    expect(parsed.read).toBe(4);
    expect(parsed.issues).toEqual([]);
    const [areas, lines, points] = parsed.tables;
    expect([areas!.geometry.kind, lines!.geometry.kind, points!.geometry.kind]).toEqual([
      'polygon',
      'line',
      'point',
    ]);
    expect([...points!.featureNumbers]).toEqual([1, 4]);
    expect(points!.properties[0]).toEqual({ ten: 'Nà Hỳ' });
    expect([...points!.geometry.rings]).toEqual([0, 1, 3]);
    expect([...areas!.geometry.xy]).toEqual([103, 21, 104, 21, 104, 22, 103, 22, 103, 21]);
  });

  it('takes a geometry collection as one feature of its areas', async () => {
    const parsed = await readText(
      collection(
        feature(
          `{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"Polygon","coordinates":[${SQUARE}]}]}`,
        ),
      ),
    );
    expect(parsed.tables.map((table) => [table.geometry.kind, ...table.featureNumbers])).toEqual([
      ['polygon', 1],
    ]);
  });

  it('closes rings, leaves out repeated points, and says so', async () => {
    const parsed = await readText(collection(polygon('[[[103,21],[104,21],[104,21],[104,22]]]')));
    expect([...parsed.tables[0]!.geometry.xy]).toEqual([103, 21, 104, 21, 104, 22, 103, 21]);
    expect(codes(parsed)).toEqual(['ring-closed', 'repeated-points-left-out']);
  });

  it.each([
    ['coordinates-empty', '{"type":"Polygon","coordinates":[]}'],
    ['coordinates-empty', '{"type":"Polygon","coordinates":[[]]}'],
    ['position-invalid', '{"type":"Point","coordinates":[1e999,2]}'],
    ['position-invalid', '{"type":"Point","coordinates":["1","2"]}'],
    ['position-invalid', '{"type":"Point","coordinates":[1]}'],
    ['nesting-wrong', '{"type":"Polygon","coordinates":[[1,2],[3,4]]}'],
    ['nesting-wrong', '{"type":"Point","coordinates":[[1,2]]}'],
    ['too-few-positions', '{"type":"Polygon","coordinates":[[[1,2],[3,4],[1,2]]]}'],
    ['too-few-positions', '{"type":"LineString","coordinates":[[1,2],[1,2]]}'],
    ['geometry-type-unknown', '{"type":"Circle","coordinates":[1,2]}'],
    ['geometry-type-unknown', '{"type":"constructor","coordinates":[1,2]}'],
    ['coordinates-missing', '{"type":"Point"}'],
    ['antimeridian', '{"type":"LineString","coordinates":[[179,2],[-179,3]]}'],
  ])('rejects with %s and goes on: %s', async (code, geometry) => {
    const parsed = await readText(collection(feature(geometry), polygon(`[${SQUARE}]`)));
    expect(parsed.issues.filter((issue) => issue.did === 'rejected')).toMatchObject([{ code, feature: 1 }]);
    expect([parsed.read, kept(parsed)]).toEqual([2, 1]);
  });

  it('keeps features without geometry and repairs missing properties', async () => {
    const parsed = await readText(
      collection(
        feature('null', '{"a":1}'),
        '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}',
      ),
    );
    expect(parsed.issues).toMatchObject([
      { code: 'geometry-missing', did: 'kept', feature: 1 },
      { code: 'properties-missing', did: 'changed', feature: 2 },
    ]);
    expect([...parsed.tables[0]!.geometry.features]).toEqual([0, 0, 1]);
  });

  it('tells heights once', async () => {
    const parsed = await readText(
      collection(
        feature('{"type":"Point","coordinates":[2340000,500000,12]}'),
        feature('{"type":"Point","coordinates":[2340001,500000,12]}'),
      ),
    );
    expect(codes(parsed)).toEqual(['heights-left-out']);
  });

  it('never changes a prototype', async () => {
    const parsed = await readText(
      collection(
        feature(
          '{"type":"Point","coordinates":[1,2]}',
          '{"__proto__":{"bad":1},"in":{"\\u005f_proto__":2},"a":1}',
        ),
      ),
    );
    const properties = parsed.tables[0]!.properties[0]!;
    expect(properties).toEqual({ in: {}, a: 1 });
    expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
    expect(codes(parsed)).toEqual(['unsafe-keys-left-out']);
  });

  it('rejects what is nested without end, without overflow', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const parsed = await readText(collection(feature('null', `{"a":${deep}}`), polygon(`[${SQUARE}]`)));
    expect(codes(parsed)).toEqual(['nesting-too-deep']);
    expect(kept(parsed)).toBe(1);
  });

  it.each([
    ['json-truncated', collection(polygon(`[${SQUARE}]`)).slice(0, -30), 0],
    ['json-syntax', '{"type":"FeatureCollection","features":[{"type":Feature}]}', 49],
    ['json-syntax', '{"type":"FeatureCollection" "features":[]}', 29],
    ['json-trailing', `${collection()} x`, 44],
    ['not-geojson', '[1,2]', 1],
    ['not-geojson', '{"a":1}', 1],
    ['json-is-topology', '{"type":"Topology","objects":{},"arcs":[]}', 0],
    ['file-empty', ' \n', 0],
  ])('refuses with %s: %s', async (code, text, byte) => {
    const result = await read(text);
    expect(result).toMatchObject({ ok: false, refusal: { code } });
    if (!result.ok && byte) expect(result.refusal.location?.byte).toBe(byte);
  });

  it('reads lines and record separators, leaving out a broken line', async () => {
    const point = feature('{"type":"Point","coordinates":[1,2]}');
    const lines = `${point}\n{"type":"Feature","properties":{},"geo\n${point}\n`;
    const parsed = await readText(lines, 'diem.ndjson');
    expect([parsed.read, kept(parsed)]).toEqual([3, 2]);
    expect(parsed.issues).toMatchObject([{ code: 'record-broken', feature: 2 }]);
    expect(kept(await readText(`\x1e${point}\n\x1e${point}\n`))).toBe(2);
    expect(kept(await readText(`${point}\n${point}\n`))).toBe(2);
  });

  it('reads UTF-16 and marks', async () => {
    const text = collection(feature('{"type":"Point","coordinates":[1,2]}', '{"ten":"Bản Mới"}'));
    expect((await readText(`\uFEFF${text}`)).tables[0]!.properties[0]).toEqual({ ten: 'Bản Mới' });
    const wide = new Uint8Array(2 * text.length);
    [...text].forEach((letter, i) => new DataView(wide.buffer).setUint16(2 * i, letter.charCodeAt(0)));
    const parsed = await readText(wide);
    expect(parsed.tables[0]!.properties[0]).toEqual({ ten: 'Bản Mới' });
    expect(parsed.tables[0]!.encoding?.used).toBe('utf-16be');
  });

  it('reads the same however the bytes are cut', async () => {
    const text = `\uFEFF${collection(
      feature('{"type":"Point","coordinates":[103.12345678901234,-2.5e1]}', '{"ten":"Bản \\u0041"}'),
      polygon(`[ ${SQUARE} ]`),
      feature('null'),
    )}`;
    const bytes = utf8(text);
    const whole = await readText(bytes);
    for (const step of [1, 2, 3, 7, 50]) {
      const source: ByteSource = {
        ...sourceOfBytes('lop.geojson', bytes),
        async *stream() {
          for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
        },
      };
      const result = await geojson.read(source, []);
      expect(result.ok && result.value).toEqual(whole);
    }
  });

  it('reads the name of an old crs member, a bare Feature and a bare geometry', async () => {
    const crs = '"crs":{"type":"name","properties":{"name":"EPSG:9210"}}';
    expect(
      (await readText(`{${crs},"type":"FeatureCollection","features":[${polygon(`[${SQUARE}]`)}]}`))
        .tables[0]!.crs,
    ).toBe('EPSG:9210');
    expect(kept(await readText(polygon(`[${SQUARE}]`)))).toBe(1);
    expect(kept(await readText('{"type":"Point","coordinates":[1,2]}'))).toBe(1);
  });

  it('stops when the work is cancelled', async () => {
    const controller = new AbortController();
    controller.abort(new Error('cancelled'));
    await expect(
      geojson.read(sourceOfBytes('a.geojson', utf8('{}')), [], { signal: controller.signal }),
    ).rejects.toThrow('cancelled');
  });
});

describe('writeGeoJson', () => {
  it('reads back as it was written', async () => {
    const first = await readText(
      collection(
        feature(
          '{"type":"MultiPolygon","coordinates":[[[[1,1],[9,1],[9,9],[1,1]],[[3,2],[4,2],[4,3],[3,2]]],[[[20,0],[21,0],[21,1],[20,0]]]]}',
          '{"a":"ạ\\u2028","b":null,"c":[1]}',
        ),
        feature('{"type":"MultiLineString","coordinates":[[[0.1,0.2],[0.3,0.4]],[[5,6],[7,8]]]}'),
        feature('{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}'),
        feature('null'),
      ),
    );
    const bytes = writeGeoJson(first.tables, { decimals: null });
    const again = await readText(bytes);
    expect(again.tables.map(({ geometry, properties }) => ({ geometry, properties }))).toEqual(
      first.tables.map(({ geometry, properties }) => ({ geometry, properties })),
    );
    expect(writeGeoJson(again.tables, { decimals: null })).toEqual(bytes);
  });

  it('writes members of the collection before its features', async () => {
    const bytes = writeGeoJson([], { members: { title: 'Tỉnh "A"', asOf: null } });
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
      ...{ type: 'FeatureCollection', title: 'Tỉnh "A"', asOf: null },
      features: [],
    });
  });

  it('writes fixed decimals and no negative zero', () => {
    const geometry = {
      kind: 'point' as const,
      xy: Float64Array.of(-1e-9, 103.123456789),
      rings: Uint32Array.of(0, 1),
      parts: Uint32Array.of(0, 1),
      features: Uint32Array.of(0, 1),
    };
    const text = new TextDecoder().decode(writeGeoJson([{ geometry, properties: [{}] }]));
    expect(text).toContain('[0.0000000,103.1234568]');
  });
});
