import type { Findings } from '../../analysis/findings/findings.ts';
import { findResilience, type Resilience } from '../../analysis/resilience/resilience.ts';
import {
  servedPlaces,
  structuresOf,
  type Reaches,
  type ServedPlace,
} from '../../analysis/resilience/signals.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Site } from '../../model/network.ts';
import type { CostRange, Settings } from '../../model/project.ts';
import { radioSettingsOf } from '../../radio/budget/radio-settings.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { timesKm } from '../backhaul/banded.ts';
import { HOP, seesEachOther } from '../backhaul/hops.ts';
import { DETOUR } from '../backhaul/trenches.ts';
import type { CostTable } from '../costs/cost-table.ts';
import type { Option } from '../offer/reach.ts';
import { LandOnWay } from '../surroundings/land-on-way.ts';
import { NO_PERMIT, permitOf, type Permit } from '../surroundings/permits.ts';
import { OtherSections } from './other-sections.ts';

/** Before the code of the commune for which it is bought. */
export const SECOND_WAY = 'DP-';
/** No second way is longer. */
const REACH_METERS = HOP.meters;
/** Masts that a hop is tried to, the nearest first. */
const TRIED = 6;

/**
 * A second feed of a mast of a commune: of all that there are, the one that keeps a household's signal for least when the
 * fibre section is lost whose loss leaves most people without any.
 */
export interface SecondWay {
  readonly id: string;
  /** Index into the commune layer. */
  readonly commune: number;
  readonly kind: 'fibre' | 'hop';
  /** The section whose loss it is about, and the other one that it leads to. */
  readonly section: string;
  readonly to: string;
  /** Codes of the masts at its place, and their operators. */
  readonly masts: readonly string[];
  readonly operators: readonly string[];
  readonly lon: number;
  readonly lat: number;
  readonly path: readonly number[];
  /** Of a hop: the mast at its other end. */
  readonly hopFrom: string | null;
  /** Of a trench: whole metres, straight times a factor. */
  readonly fibreMeters: number | null;
  readonly costRange: CostRange;
  /** Of the commune, who keep a signal; null: nobody counted them. */
  readonly households: number | null;
  readonly population: number | null;
  readonly permit: Permit;
}

/** What `findResilience` tells, and what could be bought against it. */
export type ProtectedResilience = Resilience & { readonly secondWays?: readonly SecondWay[] };

type Place = Pick<Site, 'lon' | 'lat'> & { readonly heightMeters: number | null };

const sumOf = (places: readonly ServedPlace[], of: (place: ServedPlace) => number): number | null => {
  const known = places.map(of).filter((count) => !Number.isNaN(count));
  return known.length ? known.reduce((sum, count) => sum + count, 0) : null;
};

/** Less for a household, more households, then the smaller id: the better buy. */
function isBetter(one: SecondWay, other: SecondWay): boolean {
  const price = ({ costRange: { mid }, households }: SecondWay) => (households ? mid / households : Infinity);
  if (price(one) !== price(other)) return price(one) < price(other);
  const [a, b] = [one, other].map(({ population }) => population ?? 0);
  return a !== b ? a > b : one.masts.join() < other.masts.join();
}

export interface SecondWayCosts extends Pick<CostTable, 'fibreKm' | 'hop'> {
  readonly choices?: Settings['radio'] | undefined;
}

/**
 * By commune in their order: what of trenches and hops keeps a household's signal for least; none where none does.
 * @internal
 */
export function findSecondWays(
  dataset: Dataset,
  findings: Findings,
  { losses, reaches }: Resilience,
  { fibreKm, hop, choices = {} }: SecondWayCosts,
): readonly SecondWay[] {
  const { structures, ofSite } = structuresOf(dataset, reaches);
  const places = servedPlaces(dataset, findings, ofSite, reaches);
  const spots = structures.map((_, s): Place => dataset.sites[ofSite.indexOf(s)]);
  const sections = new OtherSections(dataset.fibre);
  const land = new LandOnWay(dataset);
  const settings = radioSettingsOf(choices);
  const { terrain } = dataset;
  const ground = terrain?.ground.length ? new Ground(terrain, settings) : null;
  // Land under a mast that stands bars no way to it.
  const isBarred = (from: Place, to: Pick<Site, 'lon' | 'lat'>) => {
    const under = land.at(from);
    return land.meets(from, to, (one) => one.isBarred !== false && !under.includes(one));
  };
  const hangsOn = ({ structures: own }: ServedPlace, section: string): boolean =>
    own.every((s) => s >= 0 && structures[s].fibre === section);
  const endOf = ({ lon, lat, heightMeters }: Place) => ({
    ...{ lon, lat },
    heightMeters: heightMeters ?? settings.mastMeters,
  });

  type Way = Pick<SecondWay, 'kind' | 'to' | 'path' | 'hopFrom' | 'fibreMeters' | 'costRange' | 'permit'>;
  const trenchFrom = (from: Place, section: string): Way | null => {
    const found = sections.nearestBeside(from.lon, from.lat, section, REACH_METERS);
    if (!found || isBarred(from, found)) return null;
    const path = [from.lon, from.lat, found.lon, found.lat];
    const fibreMeters = Math.round(DETOUR * found.distanceMeters);
    return {
      ...{ kind: 'fibre', to: found.id, path, hopFrom: null, fibreMeters },
      ...{
        costRange: timesKm(fibreKm, fibreMeters),
        permit: { ...permitOf(land.along(path)), isBarred: false },
      },
    };
  };
  const hopFrom = (from: Place, section: string): Way | null => {
    if (!ground) return null;
    const near = structures.flatMap(({ fibre, codes }, s) => {
      const meters = geodesicDistanceMeters(from.lon, from.lat, spots[s].lon, spots[s].lat);
      return fibre !== null && meters > 0 && meters <= HOP.meters
        ? [{ s, fibre, meters, code: codes[0] }]
        : [];
    });
    near.sort((a, b) => a.meters - b.meters || a.s - b.s);
    const apart = near.filter(({ fibre }) => !sections.fallTogether(section, fibre)).slice(0, TRIED);
    const seen = apart.find(({ s }) => seesEachOther(ground, endOf(from), endOf(spots[s])));
    if (!seen) return null;
    const path = [from.lon, from.lat, spots[seen.s].lon, spots[seen.s].lat];
    return {
      ...{ kind: 'hop', to: seen.fibre, path, hopFrom: seen.code, fibreMeters: null },
      ...{ costRange: hop, permit: NO_PERMIT },
    };
  };
  return losses.flatMap(({ commune, kind, element }) => {
    if (kind !== 'fibre' || element === null) return [];
    const hanging = places.filter(
      (place) => findings.villageCommune[place.village] === commune && hangsOn(place, element),
    );
    let best: SecondWay | null = null;
    for (const s of [...new Set(hanging.flatMap((place) => place.structures))].sort((a, b) => a - b)) {
      const kept = hanging.filter((place) => place.structures.includes(s));
      const { codes, operators } = structures[s];
      const { lon, lat } = spots[s];
      for (const way of [trenchFrom(spots[s], element), hopFrom(spots[s], element)]) {
        if (!way) continue;
        const one: SecondWay = {
          ...way,
          ...{ id: `${SECOND_WAY}${dataset.communes.records[commune].code}`, commune, section: element },
          ...{ masts: codes, operators, lon, lat },
          households: sumOf(kept, ({ households }) => households),
          population: sumOf(kept, ({ population }) => population),
        };
        if (!best || isBetter(one, best)) best = one;
      }
    }
    return best ? [best] : [];
  });
}

interface Known {
  readonly dataset: Dataset;
  readonly key: string;
  readonly ways: readonly SecondWay[];
}
const before = new WeakMap<Findings, Known>();

/** As `findSecondWays`, worked out once for the same findings, costs and reaches: plans in all corners ask again. */
export function secondWaysOf(
  dataset: Dataset,
  findings: Findings,
  asked: Reaches | Resilience,
  { fibreKm, hop, choices }: SecondWayCosts,
): readonly SecondWay[] {
  const { feedMeters, mastMeters } = 'reaches' in asked ? asked.reaches : asked;
  const key = JSON.stringify([feedMeters, mastMeters, fibreKm, hop, choices]);
  const known = before.get(findings);
  if (known?.key === key && known.dataset === dataset) return known.ways;
  const resilience = 'reaches' in asked ? asked : findResilience(dataset, findings, asked);
  const ways = findSecondWays(dataset, findings, resilience, { fibreKm, hop, choices });
  before.set(findings, { dataset, key, ways });
  return ways;
}

/** Second ways as works that reach nobody new. */
export function boughtWays(ways: readonly SecondWay[]): readonly Option[] {
  return ways.map((way): Option => {
    const { id, kind, lon, lat, path, costRange, hopFrom, fibreMeters, households, population, commune } =
      way;
    return {
      ...{ kind, id, name: null, lon, lat, radiusMeters: null, operators: null, path, costRange },
      costVnd: costRange.mid,
      ...(fibreMeters !== null && { fibreMeters, isEstimated: true }),
      ...(hopFrom !== null && { hopFrom }),
      protects: { commune, households, population },
    };
  });
}
