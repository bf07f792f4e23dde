import { expect, test } from 'vitest';
import { ridgeTerrain } from '../../../test/support/ridge-terrain.ts';
import { radioSettingsOf } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { gridOver } from './cell-grid.ts';
import { Ground } from './ground.ts';
import { MastSweep } from './mast-sweep.ts';

const settings = radioSettingsOf({});
const ground = new Ground({ ground: [ridgeTerrain()], canopy: [], surface: [] }, settings);
const mast: Transmitter = {
  ...{ site: 'a', operator: 'viettel', technology: '4G', lon: 104.05, lat: 21.05, heightMeters: 40 },
  ...{ bandMhz: 900, elementDbm: 30, aims: [{ azimuthDegrees: 80, tiltDegrees: 2 }] },
};
/** A part of what lies around the mast; cells beyond it are asked for by nobody. */
const grid = gridOver([104.02, 21.01, 104.14, 21.07], 90);

function laid(narrow: boolean): { levels: Float32Array[]; heard: string[] } {
  const detail = { radiusMeters: 8000, stepMeters: 90, spacing: 1.5 };
  const sweep = new MastSweep(ground, mast, [900], settings, detail);
  if (narrow) sweep.narrowTo(grid);
  sweep.run(0, sweep.count);
  const cells = grid.columns * grid.rows;
  const [bare, canopy] = [new Float32Array(cells).fill(-Infinity), new Float32Array(cells).fill(-Infinity)];
  const heard: string[] = [];
  sweep.layOver({ grid, bare, canopy }, mast, (cell, hidden) => heard.push(`${cell} ${hidden}`));
  return { levels: [bare, canopy], heard };
}

test('what no cell takes need not be worked out: levels and ridges are the same', () => {
  const [narrow, all] = [laid(true), laid(false)];
  expect(narrow).toEqual(all);
  expect(all.heard.length).toBeGreaterThan(3000);
  expect(all.heard.some((one) => one.endsWith('true'))).toBe(true);
});
