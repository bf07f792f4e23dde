import { createHash } from 'node:crypto';
// The reader that the map itself uses.
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { encodePng } from '../../formats/rasters/png.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { collection } from '../../../test/support/memory-project.ts';
import { communeRow, emptyDataset, village } from '../../../test/support/datasets.ts';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import { packLines, packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset, ElevationGrid, LineLayer, RoadLayer } from '../../model/dataset.ts';
import { reliefTile } from '../../terrain/relief.ts';
import type { Snapshot, TileBytes } from '../protocol.ts';
import { communePlaces } from './drawn-layers.ts';
import { TileDrawer } from './tile-drawer.ts';

const versions = ({ layers }: Snapshot): Record<string, number> =>
  Object.fromEntries(layers.map(({ id, version }) => [id, version]));
/** A tile that holds both communes. */
const TILE = [6, 50, 28] as const;

describe('tiles of a project', () => {
  it('every layer that has something to draw is named, with the land around the communes', async () => {
    const { snapshot, engine } = await openEngine(TWO_COMMUNES);
    expect(Object.keys(versions(snapshot)).sort()).toEqual([
      'communes',
      'coverage/coverage-2',
      'coverage/coverage-3',
      'depressionSpots',
      'depressions',
      'fibre',
      'surround',
      'villages',
    ]);
    for (const { id } of snapshot.layers) expect(engine.tile(id, ...TILE)?.length).toBeGreaterThan(0);
    expect(engine.tile('surround', 8, 0, 0)?.length).toBeGreaterThan(0);
    expect(engine.tile('communes', 8, 0, 0)).toBeNull();
    expect(engine.tile('nothing', ...TILE)).toBeNull();
  });

  it('other settings keep every version: nothing is asked for again', async () => {
    const { snapshot, engine } = await openEngine(TWO_COMMUNES);
    const after = await engine.applySettings({ technologies: ['3G', '4G'] }, {});
    expect(after.revision).toBeGreaterThan(snapshot.revision);
    expect(versions(after)).toEqual(versions(snapshot));
  });

  it('another file is another layer; those beside it stay', async () => {
    const { snapshot, engine } = await openEngine(TWO_COMMUNES);
    const roads = collection([
      [
        {
          type: 'LineString',
          coordinates: [
            [104, 21],
            [104.1, 21.1],
          ],
        },
        {},
      ],
    ]);
    const file = sourceOfBytes('roads.geojson', new TextEncoder().encode(JSON.stringify(roads)));
    const added = await engine.addFiles([file], { 'roads.geojson': { role: 'roads' } }, {});
    // Villages are put together anew from all their sources.
    const { villages, roads: drawn, ...others } = versions(added.snapshot!);
    expect({ ...others, villages: expect.any(Number) }).toEqual({
      ...versions(snapshot),
      villages: expect.any(Number),
    });
    expect(villages).toBeGreaterThan(0);
    expect(drawn).toBeGreaterThan(0);
    const removed = await engine.removeSource('depressions-4', {});
    expect(versions(removed)).not.toHaveProperty('depressions');
    expect(engine.tile('depressions', ...TILE)).toBeNull();
  });

  it('a tile belongs to who asked for it', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const first = engine.tile('communes', ...TILE)!;
    const bytes = [...first];
    first.fill(0);
    expect([...engine.tile('communes', ...TILE)!]).toEqual(bytes);
  });

  it('a tile is cut once, and again only where its layer is another one', () => {
    let asked = 0;
    const named = village('a', 'A');
    Object.defineProperty(named, 'name', { get: () => (asked++, 'Bản') });
    const villages = { records: [named], centres: Float64Array.of(104.05, 21.05), polygons: null };
    const first: Dataset = { ...emptyDataset, communes: communeRow(['A']), villages };
    const drawer = new TileDrawer();
    drawer.open(first);
    const cut = drawer.tile('villages', ...TILE)!;
    const once = asked;
    expect(once).toBeGreaterThan(0);
    expect(drawer.tile('villages', ...TILE)).toEqual(cut);
    expect(asked).toBe(once);
    // Other communes: villages stay what they were.
    drawer.open({ ...first, communes: communeRow(['A', 'B']) });
    expect(drawer.tile('villages', ...TILE)).toEqual(cut);
    expect(asked).toBe(once);
    drawer.open({ ...first, villages: { ...villages, centres: Float64Array.of(104.06, 21.05) } });
    expect(drawer.tile('villages', ...TILE)).not.toEqual(cut);
    expect(asked).toBeGreaterThan(once);
  });

  it('tiles are kept as far as there is room for them, and all make room at once', () => {
    let asked = 0;
    const named = village('a', 'A');
    Object.defineProperty(named, 'name', { get: () => (asked++, 'Bản') });
    const villages = { records: [named], centres: Float64Array.of(104.05, 21.05), polygons: null };
    const dataset: Dataset = { ...emptyDataset, communes: communeRow(['A']), villages };
    const places = [8, 9, 10].map((z) => tileAt(z, 104.05, 21.05));
    const plenty = new TileDrawer();
    plenty.open(dataset);
    const [first, second, third] = places.map((place) => plenty.tile('villages', ...place)!.length);
    /** Which of the tiles, asked for in turn, had to be cut. */
    const cut = (room: number, turns: readonly number[], reopened = false): boolean[] => {
      const drawer = new TileDrawer(room);
      drawer.open(dataset);
      return turns.map((k) => {
        // Tiles of a layer that stays are counted anew.
        if (reopened) drawer.open(dataset);
        const before = asked;
        drawer.tile('villages', ...places[k]!);
        return asked > before;
      });
    };
    expect(cut(first! + second!, [0, 1, 0, 1])).toEqual([true, true, false, false]);
    expect(cut(first! + second! - 1, [0, 1, 1, 0])).toEqual([true, true, false, true]);
    expect(cut(first! + second!, [0, 1, 2, 2, 1, 0])).toEqual([true, true, true, false, true, true]);
    expect(cut(first! + second! + third!, [0, 1, 2, 0, 1, 2], true)).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ]);
    expect(cut(first! + second! - 1, [0, 1, 0], true)).toEqual([true, true, true]);
  });

  it('names stand inside their communes, boxes hold them', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const { labels, boxes } = engine.communePlaces();
    expect(Array.from(boxes, (value) => Number(value.toFixed(6)))).toEqual([
      104, 21, 104.1, 21.1, 104.1, 21, 104.2, 21.1,
    ]);
    expect(labels[0]).toBeGreaterThan(104);
    expect(labels[0]).toBeLessThan(104.1);
    expect(labels[2]).toBeGreaterThan(104.1);
  });
});

/** Tile of the map that holds the place. */
const tileAt = (z: number, lon: number, lat: number): readonly [number, number, number] => [
  z,
  Math.floor(((lon + 180) / 360) * 2 ** z),
  Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z),
];
/** Features of a tile by id: kind (1 point, 2 line, 3 polygon), name, and longitudes and latitudes to 0.01°. */
function featuresOf(bytes: TileBytes, [z, x, y]: readonly [number, number, number]) {
  if (!bytes) return null;
  const layer = new VectorTile(new PbfReader(bytes)).layers['layer']!;
  return Array.from({ length: layer.length }, (_, k) => {
    const feature = layer.feature(k);
    const { geometry } = feature.toGeoJSON(x, y, z);
    const places = ((geometry as GeoJSON.Point).coordinates as unknown[]).flat(3) as number[];
    return {
      id: feature.id,
      type: feature.type,
      name: feature.properties['name'],
      places: places.map((value) => Math.round(value * 100) / 100),
    };
  });
}

function readRings(bytes: Uint8Array) {
  const layer = new VectorTile(new PbfReader(bytes)).layers['layer']!;
  expect(layer.length).toBe(1);
  return { extent: layer.extent, rings: layer.feature(0).loadGeometry() };
}

/** Area of the one feature of a tile, in tiles: what is cut beyond its edges counts too. */
function areaOf(bytes: TileBytes): number {
  const { extent, rings } = readRings(bytes!);
  const area = rings.flatMap((ring) =>
    ring.slice(1).map(({ x, y }, k) => (x * ring[k]!.y - ring[k]!.x * y) / 2 / extent ** 2),
  );
  return Math.abs(area.reduce((sum, part) => sum + part, 0));
}

describe('what the tiles of a dataset hold', () => {
  const villages: Dataset['villages'] = {
    records: [village('a', null), village('b', null), village('c', null)],
    centres: Float64Array.of(104.05, 21.05, NaN, NaN, 104.15, 21.02),
    polygons: null,
  };
  const line = (...points: [number, number][]) =>
    ({ geometry: packLines([[points]]) }) as unknown as LineLayer & RoadLayer;

  it('villages at their places under their own numbers and names; one without a place is not there', () => {
    const drawer = new TileDrawer();
    drawer.open({ ...emptyDataset, villages });
    const near = tileAt(11, 104.05, 21.05);
    expect(featuresOf(drawer.tile('villages', ...near), near)).toEqual([
      { id: 0, type: 1, name: 'Bản a', places: [104.05, 21.05] },
    ]);
    const far = tileAt(11, 104.15, 21.02);
    expect(far).not.toEqual(near);
    // Asked for again, each is what it was.
    for (let round = 0; round < 2; round++)
      expect(featuresOf(drawer.tile('villages', ...far), far)).toEqual([
        { id: 2, type: 1, name: 'Bản c', places: [104.15, 21.02] },
      ]);
    expect(drawer.tile('villages', 11, 0, 0)).toBeNull();
  });

  it('layers of one kind together, features numbered through; clusters as one', () => {
    const drawer = new TileDrawer();
    const clusters = { xy: Float64Array.of(104.1, 21.1, 104.2, 21.2) } as unknown as Dataset['clusters'];
    const fibre = [line([104, 21], [104.5, 21.2]), line(), line([104.1, 21.3], [104.2, 21.4])];
    drawer.open({ ...emptyDataset, clusters, fibre, roads: [line([104, 21], [104.3, 21.3])] });
    expect(drawer.layers.map(({ id }) => id)).toEqual(['fibre', 'roads', 'clusters']);
    const tile = tileAt(8, 104.1, 21.1);
    const ids = (id: string) =>
      featuresOf(drawer.tile(id, ...tile), tile)!.map(({ id: own, type }) => [own, type]);
    expect(ids('fibre')).toEqual([
      [0, 2],
      [2, 2],
    ]);
    expect(ids('roads')).toEqual([[0, 2]]);
    expect(featuresOf(drawer.tile('clusters', ...tile), tile)).toEqual([
      { id: 0, type: 1, name: undefined, places: [104.1, 21.1, 104.2, 21.2] },
    ]);
  });

  it('cables carry whose they are, and are another layer once they are of somebody else', () => {
    const drawer = new TileDrawer();
    const [first, second] = [line([104, 21], [104.5, 21.2]), line([104.1, 21.3], [104.2, 21.4])];
    const owned = (operator: string | null) => {
      drawer.open({
        ...emptyDataset,
        fibre: [
          { ...first!, operator: 'viettel' },
          { ...second!, operator },
        ],
      });
      return drawer.layers[0]!.version;
    };
    const tile = tileAt(8, 104.1, 21.1);
    const names = () => featuresOf(drawer.tile('fibre', ...tile), tile)!.map(({ name }) => name);
    const before = owned(null);
    expect(names()).toEqual(['viettel', '']);
    expect(owned(null)).toBe(before);
    expect(owned('mobifone')).not.toBe(before);
    expect(names()).toEqual(['viettel', 'mobifone']);
  });

  it('the surroundings are everything but the communes', () => {
    const drawer = new TileDrawer();
    drawer.open({ ...emptyDataset, communes: communeRow(['1', '2']) });
    expect(drawer.layers.map(({ id }) => id)).toEqual(['communes', 'surround']);
    const within = tileAt(13, 104.05, 21.05);
    expect(areaOf(drawer.tile('surround', ...within))).toBe(0);
    expect(featuresOf(drawer.tile('communes', ...within), within)!.map(({ id, type }) => [id, type])).toEqual(
      [[0, 3]],
    );
    const beside = tileAt(13, 104.3, 21.05);
    expect(areaOf(drawer.tile('surround', ...beside))).toBeGreaterThanOrEqual(1);
    expect(drawer.tile('communes', ...beside)).toBeNull();
    // From edge to edge of the world of the map; the poles beyond 85° are as good as nothing of a tile.
    for (const x of [0, 1, 2, 3])
      for (const y of [0, 3]) expect(areaOf(drawer.tile('surround', 2, x, y))).toBeGreaterThan(0.97);
    for (const at of [tileAt(3, -179, 84), tileAt(3, 179, -84)])
      expect(drawer.tile('surround', ...at)).not.toBeNull();
  });

  it('no layers at all where there is nothing', () => {
    const drawer = new TileDrawer();
    drawer.open(emptyDataset);
    expect(drawer.layers).toEqual([]);
    expect([drawer.tile('communes', 0, 0, 0), drawer.relief(0, 0, 0)]).toEqual([null, null]);
  });

  it('names of communes have no place where an outline is missing; those after it do', () => {
    const outlines = packPolygons([
      [],
      [
        [
          [
            [104, 21],
            [104.2, 21],
            [104.2, 21.1],
            [104, 21.1],
            [104, 21],
          ],
        ],
      ],
    ]);
    const { labels, boxes } = communePlaces({
      ...emptyDataset,
      communes: { records: communeRow(['1', '2']).records, geometry: outlines },
    });
    expect([...boxes]).toEqual([NaN, NaN, NaN, NaN, 104, 21, 104.2, 21.1]);
    expect([labels[0], labels[1]]).toEqual([NaN, NaN]);
    expect(labels[2]! > 104 && labels[2]! < 104.2 && labels[3]! > 21 && labels[3]! < 21.1).toBe(true);
  });
});

describe('the relief', () => {
  const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const side = 120;
  const heights = Int16Array.from({ length: side * side }, (_, k) => 700 + ((k * 37) % 900));
  const ground: ElevationGrid = {
    columns: side,
    rows: side,
    west: 104,
    north: 21.3,
    stepLon: 1 / 400,
    stepLat: 1 / 400,
    heights,
  };
  const terrain = { ground: [ground], canopy: [], surface: [] };

  it('of each tile is that of its own place, first and when it comes back', () => {
    const drawer = new TileDrawer();
    drawer.open({ ...emptyDataset, terrain });
    const [z, x, y] = tileAt(12, 104.15, 21.15);
    const tiles = [
      [z, x, y],
      [z, x + 1, y],
      [z, x, y + 1],
      [z - 1, x >> 1, y >> 1],
    ] as const;
    const expected = tiles.map((at) => {
      const { width, height, rgba } = reliefTile([ground], ...at)!;
      return hashOf(encodePng(width, height, rgba));
    });
    expect(new Set(expected).size).toBe(tiles.length);
    for (let round = 0; round < 2; round++)
      expect(tiles.map((at) => hashOf(drawer.relief(...at)!))).toEqual(expected);
    expect(drawer.relief(z, 0, 0)).toBeNull();
    expect(drawer.tile('terrain', z, x, y)).toBeNull();
  });

  it('of other terrain is another layer with tiles of its own', () => {
    const drawer = new TileDrawer();
    drawer.open({ ...emptyDataset, terrain });
    const at = tileAt(12, 104.15, 21.15);
    const [before] = drawer.layers;
    const first = hashOf(drawer.relief(...at)!);
    drawer.open({
      ...emptyDataset,
      terrain: { ...terrain, ground: [{ ...ground, heights: heights.map((height) => 2000 - height) }] },
    });
    expect(drawer.layers).toEqual([{ id: 'terrain', version: before!.version + 1 }]);
    expect(hashOf(drawer.relief(...at)!)).not.toEqual(first);
  });

  it('keeps its version when the same grids come again, and is no layer without ground', () => {
    const drawer = new TileDrawer();
    drawer.open({ ...emptyDataset, terrain });
    const before = drawer.layers;
    drawer.open({ ...emptyDataset, terrain: { ...terrain, ground: [ground] } });
    expect(drawer.layers).toEqual(before);
    drawer.open({ ...emptyDataset, terrain: { ...terrain, ground: [], canopy: [ground] } });
    expect(drawer.layers).toEqual([]);
  });
});
