import type { Dataset } from '../../model/dataset.ts';
import type { Settings } from '../../model/project.ts';
import { radioSettingsOf } from '../../radio/budget/radio-settings.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { hopsFor, type HopEnd, type Hops } from './hops.ts';
import { LandOnWay } from '../surroundings/land-on-way.ts';
import { permitOf, type Permit } from '../surroundings/permits.ts';
import { tapFinder, trenchesFor, type Spot, type Trenches } from './trenches.ts';

/** A new mast as the ways to it see it. */
export interface FedMast extends Spot {
  /** null: nobody said. */
  readonly heightMeters: number | null;
  /** Its own price holds its feed. */
  readonly holdsFeed: boolean;
  /** Somebody decided that it is built: barred land that it stands on bars no trench to it. */
  readonly isLocked: boolean;
}

/** Ways by which masts could be fed; numbers of masts are those of the list that was asked about. */
export interface FeedNetwork {
  readonly trenches: Trenches;
  /** By trench. */
  readonly permits: readonly Permit[];
  /** null: no terrain tells sight. */
  readonly hops: Hops | null;
  /** Masts that stand near enough to fibre to have it: ends of `hops.toFed`. */
  readonly fedSites: readonly (Spot & { readonly code: string })[];
}

type Around = Pick<Dataset, 'fibre' | 'fibreNodes' | 'roads' | 'sites' | 'terrain' | 'restrictions'>;

interface Kept {
  readonly around: Around;
  readonly key: string;
  readonly network: FeedNetwork;
}
/** The last one of each layer of fibre: costs, money and corners ask for the same again. */
const kept = new WeakMap<Dataset['fibre'], Kept>();

export const hasFibre = ({ fibre, fibreNodes }: Pick<Around, 'fibre' | 'fibreNodes'>): boolean =>
  fibre.some(({ geometry }) => geometry.xy.length > 0) || (fibreNodes?.length ?? 0) > 0;

/** @param feedMeters how far from fibre a mast that stands may be to have it */
export function feedNetwork(
  around: Around,
  masts: readonly FedMast[],
  feedMeters: number,
  choices: Settings['radio'],
): FeedNetwork {
  const key = JSON.stringify([masts, feedMeters, choices]);
  const known = kept.get(around.fibre);
  const isSame = (name: keyof Around) => known?.around[name] === around[name];
  if (
    known?.key === key &&
    (['fibreNodes', 'roads', 'sites', 'terrain', 'restrictions'] as const).every(isSame)
  )
    return known.network;
  const network = networkOf(around, masts, feedMeters, choices);
  kept.set(around.fibre, { around, key, network });
  return network;
}

function networkOf(
  around: Around,
  masts: readonly FedMast[],
  feedMeters: number,
  choices: Settings['radio'],
): FeedNetwork {
  const { sites, terrain } = around;
  const taps = tapFinder(around);
  const near = sites.filter(({ lon, lat }) => taps.find(lon, lat).distanceMeters <= feedMeters);
  const needy = masts.flatMap((mast, i) => (mast.holdsFeed ? [] : [i]));
  const land = new LandOnWay(around);
  const decided = new Set(masts.filter(({ isLocked }) => isLocked).flatMap((mast) => land.at(mast)));
  const trenches = trenchesFor(
    needy.map((i) => masts[i]),
    around,
    (from, to) => land.meets(from, to, (one) => one.isBarred !== false && !decided.has(one)),
  );
  const settings = radioSettingsOf(choices);
  const end = ({ lon, lat, heightMeters }: Omit<FedMast, 'holdsFeed' | 'isLocked'>): HopEnd => ({
    lon,
    lat,
    heightMeters: heightMeters ?? settings.mastMeters,
  });
  return {
    trenches: inMasts(trenches, needy, masts.length),
    // Barred land that is left stands under a decided mast.
    permits: trenches.trenches.map(({ path }) => ({ ...permitOf(land.along(path)), isBarred: false })),
    hops: terrain?.ground.length
      ? hopsFor(masts.map(end), (i) => masts[i].holdsFeed, near.map(end), new Ground(terrain, settings))
      : null,
    fedSites: near.map(({ code, lon, lat }) => ({ code, lon, lat })),
  };
}

/** Trenches were asked for masts without a feed alone: their numbers among all. */
function inMasts({ nodes, trenches, ...rest }: Trenches, needy: readonly number[], all: number): Trenches {
  const numberOf = (node: number): number =>
    node === 0 ? 0 : node <= needy.length ? needy[node - 1] + 1 : node - needy.length + all;
  return {
    ...rest,
    nodes: nodes - needy.length + all,
    trenches: trenches.map(({ ends, ...trench }) => ({
      ...trench,
      ends: [numberOf(ends[0]), numberOf(ends[1])],
    })),
  };
}
