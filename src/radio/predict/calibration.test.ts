import { describe, expect, test } from 'vitest';
import { randomOf } from '../../../test/support/tiny-province.ts';
import { fitLevels, likelyError, type ComparedLevel } from './calibration.ts';

/** Twelve numbers from 0 to 1, added: nearly normal, standard deviation 1. */
const bell = (random: () => number): number =>
  Array.from({ length: 12 }, () => random()).reduce((sum, one) => sum + one, -6);

/** Places where trees stand on the way at `treesShare` of them, `offsetDb` off, heard down to `floorDbm`. */
function places(
  count: number,
  real: { readonly offsetDb: number; readonly treesShare: number; readonly sigmaDb: number },
  floorDbm: number,
): ComparedLevel[] {
  const random = randomOf(7);
  return Array.from({ length: count }, (_, i): ComparedLevel => {
    const bareDbm = -60 - 60 * random();
    const canopyDbm = bareDbm - 40 * random();
    const counts = random() < real.treesShare ? canopyDbm : bareDbm;
    const level = counts + real.offsetDb + real.sigmaDb * bell(random);
    return { commune: String(i % 5), bareDbm, canopyDbm, measuredDbm: level < floorDbm ? null : level };
  });
}

describe('the fit of levels', () => {
  const real = { offsetDb: -8, treesShare: 0.3, sigmaDb: 6 };

  test('finds the offset, how often trees count and the spread again', () => {
    const fit = fitLevels(places(3000, real, -Infinity), -Infinity)!;
    expect(Math.abs(fit.offsetDb - real.offsetDb)).toBeLessThan(0.5);
    expect(Math.abs(fit.treesShare - real.treesShare)).toBeLessThan(0.03);
    expect(Math.abs(fit.sigmaDb - real.sigmaDb)).toBeLessThan(0.4);
    expect(fit.n).toBe(3000);
  });

  test('does so too where weak places were not heard, which alone would make it too good', () => {
    const compared = places(3000, real, -105);
    const fit = fitLevels(compared, -105)!;
    expect(Math.abs(fit.offsetDb - real.offsetDb)).toBeLessThan(0.7);
    expect(Math.abs(fit.treesShare - real.treesShare)).toBeLessThan(0.04);
    const heard = compared.filter(({ measuredDbm }) => measuredDbm !== null);
    expect(fitLevels(heard, -105)!.treesShare).toBeLessThan(fit.treesShare - 0.05);
  });

  test('is none of fewer than thirty levels, or of one commune', () => {
    expect(fitLevels(places(29, real, -Infinity), -Infinity)).toBeNull();
    const alone = places(60, real, -Infinity).map((one) => ({ ...one, commune: 'A' }));
    expect(fitLevels(alone, -Infinity)).toBeNull();
  });
});

test('the error of a level is told by the one of both that counts there', () => {
  const bracket = { offsetDb: -8, treesShare: 0.5, sigmaDb: 6 };
  const levels = { bareDbm: -70, canopyDbm: -110 };
  expect(likelyError(-80, levels, bracket)).toBeCloseTo(-2, 2);
  expect(likelyError(-115, levels, bracket)).toBeCloseTo(3, 2);
  // As far from both: half of each.
  expect(likelyError(-98, levels, bracket)).toBeCloseTo(0, 9);
});
