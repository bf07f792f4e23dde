import { expect, it } from 'vitest';
import { drawVillageNumbers } from './village-numbers.ts';
import type { LayerContext } from './map-layers.ts';

const silent = new Proxy({}, { get: (_, __, self: unknown) => () => self });
const ink = new Proxy({}, { get: () => () => ink }) as LayerContext['ink'];

function boxesOf(villages: readonly number[], plan: { villages: number[]; chosen: object[] } | null) {
  const context = {
    ink,
    type: Object.assign(Object.create(silent as object) as object, {
      widthOf: (text: string) => text.length * 5,
    }),
    input: { plan },
    flavour: 'print',
    sheet: { map: { left: 0, right: 400, bottom: 0, top: 400 }, symbols: 1 },
    plane: { toPage: (lon: number, lat: number) => [lon, lat] },
  } as unknown as LayerContext;
  return drawVillageNumbers(
    context,
    villages.map((index) => ({ index, number: index + 1, symbol: 'villageUncovered', x: 100, y: 100 })),
  );
}

/** From a place to the nearest side of a box. */
const distance = (
  { left, right, bottom, top }: { left: number; right: number; bottom: number; top: number },
  x: number,
  y: number,
) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(bottom - y, 0, y - top));

it('a number stands off the ring of a village that a plan serves', () => {
  const [plain] = boxesOf([0], null);
  const [ringed] = boxesOf([0], { villages: [0], chosen: [] });
  expect(distance(ringed!, 100, 100)).toBeGreaterThan(distance(plain!, 100, 100) + 2);
});

it('a number stands off the sites of the plan', () => {
  const site = { lon: 112, lat: 100 };
  const [plain] = boxesOf([0], { villages: [], chosen: [] });
  const [beside] = boxesOf([0], { villages: [], chosen: [site] });
  expect(distance(plain!, site.lon, site.lat)).toBeLessThan(8);
  expect(distance(beside!, site.lon, site.lat)).toBeGreaterThan(8);
});
