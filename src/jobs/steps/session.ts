import { analyze } from '../../analysis/analyze.ts';
import { findContradictions, type Contradiction } from '../../analysis/explain/contradictions.ts';
import type { Findings } from '../../analysis/findings/findings.ts';
import type { LandTools } from '../../analysis/land/land.ts';
import type { AnalysisMemory } from '../../analysis/memory.ts';
import type { OutlineThreads } from '../../geometry/union/dissolve.ts';
import { runGate } from '../../intake/gate/gate.ts';
import { loadDataset, type Loaded, type LoadOptions } from '../../intake/load-dataset.ts';
import type { ProjectFile, Settings } from '../../model/project.ts';
import { settingsOf } from '../../model/project.ts';
import type { Work } from '../../model/basics/progress.ts';
import { rankVillages, type Priority } from '../../planning/priority.ts';
import { planWorks, type Plan } from '../../planning/plan.ts';
import { answerQuestions } from '../../project/edits.ts';
import type { ProjectFolder } from '../../project/project-folder.ts';
import type { CheckInput } from '../../report/gate/check-input.ts';
import type { ReportInput } from '../../report/report-input.ts';
import type { Result } from '../../model/basics/result.ts';

export type Answers = Readonly<Record<string, string>>;

/** A project read, analysed and ranked: what every step that follows starts from. Never changed, only replaced. */
export interface Session {
  readonly folder: ProjectFolder;
  readonly settings: Settings;
  readonly loaded: Loaded;
  readonly findings: Findings;
  readonly priority: Priority;
  /** Where commune or people contradict what an operator declares. */
  readonly contradictions: readonly Contradiction[];
}

/** The settings that the analysis looks at: weights only order its answer. */
const analysisPart = ({ priorityWeights: _, ...rest }: Settings): string => JSON.stringify(rest);

/** What a session may use beside its own thread, and take over from sessions before it. */
export interface SessionTools
  extends Pick<LoadOptions, 'cache' | 'elsewhere' | 'tables' | 'shippedCrosswalk'>, LandTools {
  /** Threads for unions of coverage. */
  readonly dissolveWith?: OutlineThreads;
  readonly memory?: AnalysisMemory;
}

async function analysed(
  folder: ProjectFolder,
  loaded: Loaded,
  before: Session | null,
  work: Work | undefined,
  { measureTiles, keptLand, memory }: SessionTools,
): Promise<Session> {
  const settings = settingsOf(folder.project);
  const same = before?.loaded === loaded && analysisPart(before.settings) === analysisPart(settings);
  const findings = same
    ? before.findings
    : await analyze(loaded.dataset, settings, work, {
        ...(measureTiles && { measureTiles }),
        ...(keptLand && { keptLand }),
        ...(memory && { memory }),
      });
  const priority = rankVillages(loaded.dataset, findings, settings.priorityWeights, work);
  const contradictions =
    before?.loaded === loaded ? before.contradictions : findContradictions(loaded.dataset);
  return { folder, settings, loaded, findings, priority, contradictions };
}

/**
 * Reads every source of the project and analyses it. Broken sources become issues; the others go on.
 * @param answers given beside the project's own; the project of the session keeps them
 */
export async function openSession(
  folder: ProjectFolder,
  answers: Answers,
  work?: Work,
  tools: SessionTools = {},
): Promise<Session> {
  const project = answerQuestions(folder.project, answers);
  const loaded = await loadDataset(project, folder.open, tools, work);
  return analysed({ ...folder, project }, loaded, null, work, tools);
}

/** The same data under other settings: nothing is read again. */
export function withProject(
  session: Session,
  project: ProjectFile,
  work?: Work,
  tools: SessionTools = {},
): Promise<Session> {
  return analysed({ ...session.folder, project }, session.loaded, session, work, tools);
}

export const rankAgain = (session: Session, weights: Settings['priorityWeights']): Priority =>
  rankVillages(session.loaded.dataset, session.findings, weights);

/** @param budgetVnd whole đồng */
export const planSession = (session: Session, budgetVnd: number, seed: number, work?: Work): Result<Plan> =>
  planWorks(session.loaded.dataset, session.findings, { budgetVnd, seed }, work);

/** What the report room draws and writes from. */
export const reportInput = (session: Session, plan: Plan | null): ReportInput => ({
  project: session.folder.project,
  settings: session.settings,
  dataset: session.loaded.dataset,
  findings: session.findings,
  priority: session.priority,
  plan,
  issues: session.loaded.issues,
  recognised: session.loaded.recognised,
  questions: session.loaded.questions,
  tables: session.loaded.tables,
  repairs: session.loaded.repairs,
  places: session.loaded.places,
  inputs: session.loaded.inputs,
  duplicates: session.loaded.duplicates,
  discrepancies: session.loaded.discrepancies,
});

/** What the report of the data gate is made from. */
export const checkInput = ({ folder, settings, loaded, contradictions }: Session): CheckInput => ({
  project: folder.project,
  dataset: loaded.dataset,
  issues: loaded.issues,
  questions: loaded.questions,
  inputs: loaded.inputs,
  tables: loaded.tables,
  villageFiles: loaded.villageFiles,
  gate: runGate(loaded, folder.project),
  discrepancies: loaded.discrepancies,
  duplicates: loaded.duplicates,
  settings,
  contradictions,
});
