import type { Language } from '../../i18n/number.ts';
import { inventSample } from '../../sample/generate.ts';
import { wholeOption, type Invocation } from '../shell/arguments.ts';
import { writeResults } from '../shell/results-folder.ts';
import { DONE, tellRefusal } from '../shell/outcome.ts';

/** `sample --out DIR [--seed N] [--villages N]`: a complete made-up province. */
export async function runSample(invocation: Invocation, language: Language): Promise<number> {
  const { options } = invocation;
  const seed = wholeOption(options, 'seed', 1);
  if (!seed.ok) return tellRefusal(seed.refusal, language);
  const villages = wholeOption(options, 'villages', 2250, 100);
  if (!villages.ok) return tellRefusal(villages.refusal, language);
  const { files, truth } = inventSample({ seed: seed.value, villages: villages.value });
  const written = await writeResults(options['out'], new Map([...files, ['truth.json', truth]]));
  return written.ok ? DONE : tellRefusal(written.refusal, language);
}
