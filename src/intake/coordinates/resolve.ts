import type { PackedGeometry } from '../../model/geometry.ts';
import type { CommuneFinder } from '../commune-finder.ts';
import type { FieldReader } from '../field-reader.ts';
import type { LoadedSource } from '../loaded-source.ts';
import type { OpenQuestions } from '../open-questions.ts';
import type { SourceTable } from '../source-table.ts';
import {
  fromVn2000,
  fromVn2000Degrees,
  orderMeters,
  projectionOfEpsg,
  projectionOfMeridian,
  VN2000_GEOGRAPHIC_EPSG,
  type Vn2000Projection,
} from '../vn2000.ts';
import {
  FITS,
  fitMeridians,
  insideShare,
  meridianText,
  projectionNamed,
  projectionsOfProvince,
  type Meters,
} from './meridian.ts';
import { readRawPosition, type RawPosition } from './row-positions.ts';
import { readAngle } from './spelling.ts';

/** What settles coordinates: the communes as the test of place, the province's meridians, people's answers. */
export interface CoordinateContext {
  readonly finder: CommuneFinder;
  readonly province: string;
  readonly questions: OpenQuestions;
}

/** The same source with every position in degrees WGS84. Rows that wait for an answer are rejected in the log. */
export function resolveCoordinates(loaded: LoadedSource, context: CoordinateContext): LoadedSource {
  return { ...loaded, readers: loaded.readers.map((reader) => resolveTable(loaded, reader, context)) };
}

function resolveTable(loaded: LoadedSource, reader: FieldReader, context: CoordinateContext): FieldReader {
  const { crs } = loaded.source;
  const geometry = reader.table.geometry;
  const projected = geometry && geometryMeters(geometry);
  if (projected?.length) {
    const projection = settleProjection(loaded, reader, projected, [...reader.table.numbers], context);
    return projection
      ? reader.withTable({ ...reader.table, geometry: convertGeometry(geometry!, projection) })
      : reader;
  }
  const hasColumns =
    (reader.has('lon') && reader.has('lat')) ||
    reader.has('coord_pair') ||
    (reader.has('vn2000_x') && reader.has('vn2000_y'));
  const isShifted = crs !== undefined && new RegExp(`^EPSG:${VN2000_GEOGRAPHIC_EPSG}$`, 'i').test(crs);
  let table: SourceTable = reader.table;
  if (geometry && isShifted) table = { ...table, geometry: shiftGeometry(geometry) };
  if (hasColumns && !(geometry?.kind === 'point' && geometry.xy.length))
    table = { ...table, positions: columnPositions(loaded, reader, context, isShifted) };
  return table === reader.table ? reader : reader.withTable(table);
}

/** First vertex of each feature where the coordinates are metres of VN-2000; null where they are degrees. */
function geometryMeters({ xy }: PackedGeometry): Meters[] | null {
  const points: Meters[] = [];
  const step = 2 * Math.max(1, Math.floor(xy.length / 2 / 1000));
  for (let i = 0; i + 1 < xy.length; i += step) {
    const meters = orderMeters(xy[i]!, xy[i + 1]!);
    if (meters) points.push(meters);
  }
  return points.length * step >= xy.length / 2 ? points : null;
}

function convertGeometry(geometry: PackedGeometry, projection: Vn2000Projection): PackedGeometry {
  const convert = fromVn2000(projection);
  const xy = geometry.xy.slice();
  for (let i = 0; i < xy.length; i += 2) {
    const meters = orderMeters(xy[i]!, xy[i + 1]!);
    if (meters) xy.set(convert(meters.easting, meters.northing), i);
  }
  return { ...geometry, xy };
}

function shiftGeometry(geometry: PackedGeometry): PackedGeometry {
  const convert = fromVn2000Degrees();
  const xy = geometry.xy.slice();
  for (let i = 0; i < xy.length; i += 2) xy.set(convert(xy[i]!, xy[i + 1]!), i);
  return { ...geometry, xy };
}

/** lon, lat of every row from its columns, NaN where it has none. */
function columnPositions(
  loaded: LoadedSource,
  reader: FieldReader,
  context: CoordinateContext,
  isShifted: boolean,
): Float64Array {
  const count = reader.table.numbers.length;
  const raw: (RawPosition | null)[] = Array.from({ length: count }, (_, row) =>
    reader.log.isRejected(reader.table, row) ? null : readRawPosition(reader, row),
  );
  const positions = new Float64Array(2 * count).fill(NaN);
  const straight = straighten(raw, reader);
  const shift = isShifted ? fromVn2000Degrees() : null;
  straight.forEach((position, row) => {
    if (position?.kind === 'degrees')
      positions.set(shift ? shift(position.lon, position.lat) : [position.lon, position.lat], 2 * row);
  });
  const rows = straight.flatMap((position, row) => (position?.kind === 'meters' ? [row] : []));
  if (rows.length) placeMeters(loaded, reader, straight, rows, positions, context);
  return positions;
}

const reversed = (lon: number, lat: number): boolean => lon >= 8 && lon <= 24 && lat >= 102 && lat <= 110;

/** Swaps longitude and latitude where the whole column has them the wrong way round; single rows are reported, never swapped. */
function straighten(raw: readonly (RawPosition | null)[], reader: FieldReader): (RawPosition | null)[] {
  const degrees = raw.filter((position) => position?.kind === 'degrees');
  const wrong = degrees.filter(({ lon, lat }) => reversed(lon, lat)).length;
  if (wrong === 0) return [...raw];
  if (wrong === degrees.length) {
    reader.log.atFile(
      { code: 'coordinates-swapped', did: 'changed', severity: 'warning', context: { count: wrong } },
      reader.table.sheet,
    );
    return raw.map((position) =>
      position?.kind === 'degrees' ? { kind: 'degrees', lon: position.lat, lat: position.lon } : position,
    );
  }
  return raw.map((position, row) => {
    if (position?.kind !== 'degrees' || !reversed(position.lon, position.lat)) return position;
    reader.log.atRow(reader.table, row, {
      code: 'coordinates-reversed',
      did: 'changed',
      value: `${position.lat} ${position.lon}`,
    });
    return null;
  });
}

function placeMeters(
  loaded: LoadedSource,
  reader: FieldReader,
  raw: readonly (RawPosition | null)[],
  rows: readonly number[],
  positions: Float64Array,
  context: CoordinateContext,
): void {
  const points = rows.map((row) => raw[row] as RawPosition & { kind: 'meters' });
  const own = rows.map((row) => meridianOfRow(reader, row));
  if (
    own.every((projection) => projection !== null) &&
    (Number.isNaN(shareOf(points, own, context)) || shareOf(points, own, context) >= FITS)
  ) {
    points.forEach(({ easting, northing }, i) =>
      positions.set(fromVn2000(own[i]!)(easting, northing), 2 * rows[i]!),
    );
    return;
  }
  const projection = settleProjection(
    loaded,
    reader,
    points,
    rows.map((row) => reader.table.numbers[row]!),
    context,
  );
  if (!projection) {
    for (const row of rows)
      reader.log.atRow(reader.table, row, {
        code: 'question-open',
        did: 'rejected',
        field: 'central_meridian',
        value: '',
      });
    return;
  }
  const convert = fromVn2000(projection);
  points.forEach(({ easting, northing }, i) => positions.set(convert(easting, northing), 2 * rows[i]!));
}

function meridianOfRow(reader: FieldReader, row: number): Vn2000Projection | null {
  const text = reader.text('central_meridian', row);
  const angle = text === null ? null : readAngle(text.replace(/^(ktt|kinh tuyến trục)\s*/i, ''));
  return angle ? (projectionOfMeridian(Math.round(angle.degrees * 1e6) / 1e6) ?? null) : null;
}

function shareOf(
  points: readonly Meters[],
  own: readonly (Vn2000Projection | null)[],
  { finder }: CoordinateContext,
): number {
  const shares = points.map((point, i) => insideShare([point], own[i]!, finder));
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/**
 * The projection of a file in metres. An answer counts first; then what the project or the province says,
 * if the points then lie inside the communes; the file's own .prj is only a candidate. Where the first
 * choice puts them outside, nothing is imported: the meridians that fit are offered.
 */
function settleProjection(
  loaded: LoadedSource,
  reader: FieldReader,
  points: readonly Meters[],
  rows: readonly number[],
  { finder, province, questions }: CoordinateContext,
): Vn2000Projection | null {
  const { table, log } = reader;
  const named = projectionNamed(loaded.source.crs);
  const expected = named ? [named] : [...projectionsOfProvince(province)];
  const hint = projectionNamed(table.crs);
  const fits = fitMeridians(points, finder).filter(({ inside }) => inside >= FITS);
  const good = expected.filter((projection) => fits.some((fit) => fit.projection === projection));
  const offered = finder.hasLand
    ? fits.map(({ projection }) => projection)
    : [...new Set([...expected, ...(hint ? [hint] : [])])];
  const choices = (offered.length ? offered : expected).map((projection) => ({
    id: String(projection.epsg),
    label: meridianText(projection),
  }));
  const accept = (projection: Vn2000Projection): Vn2000Projection => {
    log.atFile(
      {
        code: 'vn2000-converted',
        did: 'changed',
        severity: 'info',
        context: { meridian: meridianText(projection), count: points.length },
      },
      table.sheet,
    );
    return projection;
  };
  if (!finder.hasLand && named) return accept(named);
  if (good.length === 1) return accept(good[0]!);
  const answer = questions.ask({
    id: ['meridian', loaded.source.id, table.file, table.sheet ?? ''].join('/'),
    kind: 'meridian',
    file: table.file,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    rows,
    choices: choices.map(({ id, label }) => ({ id, label })),
    context: {
      expected: expected.map(meridianText).join(', ') || '–',
      fitting:
        fits
          .map(({ projection }) => meridianText(projection))
          .slice(0, 3)
          .join(', ') || '–',
      count: points.length,
    },
  });
  const chosen = answer === null ? null : projectionOfEpsg(Number(answer));
  if (chosen) return accept(chosen);
  log.atFile(
    {
      code: fits.length || !finder.hasLand ? 'vn2000-wrong-meridian' : 'vn2000-outside',
      did: 'rejected',
      context: {
        meridian: expected.map(meridianText).join(', ') || '–',
        fitting:
          fits
            .map(({ projection }) => meridianText(projection))
            .slice(0, 3)
            .join(', ') || '–',
      },
    },
    table.sheet,
  );
  return null;
}
