import type { Language } from '../../i18n/number.ts';
import { scopeOption, type Invocation } from '../shell/arguments.ts';
import { openFromCommandLine } from '../open/open.ts';
import { readPassphrase } from '../open/passphrase.ts';
import { FEWEST_SIGNS, isLongEnough } from '../../project/sealed.ts';
import { tellRefusal } from '../shell/outcome.ts';
import { writeLeaving } from './write-results.ts';

/**
 * `pack PROJECT --out DIR [--scope …] [--passphrase-file FILE]`: the project as one file; for others with derived tables in
 * place of sources.
 */
export async function runPack(invocation: Invocation, language: Language): Promise<number> {
  const scope = scopeOption(invocation.options, 'internal');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const passphrase = await readPassphrase(invocation.options);
  if (!passphrase.ok) return tellRefusal(passphrase.refusal, language);
  if (passphrase.value !== null && !isLongEnough(passphrase.value))
    return tellRefusal({ code: 'passphrase-short', context: { least: FEWEST_SIGNS } }, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  return writeLeaving(invocation, session.value, {
    kinds: ['project.songban'],
    scope: scope.value,
    language,
    passphrase: passphrase.value,
  });
}
