import type { Contradiction } from '../analysis/explain/contradictions.ts';
import type { Discrepancy, DuplicateGroup } from '../model/returned/collation.ts';
import type { Dataset } from '../model/dataset.ts';
import type { GateReport } from '../model/gate.ts';
import type { InputCount, Issue, Question, UnderstoodTable } from '../model/issue.ts';
import type { ProjectFile, Settings } from '../model/project.ts';

/** All that the report of the data gate and the lists of disagreements are made from. */
export interface CheckInput {
  readonly project: ProjectFile;
  readonly dataset: Dataset;
  readonly issues: readonly Issue[];
  readonly questions: readonly Question[];
  readonly inputs: readonly InputCount[];
  readonly tables: readonly UnderstoodTable[];
  /** The files that each village was made from, by name. */
  readonly villageFiles: readonly (readonly string[])[];
  readonly gate: GateReport;
  readonly discrepancies: readonly Discrepancy[];
  readonly duplicates: readonly DuplicateGroup[];
  readonly settings: Settings;
  readonly contradictions: readonly Contradiction[];
}
