import { describe, expect, test } from 'vitest';
import type { ElevationGrid } from '../../model/dataset.ts';
import { RADIO_DEFAULTS } from '../budget/radio-settings.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { Ground } from './ground.ts';
import { powerAt } from './places.ts';

/**
 * Cases of the kind that people of Na Hang reported, on made-up land: a village behind a ridge, and clusters around a
 * spur in the village of the mast. A circle calls all of them covered.
 */
const STEP = 1 / 3600;
const KM = 1000 / 111_195;

/** Valley at 300 m with what `height` adds at km east and north of the mast. */
function landWith(height: (east: number, north: number) => number): ElevationGrid {
  const [columns, rows] = [400, 240];
  const [west, north] = [105 - 60 * STEP, 22 + 120 * STEP];
  const heights = new Int16Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const east = ((column - 60) * STEP * Math.cos((22 * Math.PI) / 180)) / KM;
      heights[row * columns + column] = 300 + height(east, ((120 - row) * STEP) / KM);
    }
  return { columns, rows, west, north, stepLon: STEP, stepLat: STEP, heights };
}

const mast: Transmitter = {
  ...{ site: 'A', operator: 'viettel', technology: '4G', lon: 105, lat: 22, heightMeters: 42, bandMhz: 1800 },
  elementDbm: 30,
  aims: [{ azimuthDegrees: null, tiltDegrees: null }],
};
const eastOf = (km: number): number => 105 + (km * KM) / Math.cos((22 * Math.PI) / 180);

function levelAt(grid: ElevationGrid, east: number, north: number): { bare: number; ridge: number | null } {
  const ground = new Ground({ ground: [grid], canopy: [], surface: [] }, RADIO_DEFAULTS);
  const { power } = powerAt(ground, [mast], eastOf(east), 22 + north * KM, RADIO_DEFAULTS);
  return { bare: power!.bareDbm, ridge: power!.ridgeMeters };
}

describe('villages that a circle calls covered', () => {
  // The ridge stands close before the village, as high as those of the valley of the Gâm.
  test.each([2.6, 3.5, 3.7, 6.2])('%s km behind a ridge there is no service', (km) => {
    const ridge = (east: number): number => 550 * Math.exp(-(((east - (km - 0.6)) / 0.25) ** 2));
    const { bare, ridge: meters } = levelAt(landWith(ridge), km, 0);
    expect(bare).toBeLessThan(RADIO_DEFAULTS.thresholdDbm);
    expect(meters).toBeGreaterThan(100);
    expect(meters).toBeLessThan(1200);
    // The same village on open ground has service.
    expect(
      levelAt(
        landWith(() => 0),
        km,
        0,
      ).bare,
    ).toBeGreaterThan(RADIO_DEFAULTS.thresholdDbm);
  });

  test('clusters round the spur of the village that has the mast are dark, those before it are not', () => {
    const spur = (east: number, north: number): number =>
      480 * Math.exp(-(((east - 0.7) / 0.18) ** 2)) * (north > -0.6 ? 1 : 0);
    const land = landWith(spur);
    expect(levelAt(land, 0.3, 0).bare).toBeGreaterThan(RADIO_DEFAULTS.thresholdDbm);
    expect(levelAt(land, 1.1, 0.2).bare).toBeLessThan(RADIO_DEFAULTS.thresholdDbm);
    expect(levelAt(land, 1.1, 0.5).bare).toBeLessThan(RADIO_DEFAULTS.thresholdDbm);
  });
});

test('a place beyond the terrain gets no level and is told', () => {
  const ground = new Ground({ ground: [landWith(() => 0)], canopy: [], surface: [] }, RADIO_DEFAULTS);
  expect(powerAt(ground, [mast], eastOf(-8), 22, RADIO_DEFAULTS)).toEqual({
    power: null,
    withoutTerrain: true,
  });
});
