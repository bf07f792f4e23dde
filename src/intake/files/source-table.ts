import type { Cell, FeatureTable, TextEncoding } from '../../formats/reading/parsed-file.ts';
import type { Layer } from '../../model/layer.ts';

/** One column of a source, header and cells; `cells[i]` belongs to row i of the table. */
export interface SourceColumn {
  /** Header as shown; the levels of a merged header joined by ` / `. */
  readonly name: string;
  /** Levels of the header, outermost first. */
  readonly path: readonly string[];
  readonly cells: readonly Cell[];
  /** Names of the columns whose sum it is; absent where the file has it. */
  readonly sumOf?: readonly string[];
  /** True where nobody but a person can say that it is the whole: such a sum is only offered as an answer. */
  readonly isOffered?: true;
}

/** A row that sums up others, or heads them and may say their sums. */
export interface TotalRow {
  /** Row of the original sheet. */
  readonly row: number;
  readonly kind: 'total' | 'heading';
  /** `cells[c]` belongs to column c of the table; a column that the sheet itself does not have lacks one. */
  readonly cells: readonly Cell[];
}

/** What stands at a cell of a record beside its value. */
export interface RecordMark {
  /** Row of the original sheet. */
  readonly row: number;
  /** Name of the column. */
  readonly column: string;
  /** A comment, a part of the text that is crossed out and no part of the value, or the value itself crossed out. */
  readonly kind: 'comment' | 'struck-part' | 'struck';
  readonly text: string;
}

/** The records of one sheet or one feature layer, in columns, whatever the file was. */
export interface SourceTable {
  readonly file: string;
  readonly sheet?: string;
  /** `row`: `numbers` are rows of the original sheet; `feature`: features of the original file. */
  readonly counts: 'row' | 'feature';
  readonly numbers: Int32Array;
  readonly columns: readonly SourceColumn[];
  /** Feature i belongs to record i; null where the file has no geometry. */
  readonly geometry: Layer | null;
  /** x, y of the point that a record has beside its areas or lines, as `FeatureTable.points`. */
  readonly points?: Float64Array;
  /** lon, lat of every record from its columns, NaN where it has none; set once coordinates are settled. */
  readonly positions?: Float64Array;
  /** What the file says about its coordinates; never trusted alone. */
  readonly crs: string | null;
  readonly encoding?: TextEncoding;
  /** Rows of each table that a pooled one is made of, one after the other. */
  readonly blocks?: readonly number[];
  /** What the lines above the table say about all of it. */
  readonly about?: {
    readonly commune: string | null;
    readonly asOf: string | null;
    /** The one province that they say the table is of, as written. */
    readonly province: string | null;
    /** The part of its households or people that they say the table is of; absent where they say none. */
    readonly part?: string;
    /** True where the table has no head: its columns are only numbered. */
    readonly isHeadless?: true;
  };
  /** Rows of the original sheet under a heading of villages that are none any more; absent where there are none. */
  readonly dissolved?: ReadonlySet<number>;
  /** Absent where there are none. */
  readonly marks?: readonly RecordMark[];
  /** Rows between the records that are none, ascending; absent where there are none. */
  readonly totalRows?: readonly TotalRow[];
}

export const rowCountOf = (table: SourceTable): number => table.numbers.length;

/** Values of JSON as cells: lists of plain values joined, other lists as JSON text. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null))
    return value.join(', ');
  return JSON.stringify(value) ?? null;
}

/** Objects inside objects beyond this are no table. */
const DEEPEST = 8;

/** The plain values of a property and the names that lead to them: `thon` of a text, `thon`, `ten` of `{"ten": …}`. */
function* plainValues(
  path: readonly string[],
  value: unknown,
): Generator<readonly [readonly string[], unknown]> {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isGroup || path.length === DEEPEST) return yield [path, value];
  for (const [name, inner] of Object.entries(value)) yield* plainValues([...path, name], inner);
}

const stemOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');

/** The name under which a feature layer stands in reports; none where it only repeats that of its file. */
export const layerName = ({ name }: FeatureTable, file: string): string | undefined =>
  name && name !== file && name !== stemOf(file) ? name : undefined;

/** A feature layer as a table; columns in the order in which the features first name them. */
export function tableOfFeatures(features: FeatureTable, file: string): SourceTable {
  const count = features.properties.length;
  const columns = new Map<string, { readonly path: readonly string[]; readonly cells: Cell[] }>();
  const sheet = layerName(features, file);
  features.properties.forEach((properties, row) => {
    for (const [key, property] of Object.entries(properties))
      for (const [path, value] of plainValues([key], property)) {
        const name = path.join('.');
        let column = columns.get(name);
        if (!column) columns.set(name, (column = { path, cells: new Array<Cell>(count).fill(null) }));
        column.cells[row] = cellOf(value);
      }
  });
  return {
    file,
    ...(sheet !== undefined && { sheet }),
    counts: 'feature',
    numbers: features.featureNumbers,
    columns: [...columns].map(([name, { path, cells }]) => ({ name, path, cells })),
    geometry: features.geometry,
    ...(features.points && { points: features.points }),
    crs: features.crs,
    ...(features.encoding && { encoding: features.encoding }),
  };
}
