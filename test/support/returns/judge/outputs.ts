import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

/** A line of `villages.csv`. */
export interface ResultVillage {
  readonly code: string;
  readonly name: string;
  readonly commune: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly households: number | null;
  readonly population: number | null;
  /** By operator: whether the centre has its service; absent where it is unknown. */
  readonly shares: Readonly<Record<string, number>>;
}
export interface ResultIssue {
  readonly code: string;
  readonly severity: string;
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly field?: string;
  readonly value?: string;
  readonly village?: string;
  readonly did?: string;
  readonly context?: Readonly<Record<string, unknown>>;
}
export interface ResultChoice {
  readonly id: string;
  readonly label?: string;
  readonly columns?: readonly { readonly field: string; readonly column: string }[];
}
/** A question as the contract has it; today's name one file, and say in `kind` what they are about. */
export interface ResultQuestion {
  readonly id: string;
  readonly form?: string;
  readonly file?: string;
  readonly files?: readonly string[];
  readonly sheet?: string;
  readonly rows?: readonly number[];
  readonly kind?: string;
  readonly question: string;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly choices: readonly (ResultChoice | string)[];
}
export interface ResultColumn {
  readonly file: string;
  readonly sheet?: string;
  readonly column?: string | number;
  readonly header: string;
  readonly fate: 'used' | 'not-needed' | 'asked' | 'unknown';
  readonly field?: string;
}
export interface ResultFile {
  readonly path: string;
  readonly form?: string;
  readonly role?: string | null;
  readonly rows: Readonly<Partial<Record<string, number>>>;
}
export interface ResultDuplicate {
  readonly id: string;
  /** Which question in bulk it belongs to: `merge-<kind>`. */
  readonly kind?: string;
  readonly choice: string | null;
  readonly choices?: readonly string[];
  readonly members: readonly {
    readonly code: string;
    readonly file: string;
    readonly sheet?: string;
    readonly row: number;
  }[];
}
export interface Outputs {
  readonly exitCode: number | null;
  readonly villages: readonly ResultVillage[];
  readonly issues: readonly ResultIssue[];
  readonly questions: readonly ResultQuestion[];
  readonly columns: readonly ResultColumn[];
  readonly files: readonly ResultFile[];
  readonly duplicates: readonly ResultDuplicate[];
}

const numberOf = (text: string | undefined): number | null => (text ? Number(text) : null);

/** The result files of `analyze` in a folder; a member of `report.json` that is not written yet is empty. */
export function readOutputs(folder: string, exitCode: number | null): Outputs {
  const csv = readFileSync(join(folder, 'villages.csv'), 'utf8').replace(/^\ufeff/, '');
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Partial<Outputs>;
  return {
    exitCode,
    villages: data.map((line) => ({
      code: line['village_code']!,
      name: line['village']!.replace(/^'(?=[-=+@])/, ''),
      commune: line['commune_code']!,
      lon: numberOf(line['lon']),
      lat: numberOf(line['lat']),
      households: numberOf(line['households']),
      population: numberOf(line['population']),
      shares: sharesOf(line),
    })),
    issues: report.issues ?? [],
    questions: report.questions ?? [],
    columns: report.columns ?? [],
    files: report.files ?? [],
    duplicates: report.duplicates ?? [],
  };
}

function sharesOf(line: Record<string, string>): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const [key, value] of Object.entries(line))
    if (key.startsWith('share_') && key !== 'share_any' && value !== '') shares[key.slice(6)] = Number(value);
  return shares;
}
