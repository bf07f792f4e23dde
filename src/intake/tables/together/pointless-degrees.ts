import type { Cell } from '../../../formats/reading/parsed-file.ts';
import { scoreHeader } from '../../columns/headings/header-score.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { numberOf, saysNothing, textOf } from '../../text/cell.ts';

/** Degrees of Vietnam, its seas among them, whose point is gone: whole degrees, and what stood behind the point. */
const AXES = [
  { key: 'lat', digits: /^(1\d|2[0-3]|[789])(\d{2,}(?:[.,]\d{1,2})?)$/ },
  { key: 'lon', digits: /^(10[2-9]|11[0-7])(\d{2,}(?:[.,]\d{1,2})?)$/ },
] as const;
/** Headings below this name no axis; rows below this tell too little. */
const NAMED = 0.8;
const LEAST_ROWS = 3;

const digitsOf = (cell: Cell): string =>
  numberOf(cell) !== null ? String(numberOf(cell)) : textOf(cell).replace(/(?<=\d)[., ](?=\d{3}(?!\d))/g, '');

/** Whole degrees, one mark, and what stands behind it: nothing is gone. */
const HAS_POINT = /^\d{1,3}[.,]\d+$/;

const pointed = (cell: Cell, digits: RegExp): number | null => {
  if (HAS_POINT.test(textOf(cell).trim())) return null;
  const [, whole, fraction] = digits.exec(digitsOf(cell)) ?? [];
  return whole === undefined ? null : Number(`${whole}.${fraction!.replace(/[.,]/, '')}`);
};

const isPointless = ({ path, cells }: SourceColumn, { key, digits }: (typeof AXES)[number]): boolean => {
  const [best] = scoreHeader(path);
  if (best?.key !== key || best.score < NAMED) return false;
  const said = cells.filter((cell) => !saysNothing(cell));
  return said.length >= LEAST_ROWS && said.every((cell) => pointed(cell, digits) !== null);
};

/**
 * A column of latitudes and one of longitudes whose numbers all lack their point (2101234 | 10301234, 21.012.340), as
 * degrees. Metres under such headings do not fit: no easting begins like a longitude of Vietnam throughout.
 * @returns also the columns that are changed, with a cell of the first
 */
export function withPointedDegrees(columns: readonly SourceColumn[]): {
  readonly columns: readonly SourceColumn[];
  readonly pointed: readonly { readonly column: string; readonly first: string }[];
} {
  const pairs = AXES.map((axis) => ({ axis, of: columns.filter((column) => isPointless(column, axis)) }));
  if (!pairs.every(({ of }) => of.length === 1)) return { columns, pointed: [] };
  const axisOf = (column: SourceColumn) => pairs.find(({ of }) => of.includes(column))?.axis;
  return {
    columns: columns.map((column) => {
      const axis = axisOf(column);
      return axis
        ? { ...column, cells: column.cells.map((cell) => pointed(cell, axis.digits) ?? cell) }
        : column;
    }),
    pointed: pairs.flatMap(({ of }) =>
      of.map(({ name, cells }) => ({
        column: name,
        first: textOf(cells.find((cell) => !saysNothing(cell)) ?? null),
      })),
    ),
  };
}
