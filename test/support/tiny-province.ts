import type { CoverageLayer, Dataset, ElevationGrid, LineLayer } from '../../src/model/dataset.ts';
import { emptyLayer, Layer } from '../../src/model/layer.ts';
import type { Candidate, Site } from '../../src/model/network.ts';
import type { Commune, Village } from '../../src/model/places.ts';
import { DEFAULT_SETTINGS, type ProjectFile } from '../../src/model/project.ts';

/** A made-up province for tests: a jittered grid of communes, cut to an ellipse. No place of it exists. */
export interface TinyProvince {
  readonly project: ProjectFile;
  readonly dataset: Dataset;
}

export interface TinyOptions {
  readonly seed?: number;
  /** Cells of the grid of communes, before the cut. */
  readonly columns?: number;
  readonly rows?: number;
  readonly villagesPerCommune?: number;
  /** Width of a commune in degrees. */
  readonly cellDegrees?: number;
}

/** mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Point = [number, number];
export type Rings = readonly (readonly Point[])[];

/** One feature per entry, one part per ring list. */
export function packPolygons(features: readonly (readonly Rings[])[]): Layer {
  const xy: number[] = [];
  const offsets = { rings: [0], parts: [0], features: [0] };
  for (const feature of features) {
    for (const part of feature) {
      for (const ring of part) {
        for (const point of ring) xy.push(...point);
        offsets.rings.push(xy.length / 2);
      }
      offsets.parts.push(offsets.rings.length - 1);
    }
    offsets.features.push(offsets.parts.length - 1);
  }
  return new Layer({
    kind: 'polygon',
    xy: Float64Array.from(xy),
    rings: Uint32Array.from(offsets.rings),
    parts: Uint32Array.from(offsets.parts),
    features: Uint32Array.from(offsets.features),
  });
}
const packLines = (lines: readonly (readonly Point[])[]): Layer =>
  new Layer({ ...packPolygons(lines.map((line) => [[line]])), kind: 'line' });

const SYLLABLES = ['Nậm', 'Huổi', 'Phiêng', 'Pá', 'Co', 'Lũng', 'Khuổi', 'Tà', 'Chiềng', 'Sín'];
const ENDINGS = ['Lặng', 'Ỏi', 'Đứa', 'Khẳm', 'Ngoã', 'Ưới', 'Bầng', 'Xẳng', 'Hựa', 'Ộp', 'Tẩu', 'Mạy'];

/** A ragged line from a to b by midpoint displacement; ends included. */
function ragged(a: Point, b: Point, random: () => number, depth: number): Point[] {
  if (depth === 0) return [a, b];
  const swing = Math.hypot(b[0] - a[0], b[1] - a[1]) * 0.18 * (random() - 0.5);
  const middle: Point = [
    (a[0] + b[0]) / 2 - (b[1] - a[1]) * swing * 8,
    (a[1] + b[1]) / 2 + (b[0] - a[0]) * swing * 8,
  ];
  return [...ragged(a, middle, random, depth - 1).slice(0, -1), ...ragged(middle, b, random, depth - 1)];
}

/** A star-shaped blob. */
function blob(centre: Point, radius: number, random: () => number, corners = 28): Point[] {
  const ring: Point[] = [];
  for (let i = 0; i < corners; i++) {
    const angle = (2 * Math.PI * i) / corners;
    const reach = radius * (0.55 + 0.45 * random());
    ring.push([centre[0] + reach * Math.cos(angle), centre[1] + reach * Math.sin(angle)]);
  }
  return [...ring, ring[0]];
}

const ORIGIN: Point = [103.4, 20.7];

interface Cells {
  readonly communes: readonly { readonly ring: readonly Point[]; readonly centre: Point }[];
}

function cutCells(columns: number, rows: number, size: number, seed: number): Cells {
  const jitter = randomOf(seed);
  const nodes = Array.from({ length: (columns + 1) * (rows + 1) }, (_, i): Point => {
    const column = i % (columns + 1);
    const row = Math.floor(i / (columns + 1));
    return [
      ORIGIN[0] + (column + 0.5 * (jitter() - 0.5)) * size,
      ORIGIN[1] + (row + 0.5 * (jitter() - 0.5)) * size * 0.9,
    ];
  });
  const edge = (from: number, to: number): Point[] => {
    const [low, high] = from < to ? [from, to] : [to, from];
    const line = ragged(nodes[low], nodes[high], randomOf(seed * 7919 + low * 4001 + high), 5);
    return from < to ? line : line.reverse();
  };
  const communes = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const across = (2 * (column + 0.5)) / columns - 1;
      const up = (2 * (row + 0.5)) / rows - 1;
      if (across * across + up * up + across * up > 1.05) continue;
      const corner = row * (columns + 1) + column;
      const path = [corner, corner + 1, corner + columns + 2, corner + columns + 1, corner];
      const ring = path.slice(1).flatMap((to, i) => edge(path[i], to).slice(i === 0 ? 0 : 1));
      const centre: Point = [0, 0];
      for (const node of path.slice(1)) {
        centre[0] += nodes[node][0] / 4;
        centre[1] += nodes[node][1] / 4;
      }
      communes.push({ ring, centre });
    }
  return { communes };
}

function villageOf(random: () => number, code: string, commune: Commune, row: number): Village {
  const households = random() < 0.04 ? null : 20 + Math.floor(random() * random() * 260);
  const poverty = random() < 0.06 ? null : Math.round(random() * 0.7 * 1000) / 1000;
  return {
    code,
    name: `Bản ${SYLLABLES[Math.floor(random() * SYLLABLES.length)]} ${ENDINGS[Math.floor(random() * ENDINGS.length)]}`,
    communeCode: commune.code,
    population: households === null ? null : Math.round(households * (3.8 + random())),
    households,
    poorHouseholds: households === null || poverty === null ? null : Math.round(households * poverty),
    povertyRate: poverty,
    minorityShare: Math.round(random() * 100) / 100,
    extremelyDifficult: poverty === null ? null : poverty > 0.4,
    border: null,
    electricity: random() < 0.1 ? 'none' : 'grid',
    schools: random() < 0.5 ? 1 : 0,
    healthStations: random() < 0.1 ? 1 : 0,
    cultureHouse: random() < 0.7,
    office: false,
    hazard: random() < 0.1 ? null : random() < 0.2,
    road: random() < 0.6 ? 'allYear' : random() < 0.7 ? 'drySeason' : 'none',
    fibreSubscribed: households === null ? null : Math.floor(households * 0.4 * random()),
    fibrePassed: households,
    reportedSignal: null,
    sourceId: 'villages',
    row,
  };
}

function terrainAround(columns: number, rows: number, size: number): ElevationGrid {
  const step = 1 / 300;
  const margin = size;
  const width = Math.ceil((columns * size + 2 * margin) / step);
  const height = Math.ceil((rows * size * 0.9 + 2 * margin) / step);
  const heights = new Int16Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      heights[row * width + column] = Math.round(
        1100 +
          420 * Math.sin(column / 13 + row / 31) +
          260 * Math.cos(row / 9 - column / 40) +
          110 * Math.sin((column * row) / 900),
      );
  return {
    columns: width,
    rows: height,
    heights,
    stepLon: step,
    stepLat: step,
    west: ORIGIN[0] - margin,
    north: ORIGIN[1] + rows * size * 0.9 + margin,
  };
}

const shift = (point: Point, size: number, random: () => number): Point => [
  point[0] + (random() - 0.5) * size,
  point[1] + (random() - 0.5) * size,
];

/** Coverage follows nothing real: blobs in three of four communes, per operator. */
function coverageOf(cells: Cells, size: number, seed: number): CoverageLayer[] {
  return (['mobifone', 'viettel', 'vinaphone'] as const).map((operator, i) => {
    const random = randomOf(seed + 50 + i);
    const blobs = cells.communes.flatMap(({ centre }) =>
      Array.from({ length: random() < [0.35, 0.85, 0.6][i] ? 3 : 1 }, () => [
        [blob(shift(centre, size, random), size * 0.42, random)],
      ]),
    );
    return {
      id: `${operator}-4g`,
      sourceId: `${operator}-4g`,
      operator,
      technology: '4G',
      evidence: 'declared',
      asOf: '2026-09-15',
      geometry: packPolygons(blobs),
    };
  });
}

/** Villages scattered over their communes, with one to four clusters each. */
function settle(cells: Cells, communes: readonly Commune[], perCommune: number, size: number, seed: number) {
  const random = randomOf(seed + 1);
  const records: Village[] = [];
  const centres: number[] = [];
  const clusters = {
    village: [] as number[],
    xy: [] as number[],
    population: [] as number[],
    households: [] as number[],
  };
  communes.forEach((commune, i) => {
    for (let k = 0; k < perCommune; k++) {
      const village = villageOf(
        random,
        `${commune.code}-${String(k + 1).padStart(3, '0')}`,
        commune,
        records.length + 2,
      );
      const lost = k === 3 && i === 2;
      const centre = shift(cells.communes[i].centre, size * 0.8, random);
      const count = 1 + Math.floor(random() * 4);
      for (let c = 0; c < count && !lost; c++) {
        clusters.village.push(records.length);
        clusters.xy.push(...(c === 0 ? centre : shift(centre, size * 0.12, random)));
        clusters.population.push(
          village.population === null ? Number.NaN : Math.round(village.population / count),
        );
        clusters.households.push(
          village.households === null ? Number.NaN : Math.round(village.households / count),
        );
      }
      records.push(village);
      centres.push(...(lost ? [Number.NaN, Number.NaN] : centre));
    }
  });
  return {
    villages: { records, centres: Float64Array.from(centres), polygons: null },
    clusters: {
      village: Int32Array.from(clusters.village),
      xy: Float64Array.from(clusters.xy),
      population: Float64Array.from(clusters.population),
      households: Float64Array.from(clusters.households),
    },
  };
}

const PROJECT: ProjectFile = {
  format: 'song-ban-project',
  version: 1,
  title: 'Hiện trạng phủ sóng tỉnh Mường Thử',
  asOf: '2026-09-30',
  synthetic: true,
  province: { code: '00', name: 'Mường Thử' },
  sources: [
    {
      id: 'communes',
      role: 'communes',
      path: 'communes.geojson',
      asOf: '2025-07-01',
      source: 'danh mục giả lập',
    },
    { id: 'villages', role: 'villages', path: 'villages.csv', asOf: '2026-09-01' },
    ...(['mobifone', 'viettel', 'vinaphone'] as const).map((operator) => ({
      id: `${operator}-4g`,
      role: 'coverage' as const,
      path: `${operator}-4g.geojson`,
      asOf: '2026-09-15',
      operator,
      technology: '4G' as const,
      evidence: 'declared' as const,
    })),
    { id: 'fibre', role: 'fibre', path: 'fibre.geojson', asOf: '2026-09-15' },
    { id: 'depressions', role: 'depressions', path: 'depressions.geojson', asOf: '2026-09-20' },
    { id: 'sites', role: 'sites', path: 'sites.csv', asOf: '2026-09-15' },
    { id: 'candidates', role: 'candidates', path: 'candidates.csv', asOf: '2026-09-15' },
  ],
  settings: DEFAULT_SETTINGS,
};

/** Seeded: the same options give the same province. About 9 communes and 45 villages by default. */
export function tinyProvince(options: TinyOptions = {}): TinyProvince {
  const { seed = 1, columns = 4, rows = 3, villagesPerCommune = 5, cellDegrees: size = 0.14 } = options;
  const cells = cutCells(columns, rows, size, seed);
  const random = randomOf(seed + 2);
  const communes = cells.communes.map(({ centre }, i): Commune => ({
    code: String(90001 + i * 3),
    name: `${SYLLABLES[i % SYLLABLES.length]} ${ENDINGS[(i * 5 + Math.floor(i / 10)) % ENDINGS.length]}`,
    kind: i % 11 === 5 ? 'phường' : 'xã',
    population: null,
    households: null,
    border: centre[1] > ORIGIN[1] + rows * size * 0.7,
    extremelyDifficult: null,
    sourceId: 'communes',
  }));
  const fibre: LineLayer = {
    id: 'fibre',
    sourceId: 'fibre',
    operator: null,
    asOf: '2026-09-15',
    geometry: packLines(
      cells.communes
        .slice(1)
        .map(({ centre }, i) => ragged(cells.communes[i].centre, centre, random, 4))
        .filter(
          (line) => Math.hypot(line[0][0] - line.at(-1)![0], line[0][1] - line.at(-1)![1]) < size * 1.6,
        ),
    ),
  };
  const depressions = cells.communes.flatMap(({ centre }) =>
    Array.from({ length: 1 + Math.floor(random() * 8) }, () => [
      [blob(shift(centre, size, random), size * (0.02 + 0.06 * random()), random, 12)],
    ]),
  );
  const places = cells.communes.flatMap(({ centre }) => [
    shift(centre, size * 0.7, random),
    shift(centre, size * 0.7, random),
  ]);
  const sites = places.map(([lon, lat], i): Site => ({
    code: `T${1001 + i}`,
    operator: i % 2 ? 'viettel' : 'vinaphone',
    technologies: ['4G'],
    lon,
    lat,
    heightMeters: 42,
    devices: 1,
    radios: [],
    sourceId: 'sites',
    row: i + 2,
  }));
  const candidates = places.slice(0, 24).map(([lon, lat], i): Candidate => ({
    id: `UV${101 + i}`,
    name: null,
    lon: lon + 0.03,
    lat: lat + 0.02,
    heightMeters: 42,
    costVnd: 2_000_000_000 + i * 50_000_000,
    radiusMeters: 3000 + (i % 4) * 700,
    operator: null,
    sourceId: 'candidates',
    row: i + 2,
  }));
  return {
    project: PROJECT,
    dataset: {
      communes: { records: communes, geometry: packPolygons(cells.communes.map(({ ring }) => [[ring]])) },
      ...settle(cells, communes, villagesPerCommune, size, seed),
      households: null,
      coverage: coverageOf(cells, size, seed),
      fibre: [fibre],
      fibreNodes: null,
      depressions: [{ sourceId: 'depressions', asOf: '2026-09-20', geometry: packPolygons(depressions) }],
      plannedCoverage: [],
      plannedSites: [],
      plannedFibre: [],
      sites,
      candidates,
      measurements: [],
      roads: [
        {
          id: 'roads',
          sourceId: 'roads',
          operator: null,
          asOf: null,
          class: null,
          geometry: emptyLayer('line'),
        },
      ],
      power: [],
      restrictions: [],
      supported: [],
      terrain: { ground: [terrainAround(columns, rows, size)], canopy: [], surface: [] },
    },
  };
}
