import { elementAt } from '../../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../../formats/reading/parsed-file.ts';
import { tidy } from '../../../i18n/text.ts';
import { numberOf, textOf } from '../../text/cell.ts';
import { stripNumber } from '../../text/numbers.ts';
import { foldedText, isEmpty } from './cells.ts';

export const isNumeric = (text: string): boolean => stripNumber(text) !== null;

/** A filled cell of a row: its column, its folded text, and whether it is a number. */
export interface Said {
  readonly column: number;
  readonly text: string;
  /** The same with its marks. */
  readonly toned: string;
  readonly numeric: boolean;
}

export function saidTexts(sheet: Sheet, row: number): readonly Said[] {
  const cells = elementAt(sheet.rows, row);
  const known = saidIn.get(cells);
  if (known) return known;
  const said = cells.flatMap((cell, column) => {
    if (isEmpty(cell)) return [];
    const text = foldedText(cell);
    const toned = tidy(textOf(cell)).toLowerCase();
    return [{ column, text, toned, numeric: numberOf(cell) !== null || isNumeric(text) }];
  });
  saidIn.set(cells, said);
  return said;
}
/** A row is looked at as head, body and foot. */
const saidIn = new WeakMap<readonly Cell[], readonly Said[]>();
