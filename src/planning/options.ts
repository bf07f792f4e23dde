import { metersPerDegree } from '../geometry/measures/ellipsoid.ts';
import type { Dataset, ElevationGrid } from '../model/dataset.ts';
import { VOID_HEIGHT } from '../model/dataset.ts';
import type { Demand } from './demand.ts';
import type { PlanCosts } from '../model/project.ts';
import type { Assumption } from './plan-types.ts';
import type { CostRange, Option } from './reach.ts';

/**
 * What the plan supposes where the data say nothing; printed with every plan.
 * @internal
 */
export const ASSUMED = { radiusMeters: 3000, costVnd: 2_500_000_000, searchMeters: 3000 } as const;

const assumption = (code: string, context: Assumption['context'] = {}): Assumption => ({ code, context });

/**
 * A mast on a mountain, from published models (site US$ 100,000, between 20,000 and 150,000) at 25.000 đồng a dollar;
 * and how far a stated cost may still move.
 */
const DEFAULT_COSTS = {
  mast: { low: 500_000_000, mid: ASSUMED.costVnd, high: 3_750_000_000 },
  stated: { low: 0.8, high: 1.3 },
} as const;

interface Costs {
  readonly mast: CostRange;
  readonly stated: { readonly low: number; readonly high: number };
}

const costsOf = (given: PlanCosts = {}): Costs => ({ ...DEFAULT_COSTS, ...given });

const rangeOf = (stated: number | null, { mast, stated: factors }: Costs): CostRange =>
  stated === null
    ? mast
    : { low: Math.round(stated * factors.low), mid: stated, high: Math.round(stated * factors.high) };

/** The candidates of the project, blanks filled by stated assumptions. */
function givenOptions(dataset: Dataset, costs: Costs): { options: Option[]; assumptions: Assumption[] } {
  const { candidates } = dataset;
  const without = (field: 'radiusMeters' | 'costVnd') =>
    candidates.filter((candidate) => candidate[field] === null).length;
  const assumptions: Assumption[] = [];
  if (without('radiusMeters'))
    assumptions.push(
      assumption('discRadius', { count: without('radiusMeters'), radiusMeters: ASSUMED.radiusMeters }),
    );
  if (without('costVnd'))
    assumptions.push(assumption('assumedCost', { count: without('costVnd'), costVnd: costs.mast.mid }));
  const options = candidates.map((candidate) => ({
    id: candidate.id,
    name: candidate.name,
    lon: candidate.lon,
    lat: candidate.lat,
    radiusMeters: candidate.radiusMeters ?? ASSUMED.radiusMeters,
    costVnd: candidate.costVnd ?? costs.mast.mid,
    costRange: rangeOf(candidate.costVnd, costs),
    operators: candidate.operator === null ? null : [candidate.operator],
  }));
  return { options, assumptions };
}

/**
 * The highest cell of the grid within `ASSUMED.searchMeters` of a place; null where the grid has none.
 * @internal
 */
export function highestNear(
  grid: ElevationGrid,
  lon: number,
  lat: number,
): { lon: number; lat: number; height: number } | null {
  const perDegree = metersPerDegree(lat);
  const reachColumns = Math.ceil(ASSUMED.searchMeters / (grid.stepLon * perDegree.lon));
  const reachRows = Math.ceil(ASSUMED.searchMeters / (grid.stepLat * perDegree.lat));
  const column = Math.round((lon - grid.west) / grid.stepLon);
  const row = Math.round((grid.north - lat) / grid.stepLat);
  let best = VOID_HEIGHT as number;
  let found: { lon: number; lat: number; height: number } | null = null;
  for (let r = Math.max(0, row - reachRows); r <= Math.min(grid.rows - 1, row + reachRows); r++) {
    for (
      let c = Math.max(0, column - reachColumns);
      c <= Math.min(grid.columns - 1, column + reachColumns);
      c++
    ) {
      const height = grid.heights[r * grid.columns + c];
      if (height === VOID_HEIGHT || height <= best) continue;
      const place = { lon: grid.west + c * grid.stepLon, lat: grid.north - r * grid.stepLat };
      if (
        Math.hypot((place.lon - lon) * perDegree.lon, (place.lat - lat) * perDegree.lat) >
        ASSUMED.searchMeters
      )
        continue;
      best = height;
      found = { ...place, height };
    }
  }
  return found;
}

/** The highest cell near a place of all grids of the ground; the place itself where none knows any. */
function highPoint({ terrain }: Dataset, lon: number, lat: number): { lon: number; lat: number } {
  const highest = (terrain?.ground ?? [])
    .flatMap((grid) => highestNear(grid, lon, lat) ?? [])
    .reduce((best, one) => (one.height > best.height ? one : best), { lon, lat, height: -Infinity });
  return { lon: highest.lon, lat: highest.lat };
}

/** Without candidates: the high points near the gaps, or the gaps themselves where there is no terrain. */
function foundOptions(
  dataset: Dataset,
  demand: Demand,
  costs: Costs,
): { options: Option[]; assumptions: Assumption[] } {
  const byPlace = new Map<string, Option>();
  for (let entry = 0; entry < demand.village.length; entry++) {
    const [lon, lat] = [demand.xy[entry * 2], demand.xy[entry * 2 + 1]];
    const place = highPoint(dataset, lon, lat);
    const key = `${place.lon.toFixed(5)} ${place.lat.toFixed(5)}`;
    if (byPlace.has(key)) continue;
    const { radiusMeters } = ASSUMED;
    const id = `ĐX-${String(byPlace.size + 1).padStart(3, '0')}`;
    byPlace.set(key, {
      id,
      name: null,
      ...place,
      radiusMeters,
      costVnd: costs.mast.mid,
      costRange: costs.mast,
      operators: null,
    });
  }
  const code = dataset.terrain?.ground.length ? 'highPoints' : 'gapPoints';
  return {
    options: [...byPlace.values()],
    assumptions: [
      assumption(code, {
        searchMeters: ASSUMED.searchMeters,
        radiusMeters: ASSUMED.radiusMeters,
        costVnd: costs.mast.mid,
      }),
    ],
  };
}

/** What could be built, and what had to be supposed to say so. */
export function findOptions(
  dataset: Dataset,
  demand: Demand,
  given?: PlanCosts,
): { options: Option[]; assumptions: Assumption[] } {
  const costs = costsOf(given);
  const { options, assumptions } = dataset.candidates.length
    ? givenOptions(dataset, costs)
    : foundOptions(dataset, demand, costs);
  return { options, assumptions: [...assumptions, assumption('discIgnoresTerrain')] };
}
