import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itmLosses } from './itm/point-to-point.ts';
import { linkLosses, type LinkInput } from './p1812/link.ts';

/** Hills by lot, whole metres, with clutter and zones that may reach both ends. */
const paths = fc
  .record({
    points: fc.integer({ min: 3, max: 120 }),
    km: fc.constantFrom(0.25, 1, 5, 20, 60, 200),
    seed: fc.integer({ min: 1, max: 1e9 }),
    relief: fc.constantFrom(0, 5, 60, 600),
    base: fc.constantFrom(-3, 0, 700),
    clutter: fc.constantFrom(0, 12, 40),
    water: fc.constantFrom('none', 'all', 'some'),
  })
  .map(({ points, km, seed, relief, base, clutter, water }) => {
    let state = seed;
    const random = (): number => (state = (state * 16807) % 2147483647) / 2147483647;
    const groundM = Float64Array.from({ length: points }, () => base + Math.round(random() * relief));
    return {
      distanceKm: Float64Array.from({ length: points }, (_, i) => (km * i) / (points - 1)),
      groundM,
      clutterM: clutter > 0 ? groundM.map(() => (random() < 0.6 ? clutter : 0)) : null,
      zone:
        water === 'none' ? null : Uint8Array.from(groundM, () => (water === 'all' || random() < 0.4 ? 1 : 4)),
    };
  });
const settings = fc.record({
  frequencyGHz: fc.constantFrom(0.03, 0.2, 0.7, 1.8, 3.5, 6),
  txHeightM: fc.constantFrom(1, 10, 40, 300),
  rxHeightM: fc.constantFrom(1, 1.5, 30),
  polarisation: fc.constantFrom('horizontal' as const, 'vertical' as const),
  timePercent: fc.constantFrom(1, 5, 20, 50),
  locationPercent: fc.constantFrom(1, 30, 50, 99),
  latitudeDeg: fc.constantFrom(0, 21.5, 69),
  deltaN: fc.constantFrom(30, 45, 70),
});
const inputs = fc.tuple(paths, settings).map(([profile, own]): LinkInput => ({
  ...{ profile, sigmaL: 5.5, n0: 325, coast: { dct: 500, dcr: 500 } },
  ...own,
}));
const lossOf = (input: LinkInput): number => linkLosses(input).losses.Lb;
/** What the equations with and without sight differ by where they meet (seen: 0.0003 dB). */
const GRAZING_DB = 0.005;
const CHECKS = { numRuns: 400 };

test('every number of a link is one, over land and water, with both ends in clutter, on short ways and long ones', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { geometry, losses } = linkLosses(input);
      for (const value of [...Object.values(geometry), ...Object.values(losses)])
        expect(Number.isNaN(value)).toBe(false);
    }),
    CHECKS,
  );
});

test('a link loses the same from either end', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { profile } = input;
      const km = Number(profile.distanceKm[profile.distanceKm.length - 1]);
      const turned = (values: ArrayLike<number>): number[] => Array.from(values).reverse();
      const back: LinkInput = {
        ...input,
        ...{ txHeightM: input.rxHeightM, rxHeightM: input.txHeightM },
        profile: {
          distanceKm: turned(profile.distanceKm).map((d) => km - d),
          groundM: turned(profile.groundM),
          clutterM: profile.clutterM && turned(profile.clutterM),
          zone: profile.zone && turned(profile.zone),
        },
        locationPercent: 50,
      };
      // A ray that just grazes may by rounding be one of sight from the one end and not from the other.
      expect(Math.abs(lossOf(back) - lossOf({ ...input, locationPercent: 50 }))).toBeLessThan(GRAZING_DB);
    }),
    CHECKS,
  );
});

// More of the time may lose less by some tenths of a decibel: the Recommendation's own interpolations turn there.
test('more of the places never loses less, and no link less than free space', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const losses = [1, 16, 50, 84, 99].map((locationPercent) => lossOf({ ...input, locationPercent }));
      losses.slice(1).forEach((loss, i) => expect(loss).toBeGreaterThanOrEqual(losses[i]!));
      const { Lb, Lb0p } = linkLosses(input).losses;
      expect(Lb).toBeGreaterThanOrEqual(Lb0p);
    }),
    CHECKS,
  );
});

test('a hair more of height, frequency or time moves a link by a hair: equations that take turns meet', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const loss = lossOf(input);
      const near = (own: Partial<LinkInput>): void =>
        expect(Math.abs(lossOf({ ...input, ...own }) - loss)).toBeLessThan(1e-3);
      near({ txHeightM: input.txHeightM * (1 + 1e-9) });
      near({ rxHeightM: input.rxHeightM * (1 + 1e-9) });
      near({ frequencyGHz: input.frequencyGHz * (1 + 1e-9) });
      near({ timePercent: input.timePercent * (1 - 1e-9) });
    }),
    CHECKS,
  );
});

test('the second opinion gives a number or a code of why not, in the bands of telephones', () => {
  fc.assert(
    fc.property(paths, settings, fc.constantFrom(1, 3, 5, 7), (profile, own, climate) => {
      const ask = (heightsM: Float64Array, tx: number, rx: number) =>
        itmLosses({
          profile: { heightsM, stepM: (1000 * profile.distanceKm.at(-1)!) / (heightsM.length - 1) },
          ...{ txHeightM: tx, rxHeightM: rx, frequencyMHz: Math.max(450, 1000 * own.frequencyGHz) },
          ...{
            vertical: own.polarisation === 'vertical',
            permittivity: 15,
            conductivity: 0.005,
            n0: 301,
            climate,
          },
          shares: { time: own.timePercent, location: own.locationPercent, situation: 50, mode: 12 },
        });
      // Not the same from either end: the ITM's own sampling of the profile begins at one of them.
      const answer = ask(profile.groundM, own.txHeightM, own.rxHeightM);
      // Below its least length of 1 km it may have no number: who asks leaves the opinion out (`secondOpinion`).
      if ('loss' in answer) expect(Number.isFinite(answer.loss) || profile.distanceKm.at(-1)! < 1).toBe(true);
      else expect(answer.code).toBeGreaterThanOrEqual(1000);
    }),
    CHECKS,
  );
});
