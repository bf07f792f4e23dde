import { elementAt } from '../../model/basics/elements.ts';
import { monthUnder, timeOf } from '../columns/headings/part-headings.ts';
import type { SourceColumn } from '../files/source-table.ts';
import { textOf } from '../text/cell.ts';
import type { FieldReader } from './field-reader.ts';

/** Records that speak of one village, ascending. */
export type Rows = readonly number[];

/** The date that the columns of times give a row together: a quarter is one of the year beside it, else of the project's. */
function dateIn(times: readonly SourceColumn[], row: number, asOf: string | null): string {
  const texts = times.map(({ cells }) => textOf(elementAt(cells, row)));
  const dates = texts.flatMap((text) => timeOf(text) ?? []).toSorted((a, b) => b.length - a.length);
  const months = times.map((column, i) => monthUnder(column, elementAt(texts, i)));
  const month = months.find((one) => one !== null);
  const [date = month ? (asOf?.slice(0, 4) ?? '0000') : ''] = dates;
  return month && date.length === 4 ? `${date}-${month}` : date;
}

/** Of the rows of each village those of its newest time that is no forecast, and those that are of another. */
export function newestRows(
  reader: FieldReader,
  villages: readonly Rows[],
  times: readonly SourceColumn[],
  asOf: string | null,
): { readonly kept: readonly Rows[]; readonly gone: readonly number[]; readonly newest: string } {
  const dateOf = (row: number): string => dateIn(times, row, asOf);
  const isPast = (date: string): boolean =>
    date !== '' && (asOf === null || date <= asOf.slice(0, date.length));
  const newestOf = (rows: Rows): string =>
    rows.map(dateOf).reduce((best, date) => (isPast(date) && date > best ? date : best), '');
  const newest = newestOf(villages.flat());
  if (!villages.some((rows) => new Set(rows.map(dateOf)).size > 1))
    return { kept: villages, gone: [], newest };
  const gone: number[] = [];
  const kept = villages.map((rows): Rows => {
    const own = newestOf(rows);
    if (own === '') return rows;
    if (own < newest)
      reportOlder(
        reader,
        rows.find((row) => dateOf(row) === own)!,
        own,
        newest,
      );
    gone.push(...rows.filter((row) => dateOf(row) !== own));
    return rows.filter((row) => dateOf(row) === own);
  });
  return { kept, gone, newest };
}

function reportOlder(reader: FieldReader, row: number, own: string, newest: string): void {
  reader.log.atRow(reader.table, row, {
    code: 'village-of-older-time',
    did: 'kept',
    value: textOf(reader.cell('village', row)),
    context: { time: own, newest },
  });
}
