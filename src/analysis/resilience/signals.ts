import { NearestLine } from '../../geometry/lines/nearest-line.ts';
import { packPoints } from '../../geometry/packed/pack.ts';
import { geodesicDistanceMeters, metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { Dataset, LineLayer } from '../../model/dataset.ts';
import type { Site } from '../../model/network.ts';
import type { OperatorId } from '../../model/service.ts';
import { YES, type Findings } from '../findings/findings.ts';
import { clustersByVillage, disaggregate } from '../service/disaggregate.ts';

/** What a signal hangs on, and what all of it hangs on in turn. */
export const ELEMENT_KINDS = ['mast', 'fibre', 'power'] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** How far off what a mast hangs on, and the mast that a place hangs on, may stand. */
export interface Reaches {
  readonly feedMeters: number;
  readonly mastMeters: number;
}

/** Masts that stand at one place: whoever owns them, they fall together. */
export interface SignalStructure {
  /** Codes of its masts, ascending. */
  readonly codes: readonly string[];
  readonly operators: readonly OperatorId[];
  readonly fibre: string | null;
  readonly power: string | null;
}

/** A place with a signal: for each operator that serves it the structure that its signal comes from, -1 unknown. */
export interface ServedPlace {
  readonly village: number;
  readonly structures: readonly number[];
  readonly population: number;
  readonly households: number;
}

/** Masts so near to each other stand on one ground. */
const ONE_PLACE_METERS = 30;

/** Indices of sites by the structure that they are a part of, in the order of their first sites. */
function groupSites(sites: readonly Site[]): readonly number[] {
  const order = sites.map((_, i) => i).sort((a, b) => sites[a].lat - sites[b].lat || a - b);
  const root = sites.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at];
    return at;
  };
  order.forEach((a, k) => {
    const { lon, lat } = sites[a];
    const reach = (1.1 * ONE_PLACE_METERS) / metersPerDegree(lat).lat;
    for (let j = k + 1; j < order.length && sites[order[j]].lat - lat <= reach; j++) {
      const b = order[j];
      if (geodesicDistanceMeters(lon, lat, sites[b].lon, sites[b].lat) > ONE_PLACE_METERS) continue;
      const [one, other] = [find(a), find(b)];
      root[Math.max(one, other)] = Math.min(one, other);
    }
  });
  return root.map((_, i) => find(i));
}

/** The nearest line to a place within reach: its layer, and the number of the feature in it from 1. */
function feedFinder(
  layers: readonly LineLayer[],
  meters: number,
): (lon: number, lat: number) => string | null {
  const index = new NearestLine(layers.map(({ geometry }) => geometry));
  return (lon, lat) => {
    const { distanceMeters, layer, feature } = index.find(lon, lat);
    return distanceMeters <= meters ? `${layers[layer].id}/${feature + 1}` : null;
  };
}

/** Structures with what each hangs on, and the structure of every site. */
export function structuresOf(
  { sites, fibre, power }: Pick<Dataset, 'sites' | 'fibre' | 'power'>,
  { feedMeters }: Reaches,
): { readonly structures: readonly SignalStructure[]; readonly ofSite: readonly number[] } {
  const roots = groupSites(sites);
  const first = [...new Set(roots)].sort((a, b) => a - b);
  const number = new Map(first.map((root, k) => [root, k]));
  const fibreOf = feedFinder(fibre, feedMeters);
  const powerOf = feedFinder(power, feedMeters);
  const structures = first.map((root): SignalStructure => {
    const own = sites.filter((_, i) => roots[i] === root);
    const { lon, lat } = sites[root];
    return {
      codes: [...new Set(own.map(({ code }) => code))].sort(),
      operators: [...new Set(own.map(({ operator }) => operator))].sort(),
      fibre: fibreOf(lon, lat),
      power: powerOf(lon, lat),
    };
  });
  return { structures, ofSite: roots.map((root) => number.get(root)!) };
}

/** For each operator the structure of its mast nearest to a place, -1 where none is within reach. */
function mastFinders(
  { sites }: Pick<Dataset, 'sites'>,
  { operators, technologies }: Findings,
  ofSite: readonly number[],
  { mastMeters }: Reaches,
): ReadonlyMap<OperatorId, (lon: number, lat: number) => number> {
  return new Map(
    operators.map((operator) => {
      // A mast whose technologies nobody states may be of any.
      const own = sites.flatMap((site, i) =>
        site.operator === operator &&
        (!site.technologies.length || site.technologies.some((one) => technologies.includes(one)))
          ? [i]
          : [],
      );
      const index = new NearestLine([packPoints(own.map((i) => [sites[i].lon, sites[i].lat]))]);
      return [
        operator,
        (lon, lat) => {
          const { distanceMeters, feature } = index.find(lon, lat);
          return distanceMeters <= mastMeters ? ofSite[own[feature]] : -1;
        },
      ];
    }),
  );
}

/** Every place that has a signal today: clusters, or the centres of villages without clusters. */
export function servedPlaces(
  dataset: Dataset,
  findings: Findings,
  ofSite: readonly number[],
  reaches: Reaches,
): readonly ServedPlace[] {
  const { clusters, villages } = dataset;
  const finders = mastFinders(dataset, findings, ofSite, reaches);
  const byOperator = findings.byOperator.filter(({ operator }) => operator !== 'any');
  const { population, households } = findings.counts;
  return clustersByVillage(dataset).flatMap((own, village) => {
    const partsOf = (total: number, counts: Float64Array | undefined): number[] =>
      counts && own.length ? disaggregate(total, counts, own) : [total];
    const people = partsOf(population[village], clusters?.population);
    const homes = partsOf(households[village], clusters?.households);
    const xy = own.length ? clusters!.xy : villages.centres;
    return (own.length ? own : [village]).flatMap((at, k): ServedPlace[] => {
      const serving = byOperator.filter(
        (entry) => (own.length ? entry.clusterCovered[at] : entry.centre[at]) === YES,
      );
      if (!serving.length) return [];
      const structures = serving.map(({ operator }) => finders.get(operator)!(xy[2 * at], xy[2 * at + 1]));
      return [{ village, structures, population: people[k], households: homes[k] }];
    });
  });
}
