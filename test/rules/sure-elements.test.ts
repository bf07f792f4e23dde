import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const LINES_EACH = 1000;

/** `values[i]!` takes an element on trust where the compiler, told to, would ask for a proof. */
const trusts = (text: string): number => text.match(/\]!(?!=)/g)?.length ?? 0;

it.each(['intake'])(`src/%s trusts an index at most once in ${LINES_EACH} lines`, (room) => {
  const folder = resolve(import.meta.dirname, '../../src', room);
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
  const lines = texts.reduce((sum, text) => sum + text.split('\n').length, 0);
  expect(lines).toBeGreaterThan(5000);
  expect(texts.reduce((sum, text) => sum + trusts(text), 0)).toBeLessThanOrEqual(lines / LINES_EACH);
});

it('counts what is trusted, and no comparison', () => {
  expect(trusts('const a = list[0]!.name + rows[at]![column]!;')).toBe(3);
  expect(trusts('if (list[0] !== b || list[1]!==c) return;')).toBe(0);
});
