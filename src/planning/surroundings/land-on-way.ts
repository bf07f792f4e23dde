import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { FeatureLocator } from '../../geometry/points/feature-locator.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Restriction } from '../../model/surroundings/surroundings.ts';

/** A straight way is looked at so often: land narrower than this may be missed. */
export const LOOK_METERS = 20;

interface Spot {
  readonly lon: number;
  readonly lat: number;
}

/** Restricted land as ways lead over it. */
export class LandOnWay {
  readonly #layers: readonly { readonly records: readonly Restriction[]; readonly locator: FeatureLocator }[];

  constructor({ restrictions }: Pick<Dataset, 'restrictions'>) {
    this.#layers = restrictions.map(({ records, geometry }) => ({
      records,
      locator: new FeatureLocator(geometry),
    }));
  }

  at({ lon, lat }: Spot): Restriction[] {
    return this.#layers.flatMap(({ records, locator }) => locator.at(lon, lat).map((f) => records[f]));
  }

  /** Whether some place of a straight way lies on land of a kind. */
  meets(from: Spot, to: Spot, is: (land: Restriction) => boolean): boolean {
    return this.#layers.length > 0 && spotsOn(from, to).some((spot) => this.at(spot).some(is));
  }

  /** Pieces of land on a way, in the order in which it comes to them. @param path longitude and latitude of vertices */
  along(path: readonly number[]): Restriction[] {
    if (!this.#layers.length) return [];
    const met = new Set<Restriction>();
    for (let i = 2; i < path.length; i += 2) {
      const [from, to] = [i - 2, i].map((at) => ({ lon: path[at], lat: path[at + 1] }));
      for (const spot of spotsOn(from, to)) for (const land of this.at(spot)) met.add(land);
    }
    return [...met];
  }
}

function spotsOn(from: Spot, to: Spot): Spot[] {
  const meters = geodesicDistanceMeters(from.lon, from.lat, to.lon, to.lat);
  const steps = Math.max(1, Math.ceil(meters / LOOK_METERS));
  return Array.from({ length: steps + 1 }, (_, k) => ({
    lon: from.lon + ((to.lon - from.lon) * k) / steps,
    lat: from.lat + ((to.lat - from.lat) * k) / steps,
  }));
}
