import { fedNodes, gatesOf, type FeedLink, type Feeds } from '../choose/feeds.ts';
import type { Option } from '../offer/reach.ts';
import type { Supply } from './find-feeds.ts';

/** What feeds a mast of a plan. */
export interface WorkFeed {
  readonly by: 'fibre' | 'hop' | 'stated' | 'unknown';
  /** Of trenches from what is fed, or from the mast that hands on, to it; null: no trench of the plan feeds it. */
  readonly fibreMeters: number | null;
  /** Of these, metres that feed other masts too. */
  readonly sharedMeters: number | null;
  /** Mast at the other end of the hop, or that the trench starts from; null: no hop, fibre that is there. */
  readonly from: string | null;
  /** Some of the way is a straight line times a factor. */
  readonly isEstimated: boolean;
}

/** What feeds the masts of a plan, and which of its works each trench and hop feeds. */
export interface FeedsInPlan {
  /** null: it is asked about no feed. */
  of(work: number): WorkFeed | null;
  /** Works, trenches and hops on the way from what is fed to a mast. */
  needsOf(work: number): readonly number[];
  /** Masts whose feed leads over a trench, a hop or a mast that hands on. */
  fedBy(work: number): readonly number[];
}

const NOTHING = { fibreMeters: null, sharedMeters: null, from: null, isEstimated: false };

/** Ways from node 0 over what is chosen, each to the nearest in links. */
function waysTo(feeds: Feeds, chosen: ReadonlySet<number>): Map<number, { link: FeedLink; from: number }> {
  const by = new Map<number, { link: FeedLink; from: number }>();
  const open = feeds.links.filter((link) => gatesOf(link).every((work) => chosen.has(work)));
  const order = [0];
  for (const node of order)
    for (const link of open) {
      if (!link.ends.includes(node)) continue;
      const next = link.ends[0] === node ? link.ends[1] : link.ends[0];
      if (next === 0 || by.has(next)) continue;
      by.set(next, { link, from: node });
      order.push(next);
    }
  return by;
}

/** @param supply by work on offer @param sites works of the plan, fed */
export function feedsInPlan(
  options: readonly Option[],
  supply: readonly Supply[] | null,
  feeds: Feeds | undefined,
  sites: readonly number[],
): FeedsInPlan {
  const chosen = new Set(sites);
  const by = feeds ? waysTo(feeds, chosen) : new Map<number, { link: FeedLink; from: number }>();
  const reached = feeds && fedNodes(feeds, chosen);
  const wayOf = (work: number): FeedLink[] => {
    const links: FeedLink[] = [];
    for (let node = feeds?.nodeOf.get(work) ?? 0; by.has(node); node = by.get(node)!.from)
      links.push(by.get(node)!.link);
    return links;
  };
  const needy = sites.filter((j) => feeds?.fed.has(j) && reached![feeds.nodeOf.get(j)!]);
  const users = new Map<number, number[]>();
  for (const mast of needy)
    for (const work of new Set(wayOf(mast).flatMap(gatesOf)))
      if (work !== mast) users.set(work, [...(users.get(work) ?? []), mast]);
  const mastAt = new Map([...(feeds?.nodeOf ?? [])].map(([work, node]) => [node, work]));
  const planned = (work: number): WorkFeed => {
    let [meters, shared, isEstimated] = [0, 0, false];
    let handsOn: string | null = null;
    let node = feeds!.nodeOf.get(work)!;
    for (let step = by.get(node); step; step = by.get(node)) {
      const own = step.link.work === null ? null : options[step.link.work];
      if (own?.kind === 'hop') {
        const from = own.hopFrom ?? options[mastAt.get(step.from)!].id;
        if (node === feeds!.nodeOf.get(work)) return { ...NOTHING, by: 'hop', from };
        // A trench may go on from a mast that a hop feeds.
        handsOn = options[mastAt.get(node)!].id;
        break;
      }
      meters += own?.fibreMeters ?? 0;
      if (own && users.get(step.link.work!)!.length > 1) shared += own.fibreMeters ?? 0;
      isEstimated ||= own?.isEstimated ?? false;
      node = step.from;
    }
    return { by: 'fibre', fibreMeters: meters, sharedMeters: shared, from: handsOn, isEstimated };
  };
  return {
    of: (work) => {
      const own = supply?.[work] ?? null;
      if (own === null) return null;
      return own === 'planned' ? planned(work) : { ...NOTHING, by: own };
    },
    needsOf: (work) =>
      feeds?.fed.has(work) ? [...new Set(wayOf(work).flatMap(gatesOf))].filter((j) => j !== work) : [],
    fedBy: (work) => users.get(work) ?? [],
  };
}
