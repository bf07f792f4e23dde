import type { PackedGeometry } from '../../../model/geometry.ts';
import { emptyPaperMask, markFeature, type PaperMask } from '../sheet/paper-mask.ts';
import type { MapPlane } from '../sheet/plane.ts';
import { POINTS_PER_MM, type Box } from '../sheet/sheet.ts';

/** Something that a label should rather not cover: a symbol, with its radius and how bad covering it is. */
export interface Obstacle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Infinite: never to be covered. */
  readonly weight: number;
}

/** The same where no place is left that covers none of those that are never to be covered. */
export const asCostly = (obstacle: Obstacle): Obstacle =>
  Number.isFinite(obstacle.weight) ? obstacle : { ...obstacle, weight: 50 };

/** What is to be written: one line or two, all sizes in points. */
export interface LabelShape {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface PlacedLabel {
  readonly feature: number;
  readonly shape: LabelShape;
  /** Middle of the label. */
  readonly x: number;
  readonly y: number;
}

/** Cells of 1 mm tell which commune a place belongs to. */
const CELL = POINTS_PER_MM;
/** Places tried per commune. */
const TRIES = 200;
const GAP = 1.2;

/**
 * Places for the names of areas: inside their own area, never on each other, away from symbols where there is
 * room. Areas with least room choose first. Answers the placed labels and the features that found no place.
 * @param shapes per feature, best first
 */
export function placeLabels(
  geometry: PackedGeometry,
  plane: MapPlane,
  map: Box,
  shapes: readonly (readonly LabelShape[])[],
  obstacles: readonly Obstacle[],
): { readonly placed: readonly PlacedLabel[]; readonly unplaced: readonly number[] } {
  const grounds = shapes.map((_, feature) => groundOf(geometry, feature, plane, map));
  const order = shapes
    .map((_, feature) => feature)
    .sort((a, b) => grounds[a].size - grounds[b].size || a - b);
  const near = new ObstacleGrid(obstacles, map);
  const placed: PlacedLabel[] = [];
  const unplaced: number[] = [];
  for (const feature of order) {
    const best = bestPlace(feature, grounds[feature], shapes[feature], placed, near, map);
    if (best) placed.push(best);
    else unplaced.push(feature);
  }
  return { placed, unplaced: unplaced.sort((a, b) => a - b) };
}

/** The land of one feature in cells of 1 mm. */
interface Ground {
  readonly mask: PaperMask;
  readonly size: number;
  /** Columns and rows of candidate places. */
  readonly candidates: readonly (readonly [number, number])[];
  readonly middle: readonly [number, number];
}

function groundOf(geometry: PackedGeometry, feature: number, plane: MapPlane, map: Box): Ground {
  const mask = emptyPaperMask(map, CELL);
  markFeature(mask, geometry, feature, plane);
  const own: (readonly [number, number])[] = [];
  let [sumX, sumY] = [0, 0];
  for (let i = 0; i < mask.cells.length; i++) {
    if (!mask.cells[i]) continue;
    const cell = [i % mask.columns, Math.floor(i / mask.columns)] as const;
    own.push(cell);
    sumX += cell[0];
    sumY += cell[1];
  }
  const step = Math.max(1, Math.floor(own.length / TRIES));
  return {
    mask,
    size: own.length,
    candidates: own.filter((_, i) => i % step === 0),
    middle: own.length ? [sumX / own.length, sumY / own.length] : [0, 0],
  };
}

function bestPlace(
  feature: number,
  ground: Ground,
  shapes: readonly LabelShape[],
  placed: readonly PlacedLabel[],
  near: ObstacleGrid,
  map: Box,
): PlacedLabel | null {
  let best: PlacedLabel | null = null;
  let lowest = Infinity;
  shapes.forEach((shape, rank) => {
    for (const [column, row] of ground.candidates) {
      const x = ground.mask.left + (column + 0.5) * CELL;
      const y = ground.mask.top - (row + 0.5) * CELL;
      const box = boxAround(x, y, shape, GAP);
      if (box.left < map.left || box.right > map.right || box.bottom < map.bottom || box.top > map.top)
        continue;
      if (placed.some((label) => overlap(box, boxAround(label.x, label.y, label.shape, 0)))) continue;
      const away = Math.hypot(column - ground.middle[0], row - ground.middle[1]) / Math.sqrt(ground.size);
      const cost = near.cost(box) + 20 * outsideShare(ground.mask, box) + 1.5 * away + 1.2 * rank;
      if (cost < lowest) [best, lowest] = [{ feature, shape, x, y }, cost];
    }
  });
  return best;
}

const boxAround = (x: number, y: number, { width, height }: LabelShape, gap: number): Box => ({
  left: x - width / 2 - gap,
  right: x + width / 2 + gap,
  bottom: y - height / 2 - gap,
  top: y + height / 2 + gap,
});

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;

/** Part of a box that is not the own land. */
function outsideShare(mask: PaperMask, box: Box): number {
  let [outside, all] = [0, 0];
  for (let y = box.bottom; y <= box.top; y += CELL)
    for (let x = box.left; x <= box.right; x += CELL) {
      all++;
      const column = Math.floor((x - mask.left) / CELL);
      const row = Math.floor((mask.top - y) / CELL);
      const inside =
        column >= 0 &&
        row >= 0 &&
        column < mask.columns &&
        row < mask.rows &&
        mask.cells[row * mask.columns + column];
      if (!inside) outside++;
    }
  return outside / all;
}

const BUCKET = 8 * POINTS_PER_MM;

/** Obstacles by bucket. */
class ObstacleGrid {
  private readonly buckets = new Map<number, Obstacle[]>();
  private readonly columns: number;

  constructor(
    obstacles: readonly Obstacle[],
    private readonly map: Box,
  ) {
    this.columns = Math.ceil((map.right - map.left) / BUCKET) + 2;
    for (const obstacle of obstacles) {
      const key = this.keyOf(obstacle.x, obstacle.y);
      const bucket = this.buckets.get(key);
      if (bucket) bucket.push(obstacle);
      else this.buckets.set(key, [obstacle]);
    }
  }

  private keyOf(x: number, y: number): number {
    return (
      Math.floor((y - this.map.bottom) / BUCKET) * this.columns + Math.floor((x - this.map.left) / BUCKET)
    );
  }

  /** Sum of the weights of the obstacles that a box touches. */
  cost(box: Box): number {
    let sum = 0;
    for (let y = box.bottom - BUCKET; y <= box.top + BUCKET; y += BUCKET)
      for (let x = box.left - BUCKET; x <= box.right + BUCKET; x += BUCKET)
        for (const { x: ox, y: oy, radius, weight } of this.buckets.get(this.keyOf(x, y)) ?? [])
          if (
            ox + radius > box.left &&
            ox - radius < box.right &&
            oy + radius > box.bottom &&
            oy - radius < box.top
          )
            sum += weight;
    return sum;
  }
}
