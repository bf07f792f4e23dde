import type { ProtectedResilience } from '../planning/second-way/second-ways.ts';
import type { EarlierProject } from '../analysis/compare/comparison.ts';
import type { OperatorGaps } from '../analysis/operator/operator-gaps.ts';
import type { Findings } from '../analysis/findings/findings.ts';
import type { Discrepancy, DuplicateGroup } from '../model/returned/collation.ts';
import type { Dataset } from '../model/dataset.ts';
import type {
  InputCount,
  Issue,
  Question,
  RecognisedColumn,
  RepairedText,
  UnderstoodTable,
} from '../model/issue.ts';
import type { CoordinateDecision } from '../model/coordinate-choice.ts';
import type { ProjectFile, Settings } from '../model/project.ts';
import type { Scope } from '../model/scope.ts';
import type { Plan } from '../planning/plan.ts';
import type { Priority } from '../planning/priority.ts';

/** All that a result file, a table or a map is made from. Plain data, no clock, no path of a machine. */
export interface ReportInput {
  readonly project: ProjectFile;
  readonly settings: Settings;
  readonly dataset: Dataset;
  readonly findings: Findings;
  readonly priority: Priority;
  readonly plan: Plan | null;
  /** What communes hang on; it goes with a plan. */
  readonly resilience: ProtectedResilience | null;
  readonly issues: readonly Issue[];
  readonly recognised: readonly RecognisedColumn[];
  readonly questions: readonly Question[];
  readonly tables: readonly UnderstoodTable[];
  readonly repairs: readonly RepairedText[];
  readonly coordinateDecisions: readonly CoordinateDecision[];
  readonly inputs: readonly InputCount[];
  readonly duplicates: readonly DuplicateGroup[];
  readonly discrepancies: readonly Discrepancy[];
  /** Villages of which people say otherwise than an operator declares. */
  readonly contested: { readonly count: number; readonly villages: readonly number[] };
  /** An earlier project beside it; null where none was opened. */
  readonly earlier?: EarlierProject | null;
  /** What the operator lacks that it is for; absent where it is for nobody in particular. */
  readonly gaps?: OperatorGaps | null;
  /** For whom it is: `scope/scoped.ts` makes what may leave of what the people of the project have. */
  readonly scope: Scope;
  /** Index of the commune of each chosen work, -1 outside; where its place is not told. */
  readonly workCommunes?: readonly number[];
}
