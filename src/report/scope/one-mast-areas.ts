import { selectParts } from '../../geometry/packed/pack.ts';
import {
  isDisc,
  METERS_PER_DEGREE,
  middleOf,
  outerCorners,
  type PlanePosition as Position,
} from '../../geometry/measures/discs.ts';
import { partHolds } from '../../geometry/points/part-holds.ts';
import { Layer } from '../../model/layer.ts';

/** A middle as close to a mast as this names the mast. */
const NEAR_METERS = 200;

/** Masts by half a tenth of a degree, so that a part asks only about those around it. */
class Masts {
  readonly #cells = new Map<string, Position[]>();
  static readonly #step = 0.05;

  constructor(masts: Iterable<Position>) {
    for (const mast of masts) {
      const key = Masts.#key(Math.floor(mast[0] / Masts.#step), Math.floor(mast[1] / Masts.#step));
      this.#cells.set(key, [...(this.#cells.get(key) ?? []), mast]);
    }
  }

  static #key = (column: number, row: number): string => `${column},${row}`;

  *around(west: number, south: number, east: number, north: number): Iterable<Position> {
    const cell = (value: number) => Math.floor(value / Masts.#step);
    for (let column = cell(west) - 1; column <= cell(east) + 1; column++)
      for (let row = cell(south) - 1; row <= cell(north) + 1; row++)
        yield* this.#cells.get(Masts.#key(column, row)) ?? [];
  }
}

/** True where the outline of a part gives a mast away: it holds that one alone, or its middle lies beside it. */
function tellsMast(layer: Layer, part: number, corners: readonly Position[], masts: Masts): boolean {
  const { xy, rings, parts } = layer;
  const first = rings[parts[part]];
  const [lon, lat] = [xy[2 * first], xy[2 * first + 1]];
  const squeeze = Math.cos((lat * Math.PI) / 180) * METERS_PER_DEGREE;
  const [x, y] = middleOf(corners);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [cx, cy] of corners) {
    [west, east] = [Math.min(west, cx), Math.max(east, cx)];
    [south, north] = [Math.min(south, cy), Math.max(north, cy)];
  }
  const middles: readonly Position[] = [
    [x, y],
    [(west + east) / 2, (south + north) / 2],
  ];
  let inside = 0;
  for (const mast of masts.around(
    lon + west / squeeze,
    lat + south / METERS_PER_DEGREE,
    lon + east / squeeze,
    lat + north / METERS_PER_DEGREE,
  )) {
    const [mx, my] = [(mast[0] - lon) * squeeze, (mast[1] - lat) * METERS_PER_DEGREE];
    if (middles.some(([cx, cy]) => Math.hypot(cx - mx, cy - my) < NEAR_METERS)) return true;
    if (partHolds(layer, part, mast[0], mast[1])) inside++;
  }
  return inside === 1;
}

const partsOf = (layer: Layer): number[] => Array.from({ length: layer.parts.length - 1 }, (_, part) => part);

function without(layer: Layer, isOut: (part: number) => boolean): { layer: Layer; left: number } {
  const all = partsOf(layer);
  const kept = all.filter((part) => !isOut(part));
  return kept.length === all.length
    ? { layer, left: 0 }
    : { layer: selectParts(layer, kept), left: all.length - kept.length };
}

/** The layer without circles, whoever drew them: their middle is a mast, in a union too. */
export const withoutDiscs = (layer: Layer): { layer: Layer; left: number } =>
  without(layer, (part) => isDisc(outerCorners(layer, part)));

/** A dissolved layer, one feature, without areas of one mast. @param masts lon, lat */
export function withoutAreasOfOneMast(
  layer: Layer,
  masts: Iterable<Position>,
): { layer: Layer; left: number } {
  const known = new Masts(masts);
  const kept = without(layer, (part) => {
    const corners = outerCorners(layer, part);
    return isDisc(corners) || tellsMast(layer, part, corners, known);
  });
  const features = Uint32Array.of(0, kept.layer.parts.length - 1);
  return kept.left ? { ...kept, layer: new Layer({ ...kept.layer.toPlain(), features }) } : kept;
}
