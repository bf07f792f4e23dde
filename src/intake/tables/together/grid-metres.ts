import type { Cell } from '../../../formats/reading/parsed-file.ts';
import type { SourceColumn } from '../../files/source-table.ts';
import { saysNothing, textOf } from '../../text/cell.ts';
import { partedZone, readZone } from '../../text/grid/utm-zone.ts';

/** Metres with what devices and people put around them: `412345 mE`, `E: 412 345`, `0412345`. */
const METRES =
  /^(?:[ENXY]\s*[:=]?\s*)?0?(\d{6,7}|\d{3}[ .,]\d{3}|\d[ .,]\d{3}[ .,]\d{3})((?:[.,]\d{1,2})?)\s*(?:m|mét|met(?:er|re)s?)?\.?\s*[EN]?$/iu;
/** Of the cells that say something, those that must be such. */
const NEARLY_ALL = 0.9;
/** Words by which a column of zones is known. */
const ZONE_PATH = ['Múi chiếu'];

interface Metres {
  readonly value: number;
  /** The zone before them, as written. */
  readonly zone: string | null;
}

/** Metres that a spreadsheet does not take for a number; null for all else. */
function metresIn(cell: Cell): Metres | null {
  if (typeof cell !== 'string') return null;
  const text = textOf(cell);
  const parted = partedZone(text);
  const [, whole, fraction = ''] = METRES.exec((parted?.rest ?? text).trim()) ?? [];
  if (whole === undefined) return null;
  const value = Number(`${whole.replace(/\D/g, '')}${fraction.replace(',', '.')}`);
  const zone = parted ? text.slice(0, text.length - parted.rest.length).trim() : null;
  return { value, zone: zone && zone.replace(/[,;:]$/, '') };
}

/** Northings and eastings of the country. */
const isMetres = (value: number): boolean =>
  (value >= 850_000 && value <= 2_700_000) || (value >= 100_000 && value <= 900_000);
const PLAIN = /^\d+(?:[.,]\d+)?$/;

const nearlyAll = (cells: readonly Cell[], fits: (cell: Cell) => boolean): boolean => {
  const said = cells.filter((cell) => !saysNothing(cell));
  return said.length > 0 && said.filter(fits).length >= NEARLY_ALL * said.length;
};

/** True where the cells are metres, and letters, a zone or a leading zero keep them from being plain numbers. */
const holdsMarked = ({ cells }: SourceColumn): boolean =>
  nearlyAll(cells, (cell) => {
    const metres = metresIn(cell);
    return metres !== null && isMetres(metres.value);
  }) && cells.some((cell) => typeof cell === 'string' && /[a-z:=]|^0/i.test(textOf(cell)));
const isPlainMetres = (cell: Cell): boolean => {
  const value =
    typeof cell === 'number' ? cell : PLAIN.test(textOf(cell)) ? Number(textOf(cell).replace(',', '.')) : NaN;
  return isMetres(value);
};
const holdsMetres = (column: SourceColumn): boolean =>
  holdsMarked(column) || nearlyAll(column.cells, isPlainMetres);
const holdsZones = ({ cells }: SourceColumn): boolean =>
  nearlyAll(cells, (cell) => /\p{L}/u.test(textOf(cell)) && readZone(textOf(cell)) !== null);

/**
 * Eastings and northings as devices show them (*48Q 412345 | 2345678 mN*, *0412345*) as plain numbers, their zone in a
 * column of its own; a column of zones beside metres is known by its cells.
 * @returns also that column, where there is one
 */
export function withPlainMetres(columns: readonly SourceColumn[]): {
  readonly columns: readonly SourceColumn[];
  readonly added: SourceColumn | null;
} {
  const marked = new Set(columns.filter(holdsMarked));
  if (columns.filter(holdsMetres).length < 2) return { columns, added: null };
  const zones = [...marked].map(({ cells }) => cells.map((cell) => metresIn(cell)?.zone ?? null));
  const zoned = zones.find((own) => own.some((zone) => zone !== null));
  return {
    columns: columns.map((column) => {
      if (marked.has(column))
        return { ...column, cells: column.cells.map((cell) => metresIn(cell)?.value ?? cell) };
      return holdsZones(column) ? { ...column, path: ZONE_PATH } : column;
    }),
    added: zoned ? { name: ZONE_PATH.join(), path: ZONE_PATH, cells: zoned } : null,
  };
}
