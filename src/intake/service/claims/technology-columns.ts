import { elementAt } from '../../../model/basics/elements.ts';
import { fold } from '../../../i18n/text.ts';
import type { Technology } from '../../../model/service.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import { readCarriers, readMark, readTechnologies } from '../../text/vocabulary.ts';

/** Share of the cells that must name a technology; less under a heading that is of technologies. */
const LEAST_NAMED = 0.9;
const LEAST_HEADED = 0.5;
const OF_TECHNOLOGIES =
  /\b(tech|technology|cong nghe|congnghe|rat|the he|generation|mang|network|he thong|system)\b/;
/** What stands beside a technology in the heading of a column that is about it. */
const BESIDE =
  /\b(song|phu|co|phat|tram|mang|cong nghe|bang tan|tan so|band|bands|freq|frequency|mhz|coverage|[2-5]g|lte|a|nr|gsm|gprs|edge|hspa|volte|fdd|tdd|umts|wcdma)\b/g;

/** True where a text names other things than technologies and bands. */
const saysMore = (text: string): boolean =>
  fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(BESIDE, '')
    .replace(/\b[a-z]?\d+\b/g, '')
    .trim() !== '';

/** Indexes and texts of the columns that no step reads and that are not about people. */
function unreadColumns({
  table,
  recognition,
}: FieldReader): readonly { index: number; texts: readonly string[] }[] {
  return table.columns.flatMap(({ cells }, index) => {
    const { used, personal } = elementAt(recognition.understood, index);
    const texts = used || personal ? [] : cells.flatMap((cell) => (saysNothing(cell) ? [] : [textOf(cell)]));
    return texts.length ? [{ index, texts }] : [];
  });
}

/** Columns whose heading is one technology, or a band of it, and whose cells are marks or bands: by technology the indexes. */
export function bandColumns(reader: FieldReader): ReadonlyMap<Technology, readonly number[]> {
  const found = new Map<Technology, number[]>();
  for (const { index, texts } of unreadColumns(reader)) {
    const { name } = elementAt(reader.table.columns, index);
    // N1 may be anything; L1800 is a band.
    const [technology, other] = /\d{3}/.test(name) ? readCarriers(name) : readTechnologies(name);
    if (!technology || other || saysMore(name)) continue;
    if (texts.every((text) => readMark(text) !== undefined))
      found.set(technology, [...(found.get(technology) ?? []), index]);
  }
  return found;
}

/** The one column whose cells name technologies though its heading does not say so; -1 where none stands out. */
export function findTechnologies(reader: FieldReader): number {
  const { table, log } = reader;
  const candidates = unreadColumns(reader).filter(({ index, texts }) => {
    const heading = fold(elementAt(table.columns, index).name).replace(/[^a-z0-9]+/g, ' ');
    const named = texts.filter((text) => readCarriers(text).length > 0 && !saysMore(text));
    return named.length >= (OF_TECHNOLOGIES.test(heading) ? LEAST_HEADED : LEAST_NAMED) * texts.length;
  });
  if (candidates.length !== 1) return -1;
  const { index } = elementAt(candidates, 0);
  const { name } = elementAt(table.columns, index);
  log.atFile(
    {
      code: 'technology-by-values',
      did: 'kept',
      severity: 'info',
      value: name || '–',
      context: { column: index + 1 },
    },
    table.sheet,
  );
  return index;
}
