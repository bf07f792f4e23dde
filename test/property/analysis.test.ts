import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.ts';
import { findingsOf, YES, type Findings } from '../../src/analysis/findings/findings.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/project.ts';
import { area, datasetOf, layer, place, type Layer } from '../support/random-province.ts';

const settings = fc.record({
  operators: fc.constantFrom('all' as const, ['viettel', 'gtel'], ['unspecified', 'viettel']),
  rule: fc.constantFrom('centre' as const, 'allClusters' as const, 'anyCluster' as const),
  villageShare: fc.constantFrom('auto' as const, 'clusters' as const, 'centre' as const, 'area' as const),
});
const full = (partial: object): Settings => ({ ...DEFAULT_SETTINGS, ...partial });
const analyzeQuick = (dataset: Dataset, partial: object): Promise<Findings> =>
  analyze(dataset, full(partial), {}, { areaShares: false });

describe('analysis, whatever the data', () => {
  it('covered + uncovered + unknown = total, for every measure and operator; communes add up to the province', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(place, { maxLength: 8 }),
        fc.array(layer, { maxLength: 4 }),
        settings,
        async (places, layers, chosen) => {
          const dataset = datasetOf(places, layers);
          const findings = await analyzeQuick(dataset, chosen);
          expect(findings.rates).toHaveLength(4 * (findings.operators.length + 1));
          const totals = {
            communes: 4,
            villages: places.length,
            households: places.reduce((sum, p) => sum + (p.households ?? 0), 0),
            population: places.reduce((sum, p) => sum + (p.population ?? 0), 0),
          };
          for (const rate of findings.rates) {
            expect(rate.covered + rate.uncovered + rate.unknown).toBe(rate.total);
            expect(rate.total).toBe(totals[rate.measure]);
            for (const part of [rate.covered, rate.uncovered, rate.unknown])
              expect(Number.isInteger(part) && part >= 0).toBe(true);
          }
          const any = findingsOf(findings, 'any');
          let inside = 0;
          let outside = 0;
          any.uncoveredPopulation.forEach((people, v) => {
            if (Number.isNaN(people)) return;
            if (findings.villageCommune[v] >= 0) inside += people;
            else outside += people;
          });
          const table = any.communes.uncoveredPopulation;
          const known = (x: number | undefined) => (x === undefined || Number.isNaN(x) ? 0 : x);
          expect(table.slice(0, 4).reduce((sum, x) => sum + known(x), 0)).toBe(inside);
          expect([known(table[4]), known(table[5])]).toEqual([outside, inside + outside]);
          const rate = findings.rates.find((r) => r.measure === 'population' && r.operator === 'any')!;
          expect(rate.uncovered).toBe(inside + outside);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('the order of rows changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(place, { minLength: 2, maxLength: 8 }),
        fc.array(layer, { maxLength: 4 }),
        settings,
        async (places, layers, chosen) => {
          const forward = await analyzeQuick(datasetOf(places, layers), chosen);
          const backward = await analyzeQuick(
            datasetOf(places.slice().reverse(), layers.slice().reverse()),
            chosen,
          );
          expect(backward.rates).toEqual(forward.rates);
          const state = findingsOf(forward, 'any').state;
          expect([...findingsOf(backward, 'any').state].reverse()).toEqual([...state]);
          expect([...findingsOf(backward, 'any').uncoveredPopulation].reverse()).toEqual([
            ...findingsOf(forward, 'any').uncoveredPopulation,
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('one more area never lowers coverage', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(place, { maxLength: 6 }),
        fc.array(layer, { maxLength: 3 }),
        area,
        async (places, layers, more) => {
          const base: Layer = { operator: 'viettel', technology: '4G', areas: [] };
          const before = await analyze(datasetOf(places, [base, ...layers]), DEFAULT_SETTINGS);
          const after = await analyze(
            datasetOf(places, [{ ...base, areas: [more] }, ...layers]),
            DEFAULT_SETTINGS,
          );
          for (const [k, entry] of before.byOperator.entries()) {
            const grown = after.byOperator[k];
            entry.centre.forEach((answer, v) => {
              if (answer === YES) expect(grown.centre[v]).toBe(YES);
            });
            entry.populationShare.forEach((share, v) => {
              if (!Number.isNaN(share)) expect(grown.populationShare[v]).toBeGreaterThanOrEqual(share);
            });
            entry.communeAreaShare.forEach((share, c) => {
              expect(grown.communeAreaShare[c]).toBeGreaterThan(share - 1e-9);
            });
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
