import type { ByteSource } from '../../model/basics/bytes.ts';
import type { ElevationGrid } from '../../model/dataset.ts';
import type { Layer } from '../../model/layer.ts';
import type { Issue } from '../../model/issue.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { Result } from '../../model/basics/result.ts';

/** A number whose cell has a number format, as `0.0%`. `value` is the stored one: 0.985 for a shown 98,5%. */
interface FormattedNumber {
  readonly kind: 'number';
  readonly value: number;
  /** Format code of the workbook, in its English spelling. */
  readonly format: string;
  readonly percent: boolean;
}

/** `iso` is YYYY-MM-DD, or YYYY-MM-DDThh:mm:ss where the cell has a time; a time without a day is Thh:mm:ss. */
interface DateCell {
  readonly kind: 'date';
  readonly iso: string;
}

/** A formula that failed in the workbook: `#N/A`, `#REF!`, ... */
interface ErrorCell {
  readonly kind: 'error';
  readonly code: string;
}

/** Text keeps its spelling, blanks included; an empty cell is `null`. A CSV has only text and `null`. */
export type Cell = string | number | boolean | null | FormattedNumber | DateCell | ErrorCell;

/**
 * How text was decoded. 8-bit text of unknown code page is decoded as windows-1252, which maps every
 * byte to its own character, so that TCVN3, VNI or another code page can still be tried on it.
 */
export interface TextEncoding {
  /** WHATWG label: `utf-8`, `utf-16le`, `utf-16be`, `windows-1258`, `windows-1252`, ... */
  readonly used: string;
  /** What the file itself says (byte order mark, .cpg, language byte); null where it says nothing. */
  readonly declared: string | null;
  /** False: a guess, to be checked against the text. */
  readonly certain: boolean;
}

/**
 * Features of one kind of geometry. A feature stands in one table only: that of its areas, else of its lines, else of its
 * points. Feature i of `geometry` has `properties[i]` and `featureNumbers[i]`.
 */
export interface FeatureTable {
  /** Layer or file name. */
  readonly name: string;
  /** In the coordinates of the file: degrees only where `crs` and the values say so. */
  readonly geometry: Layer;
  /** Own keys only; no key is `__proto__`. Values as JSON has them. */
  readonly properties: readonly Readonly<Record<string, unknown>>[];
  /** x, y of the point that a feature has beside its areas or lines, NaN where it has none; left out where none has. */
  readonly points?: Float64Array;
  /** 1-based number of the feature in the file. */
  readonly featureNumbers: Int32Array;
  /** Declared by the file: .prj text, `crs` member, SRS definition; null where it says nothing. Never trusted here. */
  readonly crs: string | null;
  readonly encoding?: TextEncoding;
}

/** Rows and columns count from 0, as indexes into `Sheet.rows`; all ends are inside. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface CellFont {
  readonly name: string;
  readonly bold: boolean;
  /** Crossed out; absent where it is not. */
  readonly struck?: true;
}

/** What stands at a cell beside its value: a comment, or the part of its text that is crossed out and no part of it. */
export interface CellMark {
  /** 1-based row of the original sheet. */
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly kind: 'comment' | 'struck';
  readonly text: string;
}

/** Cell (row, column) has the font `fonts[cells[row * columns + column]]`. */
export interface CellFonts {
  readonly fonts: readonly CellFont[];
  readonly columns: number;
  readonly cells: Uint16Array;
}

export interface Sheet {
  /** Name of the sheet; '' for a CSV. */
  readonly name: string;
  /** Rows without any content are left out; trailing empty cells too. */
  readonly rows: readonly (readonly Cell[])[];
  /** 1-based row of the original sheet, or line of the original text where row i begins. */
  readonly rowNumbers: Int32Array;
  readonly merges: readonly Merge[];
  /** null where the format has no fonts. */
  readonly fonts: CellFonts | null;
  /** True: the sheet is hidden in the workbook. */
  readonly hidden: boolean;
  /** Indexes into `rows` of rows that the workbook hides (by hand or by a filter). */
  readonly hiddenRows: readonly number[];
  /** Columns, from 0, that the workbook hides though they hold something; absent where there are none. */
  readonly hiddenColumns?: readonly number[];
  /** In the order of the file; absent where there are none. */
  readonly marks?: readonly CellMark[];
  readonly encoding?: TextEncoding;
}

/** Font of a cell, null where the format has none. */
export function fontAt(sheet: Sheet, row: number, column: number): CellFont | null {
  const fonts = sheet.fonts;
  if (!fonts || column >= fonts.columns) return null;
  const font = fonts.cells[row * fonts.columns + column];
  return font === undefined ? null : (fonts.fonts[font] ?? null);
}

/**
 * What a file holds. `read` counts the features or rows found; every one of them is in a table
 * or in an issue with `did: 'rejected'` that carries its number: read = kept + rejected.
 */
export interface ParsedFeatures {
  readonly kind: 'features';
  /** One per layer and kind of geometry. Features without geometry are kept as points without parts. */
  readonly tables: readonly FeatureTable[];
  readonly read: number;
  readonly issues: readonly Issue[];
}
export interface ParsedSheets {
  readonly kind: 'sheets';
  readonly sheets: readonly Sheet[];
  readonly read: number;
  readonly issues: readonly Issue[];
}
interface ParsedTerrain {
  readonly kind: 'terrain';
  /** System of the grid as the file declares it; left out for degrees WGS84. */
  readonly crs?: string;
  /** Its steps are in units of `crs`. */
  readonly grid: ElevationGrid;
  readonly issues: readonly Issue[];
}
export type ParsedFile = ParsedFeatures | ParsedSheets | ParsedTerrain;

/** What is known of a file before it is read. */
export interface Probe {
  readonly name: string;
  /** Lower case, without the dot; '' where the name has none. */
  readonly extension: string;
  /** The first 4,096 bytes at most. */
  readonly head: Uint8Array;
  /** Names of the entries where the file is a zip; null else. */
  readonly entries: readonly string[] | null;
}

/** One file format: bytes to tables, no meaning. */
export interface FileFormat {
  readonly id: string;
  /**
   * Reads the whole file. `companions` are the other parts that belong to it (.dbf, .shx, .prj, .cpg).
   * Bad features become issues; a file that cannot be read is refused with code and place.
   */
  read(
    source: ByteSource,
    companions: readonly ByteSource[],
    task?: TaskContext,
  ): Promise<Result<ParsedFile>>;
}
