import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { Dataset, ElevationGrid } from '../../model/dataset.ts';
import { VOID_HEIGHT } from '../../model/dataset.ts';
import type { Candidate } from '../../model/network.ts';
import type { Demand } from '../demand/demand.ts';
import type { PlanService } from '../../model/project.ts';
import { costRangeOf, type CostTable } from '../costs/cost-table.ts';
import type { Assumption } from './assumption.ts';
import type { Option } from './reach.ts';

/**
 * What the plan supposes where the data say nothing; printed with every plan.
 * @internal
 */
export const ASSUMED = { radiusMeters: 3000, searchMeters: 3000 } as const;

/** Before the code of a mast: the work of joining it. */
const JOIN = 'DC-';

const assumption = (code: string, context: Assumption['context'] = {}): Assumption => ({ code, context });

/** The candidates of the project, blanks filled by stated assumptions. */
function givenOptions(dataset: Dataset, costs: CostTable): { options: Option[]; assumptions: Assumption[] } {
  const { candidates } = dataset;
  // Nothing is built for nothing: a cost of 0 states none.
  const statedCost = ({ costVnd }: Candidate): number | null => costVnd || null;
  const count = (test: (candidate: Candidate) => boolean): number => candidates.filter(test).length;
  const assumptions: Assumption[] = [];
  const without = count(({ radiusMeters }) => radiusMeters === null);
  if (without)
    assumptions.push(assumption('discRadius', { count: without, radiusMeters: ASSUMED.radiusMeters }));
  const unpriced = count((candidate) => statedCost(candidate) === null);
  if (unpriced) assumptions.push(assumption('assumedCost', { count: unpriced, costVnd: costs.mast.mid }));
  const zero = count(({ costVnd }) => costVnd === 0);
  if (zero) assumptions.push(assumption('zeroCost', { count: zero }));
  if (unpriced < candidates.length)
    assumptions.push(
      assumption('statedRange', {
        count: candidates.length - unpriced,
        low: costs.stated.low,
        high: costs.stated.high,
      }),
    );
  const options = candidates.map((candidate) => ({
    kind: 'mast' as const,
    id: candidate.id,
    name: candidate.name,
    lon: candidate.lon,
    lat: candidate.lat,
    heightMeters: candidate.heightMeters,
    radiusMeters: candidate.radiusMeters ?? ASSUMED.radiusMeters,
    costVnd: statedCost(candidate) ?? costs.mast.mid,
    costRange: costRangeOf(statedCost(candidate), costs.mast, costs.stated),
    operators: candidate.operator === null ? null : [candidate.operator],
    ...(candidate.radios && { radios: candidate.radios }),
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
  costs: CostTable,
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
      kind: 'mast',
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

/**
 * One more operator on every mast that stands, for the cost of its radio. Its reach is that of the mast, as far as a disc
 * tells: what else than the mast's own operator serves there is no place of it. Only a second operator is to be had so.
 */
function joinOptions({ sites }: Dataset, costs: CostTable): Option[] {
  const operators = [...new Set(sites.map(({ operator }) => operator))].sort();
  return sites.flatMap((site) => {
    const others = operators.filter((operator) => operator !== site.operator);
    if (!others.length) return [];
    return [
      {
        kind: 'join' as const,
        id: `${JOIN}${site.code}`,
        name: site.code,
        lon: site.lon,
        lat: site.lat,
        radiusMeters: ASSUMED.radiusMeters,
        costVnd: costs.radio.mid,
        costRange: costs.radio,
        operators: others,
        host: site.operator,
      },
    ];
  });
}

/** What could be built, and what had to be supposed to say so. */
export function findOptions(
  dataset: Dataset,
  demand: Demand,
  costs: CostTable,
  service: PlanService = 'any',
): { options: Option[]; assumptions: Assumption[] } {
  const { options, assumptions } = dataset.candidates.length
    ? givenOptions(dataset, costs)
    : foundOptions(dataset, demand, costs);
  const joins = service === 'second' ? joinOptions(dataset, costs) : [];
  const own = joins.length
    ? [
        assumption('joinDisc', {
          count: joins.length,
          radiusMeters: ASSUMED.radiusMeters,
          costVnd: costs.radio.mid,
        }),
      ]
    : [];
  return {
    options: [...options, ...joins],
    assumptions: [...assumptions, ...own],
  };
}
