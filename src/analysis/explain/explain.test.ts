import { describe, expect, it } from 'vitest';
import { box, communeRow, coverage, emptyDataset, village } from '../../../test/support/datasets.ts';
import { siteAt } from '../../../test/support/open-villages.ts';
import { workedExample } from '../../../test/support/worked-example.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Measurement } from '../../model/network.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { analyze } from '../analyze.ts';
import { outsideRow, provinceRow, YES } from '../findings/findings.ts';
import { explainVillage, type VillageExplanation } from './explain.ts';

async function explain(changed: Partial<Dataset>, village: number): Promise<VillageExplanation> {
  const dataset = { ...workedExample, ...changed };
  const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
  return explainVillage(dataset, findings, DEFAULT_SETTINGS, village);
}
/** No service seen by Viettel 4G; `rsrpDbm` tells the measurements apart. */
const measured = (
  rsrpDbm: number,
  lon: number,
  lat: number,
  facts: Partial<Measurement> = {},
): Measurement => ({
  lon,
  lat,
  operator: 'viettel',
  technology: '4G',
  bandMhz: null,
  rsrpDbm,
  service: false,
  accuracyMeters: null,
  downMbps: null,
  upMbps: null,
  samples: null,
  asOf: null,
  sourceId: 'm',
  row: 2,
  ...facts,
});

describe('measurements near a village', () => {
  it('lie within 2 km of its centre or one of its clusters, nearest first', async () => {
    // 0.001° of latitude is 110.7 m; the third cluster lies at 104.07, 21.07.
    const measurements = [
      measured(-1, 104.07, 21.0881),
      measured(-2, 104.07, 21.08),
      measured(-3, 104.02, 21.019),
      measured(-4, 104.07, 21.088),
      measured(-5, 104.02, 21.02),
      measured(-6, 104.5, 21.02),
    ];
    const { measurements: near } = await explain({ measurements }, 0);
    expect(near.map(({ rsrpDbm }) => rsrpDbm)).toEqual([-5, -3, -2, -4]);
    expect(near[0].distanceMeters).toBe(0);
    expect(near[2].distanceMeters).toBeCloseTo(geodesicDistanceMeters(104.07, 21.07, 104.07, 21.08), 6);
    expect((await explain({ measurements }, 2)).measurements).toEqual([]);
  });

  it('contradict where a counted layer of their operator and technology claims the place', async () => {
    const here = [104.021, 21.02] as const;
    const measurements = [
      measured(-1, ...here),
      measured(-2, ...here, { technology: null }),
      // The layer of 3G covers the place, but the settings do not count it; nor coverage of nobody in particular.
      measured(-3, ...here, { technology: '3G' }),
      measured(-4, ...here, { operator: 'unspecified' }),
      measured(-5, ...here, { operator: 'vinaphone' }),
      measured(-6, ...here, { service: true }),
      measured(-7, ...here, { service: null }),
      measured(-8, 104.07, 21.071),
    ];
    const { measurements: near } = await explain({ measurements }, 0);
    expect(near.filter(({ contradicts }) => contradicts).map(({ rsrpDbm }) => rsrpDbm)).toEqual([-1, -2]);
    expect(near).toHaveLength(8);
  });
});

describe('why a village is counted as it is', () => {
  it('names the nearest mast of anybody', async () => {
    const sites = [siteAt('far', 104.03, 21.02), siteAt('near', 104.02, 21.024)];
    const { nearestSite } = await explain({ sites }, 0);
    expect(nearestSite).toMatchObject({ code: 'near', operator: 'viettel' });
    expect(nearestSite!.distanceMeters).toBeCloseTo(geodesicDistanceMeters(104.02, 21.02, 104.02, 21.024), 2);
    expect((await explain({ sites: [] }, 0)).nearestSite).toBeNull();
    expect((await explain({ sites }, 2)).nearestSite).toBeNull();
  });

  it('counts its own located clusters, per operator', async () => {
    const own = await explain({}, 0);
    expect(own.clustersByOperator).toEqual([
      { operator: 'viettel', covered: 2 },
      { operator: 'vinaphone', covered: 0 },
    ]);
    expect(await explain({}, 3)).toMatchObject({ clusters: 0, clustersCovered: 0, hasLocation: true });
    const xy = workedExample.clusters!.xy.slice();
    xy.set([NaN, NaN], 2);
    expect(await explain({ clusters: { ...workedExample.clusters!, xy } }, 0)).toMatchObject({
      clusters: 2,
      clustersCovered: 1,
    });
    expect(await explain({ clusters: null }, 0)).toMatchObject({ clusters: 0, clustersCovered: 0 });
  });

  it('says what every layer says of a village without clusters, and of one without a place', async () => {
    const at3 = await explain({}, 3);
    expect(at3.statements.map(({ centre, clustersCovered }) => [centre, clustersCovered])).toEqual([
      [false, 0],
      [true, 0],
      [true, 0],
      [true, 0],
    ]);
    const nowhere = await explain({}, 2);
    expect(nowhere.statements.some(({ centre }) => centre)).toBe(false);
    expect(nowhere.depressions).toEqual([]);
  });

  it('tells inside a depression from outside and from unknown', async () => {
    expect((await explain({}, 0)).inDepression).toBe(true);
    expect(await explain({}, 1)).toMatchObject({ inDepression: false, depressions: [] });
    expect((await explain({ depressions: [] }, 0)).inDepression).toBeNull();
  });

  it('gives the distance to fibre', async () => {
    expect((await explain({}, 0)).fibreDistanceMeters).toBeCloseTo(
      geodesicDistanceMeters(104.02, 21.02, 104.02, 21.0215),
      2,
    );
    expect((await explain({ fibre: [] }, 0)).fibreDistanceMeters).toBeNull();
  });
});

it('an area whose parts lie over each other covers as in the figures; rows behind those of communes are the rest', async () => {
  const twice = packPolygons([[[box(104, 21, 104.06, 21.1)], [box(104.04, 21, 104.1, 21.1)]]]);
  const dataset: Dataset = {
    ...emptyDataset,
    communes: communeRow(['A', 'B']),
    villages: {
      records: ['a', 'b', 'c'].map((code) => village(code, code === 'c' ? null : 'A')),
      centres: Float64Array.of(104.02, 21.05, 104.05, 21.05, 109, 21.05),
      polygons: null,
    },
    coverage: [coverage('viettel', twice)],
  };
  const findings = await analyze(dataset, DEFAULT_SETTINGS);
  const [any] = findings.byOperator;
  const said = [0, 1, 2].map(
    (v) => explainVillage(dataset, findings, DEFAULT_SETTINGS, v).statements[0]!.centre,
  );
  expect(said).toEqual([...any!.centre].map((answer) => answer === YES));
  expect(said).toEqual([true, true, false]);
  expect([outsideRow(findings), provinceRow(findings)]).toEqual([2, 3]);
  expect([...findings.communes.villages]).toEqual([2, 0, 1, 3]);
});
