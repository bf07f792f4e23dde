import { beforeAll, describe, expect, it } from 'vitest';
import { communeItems, rateOf, villageItems } from '../../src/app/session/rows.ts';
import type { EngineHost } from '../../src/jobs/engine/engine-host.ts';
import type { ExportKind, Snapshot } from '../../src/jobs/protocol.ts';
import type { CoverageRule } from '../../src/model/project.ts';
import { collection, projectOf, square, type Files } from '../support/memory-project.ts';
import { openEngine } from '../support/open-snapshot.ts';

/**
 * Coverage over the west of one commune. p: centre and one of two clusters inside; q: one of two clusters, not its
 * centre; k: its one cluster, not its centre; c: everything inside, in a depression; n: nothing inside.
 */
const FILES: Files = {
  'project.json': projectOf([
    { role: 'communes', path: 'communes.geojson' },
    { role: 'villages', path: 'villages.csv' },
    { role: 'clusters', path: 'clusters.csv' },
    {
      role: 'coverage',
      path: 'viettel.geojson',
      operator: 'viettel',
      technology: '4G',
      evidence: 'declared',
    },
    { role: 'depressions', path: 'depressions.geojson' },
  ]),
  'communes.geojson': collection([[square(104.05, 21.05, 0.05), { code: '00001', name: 'Mường A' }]]),
  'villages.csv': `village_code,village,commune_code,lon,lat,population,households
p,Bản Một Phần,00001,104.02,21.02,100,20
q,Bản Rìa,00001,104.06,21.02,80,16
c,Bản Đủ,00001,104.02,21.06,60,12
k,Bản Lệch,00001,104.06,21.08,20,4
n,Bản Trắng,00001,104.08,21.06,40,8
`,
  'clusters.csv': `cluster_code,village_code,lon,lat,population,households
p1,p,104.03,21.02,60,12
p2,p,104.07,21.02,40,8
q1,q,104.03,21.03,20,4
q2,q,104.07,21.03,60,12
k1,k,104.03,21.08,20,4
c1,c,104.03,21.06,60,12
`,
  'viettel.geojson': collection([
    [square(104.025, 21.025, 0.025), {}],
    [square(104.025, 21.075, 0.025), {}],
  ]),
  'depressions.geojson': collection([[square(104.02, 21.06, 0.005), {}]]),
};

let engine: EngineHost;
beforeAll(async () => {
  ({ engine } = await openEngine(FILES));
});

async function rowsOf(kind: ExportKind): Promise<Record<string, string>[]> {
  const { bytes } = await engine.exportFile(kind, { language: 'en', scope: 'public' });
  const [head, ...lines] = new TextDecoder().decode(bytes).replace('\uFEFF', '').trimEnd().split('\r\n');
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, k) => [names[k]!, cell])));
}

describe('one count for each word, worked by hand', () => {
  const UNCOVERED: readonly (readonly [CoverageRule, number])[] = [
    ['centre', 3],
    ['anyCluster', 1],
    ['allClusters', 4],
  ];
  it.each(UNCOVERED)(
    'under the rule %s card, column of communes and communes.csv say %d',
    async (rule, count) => {
      const snapshot: Snapshot = await engine.applySettings({ rule }, {});
      expect(rateOf(snapshot, 'villages', 'any')!.uncovered).toBe(count);
      expect(communeItems(snapshot, 'any').map((row) => row.uncoveredVillages)).toEqual([count]);
      expect(communeItems(snapshot, 'viettel').map((row) => row.uncoveredVillages)).toEqual([count]);
      expect((await rowsOf('communes.csv')).map((row) => row['uncovered_villages'])).toEqual([String(count)]);
    },
  );

  it('a covered village in a depression stays covered, on the screen as in villages.csv', async () => {
    const snapshot = await engine.applySettings({ rule: 'centre' }, {});
    const rows = villageItems(snapshot, 'any', snapshot.priority);
    const status = Object.fromEntries(rows.map((row) => [row.code, row.status]));
    expect(status).toEqual({
      p: 'partial',
      q: 'partial',
      c: 'covered',
      k: 'partial',
      n: 'uncovered',
    });
    expect(rows.flatMap((row) => (row.inDepression ? row.code : []))).toEqual(['c']);
    const written = await rowsOf('villages.csv');
    expect(Object.fromEntries(written.map((row) => [row['village_code'], row['status']]))).toEqual(status);
  });
});
