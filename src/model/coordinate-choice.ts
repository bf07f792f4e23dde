import type { SourceRole } from './roles.ts';

/** One way to read the coordinates of a table, and where it puts them. */
export interface CoordinateInterpretation {
  /** Choice of the decision: `asWritten`, `swapped`, or the EPSG code of a projection. */
  readonly id: string;
  /** Central meridian as people write it; the axes have words of their own. */
  readonly label?: string;
  /** Points inside the communes; null where the project has no communes with land. */
  readonly inside: number | null;
  /** Points inside the commune that their row or their file names; absent where nothing names one. */
  readonly inStated?: number;
  /** lon, lat of points taken evenly through the file, for a preview. */
  readonly xy: Float64Array;
}

/** How the coordinates of a sheet or layer were read, and how else they could be. */
export interface CoordinateDecision {
  /** Id of the decision, and of the question where one is open. */
  readonly id: string;
  readonly kind: 'axes' | 'meridian';
  readonly role: SourceRole;
  readonly file: string;
  readonly sheet?: string;
  /** How the first position is written in the file. */
  readonly sample: string;
  /** Points that the readings were tried on. */
  readonly points: number;
  /** Those of them whose commune is named; absent where none is. */
  readonly stated?: number;
  /** Id of the reading in use; null where only a person can tell. */
  readonly chosen: string | null;
  readonly interpretations: readonly CoordinateInterpretation[];
}
