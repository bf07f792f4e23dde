import { elementAt, integerAt, onlyOf } from '../../model/basics/elements.ts';
import type { Position } from '../../model/geometry.ts';
import type { DeclaredSystem, ToDegrees } from '../systems/declared-system.ts';
import type { FieldReader } from '../records/field-reader.ts';
import { fromGrid, type Grid } from '../systems/grids.ts';
import { isReversed, settleAxes } from './axes.ts';
import { insideShare, leastInside, type Meters } from './meridian.ts';
import { NEITHER, settleProjection, waitForMeridian } from './projection.ts';
import type { TableContext } from './context.ts';
import { unpackedPositions } from './packed-angles.ts';
import { readRawPosition, writtenPosition, type RawPosition } from './row-positions.ts';
import { gridsOfRows } from './written-grid.ts';
import { statedCommunes } from './stated-communes.ts';

/** lon, lat of every row from its columns, NaN where it has none. */
export function columnPositions(context: TableContext, system: DeclaredSystem | null): Float64Array {
  const { reader } = context;
  const { numbers } = reader.table;
  const raw = Array.from(numbers, (_, row) =>
    reader.log.isRejected(reader.table, row) ? null : readRawPosition(reader, row),
  );
  reportCrossed(reader, raw);
  const positions = new Float64Array(2 * numbers.length).fill(NaN);
  if (system?.kind === 'other' && !system.inDegrees) placeDeclared(raw, system.convert, positions);
  else {
    placeDegrees(context, raw, system?.kind === 'other' ? system.convert : null, positions);
    placeMeters(context, raw, positions);
  }
  return positions;
}

/** Positions of the system that the project names, easting first where two numbers cannot be northing and easting. */
function placeDeclared(
  raw: readonly (RawPosition | null)[],
  convert: ToDegrees,
  positions: Float64Array,
): void {
  raw.forEach((position, row) => {
    if (!position) return;
    const [x, y] =
      position.kind === 'meters' ? [position.easting, position.northing] : [position.lon, position.lat];
    positions.set(convert(x, y), 2 * row);
  });
}

const rowsOf = (raw: readonly (RawPosition | null)[], kind: RawPosition['kind']): number[] =>
  raw.flatMap((position, row) => (position?.kind === kind ? [row] : []));

/**
 * Rows that write their two numbers the other way round than the larger part of the table: read as their letters and
 * sizes say, and named.
 */
function reportCrossed(reader: FieldReader, raw: readonly (RawPosition | null)[]): void {
  const said = raw.filter((position) => position !== null);
  const crossed = said.filter(({ isCrossed }) => isCrossed).length;
  if (crossed === 0 || crossed === said.length) return;
  const isOdd = crossed <= said.length - crossed;
  raw.forEach((position, row) => {
    if (position?.isCrossed === isOdd) reportReversed(reader, row);
  });
}

const reportReversed = (reader: FieldReader, row: number): void =>
  reader.log.atRow(reader.table, row, {
    code: 'coordinates-reversed',
    did: 'changed',
    value: writtenPosition(reader, row),
  });

/**
 * A whole column may have longitude and latitude the wrong way round, or single rows: a latitude beyond 90° is none,
 * so that there is one reading only. Whether the place can be believed is judged later, as for any other.
 */
function placeDegrees(
  context: TableContext,
  raw: readonly (RawPosition | null)[],
  shift: ToDegrees | null,
  positions: Float64Array,
): void {
  const rows = rowsOf(raw, 'degrees');
  if (!rows.length) return;
  const { reader } = context;
  const written = rows.map((row): Position => {
    const { lon, lat } = raw[row] as RawPosition & { kind: 'degrees' };
    return [lon, lat];
  });
  const wrong = written.filter(([lon, lat]) => isReversed(lon, lat)).length;
  const communesOf = statedCommunes(reader, context.finder);
  const axes = settleAxes(context, written, {
    communes: rows.map(communesOf),
    sample: writtenPosition(reader, elementAt(rows, 0)),
    count: rows.length,
    isReversed: 2 * wrong > rows.length,
  });
  const unpacked = axes === 'packed' ? unpackedPositions(written) : null;
  const swapped = axes === 'swapped' || (unpacked !== null && 2 * wrong > rows.length);
  (unpacked ?? written).forEach(([lon, lat], i) => {
    const row = elementAt(rows, i);
    const isOther = swapped ? isReversed(lat, lon) : isReversed(lon, lat);
    const isOdd = wrong > 0 && wrong < rows.length && isOther;
    if (isOdd) reportReversed(reader, row);
    const [x, y] = swapped !== isOdd ? [lat, lon] : [lon, lat];
    positions.set(shift ? shift(x, y) : [x, y], 2 * row);
  });
}

function placeMeters(
  context: TableContext,
  raw: readonly (RawPosition | null)[],
  positions: Float64Array,
): void {
  const rows = rowsOf(raw, 'meters');
  if (!rows.length) return;
  const { reader, finder } = context;
  const points = rows.map((row) => raw[row] as RawPosition & { kind: 'meters' });
  const own = rows.map(gridsOfRows(reader));
  const sets = new Map(own.map((grids) => [grids.map(({ epsg }) => epsg).join(), grids]));
  const named = own.flatMap((grids) => onlyOf(grids) ?? []);
  if (sets.size > 1 && named.length === own.length && fitEach(points, named, context)) {
    points.forEach(({ easting, northing }, i) =>
      positions.set(fromGrid(elementAt(named, i))(easting, northing), 2 * elementAt(rows, i)),
    );
    return;
  }
  const communesOf = statedCommunes(reader, finder);
  const projection = settleProjection(
    context,
    points.map((point, i) => ({ ...point, communes: communesOf(elementAt(rows, i)) })),
    {
      kind: 'points',
      sample: writtenPosition(reader, elementAt(rows, 0)),
      rows: rows.map((row) => integerAt(reader.table.numbers, row)),
      own: onlyOf(new Set(sets.values())) ?? [],
    },
  );
  // The list waits as one: its rows without a place would otherwise stand beside an older list of the same villages.
  if (!projection) return waitForMeridian(reader, raw.keys());
  if (projection === NEITHER) return;
  const convert = fromGrid(projection);
  points.forEach(({ easting, northing }, i) =>
    positions.set(convert(easting, northing), 2 * elementAt(rows, i)),
  );
}

/** True where every row names its own meridian and the points then lie in the communes, or nothing can tell. */
function fitEach(points: readonly Meters[], own: readonly Grid[], { finder }: TableContext): boolean {
  if (!finder.hasLand) return true;
  const inside = points.filter((point, i) => insideShare([point], elementAt(own, i), finder) === 1).length;
  return inside / points.length >= leastInside('points');
}
