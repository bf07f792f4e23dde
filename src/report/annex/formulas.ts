/** Formulas of a sheet by cell (`H79`), without `=`; the value of the cell is what the program finds before it counts. */
export type Formulas = ReadonlyMap<string, string>;

/** A, B … Z, AA of the column from 0. */
export const columnLetter = (column: number): string =>
  (column < 26 ? '' : columnLetter(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

export const cellName = (column: number, row: number): string => `${columnLetter(column)}${row}`;

/** Rows of a table in its sheet, from 1. */
export interface TableRows {
  readonly first: number;
  readonly last: number;
}

const rangeName = (column: number, { first, last }: TableRows): string =>
  `${cellName(column, first)}:${cellName(column, last)}`;

/** Sums in another order differ in their last bits. */
const TOLERANCE = 1e-9;
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));

const known = (values: readonly number[]): number[] => values.filter((value) => !Number.isNaN(value));

/** The sum of a column; null where it is not the total: then the total stands as a number. */
export function sumFormula(
  column: number,
  rows: TableRows,
  values: readonly number[],
  total: number,
): string | null {
  const sum = known(values).reduce((all, value) => all + value, 0);
  return !Number.isNaN(total) && values.length && isSame(sum, total)
    ? `SUM(${rangeName(column, rows)})`
    : null;
}

/** Shares of land weighted by the land whose share is known. */
export function weightedFormula(
  column: number,
  weight: number,
  rows: TableRows,
  values: readonly number[],
  weights: readonly number[],
  total: number,
): string | null {
  let [part, whole] = [0, 0];
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    part += value * weights[i]!;
    whole += weights[i]!;
  });
  if (Number.isNaN(total) || !(whole > 0) || !isSame(part / whole, total)) return null;
  const [shares, land] = [rangeName(column, rows), rangeName(weight, rows)];
  return `SUMPRODUCT(${shares},${land})/SUMIF(${shares},">=0",${land})`;
}

/** One cell over another; null where that is not the figure. */
export function quotientFormula(
  part: string,
  whole: string,
  values: readonly [part: number, whole: number],
  total: number,
): string | null {
  return !Number.isNaN(total) && values[1] > 0 && isSame(values[0] / values[1], total)
    ? `${part}/${whole}`
    : null;
}

/** Puts formulas into the XML of a sheet; each stands before the value that it makes. */
export function withFormulas(xml: string, formulas: Formulas): string {
  if (!formulas.size) return xml;
  return xml.replace(/<c r="([A-Z]+\d+)"([^>/]*)><v>/g, (cell, name: string, rest: string) => {
    const formula = formulas.get(name);
    return formula === undefined
      ? cell
      : `<c r="${name}"${rest}><f>${formula.replaceAll('>', '&gt;')}</f><v>`;
  });
}
