import { describe, expect, it } from 'vitest';
import { datasetOf } from '../../../test/support/random-province.ts';
import { box, coverage } from '../../../test/support/datasets.ts';
import { analyze } from '../../analysis/analyze.ts';
import { findingsOf } from '../../analysis/findings/findings.ts';
import { geodesicDistanceMeters, metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { findBestPlace } from './best-place.ts';
import { squareGrid } from './level-picture.ts';
import { ServiceBefore } from './mast-figures.ts';
import type { MastFigures } from './study.ts';

const FROM = { lon: 104.05, lat: 21.05 };
const METERS = metersPerDegree(FROM.lat);
/** A place so many metres east and north of where the mast stands. */
const off = (east: number, north: number) => ({
  x: FROM.lon + east / METERS.lon,
  y: FROM.lat + north / METERS.lat,
});
const people = (east: number, north: number, population: number | null) => ({
  ...{ commune: 'A' as const, population, households: 1, located: true, clusters: [] },
  ...off(east, north),
});

/** A mast without hills: it reaches 300 m through trees and 500 m without. Cells of 20 m, the mast in the middle one. */
const SIDE = 101;
const level = (within: number) =>
  Float32Array.from({ length: SIDE * SIDE }, (_, cell) =>
    20 * Math.hypot((cell % SIDE) - 50, Math.floor(cell / SIDE) - 50) <= within ? -100 : -101,
  );
const LEVELS = { bare: level(500), canopy: level(300) };

async function search(places: ReturnType<typeof people>[], radiusMeters: number, served: number[] = []) {
  const around = (k: number) =>
    box(places[k].x - 1e-4, places[k].y - 1e-4, places[k].x + 1e-4, places[k].y + 1e-4);
  const far = box(110, 21, 110.1, 21.1);
  const dataset = {
    ...datasetOf(places, []),
    coverage: [coverage('viettel', packPolygons([far, ...served.map(around)].map((ring) => [[ring]])))],
  };
  const findings = await analyze(dataset, DEFAULT_SETTINGS, {}, { areaShares: false });
  const before = new ServiceBefore(dataset, findings, findingsOf(findings, 'any'), 'auto');
  const asked: (readonly [number, number])[] = [];
  const reach = (lon: number, lat: number, meters: number): number =>
    places.reduce(
      (sum, { x, y, population }, k) =>
        served.includes(k) || geodesicDistanceMeters(lon, lat, x, y) > meters ? sum : sum + (population ?? 0),
      0,
    );
  const found = await findBestPlace(
    FROM,
    radiusMeters,
    before,
    {},
    {
      required: -100,
      levels: (lon, lat) => ({ ...LEVELS, grid: squareGrid(lon, lat, 1000, 20) }),
      figures: (lon, lat) => {
        asked.push([lon, lat]);
        const [bare, canopy] = [reach(lon, lat, 500), reach(lon, lat, 300)].map((population) => ({
          population,
        }));
        return Promise.resolve({ newly: { bare, canopy } } as MastFigures);
      },
    },
  );
  const near = (k: number): number =>
    asked.filter(([lon, lat]) => geodesicDistanceMeters(lon, lat, places[k]!.x, places[k]!.y) <= 310).length;
  const moved = [(found.lon - FROM.lon) * METERS.lon, (found.lat - FROM.lat) * METERS.lat].map(Math.round);
  return {
    moved,
    reach: reach(found.lon, found.lat, 300),
    compared: found.compared,
    asked: asked.length,
    near,
  };
}

describe('the best place for a mast', () => {
  it('is looked for on a raster of 125 m within the radius, the exact model asked of four', async () => {
    const { compared, asked } = await search([people(0, 400, 10)], 250);
    // 125 m and 250 m along the axes and 177 m across them; 280 m is beyond.
    expect([compared, asked]).toEqual([1 + 4 + 4 + 4, 4]);
    expect((await search([people(0, 400, 10)], 0)).compared).toBe(1);
  });

  it('is where the most people gain service', async () => {
    // 100 to the north; 40 and 70 to the east lie 200 m apart, one place reaches both.
    const places = [people(0, 800, 100), people(700, 0, 40), people(900, 0, 70)];
    const { moved, reach } = await search(places, 1000);
    expect(reach).toBe(110);
    expect(Math.abs(moved[0]! - 800)).toBeLessThanOrEqual(200);
    expect(Math.abs(moved[1]!)).toBeLessThanOrEqual(250);
    // Who has service gains none.
    expect((await search(places, 1000, [2])).reach).toBe(100);
  });

  it('is where it stands where no other is better', async () => {
    expect((await search([people(0, 0, 50)], 1000)).moved).toEqual([0, 0]);
    expect((await search([people(0, 5000, 50)], 1000)).moved).toEqual([0, 0]);
  });

  it('of equals reaches more without trees', async () => {
    const { moved } = await search([people(0, 0, 50), people(450, 0, 20), people(-550, 0, 60)], 125);
    // Through trees only the 50 are near enough; to the west the 60 come within 500 m.
    expect(moved[0]).toBeLessThan(0);
  });

  it('looks closely at places of which nobody knows the people too', async () => {
    const { asked, near } = await search(
      [people(0, 600, null), people(0, 640, null), people(600, 0, 1)],
      1000,
    );
    // Two uncounted villages outweigh one of a single person.
    expect([asked, near(0), near(2)]).toEqual([4, 3, 0]);
  });
});
