import type { Language } from '../i18n/number.ts';
import { messagesIn } from '../i18n/messages.ts';
import { parseArguments, wordOption, type CommandName, type Invocation } from './shell/arguments.ts';
import { DONE, NOTHING_DONE, tellRefusal } from './shell/outcome.ts';
import { tellBlock } from './shell/tell.ts';

type Command = (invocation: Invocation, language: Language) => Promise<number>;

/** Loaded when asked for: `analyze` need not wait for fonts and PDF. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.ts')).runCheck,
  analyze: async () => (await import('./commands/analyze.ts')).runAnalyze,
  predict: async () => (await import('./commands/predict.ts')).runPredict,
  plan: async () => (await import('./commands/plan.ts')).runPlan,
  report: async () => (await import('./commands/report.ts')).runReport,
  compare: async () => (await import('./commands/compare.ts')).runCompare,
  pack: async () => (await import('./commands/pack.ts')).runPack,
  verify: async () => (await import('./commands/verify.ts')).runVerify,
  sample: async () => (await import('./commands/sample.ts')).runSample,
};

/** Runs the command line that the user gave. @returns the exit code */
export async function runCommand(args: readonly string[]): Promise<number> {
  if (!args.length || args[0] === '--help' || args[0] === 'help') {
    tellBlock(messagesIn('vi').cli.usage);
    return args.length ? DONE : NOTHING_DONE;
  }
  const invocation = parseArguments(args);
  if (!invocation.ok) return tellRefusal(invocation.refusal, 'vi');
  const language = wordOption(invocation.value.options, 'language', ['vi', 'en'] as const);
  if (!language.ok) return tellRefusal(language.refusal, 'vi');
  const run = await COMMANDS[invocation.value.command]();
  return run(invocation.value, language.value);
}
