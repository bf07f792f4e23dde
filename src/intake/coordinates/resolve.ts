import { doubleAt } from '../../model/basics/elements.ts';
import { featureCount, type Position } from '../../model/geometry.ts';
import { Layer } from '../../model/layer.ts';
import type { CoordinateDecision } from '../../model/coordinate-choice.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { pointOf } from '../records/record-geometry.ts';
import type { SourceTable } from '../files/source-table.ts';
import {
  fromVn2000,
  fromVn2000Degrees,
  orderMeters,
  VN2000_GEOGRAPHIC_EPSG,
  type Vn2000Projection,
} from './vn2000.ts';
import { isReversed, settleAxes } from './axes.ts';
import { MOST_TRIED } from './coordinate-decision.ts';
import { columnPositions } from './column-positions.ts';
import type { CoordinateContext, TableContext } from './context.ts';
import { settleProjection, waitForMeridian } from './projection.ts';
import { statedCommunes } from './stated-communes.ts';
import type { StatedMeters } from './meridian.ts';

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
  const meters = geometry && geometryMeters(geometry, context);
  if (geometry && meters?.length) {
    const kind = geometry.kind === 'point' ? 'points' : 'outlines';
    const sample = `${geometry.xy[0]} ${geometry.xy[1]}`;
    const projection = settleProjection(context, meters, { kind, sample, rows: [...reader.table.numbers] });
    if (projection)
      return reader.withTable({ ...reader.table, geometry: convertGeometry(geometry, projection) });
    waitForMeridian(reader, reader.table.numbers.keys());
    return reader;
  }
  const isShifted =
    source.crs !== undefined && new RegExp(`^EPSG:${VN2000_GEOGRAPHIC_EPSG}$`, 'i').test(source.crs);
  let table: SourceTable = reader.table;
  if (geometry?.xy.length) {
    const straight = straightGeometry(geometry, context);
    table = { ...table, geometry: isShifted ? shiftGeometry(straight) : straight };
  }
  const hasColumns =
    (reader.has('lon') && reader.has('lat')) ||
    reader.has('coord_pair') ||
    (reader.has('vn2000_x') && reader.has('vn2000_y'));
  if (hasColumns && !(geometry?.kind === 'point' && geometry.xy.length))
    table = { ...table, positions: columnPositions(context, isShifted) };
  return reader.withTable(table);
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

function convertGeometry(geometry: Layer, projection: Vn2000Projection): Layer {
  const convert = fromVn2000(projection);
  const xy = geometry.xy.slice();
  for (let i = 0; i < xy.length; i += 2) {
    const meters = orderMeters(doubleAt(xy, i), doubleAt(xy, i + 1));
    if (meters) xy.set(convert(meters.easting, meters.northing), i);
  }
  return new Layer({ ...geometry, xy });
}

function shiftGeometry(geometry: Layer): Layer {
  const convert = fromVn2000Degrees();
  const xy = geometry.xy.slice();
  for (let i = 0; i < xy.length; i += 2) xy.set(convert(doubleAt(xy, i), doubleAt(xy, i + 1)), i);
  return new Layer({ ...geometry, xy });
}

/** A layer whose every vertex has latitude before longitude is turned round. */
function straightGeometry(geometry: Layer, context: TableContext): Layer {
  const { xy, kind } = geometry;
  let reversed = true;
  for (let i = 0; reversed && i + 1 < xy.length; i += 2)
    reversed = isReversed(doubleAt(xy, i), doubleAt(xy, i + 1));
  // Outlines that lie as they should are not asked about: nobody writes an area by hand.
  if (kind !== 'point' && !reversed) return geometry;
  const axes = settleAxes(context, verticesOf(geometry), {
    sample: `${xy[0]} ${xy[1]}`,
    count: context.reader.table.numbers.length,
    isReversed: reversed,
  });
  if (axes === 'asWritten') return geometry;
  const swapped = xy.slice();
  for (let i = 0; i + 1 < xy.length; i += 2) swapped.set([doubleAt(xy, i + 1), doubleAt(xy, i)], i);
  return new Layer({ ...geometry, xy: swapped });
}

/** Vertices as pairs, taken evenly where there are very many. */
function verticesOf({ xy }: Layer): Position[] {
  const step = 2 * Math.max(1, Math.ceil(xy.length / 2 / MOST_TRIED));
  const vertices: Position[] = [];
  for (let i = 0; i + 1 < xy.length; i += step) vertices.push([doubleAt(xy, i), doubleAt(xy, i + 1)]);
  return vertices;
}
