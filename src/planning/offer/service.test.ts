import { expect, it } from 'vitest';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { radioSettingsOf, requiredDbm } from '../../radio/budget/radio-settings.ts';
import { transmittersOf } from '../../radio/budget/transmitters.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { powerAt } from '../../radio/predict/places.ts';
import type { Demand } from '../demand/demand.ts';
import type { Option } from './reach.ts';
import { workReaches } from './work-reaches.ts';
import { ServiceForecast } from './service.ts';

/** In the valley of the mast; behind the ridge; west of the terrain; further than a mast is followed. */
const places = [
  [104.06, 21.05],
  [104.118, 21.05],
  [103.97, 21.05],
  [104.05, 20.9],
];
const xy = Float64Array.from(places.flat());
const demand: Demand = {
  village: Int32Array.from([0, 1, 2, 3]),
  xy,
  households: new Float64Array(4).fill(10),
  population: new Float64Array(4).fill(40),
  operator: [null, null, null, null],
  outside: [],
};
const RADIO = { choices: {}, technologies: ['4G'] } as const;
const terrain = { ground: [ridgeTerrain()], canopy: [], surface: [] };
const mast: Option = {
  kind: 'mast',
  id: 'K',
  name: null,
  ...{ lon: 104.05, lat: 21.05, heightMeters: 40, radiusMeters: 9000 },
  ...{ costVnd: 1, costRange: { low: 1, mid: 1, high: 1 }, operators: null },
};
const codes = ({ assumptions }: ReturnType<typeof workReaches>) => assumptions.map(({ code }) => code);

it('tells what a mast brings by the model that villages are predicted by, and by the disc where no terrain is known', () => {
  const forecast = new ServiceForecast(terrain, RADIO, xy);
  const { isPredicted, entries, marginDb } = forecast.serviceOf(mast);
  expect([isPredicted, [...entries]]).toEqual([true, [0, 1, 2]]);
  const settings = radioSettingsOf({});
  const site = {
    ...{ code: '', operator: '', technologies: ['4G' as const], lon: 104.05, lat: 21.05, heightMeters: 40 },
    ...{ devices: 1, radios: [], sourceId: '', row: 0 },
  };
  const { list } = transmittersOf([site], ['4G'], settings, null);
  const { power } = powerAt(new Ground(terrain, settings), list, 104.06, 21.05, settings);
  expect(marginDb[0]).toBe(power!.canopyDbm - requiredDbm(settings, 1800));
  expect(marginDb[0]).toBeGreaterThan(3);
  expect(marginDb[1]).toBeLessThan(-3);
  expect(marginDb[2]).toBeNaN();
  // The disc of 9 km would reach behind the ridge; of the places it only has the one beyond the terrain.
  const served = workReaches([mast], demand, forecast);
  expect([...served.reaches[0]]).toEqual([0, 2]);
  expect(served.options[0].radiusMeters).toBeNull();
  expect(codes(served)).toEqual(['reachPredicted', 'reachPartly', 'discIgnoresTerrain']);
  expect([...workReaches([mast], demand, null).reaches[0]]).toEqual([0, 1, 2]);
});

it('asks more or less of the level, and never of a disc', () => {
  const forecast = new ServiceForecast(terrain, RADIO, xy);
  const [near] = forecast.serviceOf(mast).marginDb;
  const reached = (thresholdDb: number) => [...workReaches([mast], demand, forecast, thresholdDb).reaches[0]];
  expect(reached(near)).toEqual([0, 2]);
  expect(reached(near + 1e-9)).toEqual([2]);
});

it.each([
  ['joins a mast that stands', { ...mast, kind: 'join', host: 'viettel' } as const, RADIO],
  ['stands on no terrain', { ...mast, lon: 103.9 }, RADIO],
  ['is no higher than the ground', { ...mast, heightMeters: 0 }, RADIO],
  ['sends what cannot be predicted', mast, { ...RADIO, technologies: ['2G'] } as const],
])('goes by the disc where a work %s', (_, work, radio) => {
  const forecast = new ServiceForecast(terrain, radio, xy);
  expect(forecast.serviceOf(work).isPredicted).toBe(false);
  const served = workReaches(
    [work],
    { ...demand, operator: ['viettel', 'viettel', 'viettel', null] },
    forecast,
  );
  expect([served.isPredicted, served.options[0].radiusMeters]).toEqual([false, 9000]);
  expect(codes(served)).toEqual(work.kind === 'join' ? [] : ['reachEstimated', 'discIgnoresTerrain']);
});
