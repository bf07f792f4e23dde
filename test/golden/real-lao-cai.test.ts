import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.ts';
import { loadDataset, type Loaded } from '../../src/intake/load-dataset.ts';
import { settingsOf, type ProjectFile } from '../../src/model/project.ts';
import { openInFolder } from '../support/open-folder.ts';
import {
  columnOf,
  findLaoCaiData,
  laoCaiCommunes,
  laoCaiSettlements,
  writeLaoCaiProject,
  type Settlement,
} from '../support/real-lao-cai.ts';

const data = findLaoCaiData();

/** Mulberry32: the same picks on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
function pick<T>(from: readonly T[], count: number, random: () => number): T[] {
  const rest = [...from];
  return Array.from({ length: count }, () => rest.splice(Math.floor(random() * rest.length), 1)[0]!);
}

describe.skipIf(!data)('Lào Cai from real communes and settlements', () => {
  const folder = mkdtempSync(join(tmpdir(), 'song-ban-lao-cai-'));
  let project: ProjectFile;
  let rows: Settlement[];
  let loaded: Loaded;
  beforeAll(async () => {
    rows = laoCaiSettlements(data!.settlements, laoCaiCommunes(data!.communes));
    project = writeLaoCaiProject(folder);
    loaded = await loadDataset(project, openInFolder(folder));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const outside = (issues: Loaded['issues']): string[] =>
    issues
      .filter(({ code }) => code === 'commune-mismatch' || code === 'position-far')
      .map(({ village }) => village!);

  it('has 99 communes and 294 settlements, all kept', () => {
    expect(loaded.dataset.communes.records).toHaveLength(99);
    expect(loaded.dataset.villages.records).toHaveLength(294);
    expect(loaded.inputs.map(({ read, kept, rejected }) => [read, kept, rejected])).toEqual([
      [99, 99, 0],
      [294, 294, 0],
      [16, 16, 0],
    ]);
    expect(loaded.dataset.coverage).toMatchObject([
      { operator: 'unspecified', technology: '4G', evidence: 'estimated' },
    ]);
    // The discs name no operator: whose they are is asked.
    expect(loaded.questions.map(({ kind }) => kind)).toEqual(['claim-operator']);
  });

  it('reports the settlements that lie outside their commune', () => {
    const flagged = rows
      .filter((row) => row[columnOf('point_inside_commune')] !== 'True')
      .map((row) => row[columnOf('settlement_code')]!);
    expect(outside(loaded.issues).toSorted()).toEqual(flagged.toSorted());
    expect(flagged.length).toBeGreaterThan(0);
  });

  it('leaves three communes without settlements unknown, and its rates add up', async () => {
    const findings = await analyze(loaded.dataset, settingsOf(project));
    const rate = (measure: string, operator = 'any') =>
      findings.rates.find((one) => one.measure === measure && one.operator === operator)!;
    expect(rate('communes')).toMatchObject({ unknown: 3, total: 99 });
    expect(rate('villages').total).toBe(294);
    for (const one of findings.rates) expect(one.covered + one.uncovered + one.unknown).toBe(one.total);
    const people = loaded.dataset.villages.records.reduce(
      (sum, { population }) => sum + (population ?? 0),
      0,
    );
    expect(rate('population').total).toBe(people);
    expect(rate('villages').covered).toBeGreaterThan(0);
  });

  it.each([1, 2, 3])(
    'finds exactly the 20 blanked counts and 10 moved points of seed %i again',
    async (seed) => {
      const random = seeded(seed);
      const counted = rows.filter((row) => row[columnOf('population_2019')] !== '');
      const blanked = new Set(pick(counted, 20, random));
      const inside = rows.filter((row) => row[columnOf('point_inside_commune')] === 'True');
      const moved = new Set(pick(inside, 10, random));
      const changed = rows.map((row) => {
        const next = [...row];
        if (blanked.has(row)) next[columnOf('population_2019')] = '';
        if (moved.has(row)) next[columnOf('lat')] = String(Number(row[columnOf('lat')]) - 3);
        return next;
      });
      const spoilt = join(folder, `seed-${seed}`);
      const again = await loadDataset(writeLaoCaiProject(spoilt, changed), openInFolder(spoilt));
      const codeOf = (row: Settlement): string => row[columnOf('settlement_code')]!;
      const missing = (of: Loaded): string[] =>
        of.dataset.villages.records.filter(({ population }) => population === null).map(({ code }) => code);
      const before = new Set(missing(loaded));
      expect(
        missing(again)
          .filter((code) => !before.has(code))
          .toSorted(),
      ).toEqual([...blanked].map(codeOf).toSorted());
      const outsideBefore = new Set(outside(loaded.issues));
      expect(
        outside(again.issues)
          .filter((code) => !outsideBefore.has(code))
          .toSorted(),
      ).toEqual([...moved].map(codeOf).toSorted());
    },
  );
});
