import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkLosses } from '../models/p1812/link.ts';
import { medianEarthRadiusKm } from '../models/p1812/path.ts';
import { RadialSweep, type Radial } from './radial-geometry.ts';
import { bracketLosses, distanceTable } from './radial-losses.ts';
import { UpperHull } from './upper-hull.ts';

const AE = medianEarthRadiusKm(45);

/** The model itself on the profile that ends at each point. */
function naiveLosses(radial: Radial, tx: number, rx: number, frequencyGHz: number): number[] {
  const { stepKm, groundM, clutterM } = radial;
  return Array.from(groundM, (_, k) => {
    if (k < 2) return Number.NaN;
    const cut = <T extends Float64Array>(values: T): Float64Array => values.subarray(0, k + 1);
    return linkLosses({
      profile: {
        distanceKm: groundM.subarray(0, k + 1).map((_height, i) => i * stepKm),
        groundM: cut(groundM),
        clutterM: clutterM && cut(clutterM),
        zone: null,
      },
      frequencyGHz,
      txHeightM: tx,
      rxHeightM: rx,
      polarisation: 'vertical',
      timePercent: 50,
      locationPercent: 50,
      sigmaL: 0,
      deltaN: 45,
      n0: 325,
      latitudeDeg: 21.5,
      coast: { dct: 500, dcr: 500 },
    }).losses.Lb;
  });
}

/** Mountains of a few waves with roughness, in whole metres as rasters hold them: lines through equal heights too. */
const radials = fc
  .record({
    points: fc.integer({ min: 3, max: 400 }),
    step: fc.constantFrom(0.03, 0.09, 0.25),
    seed: fc.integer({ min: 1, max: 1e9 }),
    relief: fc.constantFrom(0, 5, 80, 700),
    canopy: fc.constantFrom(0, 15, 40),
  })
  .map(({ points, step, seed, relief, canopy }): Radial => {
    let state = seed;
    const random = (): number => (state = (state * 16807) % 2147483647) / 2147483647;
    const waves = Array.from({ length: 5 }, (_, i) => ({
      size: relief / (i + 1),
      at: random() * 7,
      by: (i + 1) * 0.7,
    }));
    const groundM = Float64Array.from({ length: points }, (_, i) =>
      Math.round(
        600 +
          waves.reduce((sum, { size, at, by }) => sum + size * Math.sin(at + by * i * step), random() * 4),
      ),
    );
    const clutterM = canopy > 0 ? groundM.map(() => (random() < 0.6 ? canopy : 0)) : null;
    return { stepKm: step, groundM, clutterM };
  });

describe('sweep along a radial', () => {
  test('equals the model on every profile, with and without canopy, within 1e-6 dB', () => {
    const sweep = new RadialSweep(400, AE);
    fc.assert(
      fc.property(
        radials,
        fc.constantFrom(8, 40, 90),
        fc.constantFrom(1.5, 10),
        fc.constantFrom(0.7, 1.8, 2.6),
        (radial, tx, rx, frequencyGHz) => {
          const geometry = sweep.run(radial, tx, rx);
          const { bare, covered } = bracketLosses(radial, geometry, {
            frequencyGHz,
            polarisation: 'vertical',
            distances: distanceTable(radial.stepKm, radial.groundM.length, 21.5),
            n0: 325,
            ae: AE,
          });
          const naive = {
            bare: naiveLosses({ ...radial, clutterM: null }, tx, rx, frequencyGHz),
            covered: naiveLosses(radial, tx, rx, frequencyGHz),
          };
          let worst = 0;
          for (let k = 2; k < bare.length; k++) {
            worst = Math.max(
              worst,
              Math.abs(bare[k] - naive.bare[k]),
              Math.abs(covered[k] - naive.covered[k]),
            );
            // Trees only take away: `powerAt` passes over masts by that.
            expect(naive.covered[k]).toBeGreaterThanOrEqual(naive.bare[k]);
          }
          expect(worst).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('points that are asked for are the same whether others are asked for or not; the others stay open', () => {
  const sweep = new RadialSweep(400, AE);
  fc.assert(
    fc.property(radials, fc.integer({ min: 2, max: 9 }), (radial, every) => {
      const place = {
        ...{ frequencyGHz: 1.8, polarisation: 'vertical' as const, n0: 325, ae: AE },
        distances: distanceTable(radial.stepKm, radial.groundM.length, 21.5),
      };
      const wanted = Uint8Array.from(radial.groundM, (_, k) => (k % every === 0 ? 1 : 0));
      const all = bracketLosses(radial, sweep.run(radial, 40, 1.5), place);
      const some = bracketLosses(radial, sweep.run(radial, 40, 1.5, wanted), place, wanted);
      for (let k = 1; k < wanted.length; k++) {
        expect(some.bare[k]).toBe(wanted[k] ? all.bare[k] : Number.NaN);
        expect(some.covered[k]).toBe(wanted[k] ? all.covered[k] : Number.NaN);
      }
    }),
    { numRuns: 40 },
  );
});

test('a hull answers as all its points would', () => {
  const points = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      points,
      fc.integer({ min: -60, max: 60 }),
      fc.integer({ min: -9, max: 9 }),
      (ys, y, slope) => {
        const hull = new UpperHull(ys.length);
        ys.forEach((height, x) => hull.push(x, height, x));
        const x = ys.length + 2;
        expect(hull.tangentSlope(x, y)).toBe(Math.max(...ys.map((height, i) => (height - y) / (x - i))));
        expect(hull.highestOver(slope)).toBe(Math.max(...ys.map((height, i) => height - slope * i)));
      },
    ),
  );
});
