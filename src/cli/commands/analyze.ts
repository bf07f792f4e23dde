import type { Language } from '../../i18n/number.ts';
import { LAND_FILES } from '../../report/results/land-files.ts';
import { ANALYSIS_FILES } from '../../report/results/results.ts';
import { scopeOption, wordOption, type Invocation } from '../shell/arguments.ts';
import { openFromCommandLine } from '../open/open.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { writeLeaving } from './write-results.ts';

/**
 * `analyze PROJECT --out DIR [--scope …] [--locale vi] [--geometry]`: the five result files of the state of service;
 * with `--geometry` also its land as polygons.
 */
export async function runAnalyze(invocation: Invocation, language: Language): Promise<number> {
  const locale = wordOption(invocation.options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  const scope = scopeOption(invocation.options, 'internal');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const kinds = [...ANALYSIS_FILES, ...(invocation.flags.has('geometry') ? LAND_FILES : [])];
  return writeLeaving(invocation, session.value, {
    kinds,
    scope: scope.value,
    language,
    locale: locale.value,
  });
}
