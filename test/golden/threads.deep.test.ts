import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { songBan } from '../support/command-line.ts';
import { writeLargeProject } from '../support/large-project.ts';

const root = mkdtempSync(join(tmpdir(), 'song-ban-threads-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function analysed(threads: number): Record<string, string> {
  const out = `out-${threads}`;
  const ran = songBan(['analyze', 'project.json', '--out', out, '--geometry'], root, {
    SONG_BAN_THREADS: String(threads),
    SONG_BAN_CACHE: 'off',
  });
  expect(ran.stderr).toBe('');
  return Object.fromEntries(
    readdirSync(join(root, out)).map((name) => [name, readFileSync(join(root, out, name), 'utf8')]),
  );
}

it('gives the same bytes with one thread and with three', () => {
  writeLargeProject(root);
  const alone = analysed(1);
  expect(analysed(3)).toEqual(alone);
  const { issues } = JSON.parse(alone['report.json']) as { issues: { code: string; feature: number }[] };
  expect(issues.filter(({ code }) => code === 'ring-crosses-itself')).toHaveLength(22);
  const shares = alone['communes.csv'].trim().split('\r\n').slice(1);
  expect(shares).toHaveLength(10);
  const { features } = JSON.parse(alone['coverage-dissolved.geojson']) as {
    features: { properties: { operator: string } }[];
  };
  expect(features.map(({ properties }) => properties.operator)).toEqual(['any', 'mobifone', 'viettel']);
});
