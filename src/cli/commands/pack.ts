import type { Language } from '../../i18n/number.ts';
import { scopeOption, type Invocation } from '../shell/arguments.ts';
import { openFromCommandLine } from '../open/open.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { writeLeaving } from './write-results.ts';

/** `pack PROJECT --out DIR [--scope …]`: the project as one file; for others with derived tables in place of sources. */
export async function runPack(invocation: Invocation, language: Language): Promise<number> {
  const scope = scopeOption(invocation.options, 'internal');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  return writeLeaving(invocation, session.value, {
    kinds: ['project.songban'],
    scope: scope.value,
    language,
  });
}
