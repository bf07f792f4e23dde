import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { measureRates, readPlainly } from '../../test/support/sample-facts.ts';
import { analyze } from '../analysis/analyze.ts';
import { openGeos } from '../geometry/polygons/geos.ts';
import { loadDataset } from '../intake/load-dataset.ts';
import type { Layer } from '../model/layer.ts';
import { settingsOf } from '../model/project.ts';
import { folderOf } from '../project/project-folder.ts';
import { generateSample } from './generate.ts';

/** Numbers of the parts that GEOS calls invalid. */
async function findInvalid(geometry: Layer): Promise<number[]> {
  const geos = await openGeos();
  const invalid: number[] = [];
  for (let p = 0; p + 1 < geometry.parts.length; p++) {
    const polygon = geos.partOf(geometry, p);
    if (!geos.isValid(polygon)) invalid.push(p);
    geos.free(polygon);
  }
  return invalid;
}

describe.each([1, 2, 3, 4, 5])('the sample of seed %i', (seed) => {
  const files = generateSample({ seed });

  it('holds the published picture in its files', () => {
    const rates = measureRates(readPlainly(files));
    expect(rates.communes).toBe(1);
    expect(Math.abs(rates.villages - 0.985)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(rates.people - 0.9486)).toBeLessThanOrEqual(0.001);
    expect(Math.abs(rates.fibreShare - 0.3905)).toBeLessThanOrEqual(0.001);
    expect(rates.centreWithout).toHaveLength(34);
    expect(rates.dark).toEqual(rates.centreWithout);
    expect(zipSync(Object.fromEntries(files), { level: 9 }).length).toBeLessThanOrEqual(5_000_000);
  });

  it('is read without a finding, holds valid polygons only, and is analysed to the published picture', async () => {
    const folder = await folderOf(files);
    if (!folder.ok) throw new Error(folder.refusal.code);
    const { project, open } = folder.value;
    const { dataset, issues, questions, inputs } = await loadDataset(project, open, {});
    expect(issues).toEqual([]);
    expect(questions).toEqual([]);
    for (const input of inputs) expect(input.kept, input.path).toBe(input.read);

    expect(await findInvalid(dataset.communes.geometry)).toEqual([]);
    for (const layer of dataset.coverage) expect(await findInvalid(layer.geometry), layer.id).toEqual([]);
    for (const layer of dataset.depressions) expect(await findInvalid(layer.geometry)).toEqual([]);

    const findings = await analyze(dataset, settingsOf(project), {}, { areaShares: false });
    const rate = (
      measure: string,
    ): { covered: number; uncovered: number; share: number | null } | undefined =>
      findings.rates.find((r) => r.operator === 'any' && r.measure === measure);
    expect(rate('communes')?.share).toBe(1);
    expect(Math.abs((rate('villages')?.share ?? 0) - 0.985)).toBeLessThanOrEqual(0.001);
    expect(rate('villages')?.uncovered).toBe(34);
    expect(Math.abs((rate('population')?.share ?? 0) - 0.9486)).toBeLessThanOrEqual(0.001);
    expect(findings.depressions.count).toBeGreaterThan(600);
  });
});
