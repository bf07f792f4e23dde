import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { carelessProject, TOLD_NUMBER } from './careless-project.ts';
import { songBan, type Ran } from './command-line.ts';
import { leaksIn, type Position } from './leak-search.ts';
import { levelLandFile } from './level-land.ts';
import { PLANTED } from './planted-project.ts';
import { rawTextOf, recordsOf } from './records-of.ts';

const { project, files, places } = carelessProject();
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'song-ban-leaks-'));
  for (const [name, content] of Object.entries({ ...files, 'project.json': project })) {
    mkdirSync(dirname(join(root, 'careless', name)), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(join(root, 'careless', name), text);
  }
  // The same with land under it, so that it can be predicted.
  cpSync(join(root, 'careless'), join(root, 'careless-land'), { recursive: true });
  writeFileSync(join(root, 'careless-land', 'land.tif'), levelLandFile());
  const sources = [...project.sources, { id: 'land', role: 'terrain', path: 'land.tif' }];
  writeFileSync(join(root, 'careless-land', 'project.json'), JSON.stringify({ ...project, sources }));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Commands that write or print something for others, with what makes them write all that they can. */
export const TO_LEAVE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  check: [[], ['--json']],
  analyze: [['--geometry']],
  plan: [['--budget', '9 tỷ', '--objective', 'score', '--years', '2']],
  report: [['--budget', '9 tỷ', '--atlas', '--slides', '--png', '--passages']],
  pack: [[]],
  predict: [[]],
  compare: [['careless', '--slides']],
};
/** What these make names masts, or texts that nobody has settled for others: they refuse any other scope, by a file. */
const REFUSED: Readonly<Record<string, string>> = {
  compare: 'comparison.json',
};

const placesIn = (text: string): string[] =>
  [
    ...text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .matchAll(TOLD_NUMBER),
  ].map(([, digits]) => places[Number(digits!.replace(/\D/g, ''))] ?? 'a number of nobody');

async function toldIn(name: string, bytes: Uint8Array, hidden: readonly Position[]): Promise<string[]> {
  const values = (await recordsOf(name, bytes)).flatMap((record) => record.values.map(String));
  const numbers = [rawTextOf(name, bytes), ...values].flatMap(placesIn);
  return [...new Set(numbers.map((place) => `${place} in ${name}`)), ...(await leaksIn(name, bytes, hidden))];
}

/** Files that a command names and keeps back. */
const KEPT_BACK: Readonly<Record<string, readonly string[]>> = {
  predict: ['predicted-coverage.geojson', 'predicted-depressions.geojson', 'measure-next.csv'],
};

/** What was settled by one command holds for the next. */
const answers: Record<string, string> = {};

/** Runs a command until all that it asks to be settled is taken out. */
function settled(run: (path: string) => Ran): Ran {
  const path = join(root, 'answers.json');
  for (let round = 0; round < 3; round++) {
    writeFileSync(path, JSON.stringify(answers));
    const ran = run(path);
    const asked = [...`${ran.stdout}${ran.stderr}`.matchAll(/leaving\/\w+\/[0-9a-f]{8}/g)];
    if (asked.length === 0) return ran;
    for (const [id] of asked) answers[id] = 'remove';
  }
  throw new Error('What was settled is asked again');
}

/** Files that were written, by scope. */
export const written = new Map<string, Set<string>>();

/** What a command leaves for a scope, on the screen and in files, that it must not. */
export async function walk(
  command: string,
  scope: string,
  more: readonly string[],
  hidden: readonly Position[],
) {
  const out = join(root, 'out');
  rmSync(out, { recursive: true, force: true });
  const last = settled((path) =>
    songBan(
      [
        command,
        command === 'predict' ? 'careless-land' : 'careless',
        '--scope',
        scope,
        '--out',
        out,
        '--answers',
        path,
        ...more,
      ],
      root,
      {
        SONG_BAN_THREADS: '1',
      },
    ),
  );
  const found = placesIn(`${last.stdout}\n${last.stderr}`).map((place) => `${place} on the screen`);
  const screen = new TextEncoder().encode(
    JSON.stringify({ lines: `${last.stdout}${last.stderr}`.split('\n') }),
  );
  found.push(...(await leaksIn('screen.json', screen, hidden)));
  const refused = REFUSED[command];
  if (refused) {
    expect(last.stderr).toContain(refused);
    expect(existsSync(out)).toBe(false);
    return found;
  }
  for (const name of KEPT_BACK[command] ?? []) expect(last.stderr).toContain(name);
  for (const name of readdirSync(out)) {
    written.set(scope, (written.get(scope) ?? new Set()).add(name));
    found.push(...(await toldIn(name, readFileSync(join(out, name)), hidden)));
  }
  return found;
}

/** Every command with each of its ways. */
export const RUNS = Object.entries(TO_LEAVE).flatMap(([command, all]) =>
  all.map((more) => [command, more] as const),
);

const HIDDEN = [...PLANTED.candidates, ...PLANTED.edited];
/** Of everybody, and of the operators but the one that is asked for. */
export const HIDDEN_FROM = {
  public: [...PLANTED.masts, ...PLANTED.measurements, ...HIDDEN],
  'operator:viettel': [...PLANTED.masts.slice(2), ...HIDDEN],
} as const;
