import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { GeometryBuilder, joinGeometries } from '../../src/geometry/packed/pack.ts';
import { Layer } from '../../src/model/layer.ts';
import { generateSample } from '../../src/sample/generate.ts';

/** What every contestant is given. */
export interface BenchLayers {
  readonly name: string;
  readonly communes: Layer;
  /** Null where villages are points only. */
  readonly villagePolygons: Layer | null;
  readonly villages: Float64Array;
  readonly population: Float64Array;
  /** Commune of each village. */
  readonly commune: Int32Array;
  readonly coverage: readonly Layer[];
  readonly fibre: Layer;
  readonly depressions: Layer;
}

type Feature = { geometry: { type: string; coordinates: unknown }; properties: Record<string, unknown> };
type Ring = [number, number][];

/** GeoJSON text as a layer; `Multi` types keep their parts. */
function packGeoJson(text: string): { geometry: Layer; properties: Record<string, unknown>[] } {
  const { features } = JSON.parse(text) as { features: Feature[] };
  const type = features[0]?.geometry.type ?? 'Polygon';
  const kind = type.includes('Polygon') ? 'polygon' : type.includes('Line') ? 'line' : 'point';
  const builder = new GeometryBuilder(kind);
  for (const { geometry } of features) {
    const single = !geometry.type.startsWith('Multi');
    const parts = (single ? [geometry.coordinates] : geometry.coordinates) as unknown[];
    for (const part of parts) {
      if (kind === 'polygon') for (const ring of part as Ring[]) builder.ring(ring);
      else builder.ring(kind === 'line' ? (part as Ring) : [part as [number, number]]);
      builder.endPart();
    }
    builder.endFeature();
  }
  return { geometry: builder.finish(), properties: features.map((feature) => feature.properties) };
}

/** Raw arrays of the workload generator: xy, ring offsets, and one part per feature. */
function readRaw(folder: string, layer: string): Layer {
  const read = (ending: string): ArrayBuffer => {
    const bytes = readFileSync(join(folder, layer + ending));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  };
  const { kind } = JSON.parse(readFileSync(join(folder, `${layer}.json`), 'utf8')) as {
    kind: Layer['kind'];
  };
  const parts = new Uint32Array(read('.feat'));
  return new Layer({
    kind,
    xy: new Float64Array(read('.xy')),
    rings: new Uint32Array(read('.ring')),
    parts,
    features: Uint32Array.from(parts, (_, f) => f),
  });
}

/** Layers as ../shared/workload writes them, raw or with `--geojson`. */
export function readWorkload(folder: string): BenchLayers {
  const layer = (name: string): Layer =>
    existsSync(join(folder, `${name}.xy`))
      ? readRaw(folder, name)
      : packGeoJson(readFileSync(join(folder, `${name}.geojson`), 'utf8')).geometry;
  const attributes: { commune: number; pop: number }[] = existsSync(join(folder, 'village_pt.attr.json'))
    ? (JSON.parse(readFileSync(join(folder, 'village_pt.attr.json'), 'utf8')) as {
        commune: number;
        pop: number;
      }[])
    : (packGeoJson(readFileSync(join(folder, 'village_pt.geojson'), 'utf8')).properties as {
        commune: number;
        pop: number;
      }[]);
  const coverage: Layer[] = [];
  for (let k = 0; ['.xy', '.geojson'].some((end) => existsSync(join(folder, `cov${k}${end}`))); k++)
    coverage.push(layer(`cov${k}`));
  return {
    name: folder,
    communes: layer('commune'),
    villagePolygons: layer('village_poly'),
    villages: layer('village_pt').xy,
    population: Float64Array.from(attributes, (a) => a.pop),
    commune: Int32Array.from(attributes, (a) => a.commune),
    coverage,
    fibre: layer('fibre'),
    depressions: layer('depression'),
  };
}

/** Degrees between one copy of a province and the next. */
const COPY_STEP = { lon: 3, lat: 2.5, columns: 6 } as const;

function shifted(layer: Layer, lon: number, lat: number): Layer {
  const xy = layer.xy.map((x, i) => x + (i % 2 ? lat : lon));
  return new Layer({ ...layer, xy });
}

/** The same province `count` times side by side: a nation. */
export function repeated(one: BenchLayers, count: number): BenchLayers {
  const places = Array.from({ length: count }, (_, k) => [
    COPY_STEP.lon * (k % COPY_STEP.columns) - 9,
    COPY_STEP.lat * Math.floor(k / COPY_STEP.columns) - 7.5,
  ]);
  const copies = (layer: Layer): Layer =>
    joinGeometries(
      layer.kind,
      places.map(([lon, lat]) => shifted(layer, lon, lat)),
    );
  const communes = one.communes.features.length - 1;
  return {
    name: `${one.name}, ${count} times`,
    communes: copies(one.communes),
    villagePolygons: one.villagePolygons && copies(one.villagePolygons),
    villages: Float64Array.from(
      places.flatMap(([lon, lat]) => Array.from(one.villages, (x, i) => x + (i % 2 ? lat : lon))),
    ),
    population: Float64Array.from(places.flatMap(() => Array.from(one.population))),
    commune: Int32Array.from(
      places.flatMap((_, k) => Array.from(one.commune, (c) => (c < 0 ? c : c + k * communes))),
    ),
    coverage: one.coverage.map(copies),
    fibre: copies(one.fibre),
    depressions: copies(one.depressions),
  };
}

/** The sample province of seed 1: declared 4G of its four operators. */
export function inventLayers(): BenchLayers {
  const files = generateSample({ seed: 1 });
  const text = (path: string): string => new TextDecoder().decode(files.get(path));
  const communes = packGeoJson(text('communes.geojson'));
  const codes = new Map(communes.properties.map((p, c) => [String(p['code']), c]));
  const rows = Papa.parse<Record<string, string>>(text('villages.csv'), {
    header: true,
    skipEmptyLines: true,
  }).data;
  const paths = [...files.keys()];
  return {
    name: 'sample province',
    communes: communes.geometry,
    villagePolygons: null,
    villages: Float64Array.from(rows.flatMap((row) => [Number(row['Kinh độ']), Number(row['Vĩ độ'])])),
    population: Float64Array.from(rows, (row) => Number(row['Dân số'])),
    commune: Int32Array.from(rows, (row) => codes.get(row['Mã xã']) ?? -1),
    coverage: paths
      .filter((path) => path.endsWith('-4g.geojson'))
      .map((path) => packGeoJson(text(path)).geometry),
    fibre: joinGeometries(
      'line',
      paths.filter((path) => path.startsWith('fibre/')).map((path) => packGeoJson(text(path)).geometry),
    ),
    depressions: packGeoJson(text('depressions.geojson')).geometry,
  };
}
