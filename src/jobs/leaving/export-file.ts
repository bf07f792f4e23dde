import { accept, refuse, type Result } from '../../model/basics/result.ts';
import type { OutlineThreads } from '../../geometry/union/dissolve.ts';
import type { Plan } from '../../planning/plan.ts';
import { packProject } from '../../project/project-folder.ts';
import { writeAnnex } from '../../report/annex/annex.ts';
import type { Fonts } from '../../report/fonts.ts';
import { drawMapPages, drawMapPicture, drawMapSheet } from '../../report/paper/map-sheet.ts';
import { drawAtlas } from '../../report/paper/atlas/atlas.ts';
import { isCheckFile, isWrittenFor, leavingFile } from '../../report/scope/registry.ts';
import { indicatorsCsv, indicatorsJson } from '../../report/indicators/indicator-files.ts';
import { writeComparison } from '../../report/comparison/comparison-files.ts';
import { writeHandout } from '../../report/handout/write-handout.ts';
import { writePassages } from '../../report/passages/write-passages.ts';
import { writeSlides } from '../../report/slides/write-slides.ts';
import { OPERATOR_GAPS_FILE, operatorGapsCsv } from '../../report/results/operator-gaps.ts';
import { writeResult, type CsvLocale } from '../../report/results/results.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { checkReport, returnArchive } from './check-report.ts';
import type { Prediction } from '../predict/prediction.ts';
import { toldPrediction } from '../predict/told-prediction.ts';
import type { ExportedFile, ExportKind, ExportOptions, LeavingState } from '../protocol.ts';
import { packDerived } from './derived-project.ts';
import { writeLandFile } from './land-files.ts';
import type { AnalysedProject } from '../steps/analysed-project.ts';
import { leavingOf, refusalOfBlocked, type Leaving } from './leaving-input.ts';

/** What the door lends: fonts where a paper is drawn, threads where land is dissolved. */
export interface ExportTools {
  readonly fonts: () => Promise<Fonts>;
  readonly outlines?: OutlineThreads;
  /** What files of a prediction are made of. */
  readonly prediction?: Prediction;
  /** Of CSV and its like, where it is not that of the language. */
  readonly locale?: CsvLocale;
}

/**
 * The bytes of one file of the registry, in the scope that is asked for: the app and the command line write the same
 * ones for the same session. CSV follows the language of the screen.
 */
export async function exportFile(
  opened: AnalysedProject,
  plan: Plan | null,
  kind: ExportKind,
  options: ExportOptions,
  tools: ExportTools,
  task: TaskContext = {},
): Promise<Result<ExportedFile>> {
  if (leavingFile(kind).needsPlan && !plan) return refuse('no-plan-yet', { file: kind });
  if (leavingFile(kind).needsEarlier && !options.earlier) return refuse('no-earlier-open', { file: kind });
  if (leavingFile(kind).needsPrediction && !tools.prediction)
    return refuse('no-prediction-yet', { file: kind });
  const found = leavingOf(opened, plan, options.scope, options.earlier);
  if (!found.ok) return found;
  const leaving = found.value;
  if (!isWrittenFor(kind, leaving.scope)) return refuse('not-for-scope', { file: kind });
  const blocked = leaving.blockedIn(kind);
  if (blocked.length) return { ok: false, refusal: refusalOfBlocked(kind, blocked) };
  if (kind === 'project.songban' && leaving.scope === 'internal') return packed(opened);
  const bytes = await bytesOf(opened, leaving, kind, { ...options, scope: leaving.scope }, tools, task);
  return bytes.ok
    ? accept({ name: kind, mediaType: leavingFile(kind).mediaType, bytes: bytes.value })
    : bytes;
}

/** The project with its sources. */
async function packed({ folder }: AnalysedProject): Promise<Result<ExportedFile>> {
  const made = await packProject(folder);
  if (!made.ok) return made;
  const { bytes, missing } = made.value;
  const { mediaType } = leavingFile('project.songban');
  return accept({ name: 'project.songban', mediaType, bytes, ...(missing.length && { missing }) });
}

async function bytesOf(
  opened: AnalysedProject,
  leaving: Leaving,
  kind: ExportKind,
  options: ExportOptions,
  { fonts, outlines, prediction, locale = options.language }: ExportTools,
  task: TaskContext,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const { input } = leaving;
  if (isCheckFile(kind)) return accept(await checkReport(leaving, kind, options.language));
  switch (kind) {
    case 'coverage-dissolved.geojson':
    case 'depressions-by-commune.geojson':
      return accept(await writeLandFile(opened, leaving, kind, task, outlines));
    case 'project.songban':
      return accept(await packDerived(opened, leaving, task, outlines));
    case 'return-sheets.zip': {
      const sheets = await returnArchive(leaving, options.language);
      return sheets ? accept(sheets) : refuse('nothing-to-send-back', { file: kind });
    }
    case 'annex.xlsx':
      return accept(await writeAnnex(input, options));
    case 'map-a3.pdf':
      return accept(await drawMapSheet(input, { ...options, paper: 'a3', fonts: await fonts() }));
    case 'map-a4.pdf':
      return accept(await drawMapSheet(input, { ...options, paper: 'a4', fonts: await fonts() }));
    case 'map-a0.pdf':
      return accept(await drawMapSheet(input, { ...options, paper: 'a0', fonts: await fonts() }));
    case 'map-a3.png':
      return accept(await drawMapPicture(input, { ...options, paper: 'a3', fonts: await fonts() }));
    case 'map-a4.png':
      return accept(await drawMapPicture(input, { ...options, paper: 'a4', fonts: await fonts() }));
    case 'map-a3-pages.zip':
      return accept(await drawMapPages(input, { ...options, paper: 'a3', fonts: await fonts() }));
    case 'map-a4-pages.zip':
      return accept(await drawMapPages(input, { ...options, paper: 'a4', fonts: await fonts() }));
    case 'atlas.pdf':
      return accept(await drawAtlas(input, { ...options, fonts: await fonts() }, task));
    case 'handout.pdf':
      return accept(await writeHandout(input, { ...options, fonts: await fonts() }));
    case 'passages.html':
      return accept(writePassages(input, options));
    case 'slides.pptx':
      return accept(writeSlides(input, options));
    case 'indicators.json':
      return accept(new TextEncoder().encode(`${JSON.stringify(indicatorsJson(input), null, 2)}\n`));
    case 'indicators.csv':
      return accept(new Uint8Array(indicatorsCsv(input, locale)));
    case OPERATOR_GAPS_FILE:
      return input.gaps
        ? accept(new Uint8Array(operatorGapsCsv(input, locale)))
        : refuse('not-for-scope', { file: kind });
    case 'comparison.json':
    case 'comparison-communes.csv':
    case 'comparison-villages.csv':
      return accept(new Uint8Array(writeComparison(kind, input, locale)));
    case 'villages-predicted.csv':
    case 'communes-predicted.csv':
      return accept(new Uint8Array(toldPrediction(kind, prediction!, input, leaving.scope, locale)));
    case 'verification.csv':
      return refuse('not-for-scope', { file: kind });
    default:
      return accept(writeResult(kind, input, locale));
  }
}

/** What a file of a scope leaves out, and what keeps it from being written: to be seen before it is saved. */
export function leavingState(
  opened: AnalysedProject,
  plan: Plan | null,
  kind: ExportKind,
  scope: ExportOptions['scope'],
): Result<LeavingState> {
  const found = leavingOf(opened, plan, scope);
  if (!found.ok) return found;
  return accept({ leftOut: found.value.leftOutOf(kind), blocked: found.value.blockedIn(kind) });
}
