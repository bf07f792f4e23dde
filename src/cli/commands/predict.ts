import { issueText } from '../../i18n/fill.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import { predictDataset } from '../../jobs/predict/run-prediction.ts';
import { predictionFiles } from '../../jobs/predict/prediction-files.ts';
import type { Loaded } from '../../intake/load-dataset.ts';
import type { AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import type { Progress } from '../../model/basics/progress.ts';
import type { CsvLocale } from '../../report/results/results.ts';
import type { Issue } from '../../model/issue.ts';
import type { Prediction } from '../../jobs/predict/prediction.ts';
import { guardedBy } from './write-results.ts';
import { openFromCommandLine, withPredictionThreads } from '../open/open.ts';
import { threadCount } from '../open/threads.ts';
import { internalScope, wordOption, type Invocation } from '../shell/arguments.ts';
import { writeResults } from '../shell/results-folder.ts';
import { ProgressLine } from '../shell/progress.ts';
import { untilStopped } from '../shell/stopped.ts';
import { tell, warn } from '../shell/tell.ts';
import { DONE_WITH_LOSSES, exitCodeOf, tellRefusal } from '../shell/outcome.ts';

/**
 * `predict PROJECT --out DIR [--raster] [--operator NAME] [--calibrate]`: service of the masts predicted from terrain,
 * on bare ground and with trees. 1 where masts or villages could not be worked out.
 */
export async function runPredict(invocation: Invocation, language: Language): Promise<number> {
  const { options } = invocation;
  const locale = wordOption(options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  // Where a mast is predicted to serve names the mast.
  const scope = internalScope(options, 'predicted-coverage.geojson');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  tellSources(session.value.loaded, language);
  return untilStopped(language, (signal, writing) =>
    predictAndWrite(invocation, session.value, { language, locale: locale.value, signal, writing }),
  );
}

interface Manner {
  readonly language: Language;
  readonly locale: CsvLocale;
  readonly signal: AbortSignal;
  /** From now on the work is to be finished. */
  writing(): void;
}

async function predictAndWrite(
  invocation: Invocation,
  opened: AnalysedProject,
  { language, locale, signal, writing }: Manner,
): Promise<number> {
  const { options, flags } = invocation;
  const { loaded, settings, folder } = opened;
  const progress = new ProgressLine((done) => progressText(done, language));
  const prediction = await withPredictionThreads((send) =>
    predictDataset(
      loaded.dataset,
      settings,
      {
        operator: options['operator']?.trim().toLowerCase() ?? null,
        calibrate: flags.has('calibrate'),
        begin: (work) => tellExpected(work, language),
      },
      { signal, report: progress.report },
      send,
    ),
  ).finally(() => progress.close());
  if (!prediction.ok) return tellRefusal(prediction.refusal, language);
  const files = predictionFiles(prediction.value, loaded.dataset, folder.project, {
    locale,
    raster: flags.has('raster'),
  });
  // A stop that came while files were made is heard now.
  await new Promise<void>((next) => setTimeout(next, 0));
  writing();
  const written = await writeResults(options['out'], files, guardedBy(invocation, opened));
  if (!written.ok) return tellRefusal(written.refusal, language);
  tellPrediction(prediction.value, language);
  const { leftOut, villagesWithoutTerrain } = prediction.value.told;
  const lost = leftOut.length > 0 || villagesWithoutTerrain > 0;
  return lost ? DONE_WITH_LOSSES : exitCodeOf(opened);
}

/** Fewer masts are worked out before anybody wonders. */
const MANY_MASTS = 3000;
/** Of one core, measured by `scripts/bench/radio/province.ts`; s for each mast, and for each village and mast. */
const SECONDS = { mast: 0.04, link: 0.000006 };

/** Many masts take long: how long about is said before the work. */
function tellExpected(
  { masts, villages }: { readonly masts: number; readonly villages: number },
  language: Language,
): void {
  if (masts < MANY_MASTS) return;
  const seconds = (masts * (SECONDS.mast + villages * SECONDS.link)) / threadCount();
  const count = (value: number): string => formatNumber(value, language, 0);
  warn(messagesIn(language).predict.many(count(masts), count(Math.max(1, Math.ceil(seconds / 60)))));
}

function progressText({ step, done, total }: Progress, language: Language): string | null {
  const words = messagesIn(language).predict;
  if (!(step in words.step)) return null;
  const name = words.step[step as keyof typeof words.step];
  const count = (value: number): string => formatNumber(value, language, 0);
  return total > 0 ? words.progress(name, count(done), count(total)) : words.progressOf(name);
}

/** What a prediction reads: these files alone are told about here, `check` tells of all. */
const READ_ROLES: ReadonlySet<string> = new Set([
  'terrain',
  'canopy',
  'surface',
  'sites',
  'antennas',
  'measurements',
]);

/** Files that could not be used, whole or in part: each kind of finding once a file, with its first row. */
function tellSources({ inputs, issues }: Loaded, language: Language): void {
  const words = messagesIn(language);
  const read = new Set(inputs.flatMap(({ role, path }) => (READ_ROLES.has(role) ? [path] : [])));
  const kinds = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (!read.has(issue.file)) continue;
    const changesNothing = issue.did === 'kept' || issue.severity === 'info';
    if (changesNothing && !OF_PREDICTION.has(issue.code)) continue;
    const key = `${issue.file} ${issue.code}`;
    kinds.set(key, [...(kinds.get(key) ?? []), issue]);
  }
  for (const [first, ...more] of kinds.values()) {
    const place =
      first!.row === undefined ? first!.file : `${first!.file}, ${words.cli.place.row} ${first!.row}`;
    const others = more.length > 0 ? ` ${words.cli.andMore(formatNumber(more.length, language, 0))}` : '';
    tell(`${place}${others}: ${issueText(first!, language)}`);
  }
}
/** Findings that change nothing in a file and all in its prediction. */
const OF_PREDICTION: ReadonlySet<string> = new Set(['antenna-without-pattern']);

/** What was taken for granted, what was left out, and which bands were fitted. */
function tellPrediction({ told, fitted, calibrated }: Prediction, language: Language): void {
  const words = messagesIn(language).predict;
  const count = (value: number): string => formatNumber(value, language, 0);
  tell(words.transmitters(count(told.transmitters)));
  for (const [kind, times] of Object.entries(told.assumed))
    if (times > 0) tell(words.assumed(words.assumption[kind as keyof typeof told.assumed], count(times)));
  for (const why of new Set(told.leftOut.map((one) => one.why))) {
    const sites = told.leftOut.filter((one) => one.why === why).map(({ site }) => site);
    tell(words.leftOut(words.why[why], count(sites.length), [...new Set(sites)].slice(0, 5).join(', ')));
  }
  if (told.villagesWithoutTerrain > 0) tell(words.withoutTerrain(count(told.villagesWithoutTerrain)));
  if (told.technologiesLeftOut.length > 0) tell(words.technologies(told.technologiesLeftOut.join(', ')));
  for (const { operator, bandMhz, n, measured, fit } of fitted) {
    const db = (value: number): string => formatNumber(value, language, 1);
    if (!fit) tell(words.notFitted(operator, String(bandMhz), count(n), count(measured)));
    else
      tell(
        words.fitted(
          operator,
          String(bandMhz),
          count(n),
          db(fit.offsetDb),
          db(fit.sigmaDb),
          db(fit.rmseLocoDb),
        ),
      );
  }
  if (calibrated && fitted.length === 0) tell(words.nothingToFit);
  tell(words.trees);
}
