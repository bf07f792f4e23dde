import { fold } from '../../../i18n/text.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { textOf } from '../../text/cell.ts';
import { lastDayOf, readDate } from '../../text/dates.ts';

/** No list of programmes is older, and no support runs longer: other years are slips of the pen, as *98* for 1998. */
const YEARS = [2000, 2060] as const;
const isPossible = (year: number): boolean => year >= YEARS[0] && year <= YEARS[1];

function tell({ reader, row }: RecordAt, field: 'year' | 'until', value: string, isRead: boolean): null {
  const code = isRead ? 'value-out-of-range' : field === 'until' ? 'date-not-read' : 'value-not-understood';
  reader.log.atRow(reader.table, row, { code, did: 'changed', field, value });
  return null;
}

/** First and last year of a cell: *2023*, *giai đoạn 2021-2025*, a date. */
export function readYears(record: RecordAt): readonly [number, number] | null {
  const text = record.reader.text('year', record.row);
  if (text === null || /^[-–]+$/.test(text)) return null;
  const years = (text.match(/(?<!\d)\d{4}(?!\d)/g) ?? []).map(Number);
  if (!years.length) return tell(record, 'year', text, false);
  const span = [Math.min(...years), Math.max(...years)] as const;
  return span.every(isPossible) ? span : tell(record, 'year', text, true);
}

/** Words around the end of a support that do not change it: *đến hết ngày 31/12/2027*. */
const AROUND = /\b(den|het|toi|ngay|tinh den|until|end of|by)\b/g;

/** ISO date of the last day of a support; a year or a month is meant to its end. */
export function readUntil(record: RecordAt): string | null {
  const { reader, row } = record;
  const cell = reader.cell('until', row);
  const text = reader.text('until', row);
  if (text === null || /^[-–]+$/.test(text)) return null;
  const isDate = typeof cell === 'object' && cell?.kind === 'date';
  const read = readDate(
    isDate
      ? textOf(cell).slice(0, 10)
      : fold(text)
          .replace(AROUND, ' ')
          .replace(/^\s*nam\s+/, '')
          .trim(),
  );
  if (read === null) return tell(record, 'until', text, false);
  const [year, month] = read.split('-').map(Number) as [number, number | undefined];
  if (!isPossible(year)) return tell(record, 'until', text, true);
  return read.length === 10 ? read : lastDayOf(year, month ?? 12);
}
