import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.ts';
import { AnalysisMemory } from '../../src/analysis/memory.ts';
import { withFeature } from '../../src/geometry/packed/edit.ts';
import { selectFeatures } from '../../src/geometry/packed/pack.ts';
import type { CoverageLayer, Dataset } from '../../src/model/dataset.ts';
import { featureCount } from '../../src/model/geometry.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/project.ts';
import { communeRow, coverage, emptyDataset, village } from '../support/datasets.ts';
import { randomLayer, randomPlaces, seeded } from '../support/random-layers.ts';

function startingDataset(seed: number): Dataset {
  const layers = ['gtel', 'mobifone', 'viettel'].map((operator, k) =>
    coverage(operator, randomLayer(seed + k, 25)),
  );
  const villages = 60;
  return {
    ...emptyDataset,
    communes: communeRow(['A', 'B', 'C']),
    villages: {
      records: Array.from({ length: villages }, (_, v) =>
        village(`v${v}`, 'ABC'[v % 3], { population: 10 + v, households: 3 + v }),
      ),
      centres: randomPlaces(seed + 10, villages, layers[0].geometry),
      polygons: randomLayer(seed + 20, villages),
    },
    coverage: [...layers, coverage('viettel', randomLayer(seed + 3, 10), { technology: '3G' })],
    depressions: [{ sourceId: 'd', asOf: null, geometry: randomLayer(seed + 30, 15) }],
  };
}

/** One edit of the kinds a planner makes. */
function edit(dataset: Dataset, settings: Settings, random: () => number, step: number): [Dataset, Settings] {
  const k = Math.floor(random() * dataset.coverage.length);
  const layer = dataset.coverage[k];
  const change = (changed: CoverageLayer): Dataset => ({
    ...dataset,
    coverage: dataset.coverage.with(k, changed),
  });
  const f = Math.floor(random() * featureCount(layer.geometry));
  const fresh = selectFeatures(randomLayer(1000 + step, 6), [5]);
  switch (step % 8) {
    case 0:
      return [change({ ...layer, geometry: withFeature(layer.geometry, f, null) }), settings];
    case 1:
    case 2:
      return [change({ ...layer, geometry: withFeature(layer.geometry, f, fresh) }), settings];
    case 3:
      return [
        change({ ...layer, geometry: withFeature(layer.geometry, featureCount(layer.geometry), fresh) }),
        settings,
      ];
    case 4:
      return [
        dataset,
        { ...settings, operators: settings.operators === 'all' ? ['viettel', 'gtel'] : 'all' },
      ];
    case 5:
      return [
        dataset,
        { ...settings, technologies: settings.technologies.length > 1 ? ['4G'] : ['3G', '4G'] },
      ];
    case 6: {
      const [depression] = dataset.depressions;
      const geometry = withFeature(depression.geometry, f % featureCount(depression.geometry), fresh);
      return [{ ...dataset, depressions: [{ ...depression, geometry }] }, settings];
    }
    default:
      return [change({ ...layer, geometry: randomLayer(2000 + step, 8) }), settings];
  }
}

describe('analysis with memory', () => {
  it.each([1, 2, 3])('equals the full run to the bit after every edit, seed %i', async (seed) => {
    const random = seeded(seed);
    const memory = new AnalysisMemory();
    let dataset = startingDataset(seed);
    let settings: Settings = { ...DEFAULT_SETTINGS, villageShare: seed === 2 ? 'area' : 'auto' };
    await analyze(dataset, settings, {}, { memory });
    for (let step = 0; step < 12; step++) {
      [dataset, settings] = edit(dataset, settings, random, step);
      if (step % 5 === 4) [dataset, settings] = edit(dataset, settings, random, step + 3);
      const quick = await analyze(dataset, settings, {}, { memory });
      expect(quick).toEqual(await analyze(dataset, settings));
    }
  });

  it('measures only the tiles that an edit touches', async () => {
    const memory = new AnalysisMemory();
    const dataset = startingDataset(7);
    await analyze(dataset, DEFAULT_SETTINGS, {}, { memory });
    const all = memory.land.measured;
    const [layer, ...others] = dataset.coverage;
    const edited = { ...layer, geometry: withFeature(layer.geometry, 3, null) };
    await analyze({ ...dataset, coverage: [edited, ...others] }, DEFAULT_SETTINGS, {}, { memory });
    expect(memory.land.measured).toBeGreaterThan(0);
    expect(memory.land.measured).toBeLessThan(all);
    await analyze({ ...dataset, coverage: [edited, ...others] }, DEFAULT_SETTINGS, {}, { memory });
    expect(memory.land.measured).toBe(0);
    // Undone, and another edit of the same layer instead: still only the land of the two.
    await analyze(dataset, DEFAULT_SETTINGS, {}, { memory });
    expect(memory.land.measured).toBeLessThan(all);
    const other = { ...layer, geometry: withFeature(layer.geometry, 5, null) };
    const quick = await analyze(
      { ...dataset, coverage: [other, ...others] },
      DEFAULT_SETTINGS,
      {},
      { memory },
    );
    expect(memory.land.measured).toBeLessThan(all);
    expect(quick).toEqual(await analyze({ ...dataset, coverage: [other, ...others] }, DEFAULT_SETTINGS));
  });
});
