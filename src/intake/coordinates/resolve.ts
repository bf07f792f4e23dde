import { doubleAt } from '../../model/basics/elements.ts';
import { featureCount, type Position } from '../../model/geometry.ts';
import { Layer } from '../../model/layer.ts';
import type { CoordinateDecision } from '../../model/coordinate-choice.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { pointOf } from '../records/record-geometry.ts';
import type { SourceTable } from '../files/source-table.ts';
import { fromGrid, type Grid } from '../systems/grids.ts';
import { orderMeters } from '../systems/vn2000.ts';
import type { DeclaredSystem, ToDegrees } from '../systems/declared-system.ts';
import { isOnEarth, settleSystem } from './settle-system.ts';
import { isReversed, settleAxes } from './axes.ts';
import { MOST_TRIED } from './coordinate-decision.ts';
import { columnPositions } from './column-positions.ts';
import type { CoordinateContext, TableContext } from './context.ts';
import { NEITHER, settleProjection, waitForMeridian } from './projection.ts';
import { statedCommunes } from './stated-communes.ts';
import type { StatedMeters } from './meridian.ts';
import { boundsOf } from '../../geometry/measures/bounds.ts';

/** The same source with every position in degrees WGS84. Rows that wait for an answer are rejected in the log. */
export function resolveCoordinates(loaded: LoadedSource, context: CoordinateContext): LoadedSource {
  const coordinateDecisions: CoordinateDecision[] = [];
  const readers = loaded.readers.map((reader) =>
    resolveTable({ ...context, source: loaded.source, reader, coordinateDecisions }),
  );
  return { ...loaded, readers, coordinateDecisions };
}

function resolveTable(context: TableContext): FieldReader {
  const { reader, source } = context;
  const { geometry } = reader.table;
  const system = settleSystem(context);
  if (geometry?.xy.length && system?.kind === 'other')
    return withColumns(context, moved(reader.table, system.convert), system);
  const meters = geometry && geometryMeters(geometry, context);
  if (geometry && meters?.length) {
    const kind = geometry.kind === 'point' ? 'points' : 'outlines';
    const sample = `${geometry.xy[0]} ${geometry.xy[1]}`;
    const projection = settleProjection(context, meters, { kind, sample, rows: [...reader.table.numbers] });
    if (projection === NEITHER) return reader.withTable(withoutPlaces(reader.table));
    if (projection) return reader.withTable(moved(reader.table, fromMeters(projection)));
    waitForMeridian(reader, reader.table.numbers.keys());
    return reader;
  }
  const table = geometry?.xy.length ? straightened(reader.table, geometry, context) : reader.table;
  reportBeyondDegrees(reader, table);
  return withColumns(context, table, source.crs === undefined ? null : system);
}

/** The records of a table without the places that they were given. */
const withoutPlaces = ({ points: _, ...table }: SourceTable): SourceTable => ({ ...table, geometry: null });

/** A layer that stays as it is written and is not in degrees. */
function reportBeyondDegrees({ log }: FieldReader, { geometry, crs, sheet }: SourceTable): void {
  if (!geometry?.xy.length) return;
  const bounds = boundsOf(geometry);
  if (isOnEarth(bounds)) return;
  const [west, south, east, north] = bounds;
  log.atFile(
    {
      code: 'coordinates-beyond-degrees',
      did: 'kept',
      severity: 'warning',
      context: { west, south, east, north, crs: crs ?? '' },
    },
    sheet,
  );
}

/** Positions from columns, where the records have no points of their own. */
function withColumns(context: TableContext, table: SourceTable, system: DeclaredSystem | null): FieldReader {
  const { reader } = context;
  const { geometry } = table;
  const hasColumns =
    (reader.has('lon') && reader.has('lat')) ||
    reader.has('coord_pair') ||
    (reader.has('vn2000_x') && reader.has('vn2000_y'));
  const isNeeded = hasColumns && !(geometry?.kind === 'point' && geometry.xy.length);
  return reader.withTable(isNeeded ? { ...table, positions: columnPositions(context, system) } : table);
}

/** Metres of VN-2000 in either order; what is none stays as it is, for its own finding. */
function fromMeters(projection: Grid): ToDegrees {
  const convert = fromGrid(projection);
  return (x, y) => {
    const meters = orderMeters(x, y);
    return meters ? convert(meters.easting, meters.northing) : [x, y];
  };
}

/** The same table with every vertex and every point of its own moved. */
function moved(table: SourceTable, convert: ToDegrees): SourceTable {
  const { geometry, points } = table;
  if (!geometry) return table;
  return {
    ...table,
    geometry: new Layer({ ...geometry, xy: movedPairs(geometry.xy, convert) }),
    ...(points && { points: movedPairs(points, convert) }),
  };
}

function movedPairs(pairs: Float64Array, convert: ToDegrees): Float64Array {
  const xy = pairs.slice();
  for (let i = 0; i + 1 < xy.length; i += 2)
    if (!Number.isNaN(doubleAt(xy, i))) xy.set(convert(doubleAt(xy, i), doubleAt(xy, i + 1)), i);
  return xy;
}

const MOST_VERTICES = 1000;

/** Vertices taken evenly, or the points of all records; null where they are not metres of VN-2000. */
function geometryMeters(geometry: Layer, context: TableContext): StatedMeters[] | null {
  if (geometry.kind === 'point') return pointMeters(context);
  const { xy } = geometry;
  const step = 2 * Math.max(1, Math.floor(xy.length / 2 / MOST_VERTICES));
  const points: StatedMeters[] = [];
  for (let i = 0; i + 1 < xy.length; i += step) {
    const meters = orderMeters(doubleAt(xy, i), doubleAt(xy, i + 1));
    if (!meters) return null;
    points.push(meters);
  }
  return points;
}

function pointMeters({ reader, finder }: TableContext): StatedMeters[] | null {
  const communesOf = statedCommunes(reader, finder);
  const points: StatedMeters[] = [];
  for (let row = 0; row < featureCount(reader.table.geometry!); row++) {
    const point = pointOf(reader.table, row);
    if (!point) continue;
    const meters = orderMeters(...point);
    if (!meters) return null;
    points.push({ ...meters, communes: communesOf(row) });
  }
  return points;
}

/** A layer whose every vertex has latitude before longitude is turned round. */
function straightened(table: SourceTable, geometry: Layer, context: TableContext): SourceTable {
  const { xy, kind } = geometry;
  let reversed = true;
  for (let i = 0; reversed && i + 1 < xy.length; i += 2)
    reversed = isReversed(doubleAt(xy, i), doubleAt(xy, i + 1));
  // Outlines that lie as they should are not asked about: nobody writes an area by hand.
  if (kind !== 'point' && !reversed) return table;
  const axes = settleAxes(context, verticesOf(geometry), {
    sample: `${xy[0]} ${xy[1]}`,
    count: context.reader.table.numbers.length,
    isReversed: reversed,
  });
  return axes !== 'swapped' ? table : moved(table, (x, y) => [y, x]);
}

/** Vertices as pairs, taken evenly where there are very many. */
function verticesOf({ xy }: Layer): Position[] {
  const step = 2 * Math.max(1, Math.ceil(xy.length / 2 / MOST_TRIED));
  const vertices: Position[] = [];
  for (let i = 0; i + 1 < xy.length; i += step) vertices.push([doubleAt(xy, i), doubleAt(xy, i + 1)]);
  return vertices;
}
