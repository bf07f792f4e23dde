import { describe, expect, it } from 'vitest';
import { binOf, brierScore, judge, type Judged } from '../../test/support/judge-prediction.ts';
import type { SampleTruth } from '../../test/support/sample-truth.ts';
import { loadDataset } from '../intake/load-dataset.ts';
import { predictDataset } from '../jobs/predict/run-prediction.ts';
import { settingsOf } from '../model/project.ts';
import { folderOf } from '../project/project-folder.ts';
import { inventSample } from './generate.ts';

/** What `predict --calibrate` makes of the files of the sample, beside what is hidden in it. */
async function judgeSeed(seed: number): Promise<Judged> {
  const { files, truth } = inventSample({ seed });
  const folder = await folderOf(files);
  if (!folder.ok) throw new Error(folder.refusal.code);
  const { project, open } = folder.value;
  const { dataset } = await loadDataset(project, open, {});
  const predicted = await predictDataset(dataset, settingsOf(project), { operator: null, calibrate: true });
  if (!predicted.ok) throw new Error(predicted.refusal.code);
  return judge(predicted.value, dataset, JSON.parse(new TextDecoder().decode(truth)) as SampleTruth);
}

const SEEDS = [1, 2, 3, 4, 5];
const chances: { chance: number; served: boolean }[] = [];

describe.each(SEEDS)('the prediction of the sample of seed %i', (seed) => {
  it('names the faulty polygons and finds the depressions', { timeout: 3_600_000 }, async () => {
    const { polygons, depressions, chances: own } = await judgeSeed(seed);
    chances.push(...own);
    console.log(seed, JSON.stringify({ polygons, depressions, brier: brierScore(own) }));
    expect(polygons.found / polygons.faulty).toBeGreaterThanOrEqual(0.8);
    expect(1 - polygons.found / polygons.named).toBeLessThanOrEqual(0.1);
    expect(depressions.found / depressions.all).toBeGreaterThanOrEqual(0.7);
    // The rest has signal, or is one cell of the truth alone (0.07 km²), of which it does not tell.
    expect(depressions.right).toBeGreaterThanOrEqual(0.65);
  });
});

it('chances of service are honest over the five seeds', () => {
  console.log('Brier', brierScore(chances));
  expect(brierScore(chances)).toBeLessThan(0.035);
  for (const [from, to] of [
    [0.1, 0.3],
    [0.3, 0.7],
    [0.7, 0.9],
  ]) {
    const { count, served } = binOf(chances, from, to);
    console.log(from, to, count, served);
    expect(count).toBeGreaterThanOrEqual(50);
    expect(served).toBeGreaterThanOrEqual(from);
    expect(served).toBeLessThanOrEqual(to);
  }
});
