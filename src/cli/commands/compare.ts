import { compareWithEarlier } from '../../jobs/compare/compare-earlier.ts';
import type { Language } from '../../i18n/number.ts';
import { COMPARISON_FILES } from '../../report/comparison/comparison-files.ts';
import { openFromCommandLine, tellSalvage } from '../open/open.ts';
import { internalScope, wordOption, type Invocation } from '../shell/arguments.ts';
import { openGivenProject } from '../open/passphrase.ts';
import { readShippedCrosswalk } from '../shell/geodata.ts';
import { DONE, DONE_WITH_LOSSES, tellRefusal } from '../shell/outcome.ts';
import { writeLeaving } from './write-results.ts';

/** `compare PROJECT EARLIER --out DIR [--scope internal] [--slides] [--locale vi]`: what has changed since an earlier project, which is only read. */
export async function runCompare(invocation: Invocation, language: Language): Promise<number> {
  const locale = wordOption(invocation.options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  const scope = internalScope(invocation.options, COMPARISON_FILES[0]);
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const before = await openGivenProject(invocation.paths[1], invocation.options);
  if (!before.ok) return tellRefusal(before.refusal, language);
  tellSalvage(before.value, invocation.options);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const earlier = await compareWithEarlier(session.value, before.value, {
    shippedCrosswalk: readShippedCrosswalk,
  });
  const code = await writeLeaving(invocation, session.value, {
    kinds: [
      ...COMPARISON_FILES,
      ...(invocation.flags.has('slides') ? (['slides.pptx', 'handout.pdf'] as const) : []),
    ],
    scope: scope.value,
    language,
    locale: locale.value,
    earlier,
  });
  return code === DONE && (earlier.damaged || earlier.unread.length) ? DONE_WITH_LOSSES : code;
}
