import { expect, it } from 'vitest';
import type { Plan } from '../../../planning/plan.ts';
import type { ReportInput } from '../../report-input.ts';
import type { MapPlane } from '../sheet/plane.ts';
import { crossesMap, plannedOnMap } from './on-map.ts';

const map = { left: 0, right: 100, bottom: 0, top: 100 };
const plane = { toPage: (x: number, y: number) => [x, y], pointsPerMeter: 0.01 } as unknown as MapPlane;
const work = (kind: string, lon: number, more: object = {}) => ({
  ...{ id: kind, kind, lon, lat: 50, radiusMeters: null },
  ...more,
});
const shown = (chosen: readonly object[], more: Partial<ReportInput> = {}): string[] => {
  const input = { plan: { chosen } as unknown as Plan, ...more } as ReportInput;
  return plannedOnMap({ input, plane, sheet: { map } }).flatMap(([name, there]) => (there ? [name] : []));
};

it('a map explains the works that lie on it and no others', () => {
  expect(shown([work('mast', 50)])).toEqual(['proposed']);
  expect(shown([work('mast', 150)])).toEqual([]);
  // Its disc reaches in: 60 of 100 points.
  expect(shown([work('mast', 150, { radiusMeters: 6000 })])).toEqual(['proposedArea']);
  expect(shown([work('mast', 250, { radiusMeters: 6000 })])).toEqual([]);
  const path = (from: number) => ({ path: [from, 50, from + 60, 60] });
  expect(shown([work('fibre', 150, path(90)), work('hop', 300, path(300))])).toEqual(['plannedFibre']);
  expect(shown([work('mast', 50), work('fibre', 50, path(10))], { workCommunes: [0, 0] })).toEqual([]);
});

it('a line crosses a map that none of its points lies on', () => {
  expect(crossesMap([[-50, 50, 150, 50]], map)).toBe(true);
  expect(crossesMap([[-50, 150, 150, 150]], map)).toBe(false);
  expect(crossesMap([], map)).toBe(false);
});
