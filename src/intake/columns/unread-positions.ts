import { fold } from '../../i18n/text.ts';
import type { SourceTable } from '../files/source-table.ts';
import { saysNothing, textOf } from '../text/cell.ts';
import type { FieldKey } from './headings/header-dictionary.ts';
import type { Recognition } from './recognise-columns.ts';

/** Columns that give a position together. */
const WHOLE: readonly (readonly FieldKey[])[] = [['lon', 'lat'], ['coord_pair'], ['vn2000_x', 'vn2000_y']];
const PLACES: ReadonlySet<FieldKey> = new Set(WHOLE.flat());
const SAYS_POSITION =
  /\b(?:toa do|kinh do|vi do|gps|vn-?2000|wgs-?84|utm|lat(?:itude)?|long?(?:itude)?|lng|northing|easting|coordinates?)\b/;
/** Of the cells that say something, those that must be written as a place is: with four figures at least. */
const HALF = 0.5;
const hasFigures = (cell: Parameters<typeof textOf>[0]): boolean =>
  textOf(cell).replace(/\D/g, '').length >= 4;

/** Columns that speak of positions, where none is read from any of them: their villages would be without a place unsaid. */
export function unreadPositions(
  { columns, doubts, understood }: Recognition,
  table: SourceTable,
): readonly string[] {
  const isRead = WHOLE.some((keys) => keys.every((key) => columns.has(key)));
  const isAsked = doubts.some(({ fields }) => fields.some((field) => PLACES.has(field)));
  if (isRead || isAsked || table.geometry?.xy.length) return [];
  return understood.flatMap(({ column, field, personal }, index) => {
    const { path = [], cells = [] } = table.columns[index] ?? {};
    const isPlace = field !== null && PLACES.has(field as FieldKey);
    const mayBe = isPlace || (field === null && SAYS_POSITION.test(fold(path.join(' '))));
    if (personal || !mayBe) return [];
    const said = cells.filter((cell) => !saysNothing(cell));
    return said.length && said.filter(hasFigures).length >= HALF * said.length ? [column] : [];
  });
}
