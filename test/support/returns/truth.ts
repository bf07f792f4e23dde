/** A cell's place as people find it in a spreadsheet: file below the folder of returns, sheet, row from 1 (in CSV the record). */
export type RowPlace = readonly [file: string, sheet: string, row: number];

/** A village that the returns name, once, however often it is written. */
export interface TrueVillage {
  readonly key: string;
  readonly name: string;
  readonly commune_code: string;
  readonly old_commune?: string;
  readonly code?: string;
  /** WGS84 exactly as the first row says; null where the file gives no usable place. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly otherPlaces?: readonly (readonly [number, number])[];
  /** null: the file does not say; never 0. */
  readonly households: number | null;
  readonly population: number | null;
  /** The cell is unclear; these may be taken if the report names the row. */
  readonly householdsIfSaid?: readonly number[];
  readonly populationIfSaid?: readonly number[];
  readonly electricity?: string;
  readonly says4g?: string;
  readonly covered?: readonly string[];
  /** Metres to the nearest edge of a coverage area. */
  readonly edgeMeters?: number;
  /** Every row that names it; the first is the one whose figures count. */
  readonly rows: readonly (RowPlace | readonly [string, string, number, number])[];
}

export const REPORT_CLASSES = [
  'duplicate',
  'odd-number',
  'outside-province',
  'outside-commune',
  'swapped-row',
] as const;
export interface TrueReport {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** Of a file of text: where the record begins. */
  readonly line?: number;
  readonly class: (typeof REPORT_CLASSES)[number];
  readonly village: string;
  readonly of?: number;
  readonly ofFile?: string;
}

export interface TrueQuestion {
  readonly file: string;
  readonly kind: string;
  /** `must`: the file alone cannot settle it; `may`: a careful reader needs no question. */
  readonly need: 'must' | 'may';
  readonly rows?: readonly number[];
  /** The older return, where the kind is `version`. */
  readonly of?: string;
  readonly answer: string;
}

/** What a column of a written sheet really holds; `field` null: nothing that the analysis uses. */
export interface TrueColumn {
  readonly file: string;
  readonly sheet: string;
  /** From 0. */
  readonly column: number;
  /** Levels of the heading as written, outermost first. */
  readonly header: readonly string[];
  readonly field: string | null;
}

/** A row, or a whole file where `row` is null, that is no village of the province. */
export interface Stray {
  readonly file: string;
  readonly must: string;
  /** Texts in the place of names, which must not become villages. */
  readonly names?: readonly string[];
}

export interface Truth {
  readonly totals: Readonly<Record<string, number>>;
  readonly files: readonly {
    readonly file: string;
    readonly commune_code: string;
    readonly villageRows: number;
  }[];
  readonly villages: readonly TrueVillage[];
  readonly reports: readonly TrueReport[];
  readonly questions: readonly TrueQuestion[];
  readonly strays: readonly Stray[];
  /** Only where the generator wrote the files. */
  readonly columns?: readonly TrueColumn[];
}

/** Vietnamese text without marks, case, punctuation and the kind of settlement before a name. */
export function foldName(name: string): string {
  return dropKind(
    withTones(name)
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replaceAll('đ', 'd'),
  );
}

/** Case, dashes, composition and place of the tone mark set aside; tones kept, letter by letter order of marks too. */
export function withTones(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replaceAll('ð', 'đ')
    .replace(/[-–—.,'"’()/+*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const KINDS = /^(ban|thon|to dan pho|to|khu|xom|tieu khu|khu pho|tdp|pho) (?=.)/;
const dropKind = (folded: string): string => folded.replace(KINDS, '');
