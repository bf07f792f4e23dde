import { readFile } from 'node:fs/promises';
import type { OutlineThreads } from '../../geometry/union/dissolve.ts';
import { openAndAnalyse, type Answers, type AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import type { ProjectFolder } from '../../project/project-folder.ts';
import { salvageTold } from '../../project/salvage-told.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import type { Invocation } from '../shell/arguments.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { toolsAlone, toolsWith } from './analysis-tools.ts';
import type { SendPrediction } from '../../jobs/predict/prediction-pieces.ts';
import { Threads, threadCount } from './threads.ts';
import { issueText } from '../../i18n/fill.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { warn } from '../shell/tell.ts';
import { readShippedCrosswalk } from '../shell/geodata.ts';
import { fileSource, fromUser, refuseFileError } from '../shell/disk.ts';
import { openGivenProject } from './passphrase.ts';

/** `--answers FILE`: JSON, id of the question to id of the choice. */
export async function readAnswers(options: Invocation['options']): Promise<Result<Answers>> {
  const path = options['answers'];
  if (path === undefined) return accept({});
  try {
    // A pipe that nobody writes into would be waited for.
    await fileSource(fromUser(path), path);
    const value: unknown = JSON.parse(await readFile(fromUser(path), 'utf8'));
    const pairs =
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null;
    if (!pairs || pairs.some(([, choice]) => typeof choice !== 'string'))
      return refuse('answers-not-a-table', { file: path });
    return accept(Object.fromEntries(pairs) as Answers);
  } catch (error) {
    if (error instanceof SyntaxError)
      return refuse('answers-broken-json', { file: path }, { reason: error.message });
    return refuseFileError(error, path);
  }
}

/** Reads and analyses a project with all cores of the machine. */
export async function openWithThreads(
  folder: ProjectFolder,
  answers: Answers,
  task?: TaskContext,
): Promise<AnalysedProject> {
  const count = threadCount();
  const threads = new Threads(count);
  try {
    const tools = count < 2 ? toolsAlone() : toolsWith(threads);
    return await openAndAnalyse(folder, answers, task, {
      ...tools,
      shippedCrosswalk: readShippedCrosswalk,
    });
  } finally {
    await Promise.all([threads.close(), cacheFolder()?.prune()]);
  }
}

/** Runs something with threads for unions; without any where there is one core only. */
export async function withOutlineThreads<T>(run: (outlines?: OutlineThreads) => Promise<T>): Promise<T> {
  const count = threadCount();
  if (count < 2) return run();
  const threads = new Threads(count);
  try {
    return await run(toolsWith(threads).dissolveWith);
  } finally {
    await threads.close();
  }
}

/** Runs something that sends parts of a prediction to threads; null where there is one core only. */
export async function withPredictionThreads<T>(run: (send: SendPrediction | null) => Promise<T>): Promise<T> {
  const count = threadCount();
  if (count < 2) return run(null);
  const threads = new Threads(count);
  try {
    return await run((piece) => threads.run('predict', piece));
  } finally {
    await threads.close();
  }
}

/** Opens, reads and analyses the project that a command names. */
export async function openFromCommandLine(
  invocation: Invocation,
  task?: TaskContext,
): Promise<Result<AnalysedProject>> {
  const answers = await readAnswers(invocation.options);
  if (!answers.ok) return answers;
  const folder = await openGivenProject(invocation.paths[0], invocation.options);
  if (!folder.ok) return folder;
  tellSalvage(folder.value, invocation.options);
  const opened = await openWithThreads(folder.value, answers.value, task);
  tellRefused(opened, invocation.options);
  return accept(opened);
}

/** Without the files that cannot be read the figures are others: it is said where the command prints nothing else. */
function tellRefused({ loaded }: AnalysedProject, { language }: Invocation['options']): void {
  for (const issue of loaded.issues)
    if (issue.code === 'source-refused')
      warn(`${issue.file}: ${issueText(issue, language === 'en' ? 'en' : 'vi')}`);
}

/** Says of a damaged project file what could be opened of it. */
export function tellSalvage({ project }: ProjectFolder, { language }: Invocation['options']): void {
  const damaged = salvageTold(project);
  if (damaged) tellRefusal(damaged, language === 'en' ? 'en' : 'vi');
}
