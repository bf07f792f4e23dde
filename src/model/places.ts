import type { CoverageReport } from './returned/collation.ts';

/** Absent facts are `null`, never 0 and never ''. */
export interface Commune {
  readonly code: string;
  readonly name: string;
  /** xã, phường, đặc khu, thị trấn where the list says so. */
  readonly kind: string | null;
  readonly population: number | null;
  readonly households: number | null;
  readonly border: boolean | null;
  readonly extremelyDifficult: boolean | null;
  /** Communes of the list before that went into it, whole or in part, by name; absent where no crosswalk tells. */
  readonly formerNames?: readonly string[];
  readonly sourceId: string;
}

export type Electricity = 'grid' | 'other' | 'none';
export type ReportedSignal = 'none' | 'weak' | 'good';

export interface Village {
  readonly code: string;
  readonly name: string;
  /** `null`: neither a given code nor geometry places it; it counts in the province only. */
  readonly communeCode: string | null;
  readonly population: number | null;
  readonly households: number | null;
  readonly poorHouseholds: number | null;
  /** 0..1 of households; from the file, or poorHouseholds / households. */
  readonly povertyRate: number | null;
  /** 0..1 of people. */
  readonly minorityShare: number | null;
  readonly extremelyDifficult: boolean | null;
  readonly border: boolean | null;
  readonly electricity: Electricity | null;
  readonly schools: number | null;
  readonly healthStations: number | null;
  readonly cultureHouse: boolean | null;
  readonly office: boolean | null;
  readonly hazard: boolean | null;
  /** Car road: all year, dry season only, none. */
  readonly road: 'allYear' | 'drySeason' | 'none' | null;
  readonly fibreSubscribed: number | null;
  readonly fibrePassed: number | null;
  readonly reportedSignal: ReportedSignal | null;
  /** What the sources report of single operators and technologies; absent where none does. */
  readonly coverageReports?: readonly CoverageReport[];
  /** No source gives it a code: its own is made of commune, name and ordinal, and is no key in another list. */
  readonly hasMadeCode?: true;
  /** How the file itself writes the name, where otherwise. */
  readonly nameAsGiven?: string;
  /** How the file itself called the commune, and by which list (`current`, `before 2025-07-01`). */
  readonly communeAsGiven?: {
    readonly code: string | null;
    readonly name: string | null;
    readonly list: string;
  };
  readonly sourceId: string;
  /** Row or feature of the original file, from 1. */
  readonly row: number;
}
