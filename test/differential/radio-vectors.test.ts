import { mkdtempSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../../scripts/verify-radio/files.ts';
import { verifyVectors } from '../../scripts/verify-radio/vectors.ts';
import { sharedPath } from '../support/shared.ts';

const reference = sharedPath('reference/radio');
const folder = mkdtempSync(join(tmpdir(), 'song-ban-radio-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!reference)('the models beside the reference vectors', () => {
  test('every row of every file lies within its tolerance, and none is left out unsaid', () => {
    const verdicts = filesBelow(reference!).map((path) => ({ path, ...verifyVectors(path) }));
    expect(verdicts.filter(({ outcome }) => outcome === 'missed')).toEqual([]);
    const unknown = verdicts.filter(({ outcome }) => outcome === 'unknown').map(({ path }) => path);
    expect(unknown.every((path) => /(SOURCE\.txt|README\.md)$/.test(path))).toBe(true);
    const notAsked = verdicts.filter(({ outcome }) => outcome === 'not-asked').map(({ path }) => path);
    expect(notAsked.every((path) => /area|Aeronautical/.test(path))).toBe(true);
  });

  test('a wrong value, a missing field and an unknown path are named by row', () => {
    const paths = readFileSync(join(reference!, 'generated/mountain_paths.jsonl'), 'utf8').split('\n')[0];
    const row = readFileSync(
      join(reference!, 'generated/p1812_8_mountain_intermediates.jsonl'),
      'utf8',
    ).split('\n')[0];
    const held = JSON.parse(row) as Record<string, unknown>;
    writeFileSync(join(folder, 'hill_paths.jsonl'), paths);
    const lines = [held, { ...held, Lb: 100 }, { ...held, p: undefined }, { ...held, path: 'nowhere' }];
    const file = join(folder, 'p1812_8_hill_intermediates.jsonl');
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const { outcome, line } = verifyVectors(file);
    expect(outcome).toBe('missed');
    expect(line).toMatchObject({ rows: 4, beyondTolerance: 1, notRead: 2 });
    expect(line['why']).toEqual([
      'row 3: field p is missing',
      'row 4: path nowhere stands in none of hill_paths.jsonl',
    ]);
  });

  test('zones, polarisation and canopy of a row reach the model', () => {
    const [path] = readFileSync(join(reference!, 'generated/mountain_paths.jsonl'), 'utf8').split('\n');
    const [row] = readFileSync(
      join(reference!, 'generated/p1812_8_mountain_intermediates.jsonl'),
      'utf8',
    ).split('\n');
    const held = JSON.parse(row) as Record<string, unknown>;
    writeFileSync(join(folder, 'hill_paths.jsonl'), path);
    const file = join(folder, 'p1812_8_zone.jsonl');
    const worst = (change: Record<string, unknown>): Record<string, number> => {
      writeFileSync(file, JSON.stringify({ ...held, ...change }));
      return verifyVectors(file).line['worst'] as Record<string, number>;
    };
    expect(worst({ zone: 'inland' })['Lba']).toBeLessThan(1e-5);
    expect(worst({ zone: 'sea' })['Lba']).toBeGreaterThan(0.01);
    expect(worst({ canopy_m: 30 })['Ld50']).toBeGreaterThan(0.01);
    expect(worst({ pol: 'H' })['Lbfs']).toBeLessThan(1e-5);
  });

  test('a log without its profile says what is missing', () => {
    const file = join(folder, 'lonely_1.csv');
    copyFileSync(join(reference!, 'itu-p1812/results/b2iseac_1.csv'), file);
    expect(verifyVectors(file)).toMatchObject({ outcome: 'missed', line: { notRead: 1 } });
  });
});

test('a file of another kind is refused with a word', () => {
  const file = join(folder, 'list.csv');
  writeFileSync(file, 'xã,bản,số hộ\nA,B,12\n');
  expect(verifyVectors(file)).toMatchObject({ outcome: 'unknown' });
});
