import { expect, it } from 'vitest';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { ServiceForecast, type WorkService } from '../../planning/offer/service.ts';
import type { Option } from '../../planning/offer/reach.ts';
import { foreseeKept, type ForecastShelf, type KeptForecast } from './forecast-shelf.ts';

const xy = Float64Array.from([104.06, 21.05, 104.118, 21.05, 103.97, 21.05]);
const mast = (id: string, lon: number): Option => ({
  ...{ kind: 'mast', id, name: null, lon, lat: 21.05, heightMeters: 40, radiusMeters: 9000 },
  ...{ costVnd: 1, costRange: { low: 1, mid: 1, high: 1 }, operators: null },
});
/** The second stands on no terrain. */
const options = [mast('K', 104.05), mast('L', 90)];

/** Keeps what it is given, and how often something was found. */
class Shelf implements ForecastShelf {
  readonly kept = new Map<string, KeptForecast>();
  found = 0;
  async get(key: string): Promise<KeptForecast | null> {
    const known = this.kept.get(key) ?? null;
    if (known) this.found++;
    return known;
  }
  async put(key: string, forecast: KeptForecast): Promise<void> {
    this.kept.set(key, forecast);
  }
}

async function foreseen(shelf: Shelf, heights?: (grid: Int16Array) => void): Promise<WorkService[]> {
  const ground = ridgeTerrain();
  heights?.(ground.heights);
  const terrain = { ground: [ground], canopy: [], surface: [] };
  const forecast = new ServiceForecast(terrain, { choices: {}, technologies: ['4G'] }, xy);
  await foreseeKept({ forecast, options, open: options }, {}, shelf);
  expect(options.map((one) => forecast.knows(one))).toEqual([true, true]);
  return options.map((one) => forecast.serviceOf(one));
}

it('a second opening takes what the first predicted, and other ground is predicted anew', async () => {
  const shelf = new Shelf();
  const first = await foreseen(shelf);
  expect([first[0].isPredicted, first[1].isPredicted]).toEqual([true, false]);
  expect([...first[0].entries]).toEqual([0, 1, 2]);
  expect([shelf.kept.size, shelf.found]).toEqual([1, 0]);
  // NaN, where part of the way lies on no terrain, is kept too.
  expect(await foreseen(shelf)).toEqual(first);
  expect([shelf.kept.size, shelf.found]).toEqual([1, 1]);
  const other = await foreseen(shelf, (grid) => (grid[0] += 1));
  expect([shelf.kept.size, shelf.found]).toEqual([2, 1]);
  expect(other[0].entries).toEqual(first[0].entries);
});
