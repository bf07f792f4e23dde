import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  openAndAnalyse,
  planFor,
  type AnalysedProject,
  type PlanOptions,
} from '../../src/jobs/steps/analysed-project.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import type { Plan } from '../../src/planning/plan.ts';
import { openProjectFolder } from '../../src/project/project-folder.ts';

const SAMPLE = new URL('../../geodata/sample.songban', import.meta.url);
const BUDGET = 20_000_000_000;

describe('the plan of the sample province with 20 tỷ', () => {
  let opened: AnalysedProject;
  beforeAll(async () => {
    const folder = await openProjectFolder([
      sourceOfBytes('sample.songban', new Uint8Array(readFileSync(SAMPLE))),
    ]);
    if (!folder.ok) throw new Error(folder.refusal.code);
    opened = await openAndAnalyse(folder.value, {});
  }, 300_000);

  const plan = async (options: PlanOptions): Promise<Plan> => {
    const result = await planFor(opened, BUDGET, options);
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };

  it('comes within 1.5 % of the best possible under every purpose and at every level, by what terrain lets through', async () => {
    for (const objective of ['households', 'people', 'score', 'dark-first'] as const) {
      const { levels, totalCostVnd, chosen } = await plan({ objective });
      expect(totalCostVnd).toBeLessThanOrEqual(BUDGET);
      expect(chosen.map(({ reachBy }) => reachBy)).toEqual(chosen.map(() => 'terrain'));
      for (const { value, upperBound } of levels) expect(value / upperBound).toBeGreaterThanOrEqual(0.985);
    }
  }, 300_000);

  it('serves as many villages without any signal as any plan of the same money, as an exact solver proves', async () => {
    const { levels, proven, rankServed } = await plan({ objective: 'dark-first', proveSeconds: 120 });
    expect(proven).toBe(true);
    expect(levels.map(({ name, value, upperBound }) => [name, value, upperBound])).toEqual([
      ['dark-villages', 14, 14],
      ['partly-served-households', 1052, 1052],
    ]);
    expect(rankServed.dark).toBe(14);
  }, 300_000);

  it('is another one under other weights, where it goes by score', async () => {
    const weights = { need: 0, vulnerability: 100, publicService: 0, safety: 0, ease: 0 };
    const ids = ({ chosen }: Plan): string[] => chosen.map(({ id }) => id).sort();
    expect(ids(await plan({ objective: 'score', weights }))).not.toEqual(
      ids(await plan({ objective: 'score', weights: { ...weights, vulnerability: 0, ease: 100 } })),
    );
  }, 300_000);
});
