import { reportInput } from '../jobs/session.ts';
import type { Language } from '../i18n/number.ts';
import { ANALYSIS_FILES, writeResult } from '../report/results.ts';
import { wordOption, type Invocation } from './arguments.ts';
import { writeFiles } from './disk.ts';
import { openFromCommandLine } from './open.ts';
import { exitCodeOf, tellRefusal } from './outcome.ts';

/** `analyze PROJECT --out DIR [--locale vi]`: the five result files of the state of service. */
export async function runAnalyze(invocation: Invocation, language: Language): Promise<number> {
  const locale = wordOption(invocation.options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const input = reportInput(session.value, null);
  const files = new Map(ANALYSIS_FILES.map((kind) => [kind, writeResult(kind, input, locale.value)]));
  const written = await writeFiles(invocation.options['out'], files);
  return written.ok ? exitCodeOf(session.value) : tellRefusal(written.refusal, language);
}
