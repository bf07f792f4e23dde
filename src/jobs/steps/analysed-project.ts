import { DEFAULT_REACHES, findResilience } from '../../analysis/resilience/resilience.ts';
import { analyze } from '../../analysis/analyze.ts';
import { findContradictions, type Contradiction } from '../../analysis/explain/contradictions.ts';
import { findOperatorGaps, type OperatorGaps } from '../../analysis/operator/operator-gaps.ts';
import type { Findings } from '../../analysis/findings/findings.ts';
import type { LandTools } from '../../analysis/land/land.ts';
import type { AnalysisMemory } from '../../analysis/memory.ts';
import type { OutlineThreads } from '../../geometry/union/dissolve.ts';
import { runGate } from '../../intake/gate/gate.ts';
import { withMapEdits } from '../../intake/edited/map-edits.ts';
import { loadDataset, type Loaded, type LoadOptions } from '../../intake/load-dataset.ts';
import type { ProjectFile, Settings } from '../../model/project.ts';
import { settingsOf } from '../../model/project.ts';
import type { OperatorId } from '../../model/service.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { rankVillages, type Priority } from '../../planning/priority.ts';
import type { PlanSettings } from '../../model/project.ts';
import { costTable } from '../../planning/costs/cost-table.ts';
import { secondWaysOf, type ProtectedResilience } from '../../planning/second-way/second-ways.ts';
import { solveWithHighs } from '../../planning/optimise/exact/highs.ts';
import type { IntegerSolver } from '../../planning/optimise/exact/integer-program.ts';
import { stabilityOf } from '../../planning/corners/plan-corners.ts';
import { planWorks, type Plan, type PlanRequest } from '../../planning/plan.ts';
import { toForesee } from '../../planning/prepare.ts';
import { foreseeKept, type ForecastShelf } from '../plans/forecast-shelf.ts';
import { Pause } from '../../analysis/findings/pause.ts';
import { readDerived } from '../derived/read-derived.ts';
import { fitsStateOf, fitsToUse, type FitsState } from './kept-fits.ts';
import { answerQuestions } from '../../project/edits.ts';
import type { ProjectFolder } from '../../project/project-folder.ts';
import type { CheckInput } from '../../report/check-input.ts';
import type { ReportInput } from '../../report/report-input.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';

export type Answers = Readonly<Record<string, string>>;

/** A project read, analysed and ranked: what every step that follows starts from. Never changed, only replaced. */
export interface AnalysedProject {
  readonly folder: ProjectFolder;
  readonly settings: Settings;
  /** As the files say it. */
  readonly read: Loaded;
  /** The same with what people corrected on the map: what everything is made from. */
  readonly loaded: Loaded;
  readonly findings: Findings;
  readonly priority: Priority;
  /** Where commune or people contradict what an operator declares. */
  readonly contradictions: readonly Contradiction[];
  /** Fits of measurements that the project keeps; null or left out: none. */
  readonly fits?: FitsState | null;
  /** Of a project that was made for an operator: what it lacks, as it was made. */
  readonly gaps?: OperatorGaps | null;
}

const editsOf = ({ project: { mapEdits, asOf } }: ProjectFolder): string => JSON.stringify([mapEdits, asOf]);

/** The analysis looks at no candidate: where nothing else differs, it finds the same. */
const findsTheSame = ({ dataset: a }: Loaded, { dataset: b }: Loaded): boolean =>
  a === b ||
  (Object.keys(a) as (keyof Loaded['dataset'])[]).every(
    (part) => part === 'candidates' || a[part] === b[part],
  );

/** The settings that the analysis looks at: weights only order its answer, the plan comes after it. */
const analysisPart = ({ priorityWeights: _weights, plan: _plan, ...rest }: Settings): string =>
  JSON.stringify(rest);

/** What a session may use beside its own thread, and take over from sessions before it. */
export interface AnalysisTools
  extends Pick<LoadOptions, 'cache' | 'elsewhere' | 'tables' | 'shippedCrosswalk'>, LandTools {
  /** Threads for unions of coverage. */
  readonly dissolveWith?: OutlineThreads;
  readonly memory?: AnalysisMemory;
}

async function analysed(
  folder: ProjectFolder,
  read: Loaded,
  before: AnalysedProject | null,
  task: TaskContext | undefined,
  { measureTiles, cachedOverlays: keptLand, memory }: AnalysisTools,
): Promise<AnalysedProject> {
  const settings = settingsOf(folder.project);
  const isKept = before?.read === read && editsOf(before.folder) === editsOf(folder);
  const loaded = isKept ? before.loaded : await withMapEdits(read, folder.project);
  const same =
    before && findsTheSame(before.loaded, loaded) && analysisPart(before.settings) === analysisPart(settings);
  const findings = same
    ? before.findings
    : await analyze(loaded.dataset, settings, task, {
        ...(measureTiles && { measureTiles }),
        ...(keptLand && { cachedOverlays: keptLand }),
        ...(memory && { memory }),
      });
  const priority = rankVillages(loaded.dataset, findings, settings.priorityWeights, task);
  const contradictions =
    before?.loaded === loaded ? before.contradictions : findContradictions(loaded.dataset);
  const fits = fitsStateOf(folder.project, loaded, settings);
  return { folder, settings, read, loaded, findings, priority, contradictions, fits };
}

/** A project that tells its figures by derived tables: they are taken as they stand. */
async function withheld(folder: ProjectFolder): Promise<AnalysedProject> {
  const derived = await readDerived(folder.open);
  return {
    folder,
    settings: settingsOf(folder.project),
    read: derived.loaded,
    ...derived,
    contradictions: [],
  };
}

/**
 * Reads every source of the project and analyses it. Broken sources become issues; the others go on.
 * @param answers given beside the project's own; the project of the session keeps them
 */
export async function openAndAnalyse(
  folder: ProjectFolder,
  answers: Answers,
  task?: TaskContext,
  tools: AnalysisTools = {},
): Promise<AnalysedProject> {
  if (folder.project.withheld) return withheld(folder);
  const project = answerQuestions(folder.project, answers);
  const loaded = await loadDataset(project, folder.open, tools, task);
  return analysed({ ...folder, project }, loaded, null, task, tools);
}

/** The same data under other settings: nothing is read again. */
export function withProject(
  opened: AnalysedProject,
  project: ProjectFile,
  task?: TaskContext,
  tools: AnalysisTools = {},
): Promise<AnalysedProject> {
  return analysed({ ...opened.folder, project }, opened.read, opened, task, tools);
}

export const rankAgain = (opened: AnalysedProject, weights: Settings['priorityWeights']): Priority =>
  rankVillages(opened.loaded.dataset, opened.findings, weights);

/** What a plan is asked for beside its budget; what is left out comes from the project, then from the defaults. */
export interface PlanOptions extends PlanSettings {
  readonly seed?: number;
  /** Seconds for an exact solver; 0 or absent: search and bound alone. */
  readonly proveSeconds?: number;
  /** Left out: one that blocks this thread. */
  readonly solver?: IntegerSolver;
}

/** Lists of candidates of which not one row could be taken: a plan at other places would pass over them. */
const candidatesUnread = ({ inputs, dataset }: Loaded): readonly string[] =>
  dataset.candidates.length
    ? []
    : inputs.flatMap(({ role, path, read, kept }) => (role === 'candidates' && read && !kept ? [path] : []));

/** What a plan of the project is made from, beside its data. @param budgetVnd whole đồng */
export function planRequest(
  { settings, folder, fits: kept }: AnalysedProject,
  budgetVnd: number,
  { seed = 1, proveSeconds = 0, ...options }: PlanOptions = {},
): PlanRequest {
  const fits = fitsToUse(kept);
  const proof = proveSeconds > 0 ? { solver: options.solver ?? solveWithHighs, seconds: proveSeconds } : null;
  return {
    weights: settings.priorityWeights,
    ...settings.plan,
    ...options,
    radio: { choices: settings.radio, technologies: settings.technologies, ...(fits && { fits }) },
    ...(settings.resilience?.feedMeters !== undefined && { feedMeters: settings.resilience.feedMeters }),
    ...(settings.resilience?.mastMeters !== undefined && { mastMeters: settings.resilience.mastMeters }),
    asOf: folder.project.asOf,
    budgetVnd,
    seed,
    ...(proof && { proof }),
  };
}

/** Whether the project can be planned at all. */
export function plannable({ folder, loaded }: AnalysedProject): Result<null> {
  if (folder.project.withheld) return refuse('withheld-no-plan');
  const unread = candidatesUnread(loaded);
  return unread.length
    ? refuse('plan-candidates-unread', undefined, { files: unread.join(', ') })
    : accept(null);
}

/**
 * `shelf` keeps predictions from one run to the next.
 * @param budgetVnd whole đồng @param known ids of works that do; the plan is no worse
 */
export async function planFor(
  opened: AnalysedProject,
  budgetVnd: number,
  options: PlanOptions & { readonly shelf?: ForecastShelf | null } = {},
  task?: TaskContext,
  known: readonly string[] | null = null,
): Promise<Result<Plan>> {
  const may = plannable(opened);
  if (!may.ok) return may;
  const { shelf = null, ...asked } = options;
  const request = { ...planRequest(opened, budgetVnd, asked), ...(known && { known }) };
  const { dataset } = opened.loaded;
  const ahead = shelf && toForesee(dataset, opened.findings, request);
  if (ahead) await foreseeKept(ahead, task, shelf);
  return planWorks(dataset, opened.findings, request, task);
}

interface GapsOf {
  readonly of: AnalysedProject['contradictions'];
  readonly gaps: OperatorGaps;
}
/** Worked out once for the same findings and reports. */
const gapsBefore = new WeakMap<Findings, Map<OperatorId, GapsOf>>();

/** What an operator in play lacks; null where the project does not tell. */
export function operatorGapsOf(
  { folder, loaded, findings, settings, contradictions, gaps }: AnalysedProject,
  operator: OperatorId,
): OperatorGaps | null {
  if (folder.project.withheld) return gaps?.operator === operator ? gaps : null;
  if (!findings.operators.includes(operator)) return null;
  const known = gapsBefore.get(findings)?.get(operator);
  if (known?.of === contradictions) return known.gaps;
  const found = findOperatorGaps(loaded.dataset, findings, settings, contradictions, operator);
  const all = gapsBefore.get(findings) ?? new Map<OperatorId, GapsOf>();
  gapsBefore.set(findings, all.set(operator, { of: contradictions, gaps: found }));
  return found;
}

/** The same plan with what of it stays in corners of costs, counts and thresholds. */
export async function withCorners(
  opened: AnalysedProject,
  plan: Plan,
  request: PlanRequest,
  task: TaskContext = {},
): Promise<Plan> {
  const own = new Pause(task);
  const pause = () => own.turn('plan', 0, 0);
  const { loaded, findings } = opened;
  return { ...plan, stability: await stabilityOf(loaded.dataset, findings, { request, plan, pause }) };
}

function contestedIn({ contradictions }: AnalysedProject): ReportInput['contested'] {
  const villages = [...new Set(contradictions.map(({ village }) => village))];
  return { count: villages.length, villages };
}

/** What communes hang on, worked out once for the same findings and reaches, and what a second way costs. */
const resilienceBefore = new WeakMap<AnalysedProject['findings'], ProtectedResilience>();
export function resilienceOf({
  loaded: { dataset },
  findings,
  settings,
  folder,
}: AnalysedProject): ProtectedResilience | null {
  if (folder.project.withheld) return null;
  const reaches = { ...DEFAULT_REACHES, ...settings.resilience };
  const known = resilienceBefore.get(findings);
  const isKnown =
    known?.reaches.feedMeters === reaches.feedMeters && known.reaches.mastMeters === reaches.mastMeters;
  const found = isKnown ? known : findResilience(dataset, findings, reaches);
  const costs = costTable(settings.plan?.costs, settings.plan?.exchangeRate);
  const { fibreKm, hop } = costs.ok ? costs.value : {};
  const secondWays =
    fibreKm && hop && secondWaysOf(dataset, findings, found, { fibreKm, hop, choices: settings.radio });
  if (isKnown && known.secondWays === secondWays) return known;
  const { secondWays: _, ...losses }: ProtectedResilience = found;
  const answer = { ...losses, ...(secondWays && { secondWays }) };
  resilienceBefore.set(findings, answer);
  return answer;
}

/** What the report room draws and writes from. */
export const reportInput = (opened: AnalysedProject, plan: Plan | null): ReportInput => ({
  project: opened.folder.project,
  settings: opened.settings,
  dataset: opened.loaded.dataset,
  findings: opened.findings,
  priority: opened.priority,
  plan,
  resilience: plan && resilienceOf(opened),
  issues: opened.loaded.issues,
  recognised: opened.loaded.recognised,
  questions: opened.loaded.questions,
  tables: opened.loaded.tables,
  repairs: opened.loaded.repairs,
  coordinateDecisions: opened.loaded.coordinateDecisions,
  inputs: opened.loaded.inputs,
  duplicates: opened.loaded.duplicates,
  discrepancies: opened.loaded.discrepancies,
  contested: contestedIn(opened),
  scope: 'internal',
});

/** What the report of the data gate is made from. */
export const checkInput = ({ folder, settings, loaded, contradictions }: AnalysedProject): CheckInput => ({
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
