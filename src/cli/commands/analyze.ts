import type { Language } from '../../i18n/number.ts';
import { LAND_FILES } from '../../report/results/land-files.ts';
import { operatorOf } from '../../model/scope.ts';
import { OPERATOR_GAPS_FILE } from '../../report/results/operator-gaps.ts';
import { ANALYSIS_FILES, FIELD_CHECKS_FILE } from '../../report/results/results.ts';
import { scopeOption, wordOption, type Invocation } from '../shell/arguments.ts';
import { openFromCommandLine } from '../open/open.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { writeLeaving } from './write-results.ts';

/**
 * `analyze PROJECT --out DIR [--scope …] [--locale vi] [--geometry]`: the five result files of the state of service;
 * with `--geometry` also its land as polygons; where villages are marked for a check on site, their list.
 */
export async function runAnalyze(invocation: Invocation, language: Language): Promise<number> {
  const locale = wordOption(invocation.options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  const scope = scopeOption(invocation.options, 'internal');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const isMarked = scope.value === 'internal' && Boolean(session.value.folder.project.fieldChecks?.length);
  const kinds = [
    ...ANALYSIS_FILES,
    ...(operatorOf(scope.value) === null ? [] : ([OPERATOR_GAPS_FILE] as const)),
    ...(isMarked ? ([FIELD_CHECKS_FILE] as const) : []),
    ...(invocation.flags.has('geometry') ? LAND_FILES : []),
  ];
  const wanted = { kinds, scope: scope.value, language, locale: locale.value };
  const stale = [FIELD_CHECKS_FILE, OPERATOR_GAPS_FILE].filter(
    (file) => !kinds.some((kind) => kind === file),
  );
  return writeLeaving(invocation, session.value, wanted, new Map(), stale);
}
