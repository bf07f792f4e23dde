import { boundsOfFeature, isEmptyBox } from '../../geometry/measures/bounds.ts';
import { labelPoint } from '../../geometry/polygons/label-point.ts';
import { outerBorder } from '../../geometry/polygons/outer-border.ts';
import { GeometryBuilder, joinGeometries, packPolygons } from '../../geometry/packed/pack.ts';
import type { ClusterLayer, Dataset, VillageLayer } from '../../model/dataset.ts';
import { featureCount, type PackedGeometry, type Position } from '../../model/geometry.ts';
import { emptyLayer } from '../../model/layer.ts';
import type { CommunePlaces } from '../protocol.ts';

/** A layer of the map and what it is made of. */
export interface DrawnLayer {
  readonly id: string;
  /** The layer stays as it is while these do, compared by identity. */
  readonly from: readonly object[];
  /** Made on first use; null for the relief, which is drawn from the heights. */
  readonly shape: (() => PackedGeometry) | null;
  /** What the map writes beside a feature. */
  readonly nameOf?: (feature: number) => string;
}

/** The map's world: beyond these latitudes web mercator has no place. */
const WORLD: readonly Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

/** Everything but the land of the communes; nothing where their borders do not meet. */
function surroundings(communes: PackedGeometry): PackedGeometry {
  const border = outerBorder(communes);
  if (!border) return emptyLayer('polygon');
  const holes = border.map((ring) =>
    Array.from({ length: ring.length / 2 }, (_, v): Position => [ring[2 * v], ring[2 * v + 1]]),
  );
  return packPolygons([[[WORLD, ...holes]]]);
}

/** All clusters as the points of one feature. */
const clusterPoints = ({ xy }: ClusterLayer): PackedGeometry => ({
  kind: 'point',
  xy,
  rings: Uint32Array.of(0, xy.length / 2),
  parts: Uint32Array.of(0, 1),
  features: Uint32Array.of(0, 1),
});

/** One point for every village; a feature without parts where it has no place. */
function villagePoints({ centres }: VillageLayer): PackedGeometry {
  const builder = new GeometryBuilder('point');
  for (let v = 0; v < centres.length; v += 2) {
    if (!Number.isNaN(centres[v])) {
      builder.ring([[centres[v], centres[v + 1]]]);
      builder.endPart();
    }
    builder.endFeature();
  }
  return builder.finish();
}

/** A point well inside each depression: what is left of it from afar. */
const depressionSpots = (depressions: Dataset['depressions']): DrawnLayer => ({
  id: 'depressionSpots',
  from: depressions.map(({ geometry }) => geometry),
  shape: () => {
    const builder = new GeometryBuilder('point');
    for (const { geometry } of depressions)
      for (let f = 0; f < featureCount(geometry); f++) {
        const at = labelPoint(geometry, f);
        if (at) {
          builder.ring([[at[0], at[1]]]);
          builder.endPart();
        }
        builder.endFeature();
      }
    return builder.finish();
  },
});

const villageLayer = (villages: VillageLayer): DrawnLayer => ({
  id: 'villages',
  from: [villages.centres, villages.records],
  shape: () => villagePoints(villages),
  nameOf: (village) => villages.records[village].name,
});

function joined(id: string, layers: readonly { readonly geometry: PackedGeometry }[]): DrawnLayer[] {
  const from = layers.map(({ geometry }) => geometry).filter((geometry) => featureCount(geometry) > 0);
  if (from.length === 0) return [];
  const shape = () => (from.length === 1 ? from[0] : joinGeometries(from[0].kind, from));
  return [{ id, from, shape }];
}

const OWNERS = new Map<string, readonly string[]>();
/** The same owners are one object, as `from` asks for. */
function sameOwners(owners: readonly string[]): readonly string[] {
  const key = owners.join('|');
  const known = OWNERS.get(key) ?? owners;
  OWNERS.set(key, known);
  return known;
}

/** Cables carry whose they are, so that those of one operator can stand out. */
function fibreLayer(fibre: Dataset['fibre']): DrawnLayer[] {
  const owners = sameOwners(
    fibre.flatMap(({ geometry, operator }) =>
      Array.from({ length: featureCount(geometry) }, () => operator ?? ''),
    ),
  );
  if (!owners.some(Boolean)) return joined('fibre', fibre);
  return joined('fibre', fibre).map((layer) => ({
    ...layer,
    from: [...layer.from, owners],
    nameOf: (line) => owners[line]!,
  }));
}

/** All layers of a dataset that the map draws from tiles; masts and other points of single kinds are no part of it. */
export function drawnLayers(dataset: Dataset): readonly DrawnLayer[] {
  const { communes, villages, coverage, fibre, depressions, clusters, terrain } = dataset;
  const land = communes.geometry;
  return [
    ...joined('communes', [communes]),
    ...(featureCount(land) ? [{ id: 'surround', from: [land], shape: () => surroundings(land) }] : []),
    ...(villages.records.length ? [villageLayer(villages)] : []),
    ...coverage.flatMap((layer) => joined(`coverage/${layer.id}`, [layer])),
    ...fibreLayer(fibre),
    ...joined('roads', dataset.roads),
    ...joined('power', dataset.power),
    ...joined('restrictions', dataset.restrictions),
    ...joined('depressions', depressions),
    ...(depressions.length ? [depressionSpots(depressions)] : []),
    ...(clusters ? [{ id: 'clusters', from: [clusters.xy], shape: () => clusterPoints(clusters) }] : []),
    ...(terrain?.ground.length ? [{ id: 'terrain', from: terrain.ground, shape: null }] : []),
  ];
}

/** Where the map writes the names of communes and flies to. */
export function communePlaces({ communes: { geometry } }: Dataset): CommunePlaces {
  const count = featureCount(geometry);
  const labels = new Float64Array(2 * count).fill(NaN);
  const boxes = new Float64Array(4 * count).fill(NaN);
  for (let f = 0; f < count; f++) {
    const box = boundsOfFeature(geometry, f);
    if (isEmptyBox(box)) continue;
    boxes.set(box, 4 * f);
    labels.set(labelPoint(geometry, f)!, 2 * f);
  }
  return { labels, boxes };
}
