import { parseArgs } from 'node:util';
import { parseMoney } from '../../i18n/money.ts';
import { parseScope, type Scope } from '../../model/scope.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';

export type CommandName =
  'check' | 'analyze' | 'predict' | 'plan' | 'report' | 'compare' | 'pack' | 'verify' | 'sample';

/** What a plan is asked with beside its money. */
export const OF_PLAN = [
  'objective',
  'service',
  'reach',
  'backhaul',
  'lock',
  'forbid',
  'years',
  'seed',
  'prove',
] as const;

/** Options with a value, and those without, per command. */
const OPTIONS: Readonly<
  Record<
    CommandName,
    {
      readonly valued: readonly string[];
      readonly flags: readonly string[];
      readonly paths: 'none' | 'one' | 'two' | 'many';
      /** Options with a value that may be given several times. */
      readonly repeated?: readonly string[];
    }
  >
> = {
  check: {
    valued: ['out', 'scope', 'answers', 'passphrase-file', 'language'],
    flags: ['json'],
    paths: 'many',
    repeated: ['role'],
  },
  analyze: {
    valued: ['out', 'scope', 'answers', 'passphrase-file', 'locale', 'language'],
    flags: ['geometry'],
    paths: 'one',
  },
  predict: {
    valued: ['out', 'scope', 'operator', 'answers', 'passphrase-file', 'locale', 'language'],
    flags: ['raster', 'calibrate'],
    paths: 'one',
  },
  plan: {
    valued: ['out', 'scope', 'budget', ...OF_PLAN, 'answers', 'passphrase-file', 'locale', 'language'],
    flags: [],
    paths: 'one',
  },
  report: {
    valued: [
      'out',
      'scope',
      'answers',
      'passphrase-file',
      'language',
      'budget',
      ...OF_PLAN,
      'paper',
      'orientation',
    ],
    flags: ['grey', 'atlas', 'slides', 'png', 'passages'],
    paths: 'one',
  },
  compare: {
    valued: ['out', 'scope', 'answers', 'passphrase-file', 'locale', 'language'],
    flags: ['slides'],
    paths: 'two',
  },
  pack: { valued: ['out', 'scope', 'answers', 'passphrase-file', 'language'], flags: [], paths: 'one' },
  verify: {
    valued: ['sample', 'seed', 'answers', 'passphrase-file', 'language'],
    flags: ['json'],
    paths: 'one',
  },
  sample: { valued: ['out', 'seed', 'villages', 'language'], flags: [], paths: 'none' },
};

/** @internal */
export const COMMANDS_WITH_OUT = Object.entries(OPTIONS).flatMap(([name, { valued, paths }]) =>
  valued.includes('out') ? [{ name, paths }] : [],
);

/** @internal */
export const COMMANDS_AND_SCOPE = new Map(
  Object.entries(OPTIONS).map(([name, { valued }]) => [name, valued.includes('scope')]),
);

export interface Invocation {
  readonly command: CommandName;
  readonly paths: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
  /** Values of the options that may come several times, in their order. */
  readonly repeated: Readonly<Record<string, readonly string[]>>;
}

export const COMMAND_NAMES = Object.keys(OPTIONS) as CommandName[];

/** Names of the options that a command knows. */
export const optionsOf = (command: CommandName): readonly string[] => {
  const { valued, flags, repeated = [] } = OPTIONS[command];
  return [...valued, ...repeated, ...flags];
};

export const isCommand = (name: string): name is CommandName => Object.hasOwn(OPTIONS, name);

/**
 * Reads `COMMAND PATHS --option value --option=value --flag`. Refuses what the command does not know. All after a
 * lone `--` is a path.
 */
export function parseArguments(args: readonly string[]): Result<Invocation> {
  const [command, ...rest] = args;
  if (!command || !isCommand(command))
    return refuse('cli-unknown-command', undefined, {
      command: command ?? '',
      choices: COMMAND_NAMES.join(', '),
    });
  const known = OPTIONS[command];
  const { tokens } = parseArgs({
    args: rest,
    options: Object.fromEntries([
      ...[...known.valued, ...(known.repeated ?? [])].map((name) => [name, { type: 'string' }] as const),
      ...known.flags.map((name) => [name, { type: 'boolean' }] as const),
    ]),
    allowPositionals: true,
    // Its own errors are sentences in English: what it read is judged here.
    strict: false,
    tokens: true,
  });
  const paths: string[] = [];
  const options: Record<string, string> = {};
  const flags = new Set<string>();
  const repeated: Record<string, string[]> = {};
  for (const token of tokens)
    if (token.kind === 'positional') paths.push(token.value);
    else if (token.kind === 'option') {
      const { name, rawName: option, value, inlineValue } = token;
      if (known.flags.includes(name) && value === undefined) flags.add(name);
      else if (!known.valued.includes(name) && !known.repeated?.includes(name))
        return refuse('cli-unknown-option', undefined, { option, command });
      // `--out --json`: the folder was forgotten. One of that name is given as `--out=--json`.
      else if (value === undefined || (!inlineValue && value.startsWith('--')))
        return refuse('cli-missing-value', undefined, { option });
      else if (known.repeated?.includes(name)) (repeated[name] ??= []).push(value);
      else options[name] = value;
    }
  return checked({ command, paths, options, flags, repeated });
}

/** Where a command is given other than it takes; nothing where it takes any number. */
const PATHS_REFUSED = { none: 'cli-paths-none', one: 'cli-paths-one', two: 'cli-paths-two' } as const;

const PATHS_FIT: Readonly<Record<'none' | 'one' | 'two' | 'many', (count: number) => boolean>> = {
  none: (count) => count === 0,
  one: (count) => count === 1,
  two: (count) => count === 2,
  many: (count) => count > 0,
};

function checked(invocation: Invocation): Result<Invocation> {
  const { command, paths, options } = invocation;
  const known = OPTIONS[command];
  if (!PATHS_FIT[known.paths](paths.length)) {
    if (!paths.length || known.paths === 'many') return refuse('cli-paths-missing', undefined, { command });
    const named = paths.map((path) => `“${path}”`).join(', ');
    return refuse(PATHS_REFUSED[known.paths], undefined, { command, given: paths.length, paths: named });
  }
  // `check` prints; only it may go without a folder.
  if (command !== 'check' && known.valued.includes('out') && options['out'] === undefined)
    return refuse('cli-missing-option', undefined, { option: '--out', command });
  return accept(invocation);
}

/** A whole number >= `least`, or a refusal that names the option. */
export function wholeOption(
  options: Invocation['options'],
  name: string,
  otherwise: number,
  least = 0,
  most = Number.MAX_SAFE_INTEGER,
): Result<number> {
  const text = options[name];
  if (text === undefined) return accept(otherwise);
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) && value >= least && value <= most
    ? accept(value)
    : Number.isSafeInteger(value)
      ? refuse('cli-number-out-of-range', undefined, { option: `--${name}`, value: text, least, most })
      : refuse('cli-not-a-number', undefined, { option: `--${name}`, value: text });
}

/** One of the given words, or a refusal that lists them. */
export function wordOption<T extends string>(
  options: Invocation['options'],
  name: string,
  words: readonly T[],
): Result<T> {
  const text = options[name] ?? words[0];
  const found = words.find((word) => word === text);
  return found
    ? accept(found)
    : refuse('cli-not-a-choice', undefined, { option: `--${name}`, value: text, choices: words.join(', ') });
}

/** `--scope internal|public|operator:NAME`. */
export function scopeOption(options: Invocation['options'], otherwise: Scope): Result<Scope> {
  const text = options['scope'];
  if (text === undefined) return accept(otherwise);
  const scope = parseScope(text);
  return scope
    ? accept(scope)
    : refuse('cli-not-a-choice', undefined, {
        option: '--scope',
        value: text,
        choices: 'internal, public, operator:NAME',
      });
}

/** The scope of a command whose files are for the people of the project alone; any other is refused before the work. */
export function internalScope(options: Invocation['options'], file: string): Result<'internal'> {
  const scope = scopeOption(options, 'internal');
  if (!scope.ok) return scope;
  return scope.value === 'internal' ? accept(scope.value) : refuse('not-for-scope', { file });
}

/** One of the given words, or nothing where the option is not given. */
export const wordIfGiven = <T extends string>(
  options: Invocation['options'],
  name: string,
  words: readonly T[],
): Result<T | undefined> =>
  options[name] === undefined ? accept(undefined) : wordOption(options, name, words);

/** Ids with commas between them; nothing where the option is not given. */
export const listIfGiven = (options: Invocation['options'], name: string): readonly string[] | undefined =>
  options[name]
    ?.split(',')
    .map((one) => one.trim())
    .filter(Boolean);

export function budgetOption({ options, command }: Pick<Invocation, 'options' | 'command'>): Result<number> {
  const text = options['budget'];
  return text === undefined
    ? refuse('cli-missing-option', undefined, { option: '--budget', command })
    : parseMoney(text);
}
