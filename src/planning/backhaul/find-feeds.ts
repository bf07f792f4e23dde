import { DEFAULT_REACHES } from '../../analysis/resilience/resilience.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { PlanBackhaul, Settings } from '../../model/project.ts';
import type { FeedLink, Feeds } from '../choose/feeds.ts';
import type { CostTable } from '../costs/cost-table.ts';
import type { Assumption } from '../offer/assumption.ts';
import type { Option } from '../offer/reach.ts';
import { LOOK_METERS } from '../surroundings/land-on-way.ts';
import { NO_PERMIT, type Permit } from '../surroundings/permits.ts';
import { timesKm } from './banded.ts';
import { HOP, RELAYS } from './hops.ts';
import { feedNetwork, hasFibre, type FeedNetwork } from './network.ts';
import { DETOUR, type Spot } from './trenches.ts';

/** Before the number of a trench. */
export const TRENCH = 'CQ-';
/** Before the masts that a hop joins. */
const HOP_ID = 'VB-';

/**
 * How a work gets its feed: it must be planned, its stated price holds it, or nobody can say. null: it needs none of its
 * own.
 */
export type Supply = 'planned' | 'stated' | 'unknown' | null;

/** What feeds the works on offer. */
export interface PlanFeeds {
  /** Trenches and hops as works, after those on offer. */
  readonly works: readonly Option[];
  /** By work: restricted land that it leads over. */
  readonly permits: readonly Permit[];
  /** Left out: no feed is paid for beside the works on offer. */
  readonly feeds: Feeds | undefined;
  /** By work on offer; null: feeds are not asked about. */
  readonly supply: readonly Supply[] | null;
  readonly assumptions: readonly Assumption[];
}

interface Asked {
  readonly backhaul?: PlanBackhaul | undefined;
  /** How far from fibre a mast that stands may be to have it; left out: as for what a commune hangs on. */
  readonly feedMeters?: number | undefined;
  readonly radio?: { readonly choices: Settings['radio'] } | undefined;
  /** Ids of works that somebody decided. */
  readonly lock?: readonly string[] | undefined;
}

const NO_WORKS = { works: [], permits: [], feeds: undefined } as const;

/** Trenches and hops that feed the new masts on offer, beside what their prices hold already. */
export function findFeeds(
  dataset: Dataset,
  options: readonly Option[],
  costs: CostTable,
  { backhaul = 'counted', feedMeters = DEFAULT_REACHES.feedMeters, radio, lock = [] }: Asked,
): PlanFeeds {
  if (backhaul === 'not-counted') return { ...NO_WORKS, supply: null, assumptions: [] };
  const priced = new Set(dataset.candidates.flatMap(({ id, costVnd }) => (costVnd ? [id] : [])));
  const isStated = ({ id }: Option) => backhaul === 'counted' && priced.has(id);
  const hasLayer = hasFibre(dataset);
  const supply = options.map((option): Supply => {
    if (option.kind !== 'mast') return null;
    return isStated(option) ? 'stated' : hasLayer ? 'planned' : 'unknown';
  });
  const count = (what: Supply) => supply.filter((one) => one === what).length;
  const assumptions: Assumption[] = [];
  const say = (code: string, context: Assumption['context'] = {}) => assumptions.push({ code, context });
  if (count('stated')) say('feedStated', { count: count('stated') });
  if (count('unknown')) say('feedUnknown', { count: count('unknown') });
  if (!count('planned')) return { ...NO_WORKS, supply, assumptions };
  const masts = options.flatMap(({ kind }, j) => (kind === 'mast' ? [j] : []));
  const network = feedNetwork(
    dataset,
    masts.map((j) => ({
      lon: options[j].lon,
      lat: options[j].lat,
      heightMeters: options[j].heightMeters ?? null,
      holdsFeed: supply[j] === 'stated',
      isLocked: lock.includes(options[j].id),
    })),
    feedMeters,
    radio?.choices ?? {},
  );
  say('feedCounted', { count: count('planned'), fibreVnd: costs.fibreKm.mid, hopVnd: costs.hop.mid });
  say(dataset.fibreNodes?.length ? 'feedTapNodes' : 'feedTapAnywhere');
  const { withoutRoad, withoutWay } = network.trenches;
  say(dataset.roads.length ? 'feedRoads' : 'feedStraight', { count: withoutRoad, factor: DETOUR });
  if (dataset.restrictions.length) say('feedLand', { meters: LOOK_METERS, count: withoutWay });
  if (network.hops)
    say('feedHops', { meters: HOP.meters, feedMeters, count: network.fedSites.length, ...RELAYS });
  else say('feedNoSight');
  return { ...asWorks(options, masts, supply, network, costs), supply, assumptions };
}

/** Trenches and hops as works that link masts. */
function asWorks(
  options: readonly Option[],
  masts: readonly number[],
  supply: readonly Supply[],
  { trenches, permits: land, hops, fedSites }: FeedNetwork,
  costs: CostTable,
): Pick<PlanFeeds, 'works' | 'permits' | 'feeds'> {
  const works: Option[] = [];
  const permits: Permit[] = [];
  const links: FeedLink[] = [];
  const base = { name: null, radiusMeters: null, operators: null };
  const add = (ends: FeedLink['ends'], own: readonly number[], work: Option, permit = NO_PERMIT): void => {
    links.push({ ends, work: options.length + works.length, masts: own });
    works.push(work);
    permits.push(permit);
  };
  trenches.trenches.forEach(({ ends, meters, offRoadMeters, path }, k) => {
    // A cable at the foot of the mast is no trench.
    if (meters < 1) {
      links.push({ ends, work: null, masts: [] });
      return;
    }
    // It is told where its mast is, or the next one that it leads to.
    const at = placeOf(ends, trenches.trenches, masts.length);
    const { lon, lat } = options[masts[at - 1]];
    // Whole metres: rows sum up to what is told of all.
    const fibreMeters = Math.round(meters);
    const costRange = timesKm(costs.fibreKm, fibreMeters);
    const id = `${TRENCH}${String(works.length + 1).padStart(3, '0')}`;
    const work: Option = {
      ...{ ...base, kind: 'fibre', id, lon, lat, costVnd: costRange.mid, costRange },
      ...{ fibreMeters, isEstimated: offRoadMeters > 0, path },
    };
    add(ends, [], work, land[k]);
  });
  const hop = (id: string, at: number, to: Spot, rest: Pick<Option, 'hopFrom'>): Option => {
    const { lon, lat } = options[masts[at]];
    const path = [lon, lat, to.lon, to.lat];
    return {
      ...base,
      kind: 'hop',
      id,
      lon,
      lat,
      costVnd: costs.hop.mid,
      costRange: costs.hop,
      path,
      ...rest,
    };
  };
  const nameOf = (i: number) => options[masts[i]].id;
  hops?.toFed.forEach((site, i) => {
    if (site < 0) return;
    add(
      [0, i + 1],
      [masts[i]],
      hop(`${HOP_ID}${nameOf(i)}`, i, fedSites[site], { hopFrom: fedSites[site].code }),
    );
  });
  for (const [a, b] of hops?.between ?? [])
    add(
      [a + 1, b + 1],
      [masts[a], masts[b]],
      hop(`${HOP_ID}${nameOf(a)}-${nameOf(b)}`, a, options[masts[b]], {}),
    );
  masts.forEach((j, i) => {
    if (supply[j] === 'stated') links.push({ ends: [0, i + 1], work: null, masts: [j] });
  });
  const nodeOf = new Map(masts.map((j, i) => [j, i + 1]));
  const fed = new Set(masts.filter((j) => supply[j] === 'planned'));
  return { works, permits, feeds: { nodes: trenches.nodes, links, nodeOf, fed } };
}

/** The mast nearest to a trench by the number of trenches to it. */
function placeOf(
  ends: readonly [number, number],
  trenches: FeedNetwork['trenches']['trenches'],
  masts: number,
): number {
  const seen = new Set<number>(ends);
  const order = [...ends].filter((node) => node > 0);
  for (const node of order) {
    if (node <= masts) return node;
    for (const { ends: other } of trenches)
      if (other.includes(node))
        for (const next of other)
          if (next > 0 && !seen.has(next)) {
            seen.add(next);
            order.push(next);
          }
  }
  throw new Error('a trench that leads to no mast');
}
