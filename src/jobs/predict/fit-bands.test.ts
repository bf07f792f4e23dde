import { beforeAll, describe, expect, it } from 'vitest';
import { communeRow, emptyDataset } from '../../../test/support/datasets.ts';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { randomOf } from '../../../test/support/tiny-province.ts';
import type { Measurement, Radio, Site } from '../../model/network.ts';
import { radioSettingsOf } from '../../radio/budget/radio-settings.ts';
import { transmittersOf } from '../../radio/budget/transmitters.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { powerAt } from '../../radio/predict/places.ts';
import { fitBands } from './fit-bands.ts';
import { predictPiece, PredictionThreads } from './prediction-pieces.ts';
import { groupsOf } from './village-prediction.ts';

const settings = radioSettingsOf({});
const radio = (technology: '4G' | '5G', bandMhz: number): Radio => ({
  ...{
    operator: 'viettel',
    technology,
    bandMhz,
    bandwidthMhz: null,
    azimuthDegrees: 'omni',
    tiltDegrees: null,
  },
  ...{
    electricalTiltDegrees: null,
    mechanicalTiltDegrees: null,
    eirpDbm: null,
    powerDbm: null,
    gainDbi: null,
  },
  ...{ lossDb: null, heightMeters: 40, sourceId: 'sites', row: 2 },
});
const mast = (operator: string, lon: number, radios: Radio[]): Site => ({
  ...{ code: operator, operator, technologies: ['4G'], lon, lat: 21.05, heightMeters: 40, devices: 1 },
  ...{ radios: radios.map((one) => ({ ...one, operator })), sourceId: 'sites', row: 2 },
});
const sites = [
  mast('viettel', 104.05, [radio('4G', 1800), radio('4G', 900), radio('5G', 3500)]),
  mast('gtel', 104.03, [radio('4G', 1800)]),
];
const terrain = { ground: [ridgeTerrain()], canopy: [], surface: [] };
const at = (k: number): [number, number] => [104.01 + (k % 10) * 0.0175, 21.02 + Math.floor(k / 10) * 0.01];
const measured = (k: number, rest: Partial<Measurement>): Measurement => ({
  ...{ lon: at(k)[0], lat: at(k)[1], operator: 'viettel', technology: '4G', bandMhz: null, rsrpDbm: -90 },
  ...{ service: null, accuracyMeters: null, downMbps: null, upMbps: null, samples: null, asOf: null },
  ...{ sourceId: 'm', row: k + 2, ...rest },
});
let ground: Ground;
let groups: ReturnType<typeof groupsOf>;
beforeAll(() => {
  ground = new Ground(terrain, settings);
  groups = groupsOf(transmittersOf(sites, ['4G', '5G'], settings, null).list);
});
const fitted = async (measurements: Measurement[]) => {
  const dataset = { ...emptyDataset, communes: communeRow(['A', 'B']), sites, terrain, measurements };
  return (await fitBands({ dataset, ground, settings, task: {} }, groups)).fitted;
};
const counts = async (measurements: Measurement[]) =>
  (await fitted(measurements)).map(({ operator, bandMhz, n }) => [operator, bandMhz, n]);

describe('measurements beside a model', () => {
  it('are those of the operator, the technology and the band that they name', async () => {
    expect(
      await counts([
        measured(1, { bandMhz: 900 }),
        measured(2, { bandMhz: 1800 }),
        measured(3, { bandMhz: 1800 }),
      ]),
    ).toEqual([
      ['viettel', 1800, 2],
      ['viettel', 900, 1],
    ]);
    expect(await counts([measured(1, { technology: '5G' }), measured(2, { operator: 'gtel' })])).toEqual([
      ['gtel', 1800, 1],
      ['viettel', 3500, 1],
    ]);
    // Nobody sends what these name.
    expect(await counts([measured(1, { operator: 'vinaphone' }), measured(2, { bandMhz: 700 })])).toEqual([]);
    // Without a band the strongest counts, as a device would take it; without a technology that of any.
    const best = powerAt(
      ground,
      groups.find(({ technology, operator }) => technology === '4G' && operator === 'viettel')!.transmitters,
      ...at(1),
      settings,
    );
    expect(await counts([measured(1, {})])).toEqual([['viettel', best.power!.bandMhz, 1]]);
    expect(
      (await counts([measured(1, { technology: null })])).map(([operator, , n]) => [operator, n]),
    ).toEqual([['viettel', 1]]);
  });

  it('count where they say a level, or no network of a technology, and know their place', async () => {
    const n = async (rest: Partial<Measurement>) =>
      (await counts([measured(1, { bandMhz: 1800, ...rest })])).length;
    expect(await n({ rsrpDbm: null })).toBe(0);
    expect(await n({ rsrpDbm: null, service: true })).toBe(0);
    expect(await n({ rsrpDbm: null, service: false })).toBe(1);
    expect(await n({ rsrpDbm: null, service: false, technology: null })).toBe(0);
    expect([await n({ accuracyMeters: 50 }), await n({ accuracyMeters: 51 })]).toEqual([1, 0]);
  });

  it('of a model that is right but for a shift are fitted by the shift', async () => {
    const own = groups.find(({ technology, operator }) => technology === '4G' && operator === 'viettel')!;
    const only = own.transmitters.filter(({ bandMhz }) => bandMhz === 1800);
    const exact = (shift: number) =>
      Array.from({ length: 70 }, (_, k) => {
        const { power } = powerAt(ground, only, ...at(k), settings);
        return measured(k, { bandMhz: 1800, rsrpDbm: power!.bareDbm + shift });
      });
    const [{ fit, n }] = (await fitted(exact(5))) as [Awaited<ReturnType<typeof fitted>>[number]];
    expect(n).toBe(70);
    expect(fit!.offsetDb).toBeCloseTo(5, 1);
    expect(fit!.sigmaDb).toBeLessThan(0.5);
  });
});

it('in threads the same fits come to the last bit, whichever piece is ready first', async () => {
  const random = randomOf(11);
  const measurements = Array.from({ length: 200 }, (_, k) =>
    measured(k % 100, {
      lon: 104.01 + random() * 0.16,
      lat: 21.02 + random() * 0.08,
      rsrpDbm: -70 - 50 * random(),
      technology: k % 3 ? '4G' : null,
      operator: k % 5 ? 'viettel' : 'gtel',
    }),
  );
  const dataset = { ...emptyDataset, communes: communeRow(['A', 'B']), sites, terrain, measurements };
  let sent = 0;
  const threads = new PredictionThreads(terrain, settings, async (piece) => {
    // The first of two takes longer.
    await new Promise((next) => setTimeout(next, sent++ % 2 ? 0 : 5));
    return structuredClone(predictPiece(structuredClone(piece)));
  });
  const setting = { dataset, ground, settings, task: {} };
  const alone = await fitBands(setting, groups);
  expect(alone.fitted.some(({ fit }) => fit)).toBe(true);
  expect(await fitBands(setting, groups, threads)).toEqual(alone);
  // Places of 64 each, and a fit for each operator and band.
  expect(sent).toBeGreaterThan(alone.fitted.length + 2);
});
