import type { Language } from '../i18n/number.ts';
import { accept, type Result } from '../model/basics/result.ts';
import { PROJECT_FILE } from '../project/project-file.ts';
import { fromUser } from './shell/disk.ts';
import {
  isCommand,
  parseArguments,
  wordOption,
  type CommandName,
  type Invocation,
} from './shell/arguments.ts';
import { usageText } from './shell/usage-text.ts';
import { endEarlyStop } from './shell/stopped.ts';
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

const STOPPABLE: ReadonlySet<CommandName> = new Set(['plan', 'predict']);

/** A folder that cannot be written is said before any input is read: the work may take minutes. */
async function checkOut({ command, options, paths }: Invocation): Promise<Result<null>> {
  const { out } = options;
  if (out === undefined) return accept(null);
  const { checkResultsFolder } = await import('./shell/results-folder.ts');
  // A made-up province may take the place of another one; nothing else is put where a project lies.
  const names = command === 'sample' ? [PROJECT_FILE] : [];
  return checkResultsFolder(out, new Map(names.map((name) => [name, new Uint8Array(0)])), {
    inputs: paths.map(fromUser),
  });
}

/** `--help`, `help plan`, `plan --help`; after a lone `--` it is the name of a file. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  return args[0] === 'help' || own.includes('--help') || own.includes('-h');
}

/** Runs the command line that the user gave. @returns the exit code */
export async function runCommand(args: readonly string[]): Promise<number> {
  if (!args.length || asksForHelp(args)) {
    const isEnglish = args.includes('--language=en') || args[args.indexOf('--language') + 1] === 'en';
    tellBlock(usageText(isEnglish ? 'en' : 'vi', args.find(isCommand)));
    return args.length ? DONE : NOTHING_DONE;
  }
  const invocation = parseArguments(args);
  if (!invocation.ok) return tellRefusal(invocation.refusal, 'vi');
  const language = wordOption(invocation.value.options, 'language', ['vi', 'en'] as const);
  if (!language.ok) return tellRefusal(language.refusal, 'vi');
  const out = await checkOut(invocation.value);
  if (!out.ok) return tellRefusal(out.refusal, language.value);
  const run = await COMMANDS[invocation.value.command]();
  // `predict` and `plan` hear of Ctrl-C themselves, without a gap.
  if (!STOPPABLE.has(invocation.value.command)) endEarlyStop();
  return run(invocation.value, language.value);
}
