import { countAt } from '../../../model/basics/elements.ts';
import { ChosenFeatures, GeometryBuilder } from '../../../geometry/packed/pack.ts';
import { pointInFeature } from '../../../geometry/points/point-in-part.ts';
import { pointOnSurface } from '../../../geometry/polygons/point-on-surface.ts';
import type { CommuneLayer } from '../../../model/dataset.ts';
import type { Layer } from '../../../model/layer.ts';
import type { Commune } from '../../../model/places.ts';
import { compareCodes, fold } from '../../../i18n/text.ts';
import { placeName } from '../../text/place-case.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../../records/loaded-source.ts';
import { geometryOf, hasGeometry } from '../../records/record-geometry.ts';

/** More than any commune of the country has: beyond it the figure is a slip of the pen. */
const MOST_PEOPLE = 1_000_000;
const MOST_HOUSEHOLDS = 400_000;

const COMMUNE_CODE_DIGITS = 5;

/** The code with the leading zeros that a spreadsheet took away. */
export const paddedCode = (code: string): string =>
  /^\d+$/.test(code) ? code.padStart(COMMUNE_CODE_DIGITS, '0') : code;

/** Codes of the official list have 5 digits; with its zeros gone a column of them still has 4 or 5 in most cells. */
function isOfficial(codes: readonly string[]): boolean {
  const long = codes.filter((code) => code.length >= COMMUNE_CODE_DIGITS - 1).length;
  return codes.every((code) => /^\d{1,5}$/.test(code)) && 2 * long >= codes.length;
}

/**
 * Codes of a list of communes as they are written. Only a column of official codes gets back the zeros that a
 * spreadsheet took away, which is said once; codes of other lists (GID, shapeID, a number of a map) stay as they are.
 */
class CommuneCodes {
  private readonly official = new Map<FieldReader, boolean>();

  of(reader: FieldReader, row: number): string | null {
    const written = reader.code('commune_code', row);
    return written !== null && this.isOfficial(reader) ? paddedCode(written) : written;
  }

  private isOfficial(reader: FieldReader): boolean {
    const known = this.official.get(reader);
    if (known !== undefined) return known;
    const codes = Array.from(reader.table.numbers, (_, row) => reader.code('commune_code', row)).filter(
      (code) => code !== null,
    );
    const official = isOfficial(codes);
    this.official.set(reader, official);
    const padded = official ? codes.filter((code) => paddedCode(code) !== code).length : 0;
    if (padded) reportPadded(reader, padded);
    return official;
  }
}

/** Says once for a table that codes got back their zeros. */
export const reportPadded = ({ log, table }: FieldReader, count: number): void =>
  log.atFile(
    {
      code: 'commune-code-padded',
      did: 'changed',
      severity: 'info',
      field: 'commune_code',
      context: { count, digits: COMMUNE_CODE_DIGITS },
    },
    table.sheet,
  );

const KINDS = ['Xã', 'Phường', 'Thị trấn', 'Đặc khu'];

const kindOf = (reader: FieldReader, row: number, name: string): string | null => {
  const said = reader.text('commune_kind', row);
  if (said) return said;
  return KINDS.find((kind) => fold(name).startsWith(`${fold(kind)} `))?.toLowerCase() ?? null;
};

function readCommune({ source, reader, row }: RecordAt, code: string): Commune {
  const written = reader.text('commune', row);
  const name = written === null ? code : placeName(written);
  return {
    code,
    name,
    kind: kindOf(reader, row, name),
    population: reader.count('population', row, MOST_PEOPLE),
    households: reader.count('households', row, MOST_HOUSEHOLDS),
    border: reader.flag('border_commune', row),
    extremelyDifficult: reader.flag('extremely_difficult', row),
    sourceId: source.id,
  };
}

/** A piece of land of a commune: a feature of a layer. */
interface Piece {
  readonly layer: Layer;
  readonly row: number;
}

/** A commune with its land, which may come in several features: an exclave, or old communes with the new code. */
interface Found {
  readonly commune: Commune;
  readonly pieces: Piece[];
}

/** True where one of two pieces of land lies on the other: then they are two drawings of it, not two parts. */
function overlap(a: Piece, b: Piece): boolean {
  const holds = (outer: Piece, inner: Piece): boolean => {
    const point = pointOnSurface(inner.layer, inner.row);
    return point !== null && pointInFeature(outer.layer, outer.row, point[0], point[1]);
  };
  return holds(a, b) || holds(b, a);
}

/** Adds a feature to a commune that another feature named before; a second drawing of its land is left out. */
function joinPart(record: RecordAt, found: Found, piece: Piece | null): void {
  const { reader, row } = record;
  const { code, name } = found.commune;
  const own = reader.text('commune', row);
  const isPart =
    piece !== null &&
    (own === null || fold(placeName(own)) === fold(name)) &&
    found.pieces.length > 0 &&
    !found.pieces.some((known) => overlap(known, piece));
  if (isPart) found.pieces.push(piece);
  reader.log.atRow(
    reader.table,
    row,
    isPart
      ? {
          code: 'commune-part-joined',
          did: 'changed',
          fate: 'merged',
          severity: 'info',
          value: code,
          commune: code,
        }
      : { code: 'commune-code-duplicate', did: 'rejected', value: code, commune: code },
  );
}

/** Communes with their land, sorted by code. Features of one code that lie apart are one commune. */
export function buildCommunes(sources: readonly LoadedSource[]): CommuneLayer {
  const found = new Map<string, Found>();
  const codes = new CommuneCodes();
  for (const record of recordsOf(sources)) {
    const { reader, row } = record;
    const code = codes.of(reader, row);
    if (code === null) {
      reader.log.atRow(reader.table, row, {
        code: 'commune-without-code',
        did: 'rejected',
        value: reader.text('commune', row) ?? '',
      });
      continue;
    }
    const known = found.get(code);
    const land = hasGeometry(reader, row) ? geometryOf(record, 'polygon') : null;
    if (!land && hasGeometry(reader, row)) continue;
    const piece = land && { layer: land, row };
    if (known) {
      joinPart(record, known, piece);
      continue;
    }
    if (!land) reader.log.atRow(reader.table, row, { code: 'geometry-missing', did: 'kept', commune: code });
    found.set(code, { commune: readCommune(record, code), pieces: piece ? [piece] : [] });
  }
  const ordered = [...found.values()].sort((a, b) => compareCodes(a.commune.code, b.commune.code));
  return { records: ordered.map(({ commune }) => commune), geometry: landOf(ordered) };
}

function landOf(communes: readonly Found[]): Layer {
  if (communes.every(({ pieces }) => pieces.length < 2)) {
    const chosen = new ChosenFeatures('polygon');
    for (const { pieces } of communes)
      if (pieces[0]) chosen.add(pieces[0].layer, pieces[0].row);
      else chosen.addEmpty();
    return chosen.finish();
  }
  const builder = new GeometryBuilder('polygon');
  for (const { pieces } of communes) {
    for (const { layer, row } of pieces)
      for (let p = countAt(layer.features, row); p < countAt(layer.features, row + 1); p++)
        builder.copyPart(layer, p);
    builder.endFeature();
  }
  return builder.finish();
}
