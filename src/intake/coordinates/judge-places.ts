import { countAt, doubleAt, elementAt } from '../../model/basics/elements.ts';
import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import { pointInFeature } from '../../geometry/points/point-in-part.ts';
import { boundsOf, boundsOfFeature } from '../../geometry/measures/bounds.ts';
import { featureCount, type Position } from '../../model/geometry.ts';
import type { ElevationGrid } from '../../model/dataset.ts';
import type { Layer } from '../../model/layer.ts';
import type { RoleFacts } from '../../model/roles.ts';
import { isZeroPosition, type ProvinceLand } from '../places/borders/province-land.ts';
import type { SourceTable } from '../files/source-table.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { hasGeometry, featureInDegrees, positionOfRecord } from '../records/record-geometry.ts';
import { evenly } from './coordinate-decision.ts';

/** A mast across the border serves villages here; farther off than this it serves none. */
const NEAR_METERS = 40_000;
/** Gaps between communes whose borders were simplified apart; a mast in one is not outside. */
const GAP_METERS = 100;
/** Vertices of one area that are measured; of a whole layer. */
const MOST_OF_RECORD = 200;
const MOST_OF_LAYER = 500;

/**
 * Judges where the records of a source lie against the land of the province. Points, and areas where each is one thing:
 * up to 40 km off they count and are listed, farther off they are set aside and listed. A layer of areas or lines that
 * touches the province nowhere is told as a whole.
 */
export function judgePlaces(source: LoadedSource, how: RoleFacts['judged'], land: ProvinceLand): void {
  if (!how) return;
  for (const reader of source.readers) {
    const { geometry } = reader.table;
    if (how === 'records' || !geometry || geometry.kind === 'point') judgeRecords(reader, land);
    else if (land.isKnown) judgeLayer(reader, geometry, land);
  }
  if (!land.isKnown) return;
  for (const { grid, log } of source.grids)
    if (!cornersOf(grid).some(([lon, lat]) => land.holds(lon, lat)) && !land.meetsBox(boxOf(grid)))
      log.atFile({
        code: 'layer-elsewhere',
        did: 'kept',
        context: { distanceMeters: nearestOf(cornersOf(grid), land) },
      });
}

function judgeRecords(reader: FieldReader, land: ProvinceLand): void {
  const { table, log } = reader;
  let judged = 0;
  let far = Infinity;
  for (let row = 0; row < table.numbers.length; row++) {
    if (log.isRejected(table, row)) continue;
    const vertices = verticesOfRecord(reader, row);
    if (!vertices.length) continue;
    if (vertices.every((place) => isZeroPosition(...place))) {
      log.atRow(table, row, {
        code: 'position-zero',
        did: 'rejected',
        value: elementAt(vertices, 0).join(' '),
      });
      continue;
    }
    judged++;
    const nearest = nearestOf(vertices, land);
    const distanceMeters = nearest > GAP_METERS && covers(table, row, land) ? 0 : nearest;
    far = Math.min(far, distanceMeters);
    if (distanceMeters > GAP_METERS) report(reader, row, elementAt(vertices, 0), distanceMeters);
  }
  if (judged > 1 && far > NEAR_METERS && Number.isFinite(far))
    log.atFile({ code: 'layer-elsewhere', did: 'kept', context: { distanceMeters: far } }, table.sheet);
}

function report({ table, log }: FieldReader, row: number, place: Position, distanceMeters: number): void {
  const value = place.join(' ');
  if (distanceMeters <= NEAR_METERS)
    log.atRow(table, row, { code: 'place-outside', did: 'kept', value, context: { distanceMeters } });
  else
    log.atRow(table, row, {
      code: 'place-far-outside',
      did: 'rejected',
      value,
      context: { distanceMeters, limitMeters: NEAR_METERS },
    });
}

/** The place of a record, or vertices of its area; none where it has none in degrees. */
function verticesOfRecord({ table }: FieldReader, row: number): readonly Position[] {
  const { geometry } = table;
  if (!geometry || geometry.kind === 'point' || !hasGeometry({ table }, row)) {
    const place = positionOfRecord({ table }, row);
    return place ? [place] : [];
  }
  if (!featureInDegrees(geometry, row)) return [];
  const { rings, parts, features, xy } = geometry;
  const from = countAt(rings, countAt(parts, countAt(features, row)));
  const to = countAt(rings, countAt(parts, countAt(features, row + 1)));
  return evenly(
    Array.from({ length: to - from }, (_, i): Position => [
      doubleAt(xy, 2 * (from + i)),
      doubleAt(xy, 2 * (from + i) + 1),
    ]),
    MOST_OF_RECORD,
  );
}

/** True where the province has a vertex in the area of a record: it may reach around a corner of the land. */
function covers({ geometry }: SourceTable, row: number, land: ProvinceLand): boolean {
  if (geometry?.kind !== 'polygon' || !land.meetsBox(boundsOfFeature(geometry, row))) return false;
  return land.someVertex(([lon, lat]) => pointInFeature(geometry, row, lon, lat));
}

/** Metres to the nearest of the places; 0 where one lies inside, or no land is known. */
function nearestOf(places: readonly Position[], land: ProvinceLand): number {
  let least = Infinity;
  for (const [lon, lat] of places) {
    const meters = land.awayFromProvince(lon, lat)?.meters ?? 0;
    if (meters === 0) return 0;
    least = Math.min(least, Math.round(meters));
  }
  return least;
}

function judgeLayer({ table, log }: FieldReader, geometry: Layer, land: ProvinceLand): void {
  if (!geometry.xy.length || !isInDegrees(geometry) || touches(geometry, land)) return;
  const vertices = Array.from({ length: geometry.xy.length / 2 }, (_, i): Position => [
    doubleAt(geometry.xy, 2 * i),
    doubleAt(geometry.xy, 2 * i + 1),
  ]);
  const distanceMeters = nearestOf(evenly(vertices, MOST_OF_LAYER), land);
  log.atFile({ code: 'layer-elsewhere', did: 'kept', context: { distanceMeters } }, table.sheet);
}

const isInDegrees = (geometry: Layer): boolean => {
  for (let f = 0; f < featureCount(geometry); f++) if (!featureInDegrees(geometry, f)) return false;
  return true;
};

/** True where a vertex lies in the province or the province has a vertex in an area of the layer. */
function touches(geometry: Layer, land: ProvinceLand): boolean {
  if (!land.meetsBox(boundsOf(geometry))) return false;
  const { xy } = geometry;
  for (let i = 0; i + 1 < xy.length; i += 2)
    if (land.holds(doubleAt(xy, i), doubleAt(xy, i + 1))) return true;
  if (geometry.kind !== 'polygon') return false;
  const areas = new FeatureLocator(geometry);
  return land.someVertex(([lon, lat]) => areas.at(lon, lat).length > 0);
}

/** West, south, east, north of a grid, by the centres of its outer cells. */
const boxOf = ({ west, north, stepLon, stepLat, columns, rows }: ElevationGrid) =>
  [west, north - (rows - 1) * stepLat, west + (columns - 1) * stepLon, north] as const;

function cornersOf(grid: ElevationGrid): readonly Position[] {
  const [west, south, east, north] = boxOf(grid);
  return [
    [west, south],
    [west, north],
    [east, south],
    [east, north],
  ];
}
