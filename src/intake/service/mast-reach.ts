import { integerAt } from '../../model/basics/elements.ts';
import type { CoverageLayer } from '../../model/dataset.ts';
import type { Technology } from '../../model/service.ts';
import { fold } from '../../i18n/text.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { FieldReader } from '../records/field-reader.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../records/loaded-source.ts';
import { positionOfRecord } from '../records/record-geometry.ts';
import { saysNothing, textOf } from '../text/cell.ts';
import { lengthUnitInCell, lengthUnitOf } from '../text/lengths.ts';
import type { MastContext } from './network.ts';

/** GSM reaches 35 km by its timing (3GPP TS 45.010), which masts do not exceed: more is no number of kilometres. */
const MOST_KILOMETERS = 35;
/** Metres that a radius can be; beyond it is a slip of the pen. */
const RADIUS_METERS = [50, 50_000] as const;
export const isRadius = (meters: number): boolean => meters >= RADIUS_METERS[0] && meters <= RADIUS_METERS[1];
/** Fewer metres than this no mast reaches: less is no number of metres. */
const LEAST_METERS = 100;
/** Cells that look this many ways from one mast look all around. */
const ALL_AROUND = 3;

/** Metres per unit of the column: told by its numbers, or `ask`. */
type ColumnUnit = number | 'ask';

/** Reads how far masts reach, in metres; a unit that nobody wrote and the numbers leave open is asked once a form. */
export class MastReach {
  private readonly units = new Map<FieldReader, ColumnUnit>();
  private readonly open = new Map<FieldReader, number>();

  constructor(private readonly questions: OpenQuestions) {}

  /** Null where the record says none, or one that no mast has; `open` while its unit is asked about. */
  radiusOf(record: RecordAt): number | 'open' | null {
    const { reader, row } = record;
    if (!reader.has('radius')) return null;
    const unit = this.unitOf(record);
    const text = reader.text('radius', row) ?? '';
    if (unit === 'ask' && text !== '' && lengthUnitInCell(text) === null) {
      this.open.set(reader, (this.open.get(reader) ?? 0) + 1);
      return 'open';
    }
    const meters = reader.meters('radius', row, unit === 'ask' || Number.isNaN(unit) ? 1 : unit);
    if (Number.isNaN(unit) && lengthUnitInCell(text) === null) return null;
    if (meters === null || isRadius(meters)) return meters;
    reader.log.atRow(reader.table, row, {
      code: 'value-out-of-range',
      did: 'changed',
      field: 'radius',
      value: text,
    });
    return null;
  }

  /** Says how many masts wait for a unit. */
  reportOpen(): void {
    for (const [{ log, table }, count] of this.open)
      log.atFile({ code: 'radius-unit-open', did: 'kept', context: { count } }, table.sheet);
  }

  private unitOf({ source, reader }: RecordAt): ColumnUnit {
    const known = this.units.get(reader);
    if (known !== undefined) return known;
    const unit = writtenUnit(reader);
    const settled = unit === 'ask' ? (this.askUnit(source.id, reader) ?? 'ask') : unit;
    this.units.set(reader, settled);
    return settled;
  }

  private askUnit(sourceId: string, reader: FieldReader): number | null {
    const { table } = reader;
    const { name, cells } = reader.column('radius')!;
    const bare = cells.flatMap((cell, row) => (isBare(cell) ? [{ row, text: textOf(cell) }] : []));
    const choice = this.questions.ask({
      id: ['radius-unit', sourceId, fold(name)].join('/'),
      kind: 'radius-unit',
      file: table.file,
      ...(table.sheet !== undefined && { sheet: table.sheet }),
      rows: bare.map(({ row }) => integerAt(table.numbers, row)),
      context: {
        column: name,
        samples: [...new Set(bare.map(({ text }) => text))].slice(0, 5).join('; '),
        count: bare.length,
      },
      choices: [{ id: '1' }, { id: '1000' }, { id: 'none' }],
    });
    return choice === null ? null : choice === 'none' ? NaN : Number(choice);
  }
}

const isBare = (cell: Parameters<typeof textOf>[0]): boolean =>
  !saysNothing(cell) && lengthUnitInCell(textOf(cell)) === null;

/** Metres per unit of a column of radii by its heading, else by all of its numbers without a unit. */
function writtenUnit(reader: FieldReader): ColumnUnit {
  const { name, cells } = reader.column('radius')!;
  const ofHeading = lengthUnitOf(name);
  if (ofHeading !== null) return ofHeading;
  const said = cells.filter((cell) => !saysNothing(cell));
  const bare = said.filter(isBare);
  const values = bare.flatMap((cell) => {
    const value = reader.peek('radius', cell)?.value ?? 0;
    return value > 0 ? [value] : [];
  });
  if (!values.length) return 1;
  if (bare.length < said.length) return 'ask';
  if (Math.max(...values) <= MOST_KILOMETERS) return 1000;
  return Math.min(...values) >= LEAST_METERS ? 1 : 'ask';
}

/**
 * A cell that looks one way covers less than the disc that is drawn for it: told for masts whose cells do not look
 * all around.
 */
export function reportSectors(records: readonly RecordAt[]): void {
  const ways = new Map<FieldReader, Map<string, Set<string>>>();
  for (const { reader, row } of records) {
    const azimuth = reader.has('azimuth') ? reader.text('azimuth', row) : null;
    const place = azimuth === null ? null : positionOfRecord(reader, row);
    if (azimuth === null || !place) continue;
    let masts = ways.get(reader);
    if (!masts) ways.set(reader, (masts = new Map<string, Set<string>>()));
    const key = place.map((degrees) => degrees.toFixed(4)).join(' ');
    masts.set(key, (masts.get(key) ?? new Set<string>()).add(azimuth));
  }
  for (const [{ log, table }, masts] of ways) {
    const count = [...masts.values()].filter(({ size }) => size < ALL_AROUND).length;
    if (count) log.atFile({ code: 'sectors-as-discs', did: 'kept', context: { count } }, table.sheet);
  }
}

/** Masts that say no technology cover nothing: told where their operator has not declared all that is asked for. */
export function reportNoTechnology(
  sources: readonly LoadedSource[],
  { claims, standingOf }: MastContext,
  { technologies, layers }: { technologies: readonly Technology[]; layers: readonly CoverageLayer[] },
): void {
  const declared = new Set(layers.map(({ operator, technology }) => `${operator}/${technology}`));
  const silent = new Map<FieldReader, number>();
  for (const record of recordsOf(sources)) {
    if (standingOf(record) !== 'service' || claims.technologiesOf(record).length) continue;
    if (claims.deniesTechnology(record)) continue;
    const isOpen = claims
      .operators(record)
      .some((operator) => technologies.some((technology) => !declared.has(`${operator}/${technology}`)));
    if (isOpen) silent.set(record.reader, (silent.get(record.reader) ?? 0) + 1);
  }
  for (const [{ log, table }, count] of silent)
    log.atFile({ code: 'mast-technology-missing', did: 'kept', context: { count } }, table.sheet);
}
