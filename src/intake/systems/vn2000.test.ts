import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../../test/support/shared.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import {
  fromVn2000,
  meridiansOf,
  orderMeters,
  projectionOfEpsg,
  toVn2000,
  VN2000_PROJECTIONS,
} from './vn2000.ts';
import { waysOf } from './declared-system.ts';

const points = readFileSync(new URL('../../../test/fixtures/vn2000/proj-points.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number) as [number, number, number, number, number]);
const shared = sharedPath('domain/vn2000.json');

/** Largest distance in metres between what `convert` gives and what PROJ gave, over all points. */
const worst = (
  convert: (epsg: number, easting: number, northing: number) => readonly [number, number],
): number =>
  Math.max(
    ...points.map(([epsg, easting, northing, lon, lat]) =>
      geodesicDistanceMeters(lon, lat, ...convert(epsg, easting, northing)),
    ),
  );

describe('VN-2000 beside PROJ', () => {
  it('is right to 1 mm at 1,200 points on every meridian', () => {
    expect(points).toHaveLength(1200);
    expect(new Set(points.map(([epsg]) => epsg))).toEqual(
      new Set(VN2000_PROJECTIONS.map(({ epsg }) => epsg)),
    );
    expect(
      worst((epsg, easting, northing) => fromVn2000(projectionOfEpsg(epsg)!)(easting, northing)),
    ).toBeLessThan(0.001);
  });

  it('would show an omitted datum shift and swapped axes', () => {
    const [epsg, easting, northing, lon, lat] = points[0]!;
    const projection = projectionOfEpsg(epsg)!;
    // Taking VN-2000 degrees for WGS84 omits the shift: about 220 m here.
    const shiftMeters = geodesicDistanceMeters(lon, lat, ...waysOf('EPSG:4756')!.convert(lon, lat));
    expect(shiftMeters).toBeGreaterThan(150);
    expect(shiftMeters).toBeLessThan(300);
    expect(orderMeters(northing, easting)).toEqual({ easting, northing });
    const swapped = fromVn2000(projection)(northing, easting);
    expect(swapped.every(Number.isFinite) && geodesicDistanceMeters(lon, lat, ...swapped) < 1000).toBe(false);
  });

  it('goes back and forth', () => {
    for (const [epsg, easting, northing, lon, lat] of points.slice(0, 100)) {
      const [e, n] = toVn2000(projectionOfEpsg(epsg)!)(lon, lat);
      // The inverse of the datum shift is taken to first order, which loses up to 1.1 mm.
      expect(Math.hypot(e - easting, n - northing)).toBeLessThan(0.002);
    }
  });
});

describe('pairs in metres', () => {
  it('are told apart by their size, whatever the letters', () => {
    expect(orderMeters(2477475, 547157)).toEqual({ easting: 547157, northing: 2477475 });
    expect(orderMeters(547157, 2477475)).toEqual({ easting: 547157, northing: 2477475 });
    expect(orderMeters(2477475, 18547157)).toEqual({ easting: 547157, northing: 2477475 });
    expect(orderMeters(103.9, 21.3)).toBeNull();
    expect(orderMeters(2477475, 2477475)).toBeNull();
  });
});

it('knows the meridians of the provinces', () => {
  expect(meridiansOf('Sơn La')).toEqual([104]);
  expect(meridiansOf('Tỉnh Lào Cai')).toEqual([104.75]);
  expect(meridiansOf('Lai Châu')).toEqual([103, 104.75]);
  expect(meridiansOf('Tuyên Quang')).toEqual([105.5, 106]);
  expect(meridiansOf('Thử')).toEqual([]);
});

describe.skipIf(!shared)('the table beside the reference list', () => {
  it('has the same projections', () => {
    const { crs } = JSON.parse(shared ? readFileSync(shared, 'utf8') : '{"crs":[]}') as {
      crs: { epsg: number; kind: string; lon0: number; k: number }[];
    };
    const theirs = crs
      .filter(({ kind }) => kind !== 'geographic')
      .map(({ epsg, kind, lon0, k }) => ({ epsg, kind, lon0, scale: k }));
    expect(VN2000_PROJECTIONS).toEqual(theirs);
  });
});
