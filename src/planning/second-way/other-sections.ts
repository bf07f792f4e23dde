import { NearestLine } from '../../geometry/lines/nearest-line.ts';
import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import { selectFeatures } from '../../geometry/packed/pack.ts';
import type { LineLayer } from '../../model/dataset.ts';
import type { PackedGeometry } from '../../model/geometry.ts';

/** Sections so near to each other are taken to fall together. */
export const TOUCH_METERS = 10;

interface Section {
  /** Its layer, and the number of the feature in it from 1. */
  readonly id: string;
  readonly layer: PackedGeometry;
  readonly feature: number;
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

/** Where another section may be reached from a place. */
export interface OtherSection {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly distanceMeters: number;
}

function sectionsOf(layers: readonly LineLayer[]): Section[] {
  return layers.flatMap(({ id, geometry: layer }) => {
    const { features, parts, rings, xy } = layer;
    return Array.from({ length: features.length - 1 }, (_, feature): Section => {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = rings[parts[features[feature]]]; i < rings[parts[features[feature + 1]]]; i++) {
        [west, east] = [Math.min(west, xy[2 * i]), Math.max(east, xy[2 * i])];
        [south, north] = [Math.min(south, xy[2 * i + 1]), Math.max(north, xy[2 * i + 1])];
      }
      return { id: `${id}/${feature + 1}`, layer, feature, box: [west, south, east, north] };
    });
  });
}

/** Sections of cable by themselves, and which of them touch. */
export class OtherSections {
  readonly #sections: readonly Section[];
  readonly #by: ReadonlyMap<string, Section>;
  readonly #lines = new Map<string, { readonly one: PackedGeometry; readonly index: NearestLine }>();

  constructor(layers: readonly LineLayer[]) {
    this.#sections = sectionsOf(layers);
    this.#by = new Map(this.#sections.map((section) => [section.id, section]));
  }

  #lineOf({ id, layer, feature }: Section) {
    let known = this.#lines.get(id);
    if (!known) {
      const one = selectFeatures(layer, [feature]);
      this.#lines.set(id, (known = { one, index: new NearestLine([one]) }));
    }
    return known;
  }

  /** Whether two sections are one, touch or run beside each other. */
  fallTogether(a: string, b: string): boolean {
    if (a === b) return true;
    const [one, other] = [this.#by.get(a), this.#by.get(b)];
    if (!one || !other) return false;
    if (boxesApart(one.box, other.box) > TOUCH_METERS) return false;
    const [p, q] = [this.#lineOf(one), this.#lineOf(other)];
    const touches = ({ xy }: PackedGeometry, line: NearestLine): boolean => {
      for (let i = 0; i < xy.length; i += 2)
        if (line.find(xy[i], xy[i + 1]).distanceMeters <= TOUCH_METERS) return true;
      return false;
    };
    return touches(p.one, q.index) || touches(q.one, p.index);
  }

  /** The nearest section to a place that does not fall with one; null: none within reach. */
  nearestBeside(lon: number, lat: number, section: string, meters: number): OtherSection | null {
    const here = [lon, lat, lon, lat] as const;
    const near = this.#sections
      .map((one) => ({ one, least: boxesApart(here, one.box) }))
      .filter(({ least }) => least <= meters);
    near.sort((a, b) => a.least - b.least);
    let best: OtherSection | null = null;
    for (const { one, least } of near) {
      if (least > (best?.distanceMeters ?? meters)) break;
      const found = this.#lineOf(one).index.find(lon, lat);
      if (!(found.distanceMeters < (best?.distanceMeters ?? meters)) || this.fallTogether(section, one.id))
        continue;
      best = { id: one.id, lon: found.lon, lat: found.lat, distanceMeters: found.distanceMeters };
    }
    return best;
  }
}

type Box = Section['box'];

/** No more than the distance of anything in one box to anything in another. */
function boxesApart(a: Box, b: Box): number {
  const { lon, lat } = metersPerDegree(Math.max(Math.abs(a[3]), Math.abs(b[3])));
  const x = Math.max(b[0] - a[2], a[0] - b[2], 0);
  const y = Math.max(b[1] - a[3], a[1] - b[3], 0);
  return 0.99 * Math.hypot(x * lon, y * lat);
}
