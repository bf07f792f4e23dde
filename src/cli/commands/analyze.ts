import { writeLandFile } from '../../jobs/steps/land-files.ts';
import { reportInput } from '../../jobs/steps/analysed-project.ts';
import type { Language } from '../../i18n/number.ts';
import { LAND_FILES } from '../../report/results/land-files.ts';
import { ANALYSIS_FILES, writeResult } from '../../report/results/results.ts';
import { wordOption, type Invocation } from '../shell/arguments.ts';
import { writeFiles } from '../shell/disk.ts';
import { openFromCommandLine, withOutlineThreads } from '../open/open.ts';
import { exitCodeOf, tellRefusal } from '../shell/outcome.ts';

/**
 * `analyze PROJECT --out DIR [--locale vi] [--geometry]`: the five result files of the state of service; with
 * `--geometry` also its land as polygons.
 */
export async function runAnalyze(invocation: Invocation, language: Language): Promise<number> {
  const locale = wordOption(invocation.options, 'locale', ['en', 'vi'] as const);
  if (!locale.ok) return tellRefusal(locale.refusal, language);
  const session = await openFromCommandLine(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  const input = reportInput(session.value, null);
  const files = new Map<string, Uint8Array<ArrayBuffer>>(
    ANALYSIS_FILES.map((kind) => [kind, writeResult(kind, input, locale.value)]),
  );
  if (invocation.flags.has('geometry'))
    await withOutlineThreads(async (outlines) => {
      for (const kind of LAND_FILES) files.set(kind, await writeLandFile(session.value, kind, {}, outlines));
    });
  const written = await writeFiles(invocation.options['out'], files);
  return written.ok ? exitCodeOf(session.value) : tellRefusal(written.refusal, language);
}
