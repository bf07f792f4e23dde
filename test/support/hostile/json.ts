import { file, text, many, deep, type HostileFile } from './hostile-file.ts';

const collection = (features: string): string => `{"type":"FeatureCollection","features":[${features}]}`;
const feature = (geometry: string, properties = '{}'): string =>
  `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
const POINT = '{"type":"Point","coordinates":[103,21]}';
export const JSON_FILES: readonly HostileFile[] = [
  file('nested-16k-arrays.json', () => text(deep(16_000, '[', ']'))),
  file('nested-16k-open.geojson', () => text(`${collection('').slice(0, -2)}${'['.repeat(16_000)}`)),
  file('nested-coordinates.geojson', () =>
    text(collection(feature(`{"type":"Polygon","coordinates":${deep(20_000, '[', ']', '1')}}`))),
  ),
  file('nested-properties.geojson', () =>
    text(collection(feature(POINT, `{"a":${deep(20_000, '{"a":', '}', '1')}}`))),
  ),
  file('nested-collections.geojson', () =>
    text(collection(feature(deep(5_000, '{"type":"GeometryCollection","geometries":[', ']}', POINT)))),
  ),
  file('giant-numbers.geojson', () =>
    text(
      collection(
        many(
          20,
          (i) => feature(`{"type":"Point","coordinates":[${'9'.repeat(100_000)},${i}e${'9'.repeat(2_000)}]}`),
          ',',
        ),
      ),
    ),
  ),
  file('not-numbers.geojson', () =>
    text(
      collection(
        many(
          500,
          (i) =>
            feature(
              `{"type":"Point","coordinates":[${['NaN', 'Infinity', '-Infinity', '1e999', '"1"', 'null', '[]'][i % 7]},21]}`,
            ),
          ',',
        ),
      ),
    ),
  ),
  file('proto-keys.geojson', () =>
    text(
      collection(
        feature(
          POINT,
          '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":2,"ten":"A"}',
        ),
      ),
    ),
  ),
  file('100k-properties.geojson', () =>
    text(collection(feature(POINT, `{${many(100_000, (i) => `"k${i}":${i}`, ',')}}`))),
  ),
  file('100k-keys-of-their-own.geojson', () =>
    text(collection(many(20_000, (i) => feature(POINT, `{"k${i}":1,"l${i}":2,"m${i}":3}`), ','))),
  ),
  file('200k-small.ndjson', () => text(many(200_000, () => feature(POINT), '\n'))),
  file('long-string.geojson', () => text(collection(feature(POINT, `{"a":"${'\\u0000'.repeat(500_000)}"}`)))),
  file('lone-surrogates.geojson', () => text(collection(feature(POINT, '{"a":"\\ud800","\\udfff":"b"}')))),
  file('half-utf8.geojson', () =>
    Uint8Array.from([...text(collection(feature(POINT, '{"a":"'))), 0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80]),
  ),
  file('cyclic.topojson', () =>
    text(
      `{"type":"Topology","arcs":[[[103,21],[104,22],[103,22]]],"objects":{"a":{"type":"GeometryCollection","geometries":[${many(2_000, () => '{"type":"Polygon","arcs":[[0,-1,0,-1,99999999,-99999999,1e9,"x",null]]}', ',')}]}}}`,
    ),
  ),
  file('nested.topojson', () =>
    text(
      `{"type":"Topology","arcs":[[[103,21],[0,1]]],"transform":{"scale":[1e308,NaN],"translate":[0,0]},"objects":{"a":${deep(5_000, '{"type":"GeometryCollection","geometries":[', ']}', '{"type":"LineString","arcs":[0]}')}}}`,
    ),
  ),
  file('same-arc-a-million-times.topojson', () =>
    text(
      `{"type":"Topology","arcs":[[${many(500, (i) => `[${100 + i / 1000},${20 + (i % 7) / 10}]`, ',')}]],"objects":{"a":{"type":"LineString","arcs":[${'0,'.repeat(100_000)}0]}}}`,
    ),
  ),
];
