import type { Findings } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Issue, UnderstoodTable } from '../model/issue.ts';
import type { CoordinateDecision } from '../model/coordinate-choice.ts';
import type { ProjectFile, Settings } from '../model/project.ts';

/** What is checked, and the files that it was made from. */
export interface VerifyInput {
  readonly project: ProjectFile;
  readonly settings: Settings;
  readonly dataset: Dataset;
  readonly findings: Findings;
  readonly tables: readonly UnderstoodTable[];
  readonly issues: readonly Issue[];
  readonly coordinateDecisions: readonly CoordinateDecision[];
  /** The files that each village was made from, by name. */
  readonly villageFiles: readonly (readonly string[])[];
  /** Content of a file of the project as it stands; null where there is none to read. */
  readonly readFile: (source: string, file: string) => Promise<Uint8Array | null>;
}

/** Figures of the drawn villages and communes. */
export interface Verification {
  readonly figures: readonly CheckedFigure[];
  /** Figures that the check does not know how to work out under these settings. */
  readonly notChecked: readonly FigureCode[];
}

/** Where a value was taken from: the file itself, or what the import made of it. */
export type Basis = 'file' | 'import';

/**
 * Why two figures may differ; each but the last is a bound worked out for the row. `not-computed`: the library gave up
 * on the outlines. `edited-on-map`: theirs are of the files alone, ours follow what people corrected on the map.
 */
export type DifferenceReason = 'sphere-length' | 'sphere-area' | 'edge' | 'not-computed' | 'edited-on-map';

/** One figure of a village or commune, ours and worked out again. */
export interface CheckedFigure {
  readonly place: 'village' | 'commune';
  readonly code: string;
  readonly name: string;
  readonly figure: FigureCode;
  /** `any`, an operator, or null where the figure is nobody's. */
  readonly operator: string | null;
  readonly ours: number | string | null;
  readonly theirs: number | string | null;
  /** `theirs` less `ours`; null where they are no numbers. */
  readonly difference: number | null;
  /** How far apart they may be, in the unit of the figure; null for answers in words. */
  readonly bound: number | null;
  /** Null where they are equal, and where a difference has none. */
  readonly reason: DifferenceReason | null;
  readonly isEqual: boolean;
  readonly basis: Basis;
}

export type FigureCode =
  | 'centre'
  | 'state'
  | 'population'
  | 'households'
  | 'uncoveredPopulation'
  | 'uncoveredHouseholds'
  | 'fibreMeters'
  | 'inDepression'
  | 'villages'
  | 'areaKm2'
  | 'coveredShare'
  | 'uncoveredVillages';
