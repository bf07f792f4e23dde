import { integerAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { textOf } from '../../text/cell.ts';
import { dbmOfWatts, powerUnitOf, readPower, type PowerUnit } from '../../text/radio/powers.ts';

type PowerKey = 'eirp' | 'transmitter_power' | 'radio_power';
type PowerMeaning = 'eirp' | 'transmitter';

/** What a column of powers holds; `open` while a person is asked, `none` where it is to be left out. */
type PowerColumn = { readonly meaning: PowerMeaning; readonly unit: PowerUnit } | 'open' | 'none';

/** What the mast of a public network may radiate or its transmitter give, dBm. */
const DBM: Readonly<Record<PowerKey, readonly [number, number]>> = {
  eirp: [30, 80],
  transmitter_power: [27, 50],
  radio_power: [27, 80],
};
/** Powers in W by which transmitters are sold. */
const RATED: ReadonlySet<number> = new Set([
  1, 2, 5, 8, 10, 12, 15, 16, 20, 25, 30, 40, 50, 60, 80, 100, 120, 160, 200, 240, 320,
]);
const UNITS = ['dBm', 'W'] as const;

/** Powers of a record in dBm. */
export interface PowersSaid {
  readonly eirpDbm: number | null;
  readonly powerDbm: number | null;
}

/**
 * Reads columns of powers. A column that says only *power* may be that of the transmitter or EIRP, and numbers without a
 * unit may be dBm or W: what neither the words nor the numbers settle is one question a form, until which the power of
 * its rows is not known.
 */
export class PowerColumns {
  private readonly columns = new Map<FieldReader, Map<PowerKey, PowerColumn>>();
  private readonly waiting = new Map<FieldReader, number>();

  constructor(private readonly questions: OpenQuestions) {}

  of(record: RecordAt): PowersSaid {
    const { reader } = record;
    const said: Record<PowerMeaning, number | null> = { eirp: null, transmitter: null };
    let waits = false;
    for (const key of ['eirp', 'transmitter_power', 'radio_power'] as const) {
      if (!reader.has(key) || reader.text(key, record.row) === null) continue;
      const column = this.columnOf(record, key);
      if (column === 'open') waits = true;
      if (column === 'open' || column === 'none') continue;
      said[column.meaning] ??= dbmOf(record, key, column.unit);
    }
    if (waits) this.waiting.set(reader, (this.waiting.get(reader) ?? 0) + 1);
    return { eirpDbm: said.eirp, powerDbm: said.transmitter };
  }

  /** Says how many rows wait for an answer. */
  reportOpen(): void {
    for (const [{ log, table }, count] of this.waiting)
      log.atFile({ code: 'radio-power-open', did: 'kept', context: { count } }, table.sheet);
  }

  private columnOf(record: RecordAt, key: PowerKey): PowerColumn {
    const { reader } = record;
    let columns = this.columns.get(reader);
    if (!columns) this.columns.set(reader, (columns = new Map<PowerKey, PowerColumn>()));
    let column = columns.get(key);
    if (!column) columns.set(key, (column = this.settle(record, key)));
    return column;
  }

  private settle({ source, reader }: RecordAt, key: PowerKey): PowerColumn {
    const meaning = meaningOf(reader, key);
    const unit = unitOf(reader, key);
    if (meaning && unit) return { meaning, unit };
    const { table } = reader;
    const { name, cells } = reader.column(key)!;
    const said = cells.flatMap((cell, row) => {
      const text = textOf(cell);
      return readPower(text) ? [{ row, text }] : [];
    });
    const kind = meaning ? 'power-unit' : 'power-meaning';
    const choice = this.questions.ask({
      id: [kind, source.id, fold(name)].join('/'),
      kind,
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      rows: said.map(({ row }) => integerAt(table.numbers, row)),
      context: {
        column: name,
        samples: [...new Set(said.map(({ text }) => text))].slice(0, 5).join('; '),
        count: said.length,
      },
      choices: choicesOf(meaning, unit).map((id) => ({ id })),
    });
    if (choice === null) return 'open';
    if (choice === 'none') return 'none';
    const parts = choice.split('-');
    return {
      meaning: meaning ?? (parts[0] as PowerMeaning),
      unit: unit ?? (parts.at(-1) as PowerUnit),
    };
  }
}

/** `dBm`, `eirp`, `eirp-dBm`: what is open, and that the column is to be left out. */
function choicesOf(meaning: PowerMeaning | null, unit: PowerUnit | null): readonly string[] {
  if (meaning) return [...UNITS, 'none'];
  const meanings = ['transmitter', 'eirp'] as const;
  if (unit) return [...meanings, 'none'];
  return [...meanings.flatMap((one) => UNITS.map((of) => `${one}-${of}`)), 'none'];
}

/** Beside the gain of the antenna, or beside EIRP itself, a power is that of the transmitter. */
function meaningOf(reader: FieldReader, key: PowerKey): PowerMeaning | null {
  if (key === 'eirp') return 'eirp';
  if (key === 'transmitter_power' || reader.has('antenna_gain') || reader.has('eirp')) return 'transmitter';
  return null;
}

/** The unit of the numbers without one: by the heading, else by what the whole column can be. */
function unitOf(reader: FieldReader, key: PowerKey): PowerUnit | null {
  const { name, cells } = reader.column(key)!;
  const ofHeading = powerUnitOf(name);
  if (ofHeading) return ofHeading;
  const bare = cells.flatMap((cell) => {
    const power = readPower(textOf(cell));
    return power && 'bare' in power ? [power.bare] : [];
  });
  if (!bare.length) return 'dBm';
  const [low, high] = DBM[key];
  const isLevels = bare.every((value) => value >= low && value <= high);
  const isWatts =
    bare.every((value) => value > 0) &&
    (bare.some((value) => value > high) || (key !== 'eirp' && bare.every((value) => RATED.has(value))));
  return isLevels === isWatts ? null : isLevels ? 'dBm' : 'W';
}

/** Beyond these no network radiates; a slip of the pen or another unit. */
const MOST_DBM = 90;
const LEAST_DBM = -30;

function dbmOf({ reader, row }: RecordAt, key: PowerKey, unit: PowerUnit): number | null {
  const power = reader.word(key, row, readPower);
  if (!power) return null;
  const dbm = 'dbm' in power ? power.dbm : unit === 'dBm' ? power.bare : dbmOfWatts(power.bare);
  if (dbm >= LEAST_DBM && dbm <= MOST_DBM) return dbm;
  reader.log.atRow(reader.table, row, {
    code: 'value-out-of-range',
    did: 'changed',
    field: key,
    value: reader.text(key, row) ?? '',
  });
  return null;
}
