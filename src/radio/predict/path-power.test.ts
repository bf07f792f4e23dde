import { expect, test } from 'vitest';
import { radioSettingsOf } from '../budget/radio-settings.ts';
import { itmLosses } from '../models/itm/point-to-point.ts';
import { secondOpinion } from './path-power.ts';

test('where the second model ends in no number it refuses, and is no opinion that all is the same', () => {
  let state = 7;
  const random = (): number => (state = (state * 16807) % 2147483647) / 2147483647;
  let refused = 0;
  for (let path = 0; path < 300; path++) {
    const groundM = Float64Array.from({ length: 99 }, () => Math.round(600 * random()));
    const from = { lon: 104, lat: 21, heightMeters: 1, bandMhz: 30, aims: [], elementDbm: 30 };
    const settings = { ...radioSettingsOf({}), phoneMeters: 1 };
    const loss = secondOpinion(
      { ...from, site: '', operator: '', technology: '4G' },
      { stepKm: 0.00255, groundM, canopyM: new Float64Array(99), filled: false },
      settings,
    );
    const told = itmLosses({
      profile: { heightsM: groundM, stepM: 2.55 },
      ...{
        txHeightM: 1,
        rxHeightM: 1,
        frequencyMHz: 30,
        vertical: true,
        permittivity: 15,
        conductivity: 0.005,
      },
      ...{ n0: 301, climate: 2, shares: { time: 50, location: 50, situation: 50, mode: 12 } },
    });
    if ('loss' in told && Number.isFinite(told.loss)) expect(loss).toBeCloseTo(told.loss, 9);
    else {
      expect(loss).toBeNull();
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(0);
});
