import type { Cell, FeatureTable, TextEncoding } from '../../formats/reading/parsed-file.ts';
import type { Layer } from '../../model/layer.ts';

/** One column of a source, header and cells; `cells[i]` belongs to row i of the table. */
export interface SourceColumn {
  /** Header as shown; the levels of a merged header joined by ` / `. */
  readonly name: string;
  /** Levels of the header, outermost first. */
  readonly path: readonly string[];
  readonly cells: readonly Cell[];
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
  /** lon, lat of every record from its columns, NaN where it has none; set once coordinates are settled. */
  readonly positions?: Float64Array;
  /** What the file says about its coordinates; never trusted alone. */
  readonly crs: string | null;
  readonly encoding?: TextEncoding;
  /** Rows of each table that a pooled one is made of, one after the other. */
  readonly blocks?: readonly number[];
  /** What the lines above the table say about all of it. */
  readonly about?: { readonly commune: string | null; readonly asOf: string | null };
}

export const rowCountOf = (table: SourceTable): number => table.numbers.length;

/** Values of JSON as cells: lists of plain values joined, other structures as JSON text. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null))
    return value.join(', ');
  return JSON.stringify(value) ?? null;
}

const stemOf = (file: string): string => file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');

/** The name under which a feature layer stands in reports; none where it only repeats that of its file. */
export const layerName = ({ name }: FeatureTable, file: string): string | undefined =>
  name && name !== file && name !== stemOf(file) ? name : undefined;

/** A feature layer as a table; columns in the order in which the features first name them. */
export function tableOfFeatures(features: FeatureTable, file: string): SourceTable {
  const count = features.properties.length;
  const columns = new Map<string, Cell[]>();
  const sheet = layerName(features, file);
  features.properties.forEach((properties, row) => {
    for (const name of Object.keys(properties)) {
      let cells = columns.get(name);
      if (!cells) columns.set(name, (cells = new Array<Cell>(count).fill(null)));
      cells[row] = cellOf(properties[name]);
    }
  });
  return {
    file,
    ...(sheet !== undefined && { sheet }),
    counts: 'feature',
    numbers: features.featureNumbers,
    columns: [...columns].map(([name, cells]) => ({ name, path: [name], cells })),
    geometry: features.geometry,
    crs: features.crs,
    ...(features.encoding && { encoding: features.encoding }),
  };
}
