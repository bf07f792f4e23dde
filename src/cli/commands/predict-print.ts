import { issueText } from '../../i18n/fill.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import type { Loaded } from '../../intake/load-dataset.ts';
import type { MastRowsLeftOut } from '../../jobs/predict/mast-rows.ts';
import type { AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import type { Prediction } from '../../jobs/predict/prediction.ts';
import type { Progress } from '../../model/basics/progress.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Issue } from '../../model/issue.ts';
import { threadCount } from '../open/threads.ts';
import { tell, warn } from '../shell/tell.ts';

/** Whether the fits that the project keeps are used: they are, where they are of what stands now. */
export function tellKeptFits(fits: AnalysedProject['fits'], language: Language): void {
  if (fits) tell(messagesIn(language).predict.keptFits[fits.state]);
}

/** Fewer masts are worked out before anybody wonders. */
const MANY_MASTS = 3000;
/** Of one core, measured by `scripts/bench/radio/province.ts`; s for each mast, and for each village and mast. */
const SECONDS = { mast: 0.04, link: 0.000006 };

/** Many masts take long: how long about is said before the work. */
export function tellExpected(
  { masts, villages }: { readonly masts: number; readonly villages: number },
  language: Language,
): void {
  if (masts < MANY_MASTS) return;
  const seconds = (masts * (SECONDS.mast + villages * SECONDS.link)) / threadCount();
  const count = (value: number): string => formatNumber(value, language, 0);
  warn(messagesIn(language).predict.many(count(masts), count(Math.max(1, Math.ceil(seconds / 60)))));
}

export function predictionProgress({ step, done, total }: Progress, language: Language): string | null {
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
export function tellSources(
  { inputs, issues }: Loaded,
  rowsLeftOut: MastRowsLeftOut,
  language: Language,
): void {
  const words = messagesIn(language);
  const read = new Set(inputs.flatMap(({ role, path }) => (READ_ROLES.has(role) ? [path] : [])));
  const kinds = new Map<string, Issue[]>();
  for (const issue of issues) {
    // Files that cannot be read are told by every command when it opens the project.
    if (!read.has(issue.file) || issue.code === 'source-refused') continue;
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
  for (const [why, rows] of Object.entries(rowsLeftOut))
    if (rows > 0)
      tell(words.predict.rowsLeftOut[why as keyof MastRowsLeftOut](formatNumber(rows, language, 0)));
}

/** Findings that change nothing in a file and all in its prediction. */
const OF_PREDICTION: ReadonlySet<string> = new Set([
  'antenna-without-pattern',
  'grids-differ',
  'layer-elsewhere',
]);

/** What was taken for granted, what was left out, and which bands were fitted. */
export function tellPrediction(
  { told, fitted, calibrated, villages }: Prediction,
  dataset: Dataset,
  language: Language,
): void {
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
  const { sitesWithoutTerrain: off } = told;
  if (off.length > 0) tell(words.sitesWithoutTerrain(count(off.length), off.slice(0, 5).join(', ')));
  if (told.filledCells > 0) tell(words.filledCells(count(told.filledCells)));
  const overFilled = villages.filter((row) => row.overFilled);
  if (overFilled.length > 0) {
    const places = new Set(overFilled.map(({ village }) => dataset.villages.records[village].code));
    tell(words.overFilled(count(overFilled.length), [...places].slice(0, 5).join(', ')));
  }
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
