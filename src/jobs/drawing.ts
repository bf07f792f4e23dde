import { SERVICE_STATES } from '../model/service.ts';
import { findingsOf, type Findings } from '../analysis/findings.ts';
import { geojsonOf, joinGeometries } from '../geometry/pack.ts';
import { TILE_EXTENT, TileCutter } from '../geometry/tile-cut.ts';
import { encodePng } from '../formats/png.ts';
import { encodeVectorTile } from '../formats/vector-tile.ts';
import { reliefTile } from '../terrain/relief.ts';
import type { Dataset } from '../model/dataset.ts';
import type { PackedGeometry } from '../model/geometry.ts';
import type { TileBytes } from './protocol.ts';

type Point = { readonly lon: number; readonly lat: number };

const pointFeature = (
  { lon, lat }: Point,
  id: number,
  properties: Record<string, unknown>,
): GeoJSON.Feature => ({
  type: 'Feature',
  id,
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

/** Which packed geometry a tiled layer draws; null for an id that the dataset does not have. */
function tiledGeometry(dataset: Dataset, id: string): PackedGeometry | null {
  if (id === 'fibre')
    return joinGeometries(
      'line',
      dataset.fibre.map((layer) => layer.geometry),
    );
  if (id === 'roads')
    return joinGeometries(
      'line',
      dataset.roads.map((layer) => layer.geometry),
    );
  if (id === 'depressions')
    return joinGeometries(
      'polygon',
      dataset.depressions.map((layer) => layer.geometry),
    );
  return dataset.coverage.find((layer) => `coverage/${layer.id}` === id)?.geometry ?? null;
}

function communeFeatures(dataset: Dataset): GeoJSON.Feature[] {
  return dataset.communes.records.flatMap((commune, index) => {
    const geometry = geojsonOf(dataset.communes.geometry, index);
    if (!geometry) return [];
    return [
      {
        type: 'Feature',
        id: index,
        properties: { index, code: commune.code, name: commune.name },
        geometry,
      } as GeoJSON.Feature,
    ];
  });
}

function villageFeatures(dataset: Dataset, findings: Findings): GeoJSON.Feature[] {
  const { state } = findingsOf(findings, 'any');
  const { centres, records } = dataset.villages;
  return records.flatMap((village, index) => {
    const place = { lon: centres[index * 2], lat: centres[index * 2 + 1] };
    if (Number.isNaN(place.lon)) return [];
    return [pointFeature(place, index, { index, name: village.name, state: SERVICE_STATES[state[index]] })];
  });
}

function clusterFeatures(dataset: Dataset, findings: Findings): GeoJSON.Feature[] {
  const { clusters } = dataset;
  if (!clusters) return [];
  const { clusterCovered } = findingsOf(findings, 'any');
  return Array.from(clusters.village, (village, index) => ({ village, index }))
    .filter(({ index }) => !Number.isNaN(clusters.xy[index * 2]))
    .map(({ village, index }) =>
      pointFeature({ lon: clusters.xy[index * 2], lat: clusters.xy[index * 2 + 1] }, index, {
        village,
        covered: clusterCovered[index],
      }),
    );
}

/** GeoJSON of a small layer, ids are indices into its records. Empty for an id that the dataset does not have. */
export function layerFeatures(dataset: Dataset, findings: Findings, id: string): GeoJSON.FeatureCollection {
  switch (id) {
    case 'communes':
      return collection(communeFeatures(dataset));
    case 'villages':
      return collection(villageFeatures(dataset, findings));
    case 'clusters':
      return collection(clusterFeatures(dataset, findings));
    case 'sites':
      return collection(
        dataset.sites.map((site, i) => pointFeature(site, i, { index: i, operator: site.operator })),
      );
    case 'candidates':
      return collection(
        dataset.candidates.map((candidate, i) => pointFeature(candidate, i, { index: i, id: candidate.id })),
      );
    case 'measurements':
      return collection(
        dataset.measurements.map((m, i) =>
          pointFeature(m, i, { index: i, operator: m.operator, service: m.service, rsrpDbm: m.rsrpDbm }),
        ),
      );
    default:
      return collection([]);
  }
}

/** Cuts and encodes tiles of one dataset; cutters are built on first use and kept. */
export class TileDrawer {
  readonly #dataset: Dataset;
  readonly #cutters = new Map<string, { cutter: TileCutter; kind: PackedGeometry['kind'] } | null>();

  constructor(dataset: Dataset) {
    this.#dataset = dataset;
  }

  /** A vector tile of a layer; null where it has nothing there. */
  tile(id: string, z: number, x: number, y: number): TileBytes {
    let entry = this.#cutters.get(id);
    if (entry === undefined) {
      const geometry = tiledGeometry(this.#dataset, id);
      entry = geometry && { cutter: new TileCutter(geometry), kind: geometry.kind };
      this.#cutters.set(id, entry);
    }
    const features = entry?.cutter.cut(z, x, y) ?? [];
    return entry && features.length ? encodeVectorTile(entry.kind, features, TILE_EXTENT) : null;
  }

  /** PNG of the shaded relief; null without terrain there. */
  relief(z: number, x: number, y: number): TileBytes {
    const raster = this.#dataset.terrain && reliefTile(this.#dataset.terrain, z, x, y);
    return raster ? encodePng(raster.width, raster.height, raster.rgba) : null;
  }
}
