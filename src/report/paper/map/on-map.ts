import { isFeedWork } from '../../../model/project.ts';
import type { ReportInput } from '../../report-input.ts';
import type { MapPlane } from '../sheet/plane.ts';
import type { Box } from '../sheet/sheet.ts';
import { FEED_LINES, feedClass, feedsDrawn, pageLine } from './feed-lines.ts';
import type { DataClass } from '../../../cartography/tokens.ts';

interface MapOfPage {
  readonly input: ReportInput;
  readonly plane: MapPlane;
  readonly sheet: { readonly map: Box };
}

export const isOnMap = ({ left, right, bottom, top }: Box, x: number, y: number): boolean =>
  x > left && x < right && y > bottom && y < top;

/** Discs of the works that reach the map; none where the scope tells no places. */
export function plannedDiscs({
  input: { plan, workCommunes },
  plane,
  sheet,
}: MapOfPage): readonly { readonly x: number; readonly y: number; readonly radius: number }[] {
  if (!plan || workCommunes) return [];
  const { left, right, bottom, top } = sheet.map;
  return plan.chosen.flatMap((site) => {
    if (site.radiusMeters === null) return [];
    const [x, y] = plane.toPage(site.lon, site.lat);
    const radius = site.radiusMeters * plane.pointsPerMeter;
    const reached = {
      left: left - radius,
      right: right + radius,
      bottom: bottom - radius,
      top: top + radius,
    };
    return isOnMap(reached, x, y) ? [{ x, y, radius }] : [];
  });
}

/** Whether some step of the lines may pass through the map: both lie in overlapping boxes. */
export function crossesMap(lines: readonly ArrayLike<number>[], map: Box): boolean {
  return lines.some((line) =>
    Array.from({ length: Math.max(0, line.length / 2 - 1) }).some((_, k) => {
      const [x, y, nextX, nextY] = [line[2 * k]!, line[2 * k + 1]!, line[2 * k + 2]!, line[2 * k + 3]!];
      return (
        Math.max(x, nextX) > map.left &&
        Math.min(x, nextX) < map.right &&
        Math.max(y, nextY) > map.bottom &&
        Math.min(y, nextY) < map.top
      );
    }),
  );
}

/** Works of the plan of which something lies on this map. */
export function plannedOnMap(context: MapOfPage): readonly (readonly [DataClass, boolean])[] {
  const { input, plane, sheet } = context;
  const masts = input.workCommunes ? [] : (input.plan?.chosen.filter((work) => !isFeedWork(work)) ?? []);
  return [
    ['proposed', masts.some(({ lon, lat }) => isOnMap(sheet.map, ...plane.toPage(lon, lat)))],
    ['proposedArea', plannedDiscs(context).length > 0],
    ...FEED_LINES.map((kind) => {
      const lines = feedsDrawn(input, kind).map(({ work }) => pageLine(work, plane));
      return [feedClass(kind), crossesMap(lines, sheet.map)] as const;
    }),
  ];
}
