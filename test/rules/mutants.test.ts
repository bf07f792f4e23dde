import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, expect, it } from 'vitest';
import { draw, findMutants } from '../../scripts/mutants/find-mutants.ts';
import { instrument } from '../../scripts/mutants/instrument.ts';

const SOURCE = `interface Room { readonly size: number }
type Sign = -1 | 1;
export function take(rooms: readonly Room[], limit: number): number {
  let sum = 0;
  for (const { size } of rooms.filter((room) => room.size > 0)) {
    if (size > limit && limit !== 0) throw new Error('too large: ' + String(size - limit));
    sum += Math.max(size, 1);
  }
  return sum;
}
export const label = (name: string): string => name + '!';
export const longest = (rooms?: { readonly best?: { of(): number } }) => rooms?.best?.of();
`;
const root = mkdtempSync(join(tmpdir(), 'song-ban-faults-'));
mkdirSync(join(root, 'src', 'room'), { recursive: true });
const path = join(root, 'src', 'room', 'take.ts');
writeFileSync(path, SOURCE);
afterAll(() => rmSync(root, { recursive: true }));
const program = ts.createProgram([path], { strict: true, target: ts.ScriptTarget.ES2023 });
const found = findMutants(program, root, 'room');
const shown = found.map(({ kind, original, mutated }) => `${kind}: ${original} → ${mutated}`);

it('finds every kind of fault where it may stand', () => {
  for (const fault of [
    'call: rooms.filter((room) => room.size > 0) → rooms',
    'comparison: room.size > 0 → room.size <= 0',
    'boundary: room.size > 0 → room.size >= 0',
    'return: room.size > 0 → !(room.size > 0)',
    'condition: size > limit && limit !== 0 → false',
    'condition: size > limit && limit !== 0 → limit !== 0',
    'arithmetic: sum += Math.max(size, 1) → sum -= (Math.max(size, 1))',
    'call: Math.max(size, 1) → size',
    'call: Math.max(size, 1) → 1',
    'return: sum → (sum) * 0.9',
  ])
    expect(shown).toContain(fault);
});

it('leaves types, wording and what a bug says of itself alone', () => {
  const lines = new Set(found.map(({ line }) => line));
  expect([1, 2].some((line) => lines.has(line))).toBe(false);
  expect(shown.filter((fault) => fault.includes("+ '!'") && !fault.startsWith('return'))).toEqual([]);
  expect(shown.filter((fault) => fault.includes('size - limit') && !fault.includes('filter'))).toEqual([]);
  expect(new Set(shown).size).toBe(shown.length);
});

it('draws the same lot from the same seed', () => {
  const ids = (seed: number) => draw(found, 8, seed).map(({ id }) => id);
  expect(ids(7)).toEqual(ids(7));
  expect(ids(7)).not.toEqual(ids(8));
  expect(new Set(ids(7)).size).toBe(8);
});

it('switches one fault on at a time, and none by default', async () => {
  const text = instrument(SOURCE, found, './switch.ts');
  expect(text.split('\n')).toHaveLength(SOURCE.split('\n').length);
  const script = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2023 } }).outputText;
  const runWith = async (on: number | undefined): Promise<unknown> => {
    const code = script.replace(/^import .*?;/, `const __m = (id) => id === ${on};`);
    const { take } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      take(rooms: readonly { size: number }[], limit: number): number;
    };
    return take([{ size: 0 }, { size: 4 }, { size: 2 }], 9);
  };
  const idOf = (fault: string) => found[shown.indexOf(fault)].id;
  expect(await runWith(undefined)).toBe(6);
  expect(await runWith(idOf('call: rooms.filter((room) => room.size > 0) → rooms'))).toBe(7);
  expect(await runWith(idOf('call: Math.max(size, 1) → 1'))).toBe(2);
  expect(await runWith(idOf('return: sum → (sum) * 0.9'))).toBeCloseTo(5.4, 12);
});
