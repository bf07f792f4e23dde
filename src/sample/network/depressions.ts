import type { ElevationGrid } from '../../model/dataset.ts';
import { randomStream, weightedOrder, wholeBetween } from '../../model/basics/random.ts';
import { outlineField } from '../land/contour.ts';
import { dropSmallPieces, emptyMask, labelPieces, type Mask } from '../land/mask.ts';
import { cellHeightKm, cellWidthKm, columnOf, rowOf } from '../land/relief.ts';
import type { PointBuckets } from '../seeded/point-buckets.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import { MAP_STEP } from '../truth/map-cells.ts';
import { SAMPLE_RADIO } from '../truth/sectors.ts';
import type { ServedMap } from '../truth/served-cells.ts';
import type { DeclaredLayer } from './coverage.ts';
import { declaredCells } from './declared-cells.ts';

export interface Depression {
  readonly polygon: Rings;
  readonly areaKm2: number;
}

/** Area of a cell of the maps, km². */
export const MAP_CELL_KM2 = MAP_STEP * MAP_STEP * cellWidthKm * cellHeightKm;

/** Cells that an operator, or anybody, declares for 4G or 5G and that nobody of them serves. */
interface Unserved {
  readonly declared: Uint8Array;
  readonly mask: Mask;
}

/** Land declared by any of `layers` on which none of their operators has signal. */
export function unservedLand(
  elevation: ElevationGrid,
  layers: readonly DeclaredLayer[],
  maps: readonly ServedMap[],
): Unserved {
  const mask = emptyMask(elevation.columns, elevation.rows, MAP_STEP);
  const declared = new Uint8Array(mask.on.length);
  for (const layer of layers) {
    const own = declaredCells(elevation, layer.polygons);
    for (let cell = 0; cell < own.length; cell++) declared[cell] |= own[cell];
  }
  const actual = maps.flatMap((map) =>
    layers.some(({ operator, technology }) => operator === map.operator && technology === map.technology)
      ? [map.actual]
      : [],
  );
  for (let cell = 0; cell < declared.length; cell++)
    mask.on[cell] = declared[cell] && actual.every((dbm) => dbm[cell] < SAMPLE_RADIO.thresholdDbm) ? 1 : 0;
  return { declared, mask };
}

/**
 * Signal depressions that people reported: land declared for 4G or 5G by somebody on which nobody has signal. Of all of
 * them a lottery in which people nearby and size count; every size has its chance. `homes`: where people live.
 */
export function findDepressions(
  elevation: ElevationGrid,
  layers: readonly DeclaredLayer[],
  maps: readonly ServedMap[],
  homes: PointBuckets,
  seed: number,
): Depression[] {
  const { mask } = unservedLand(
    elevation,
    layers.filter(({ technology }) => technology !== '3G'),
    maps,
  );
  dropSmallPieces(mask, 0, 2);
  const { piece, sizes } = labelPieces(mask, 1);
  const random = randomStream(seed, 'depressions');
  const wanted = wholeBetween(random, 615, 668);
  const keep = new Set(weightedOrder(random, weighPieces(elevation, mask, homes)).slice(0, wanted));
  for (let cell = 0; cell < mask.on.length; cell++) if (!keep.has(piece[cell])) mask.on[cell] = 0;
  const kept = [...keep].sort((a, b) => a - b);
  return outlineField(mask, softField(mask), elevation).map((polygon, index) => ({
    polygon,
    areaKm2: sizes[kept[index]] * MAP_CELL_KM2,
  }));
}

/** The share of the cells around that are on, on the side of 1/2 that the cell itself says. */
function softField({ columns, on }: Mask): Float32Array {
  const field = new Float32Array(on.length);
  for (let cell = columns + 1; cell < on.length - columns - 1; cell++) {
    const near = on[cell - 1] + on[cell + 1] + on[cell - columns] + on[cell + columns];
    const share = (4 * on[cell] + near) / 8;
    field[cell] = on[cell] ? Math.max(share, 0.55) : Math.min(share, 0.45);
  }
  return field;
}

/** Weight of each piece in the lottery: homes within 1.5 km of its cells, and its size. */
function weighPieces(elevation: ElevationGrid, mask: Mask, homes: PointBuckets): Float64Array {
  const { piece, sizes } = labelPieces(mask, 1);
  const near = new Float64Array(sizes.length);
  for (let h = 0; h < homes.x.length; h++) {
    const column = Math.floor(columnOf(elevation, homes.x[h]) / MAP_STEP);
    const row = Math.floor(rowOf(elevation, homes.y[h]) / MAP_STEP);
    const met = new Set<number>();
    for (let dr = -5; dr <= 5; dr++)
      for (let dc = -5; dc <= 5; dc++) {
        const [c, r] = [column + dc, row + dr];
        if (c >= 0 && r >= 0 && c < mask.columns && r < mask.rows) met.add(piece[r * mask.columns + c]);
      }
    for (const number of met) near[number]++;
  }
  return near.map((count, number) => (number === 0 ? 0 : (0.05 + count) * sizes[number]));
}
