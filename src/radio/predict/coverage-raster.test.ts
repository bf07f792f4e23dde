import { expect, test } from 'vitest';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { radioSettingsOf } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { gridOver } from './cell-grid.ts';
import { powerRasters, sweepPiece, type PowerRaster } from './coverage-raster.ts';
import { Ground } from './ground.ts';
import { inOrder } from './in-order.ts';
import { MastSweep } from './mast-sweep.ts';

const settings = radioSettingsOf({});
const ground = new Ground({ ground: [ridgeTerrain()], canopy: [], surface: [] }, settings);
const grid = gridOver([104.02, 21.01, 104.14, 21.07], 90);
const mast = (i: number, bandMhz: number): Transmitter => ({
  ...{ site: `m${i}`, operator: 'viettel', technology: '4G', heightMeters: 30 + (i % 3) },
  ...{ lon: 104.03 + 0.0023 * ((i * 7) % 41), lat: 21.02 + 0.0011 * ((i * 5) % 37), bandMhz },
  ...{ elementDbm: 28 + (i % 4), aims: [{ azimuthDegrees: (i * 50) % 360, tiltDegrees: 3 }] },
});
/** Two groups, and more masts than a piece holds. */
const groups = [
  Array.from({ length: 36 }, (_, i) => mast(i, 900)),
  Array.from({ length: 6 }, (_, i) => mast(i, i % 2 ? 1800 : 2600)),
];
const RADIUS = { radiusMeters: 2500 };

test('masts in pieces elsewhere give the same bits as all of them here', async () => {
  const here = await powerRasters(ground, groups, grid, settings, {}, RADIUS);
  let pieces = 0;
  const elsewhere = async (piece: Parameters<typeof sweepPiece>[1]): Promise<PowerRaster[]> => {
    pieces++;
    return structuredClone(sweepPiece(ground, structuredClone(piece)));
  };
  const there = await powerRasters(ground, groups, grid, settings, {}, { ...RADIUS, elsewhere });
  expect(there).toEqual(here);
  expect(pieces).toBeGreaterThan(1);
});

test('what is passed over because others are stronger changes no level, reach or band', async () => {
  const rasters = await powerRasters(ground, [groups[0]!], grid, settings, {}, RADIUS);
  const [bare, canopy] = [rasters[0]!.bare.map(() => -Infinity), rasters[0]!.bare.map(() => -Infinity)];
  const stepMeters = Math.max(90, ground.stepMeters);
  const detail = { radiusMeters: 2500, stepMeters, spacing: (1.5 * Math.max(150, stepMeters)) / stepMeters };
  for (const one of groups[0]!) {
    const sweep = new MastSweep(ground, one, [one.bandMhz], settings, detail);
    sweep.run(0, sweep.count);
    sweep.layOver({ grid, bare, canopy }, one);
  }
  expect([...rasters[0]!.bare]).toEqual([...bare]);
  expect([...rasters[0]!.canopy]).toEqual([...canopy]);
});

test('answers are taken in the order of their pieces, and a stop asks for no more', async () => {
  const taken: number[] = [];
  const pieces = Array.from({ length: 30 }, (_, i) => i);
  const late = (i: number): Promise<number> => new Promise((done) => setTimeout(() => done(i), (30 - i) % 7));
  await inOrder(pieces, late, (answer) => taken.push(answer));
  expect(taken).toEqual(pieces);
  let asked = 0;
  const stop = new AbortController();
  const work = powerRasters(
    ground,
    [Array.from({ length: 2000 }, (_, i) => ({ ...mast(i, 900), heightMeters: 10 + i }))],
    grid,
    settings,
    { signal: stop.signal },
    {
      ...RADIUS,
      elsewhere: async () => {
        if (++asked === 3) stop.abort();
        return [];
      },
    },
  );
  await expect(work).rejects.toThrow();
  expect(asked).toBeLessThan(20);
});
