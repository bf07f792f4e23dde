import type { Language } from '../../i18n/number.ts';
import { leavingOf } from '../../jobs/leaving/leaving-input.ts';
import { mastRowsLeftOut } from '../../jobs/predict/mast-rows.ts';
import { INTERNAL_FILES, predictionFiles } from '../../jobs/predict/prediction-files.ts';
import type { Prediction } from '../../jobs/predict/prediction.ts';
import { predictDataset } from '../../jobs/predict/run-prediction.ts';
import { TOLD_PREDICTION_FILES } from '../../jobs/predict/told-prediction.ts';
import type { AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import { fitsToUse } from '../../jobs/steps/kept-fits.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { operatorOf, type Scope } from '../../model/scope.ts';
import type { CsvLocale } from '../../report/results/results.ts';
import { openFromCommandLine, withPredictionThreads } from '../open/open.ts';
import { scopeOption, wordOption, type Invocation } from '../shell/arguments.ts';
import { DONE_WITH_LOSSES, tellRefusal } from '../shell/outcome.ts';
import { ProgressLine } from '../shell/progress.ts';
import { untilStopped } from '../shell/stopped.ts';
import {
  predictionProgress,
  tellExpected,
  tellKeptFits,
  tellPrediction,
  tellSources,
} from './predict-print.ts';
import { writeLeaving } from './write-results.ts';

/**
 * `predict PROJECT --out DIR [--raster] [--operator NAME] [--calibrate]`: service of the masts predicted from terrain,
 * on bare ground and with trees. 1 where masts or villages could not be worked out. In another scope than that of the
 * project's people only what names no mast is written, and the rest is named.
 */
export async function runPredict(invocation: Invocation, language: Language): Promise<number> {
  const { options } = invocation;
  const locale = wordOption(options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  const scope = predictionScope(options);
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  return untilStopped(language, async (signal, writing) => {
    const session = await openFromCommandLine(invocation, { signal });
    if (!session.ok) return tellRefusal(session.refusal, language);
    const manner = { language, locale: locale.value, scope: scope.value, signal, writing };
    return predictAndWrite(invocation, session.value, manner);
  });
}

const operatorAsked = (options: Invocation['options']): string | null =>
  options['operator']?.trim().toLowerCase() ?? null;

/** One operator alone is told to nobody but itself. */
function predictionScope(options: Invocation['options']): Result<Scope> {
  const scope = scopeOption(options, 'internal');
  const operator = operatorAsked(options);
  if (!scope.ok || scope.value === 'internal' || operator === null) return scope;
  return operatorOf(scope.value) === operator
    ? accept(scope.value)
    : refuse('not-for-scope', { file: `--operator ${operator}` });
}

interface Manner {
  readonly language: Language;
  readonly locale: CsvLocale;
  readonly scope: Scope;
  readonly signal: AbortSignal;
  /** From now on the work is to be finished. */
  writing(): void;
}

async function predictAndWrite(
  invocation: Invocation,
  opened: AnalysedProject,
  manner: Manner,
): Promise<number> {
  const { options, flags } = invocation;
  const { language, signal, writing } = manner;
  // An operator that the project does not know is said before the work.
  const leaving = leavingOf(opened, null, manner.scope);
  if (!leaving.ok) return tellRefusal(leaving.refusal, language);
  const rowsLeftOut = mastRowsLeftOut(opened.loaded);
  tellSources(opened.loaded, rowsLeftOut, language);
  const kept = fitsToUse(opened.fits);
  const calibrate = flags.has('calibrate');
  if (!calibrate) tellKeptFits(opened.fits, language);
  const progress = new ProgressLine((done) => predictionProgress(done, language));
  const prediction = await withPredictionThreads((send) =>
    predictDataset(
      opened.loaded.dataset,
      opened.settings,
      {
        operator: operatorAsked(options),
        ...{ calibrate, fits: kept },
        begin: (work) => tellExpected(work, language),
      },
      { signal, report: progress.report },
      send,
    ),
  ).finally(() => progress.close());
  if (!prediction.ok) return tellRefusal(prediction.refusal, language);
  const isOurs = leaving.value.scope === 'internal';
  const files = isOurs
    ? predictionFiles(prediction.value, opened.loaded.dataset, opened.folder.project, {
        ...{ locale: manner.locale, raster: flags.has('raster'), rowsLeftOut },
      })
    : new Map<string, Uint8Array<ArrayBuffer>>();
  // A stop that came while files were made is heard now.
  await new Promise<void>((next) => setTimeout(next, 0));
  writing();
  const stale = isOurs ? [] : INTERNAL_FILES;
  const wanted = {
    kinds: TOLD_PREDICTION_FILES,
    ...{ scope: leaving.value.scope, language, locale: manner.locale, prediction: prediction.value },
  };
  const code = await writeLeaving(invocation, opened, wanted, files, stale);
  if (code > DONE_WITH_LOSSES) return code;
  if (!isOurs) tellKeptBack(prediction.value, flags.has('raster'), language);
  tellPrediction(prediction.value, opened.loaded.dataset, language);
  const { leftOut, villagesWithoutTerrain, sitesWithoutTerrain } = prediction.value.told;
  return leftOut.length > 0 || villagesWithoutTerrain > 0 || sitesWithoutTerrain.length > 0
    ? DONE_WITH_LOSSES
    : code;
}

/** What shows where masts stand stays with the people of the project, by name. */
function tellKeptBack({ layers }: Prediction, raster: boolean, language: Language): void {
  const rasters = raster && layers.length > 0 ? ['rsrp-*.tif'] : [];
  for (const file of [...INTERNAL_FILES, ...rasters])
    tellRefusal({ code: 'not-for-scope', location: { file } }, language);
}
