import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itmLosses, type ItmInput } from './itm/point-to-point.ts';
import { inverseNormal, normalCdf } from './normal/normal.ts';
import { bullington, knifeEdge } from './p1812/diffraction.ts';
import { freeSpaceLoss, linkLosses, locationSpread, type LinkInput } from './p1812/link.ts';
import { medianEarthRadiusKm, type PathProfile } from './p1812/path.ts';
import { heightGainLoss, terrestrialStatisticalLoss } from './p2108.ts';
import { buildingEntryLoss } from './p2109.ts';

const profileOf = (heights: readonly number[], stepKm = 0.5): PathProfile => ({
  distanceKm: heights.map((_, i) => i * stepKm),
  groundM: heights,
  clutterM: null,
  zone: null,
});
const linkOf = (profile: PathProfile, change: Partial<LinkInput> = {}): LinkInput => ({
  profile,
  frequencyGHz: 1.8,
  txHeightM: 40,
  rxHeightM: 1.5,
  polarisation: 'vertical',
  timePercent: 50,
  locationPercent: 50,
  sigmaL: 0,
  deltaN: 45,
  n0: 325,
  latitudeDeg: 21,
  coast: { dct: 500, dcr: 500 },
  ...change,
});
const flatWith = (ridge: number): number[] => Array.from({ length: 21 }, (_, i) => (i === 10 ? ridge : 0));
const mountains = fc.array(fc.double({ min: 0, max: 1500, noNaN: true }), { minLength: 5, maxLength: 60 });

describe('P.1812', () => {
  test('free space, worked by hand', () => {
    expect(freeSpaceLoss(1, 100, 100, 1)).toBeCloseTo(92.4, 10);
    expect(freeSpaceLoss(10, 100, 100, 2)).toBeCloseTo(118.4206, 4);
    // 3 km along and 4 km up are 5 km apart.
    expect(freeSpaceLoss(3, 4000, 0, 1)).toBeCloseTo(92.4 + 20 * Math.log10(5), 10);
  });
  test('knife edge, worked by hand', () => {
    expect(knifeEdge(-0.78)).toBe(0);
    expect(knifeEdge(0)).toBeCloseTo(6.033, 3);
    expect(knifeEdge(1)).toBeCloseTo(13.926, 3);
  });
  test('a ridge of 100 m half way over 10 km, worked by hand', () => {
    // Bulge 12500 / 8930.78 = 1.400 m, 51.400 m above the line, nu 2.655, 21.38 dB at the edge, 31.30 dB over the path.
    const d = Array.from({ length: 21 }, (_, i) => i / 2);
    expect(bullington(d, flatWith(100), 50, 50, medianEarthRadiusKm(45), 1)).toBeCloseTo(31.295, 2);
  });
  test('spread of places: all of it at the ground, none 10 m above the clutter', () => {
    const whole = (0.52 + 0.024 * 1.8) * 90 ** 0.28;
    expect(locationSpread(1.8, 1.5, 15, 90)).toBeCloseTo(whole, 12);
    expect(locationSpread(1.8, 25, 15, 90)).toBe(0);
    expect(locationSpread(1.8, 20, 15, 90)).toBeCloseTo(whole / 2, 12);
  });
  test('a link read from the other end has the same losses', () => {
    fc.assert(
      fc.property(mountains, fc.constantFrom(1, 10, 50), (heights, timePercent) => {
        const there = linkLosses(linkOf(profileOf(heights), { timePercent })).losses;
        const back = linkLosses(
          linkOf(profileOf([...heights].reverse()), { timePercent, txHeightM: 1.5, rxHeightM: 40 }),
        ).losses;
        for (const name of ['Lbfs', 'Lbulla', 'Ldsph', 'Ld50', 'Ldp', 'Lbd', 'Lbs', 'Lb'] as const)
          expect(back[name]).toBeCloseTo(there[name], 6);
      }),
    );
  });
  test('a higher ridge never loses less', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 400, noNaN: true }),
        fc.double({ min: 0, max: 400, noNaN: true }),
        (one, other) => {
          const loss = (ridge: number): number =>
            linkLosses(linkOf(profileOf(flatWith(ridge)))).losses.Lbulla;
          expect(loss(Math.max(one, other))).toBeGreaterThanOrEqual(loss(Math.min(one, other)) - 1e-9);
        },
      ),
    );
  });
  test('high above flat ground nothing but free space is left', () => {
    const { losses } = linkLosses(linkOf(profileOf(flatWith(0), 0.05), { txHeightM: 500, rxHeightM: 500 }));
    expect(losses.Ld50).toBe(0);
    expect(losses.Lb).toBeCloseTo(losses.Lbfs, 6);
  });
  test('the loss is never below that in sight, and canopy never helps the Bullington part', () => {
    fc.assert(
      fc.property(mountains, (heights) => {
        const bare = linkLosses(linkOf(profileOf(heights))).losses;
        const profile = { ...profileOf(heights), clutterM: heights.map(() => 15) };
        const canopy = linkLosses(linkOf(profile)).losses;
        expect(bare.Lb).toBeGreaterThanOrEqual(bare.Lb0p);
        expect(canopy.Lbulla).toBeGreaterThanOrEqual(bare.Lbulla - 1e-9);
      }),
    );
  });
});

describe('ITM', () => {
  const input = (heights: readonly number[], change: Partial<ItmInput> = {}): ItmInput => ({
    profile: { heightsM: heights, stepM: 100 },
    txHeightM: 40,
    rxHeightM: 1.5,
    frequencyMHz: 1800,
    vertical: true,
    permittivity: 15,
    conductivity: 0.005,
    n0: 301,
    climate: 2,
    shares: { time: 50, location: 50, situation: 50, mode: 12 },
    ...change,
  });
  test('codes of what it does not answer', () => {
    const flat = new Array<number>(50).fill(100);
    const code = (change: Partial<ItmInput>): number => itmLosses(input(flat, change)).code;
    expect(code({ txHeightM: 0.4 })).toBe(1000);
    expect(code({ rxHeightM: 3001 })).toBe(1001);
    expect(code({ climate: 8 })).toBe(1002);
    expect(code({ n0: 240 })).toBe(1008);
    expect(code({ frequencyMHz: 19 })).toBe(1009);
    expect(code({ shares: { time: 0, location: 50, situation: 50, mode: 12 } })).toBe(1003);
    expect(code({ shares: { time: 50, location: 50, situation: 50, mode: 4 } })).toBe(1014);
  });
  test('more time, places or situations never ask for less loss', () => {
    const share = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(mountains, share, share, (heights, one, other) => {
        const loss = (time: number): number => {
          const result = itmLosses(
            input(heights, { shares: { time, location: 50, situation: 50, mode: 3 } }),
          );
          return 'loss' in result ? result.loss : Number.NaN;
        };
        expect(loss(Math.max(one, other))).toBeGreaterThanOrEqual(loss(Math.min(one, other)) - 1e-9);
      }),
    );
  });
});

describe('clutter and buildings', () => {
  test('an antenna above the clutter loses nothing; inputs outside the range give their codes', () => {
    const at = { frequencyGHz: 1.8, heightM: 1.5, streetWidthM: 27, clutterHeightM: 15, clutterType: 5 };
    expect(heightGainLoss({ ...at, heightM: 15 })).toEqual({ code: 0, loss: 0 });
    expect(heightGainLoss({ ...at, frequencyGHz: 3.1 })).toEqual({ code: 32 });
    expect(heightGainLoss({ ...at, clutterType: 7 })).toEqual({ code: 36 });
    expect(terrestrialStatisticalLoss(0.4, 5, 50)).toEqual({ code: 48 });
    // Held at 2 km.
    expect(terrestrialStatisticalLoss(2, 20, 50)).toEqual(terrestrialStatisticalLoss(2, 2, 50));
  });
  test('entry into buildings at 1 GHz, worked by hand', () => {
    expect(buildingEntryLoss(1, 0.5, 'traditional')).toBeCloseTo(14.313, 3);
    expect(buildingEntryLoss(1, 0.5, 'thermallyEfficient')).toBeCloseTo(31.011, 3);
    expect(buildingEntryLoss(1, 0.9, 'traditional')).toBeGreaterThan(
      buildingEntryLoss(1, 0.5, 'traditional'),
    );
  });
});

describe('normal distribution', () => {
  test('known values and the way back', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(normalCdf(-5)).toBeCloseTo(2.866515718791939e-7, 16);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        expect(normalCdf(inverseNormal(p))).toBeCloseTo(p, 10);
      }),
    );
  });
});
