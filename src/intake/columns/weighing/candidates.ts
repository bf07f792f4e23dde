import type { SourceColumn } from '../../files/source-table.ts';
import type { FieldKey } from '../headings/header-dictionary.ts';
import type { HeaderMatch } from '../headings/header-score.ts';
import type { ColumnProfile } from './column-profile.ts';

/** A field that no single column stands out for, with the columns that may be meant, ascending. */
export interface ColumnDoubt {
  readonly fields: readonly FieldKey[];
  readonly columns: readonly number[];
}

export interface WeighedColumn {
  readonly key: FieldKey;
  readonly column: number;
  /** 0..1 */
  readonly score: number;
  /** `values` where the heading alone would not have named the field. */
  readonly by: 'words' | 'values';
}

export interface WeighedColumns {
  readonly found: readonly WeighedColumn[];
  /** Fields that are settled here, whether a column was found or not: no spelling alone may claim them. */
  readonly decided: ReadonlySet<FieldKey>;
  readonly doubts: readonly ColumnDoubt[];
  /** Columns that say the same as another in every row: only that one was weighed. */
  readonly repeated: readonly RepeatedColumn[];
  /** Columns that count those in the register, and the one of those who live there, which is taken. */
  readonly registered: readonly RepeatedColumn[];
}

/** Indexes of a column and of the one that it says again. */
export interface RepeatedColumn {
  readonly column: number;
  readonly first: number;
}

/** What people have settled before any weighing. */
export interface Settled {
  readonly taken: ReadonlyMap<FieldKey, number>;
  /** Columns that have a field, or shall have none. */
  readonly settled: ReadonlySet<number>;
  readonly listYear: number | null;
}

/** From here on a spelling names its field without help. */
export const NAMED = 0.95;
export const LIKELY = 0.8;

/** A column with what its words and its cells say, worked out once. */
export interface ColumnCandidate {
  readonly index: number;
  readonly column: SourceColumn;
  readonly profile: ColumnProfile;
  readonly best: HeaderMatch | undefined;
}

export const NOTHING_WEIGHED: WeighedColumns = {
  found: [],
  decided: new Set(),
  doubts: [],
  repeated: [],
  registered: [],
};

export const namedAs = ({ best }: ColumnCandidate): FieldKey | null =>
  best && best.score >= NAMED ? best.key : null;
