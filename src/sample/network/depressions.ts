import type { ElevationGrid } from '../../model/dataset.ts';
import { outlineField } from '../land/contour.ts';
import { DRAWINGS, type DeclaredLayer, type Sight } from './coverage.ts';
import { insideCells } from '../land/inside.ts';
import { dropSmallPieces, emptyMask, labelPieces } from '../land/mask.ts';
import type { PointBuckets } from '../seeded/point-buckets.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import { randomStream, weightedOrder, wholeBetween } from '../../model/basics/random.ts';
import { cellHeightKm, cellWidthKm, columnOf, rowOf } from '../land/relief.ts';

export interface Depression {
  readonly polygon: Rings;
  readonly areaKm2: number;
}

const STEP = 2;

/**
 * Signal depressions: shadows of the terrain inside land declared as covered by 4G, seen from no
 * 4G mast. Of all shadows those that somebody would report: a lottery in which people nearby and
 * size count; every size has its chance. `homes`: where people live.
 */
export function findDepressions(
  elevation: ElevationGrid,
  sight: Sight,
  layers: readonly DeclaredLayer[],
  homes: PointBuckets,
  seed: number,
): Depression[] {
  const field = drawShadows(elevation, sight, layers);
  const mask = emptyMask(elevation.columns, elevation.rows, STEP);
  for (let cell = 0; cell < field.length; cell++) mask.on[cell] = field[cell] >= 0.5 ? 1 : 0;
  dropSmallPieces(mask, 1, 3);
  dropSmallPieces(mask, 0, 4);
  const people = weighPieces(elevation, mask, homes);
  const random = randomStream(seed, 'depressions');
  const wanted = wholeBetween(random, 615, 668);
  const chosen = weightedOrder(random, people).slice(0, wanted);
  const keep = new Set(chosen);
  const { piece, sizes } = labelPieces(mask, 1);
  for (let cell = 0; cell < mask.on.length; cell++) if (!keep.has(piece[cell])) mask.on[cell] = 0;
  const cellKm2 = STEP * STEP * cellWidthKm * cellHeightKm;
  const kept = [...keep].sort((a, b) => a - b);
  return outlineField(mask, sideField(mask.on, field), elevation).map((polygon, index) => ({
    polygon,
    areaKm2: sizes[kept[index]] * cellKm2,
  }));
}

/** Share of shadow per mask cell, softened over its neighbours. */
function drawShadows(elevation: ElevationGrid, sight: Sight, layers: readonly DeclaredLayer[]): Float32Array {
  let bits = 0;
  const declared = new Uint8Array(sight.length);
  layers.forEach((layer, index) => {
    if (DRAWINGS[index].technology === '3G') return;
    bits |= 1 << index;
    const inside = insideCells(elevation, layer.polygons);
    for (let at = 0; at < declared.length; at++) declared[at] |= inside[at];
  });
  const mask = emptyMask(elevation.columns, elevation.rows, STEP);
  const share = new Float32Array(mask.on.length);
  for (let at = 0; at < declared.length; at++) {
    if (!declared[at] || sight[at] & bits) continue;
    const row = Math.floor(at / elevation.columns);
    const cell = Math.floor(row / STEP) * mask.columns + Math.floor((at - row * elevation.columns) / STEP);
    share[cell] += 1 / (STEP * STEP);
  }
  const soft = new Float32Array(share.length);
  for (let cell = mask.columns + 1; cell < soft.length - mask.columns - 1; cell++) {
    const near = share[cell - 1] + share[cell + 1] + share[cell - mask.columns] + share[cell + mask.columns];
    soft[cell] = (4 * share[cell] + near) / 8;
  }
  return soft;
}

/** Keeps the field on the side of 1/2 that the cleaned mask says. */
const sideField = (on: Uint8Array, field: Float32Array): Float32Array =>
  field.map((value, cell) => (on[cell] ? Math.max(value, 0.55) : Math.min(value, 0.45)));

/** Weight of each piece in the lottery: homes within 1.5 km of its first cell, and its size. */
function weighPieces(
  elevation: ElevationGrid,
  mask: ReturnType<typeof emptyMask>,
  homes: PointBuckets,
): Float64Array {
  const { piece, sizes } = labelPieces(mask, 1);
  const near = new Float64Array(sizes.length);
  for (let h = 0; h < homes.x.length; h++) {
    const column = Math.floor(columnOf(elevation, homes.x[h]) / STEP);
    const row = Math.floor(rowOf(elevation, homes.y[h]) / STEP);
    const met = new Set<number>();
    for (let dr = -6; dr <= 6; dr += 2) {
      for (let dc = -6; dc <= 6; dc += 2) {
        const c = column + dc;
        const r = row + dr;
        if (c < 0 || r < 0 || c >= mask.columns || r >= mask.rows) continue;
        met.add(piece[r * mask.columns + c]);
      }
    }
    for (const number of met) near[number]++;
  }
  return near.map((count, number) => (number === 0 ? 0 : (0.05 + count) * sizes[number]));
}
