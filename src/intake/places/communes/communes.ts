import { ChosenFeatures } from '../../../geometry/packed/pack.ts';
import type { CommuneLayer } from '../../../model/dataset.ts';
import type { Layer } from '../../../model/layer.ts';
import type { Commune } from '../../../model/places.ts';
import { compareCodes, fold } from '../../../i18n/text.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../../records/loaded-source.ts';
import { geometryOf, hasGeometry } from '../../records/record-geometry.ts';

/** More than any commune of the country has: beyond it the figure is a slip of the pen. */
const MOST_PEOPLE = 1_000_000;
const MOST_HOUSEHOLDS = 400_000;

export const COMMUNE_CODE_DIGITS = 5;
const KINDS = ['Xã', 'Phường', 'Thị trấn', 'Đặc khu'];

const kindOf = (reader: FieldReader, row: number, name: string): string | null => {
  const said = reader.text('commune_kind', row);
  if (said) return said;
  return KINDS.find((kind) => fold(name).startsWith(`${fold(kind)} `))?.toLowerCase() ?? null;
};

function readCommune({ source, reader, row }: RecordAt, code: string): Commune {
  const name = reader.text('commune', row) ?? code;
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

/** Communes with their land, sorted by code. A code that comes twice is reported, the first one stays. */
export function buildCommunes(sources: readonly LoadedSource[]): CommuneLayer {
  const records: Commune[] = [];
  const lands: ({ readonly layer: Layer; readonly row: number } | null)[] = [];
  const seen = new Set<string>();
  for (const record of recordsOf(sources)) {
    const { reader, row } = record;
    const code = reader.code('commune_code', row, COMMUNE_CODE_DIGITS);
    if (code === null) {
      reader.log.atRow(reader.table, row, {
        code: 'commune-without-code',
        did: 'rejected',
        value: reader.text('commune', row) ?? '',
      });
      continue;
    }
    if (seen.has(code)) {
      reader.log.atRow(reader.table, row, {
        code: 'commune-code-duplicate',
        did: 'rejected',
        value: code,
        commune: code,
      });
      continue;
    }
    const land = hasGeometry(reader, row) ? geometryOf(record, 'polygon') : null;
    if (!land && hasGeometry(reader, row)) continue;
    if (!land) reader.log.atRow(reader.table, row, { code: 'geometry-missing', did: 'kept', commune: code });
    seen.add(code);
    records.push(readCommune(record, code));
    lands.push(land && { layer: land, row });
  }
  const order = records.map((_, i) => i).sort((a, b) => compareCodes(records[a]!.code, records[b]!.code));
  const chosen = new ChosenFeatures('polygon');
  for (const i of order) {
    const land = lands[i];
    if (land) chosen.add(land.layer, land.row);
    else chosen.addEmpty();
  }
  return { records: order.map((i) => records[i]!), geometry: chosen.finish() };
}
