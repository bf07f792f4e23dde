import { elementAt, integerAt } from '../../model/basics/elements.ts';
import { ChosenFeatures, packPolygons } from '../../geometry/packed/pack.ts';
import { fold } from '../../i18n/text.ts';
import type { DepressionLayer } from '../../model/dataset.ts';
import type { Layer } from '../../model/layer.ts';
import type { FieldReader } from '../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import { geometryOf, positionOfRecord } from '../records/record-geometry.ts';
import { saysNothing, textOf } from '../text/cell.ts';
import { discRing } from './discs.ts';
import { MastReach } from './mast-reach.ts';
import { asksForRemedy, readRemedy, type Remedy } from './remedy-words.ts';
import { readFlag } from '../text/vocabulary.ts';
import type { StandingContext } from './standing/standings.ts';

/** Signal-depression areas of the day of the project, one layer for each source; feature i is one depression. */
export function buildDepressions(
  sources: readonly LoadedSource[],
  context: StandingContext,
): DepressionLayer[] {
  return sources.map((source) => {
    const chosen = new ChosenFeatures('polygon');
    const isThere = judgeOf(source, context);
    const reach = new MastReach(context.questions);
    for (const record of recordsOf([source])) {
      if (!isThere(record)) continue;
      const disc = discOf(record, reach);
      if (disc === 'open') continue;
      const areas = disc ?? geometryOf(record, 'polygon');
      if (areas) chosen.add(areas, disc ? 0 : record.row);
    }
    return { sourceId: source.source.id, asOf: source.source.asOf ?? null, geometry: chosen.finish() };
  });
}

/** The disc around a place of which a column says how wide it is; null where the record is no such place. */
function discOf(record: RecordAt, reach: MastReach): Layer | 'open' | null {
  const { reader, row } = record;
  if (reader.table.geometry && reader.table.geometry.kind !== 'point') return null;
  const place = positionOfRecord(reader, row);
  const radius = place && reach.radiusOf(record);
  if (radius === 'open')
    reader.log.atRow(reader.table, row, {
      code: 'question-open',
      did: 'rejected',
      fate: 'asked',
      field: 'radius',
      value: reader.text('radius', row) ?? '',
    });
  if (radius === 'open') return radius;
  if (!place || radius === null) return null;
  reader.log.atRow(reader.table, row, {
    code: 'depression-as-disc',
    did: 'kept',
    severity: 'info',
    context: { meters: radius },
  });
  return packPolygons([[[discRing(...place, radius)]]]);
}

/** What one cell says, and where. */
interface Said {
  readonly column: string;
  readonly word: string;
  readonly remedy: Exclude<Remedy, null>;
}

/** Reads what a record says of having been mended; the first column that says anything decides, a doubt after all. */
function remediesOf({ reader, row }: RecordAt, columns: readonly number[], asOf: string): Said | null {
  const said = columns.flatMap((index): Said[] => {
    const { name, cells } = elementAt(reader.table.columns, index);
    const cell = cells[row] ?? null;
    if (saysNothing(cell)) return [];
    const word = textOf(cell);
    const flag = asksForRemedy(name) ? readFlag(word) : undefined;
    const isStatus = reader.recognition.columns.get('status') === index;
    const remedy =
      flag === undefined ? readRemedy(word, asOf, isStatus) : flag === null ? null : flag ? 'gone' : 'there';
    return remedy === null ? [] : [{ column: name, word, remedy }];
  });
  const first = said.find(({ remedy }) => remedy !== undefined);
  const doubt = first ? said.find(({ remedy }) => remedy !== first.remedy) : said[0];
  return doubt ? { ...doubt, remedy: undefined } : (first ?? null);
}

/** True for records that are depressions today; what has been mended is told, what leaves a doubt asked. */
function judgeOf(source: LoadedSource, { asOf, questions }: StandingContext): (record: RecordAt) => boolean {
  const columns = new Map<FieldReader, readonly number[]>();
  const told = new Map<RecordAt['reader'], Map<number, Said>>();
  const doubts = new Map<string, { record: RecordAt; said: Said }[]>();
  for (const record of recordsOf([source])) {
    const { reader, row } = record;
    let own = columns.get(reader);
    if (!own) columns.set(reader, (own = readableColumns(reader)));
    const said = remediesOf(record, own, asOf);
    if (!said) continue;
    let rows = told.get(reader);
    if (!rows) told.set(reader, (rows = new Map<number, Said>()));
    rows.set(row, said);
    if (said.remedy !== undefined) continue;
    const key = `${fold(said.column)}/${fold(said.word)}`;
    doubts.set(key, [...(doubts.get(key) ?? []), { record, said }]);
  }
  const answers = new Map(
    [...doubts].map(([key, group]) => [key, ask(source.source.id, key, group, questions)]),
  );
  return ({ reader, row }) => {
    const said = told.get(reader)?.get(row);
    if (!said) return true;
    const answer = answers.get(`${fold(said.column)}/${fold(said.word)}`);
    const remedy = said.remedy ?? answer ?? null;
    if (remedy === 'there') return true;
    const where = { field: said.column, value: said.word };
    if (remedy === null)
      reader.log.atRow(reader.table, row, {
        code: 'question-open',
        did: 'rejected',
        fate: 'asked',
        ...where,
      });
    else
      reader.log.atRow(reader.table, row, {
        code: 'depression-gone',
        did: 'rejected',
        fate: 'filtered',
        severity: 'info',
        ...where,
      });
    return false;
  };
}

const readableColumns = ({ table, recognition }: FieldReader): readonly number[] =>
  table.columns.flatMap((_, index) => (elementAt(recognition.understood, index).personal ? [] : [index]));

function ask(
  sourceId: string,
  key: string,
  group: readonly { readonly record: RecordAt; readonly said: Said }[],
  questions: StandingContext['questions'],
): 'there' | 'gone' | null {
  const { record, said } = elementAt(group, 0);
  const { table } = record.reader;
  const choice = questions.ask({
    id: ['depression-state', sourceId, key].join('/'),
    kind: 'depression-state',
    file: table.file,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    rows: group.map(({ record: { reader, row } }) => integerAt(reader.table.numbers, row)),
    context: { column: said.column, word: said.word, count: group.length },
    choices: [{ id: 'there' }, { id: 'gone' }],
  });
  return choice === 'there' || choice === 'gone' ? choice : null;
}
