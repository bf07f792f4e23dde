import type { VillageFacts } from '../facts/facts.ts';
import { xOf, yOf } from '../land/frame.ts';
import { MAIN, type RoadStretch } from '../people/road-graph.ts';
import { PointBuckets } from '../seeded/point-buckets.ts';

/** So near to a village with grid electricity a small road has a line beside it. */
const NEAR_KM = 0.6;
/** Poles stand beside the road. */
const ASIDE_KM = 0.025;

/** Lines of the grid: beside main roads, and beside small ones that pass a village with electricity. x, y, x, y ... km. */
export function layPower(
  roads: readonly RoadStretch[],
  villages: readonly VillageFacts[],
): readonly (readonly number[])[] {
  const powered = new PointBuckets(1);
  for (const { village, electricity } of villages)
    if (electricity === 'grid') powered.add(xOf(village.settlement.lon), yOf(village.settlement.lat));
  const passes = ({ line }: RoadStretch): boolean => {
    for (let k = 0; k < line.length; k += 2)
      if (powered.nearestKm(line[k], line[k + 1], NEAR_KM) < NEAR_KM) return true;
    return false;
  };
  return roads
    .filter((road) => road.roadClass === MAIN || passes(road))
    .map(({ line }) => line.map((value) => value - ASIDE_KM));
}
