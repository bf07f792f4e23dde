import type { ElevationGrid } from '../../model/dataset.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import { outlineCells, outlineField } from '../land/contour.ts';
import { xOf, yOf } from '../land/frame.ts';
import { closePinches, dropSmallPieces, emptyMask, type Mask } from '../land/mask.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import type { Mast } from './sites.ts';
import { sweepView } from '../land/terrain-view.ts';

/** One declared layer: an operator's word for one technology. */
export interface DeclaredLayer {
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly polygons: readonly Rings[];
  /** Part of the declared terrain cells that a mast of the layer sees within its reach. */
  readonly trueShare: number;
}

/** How an operator draws its map: size of the raster cell in terrain cells, outlines rounded or not. */
interface Drawing {
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly step: number;
  readonly rounded: boolean;
}

export const DRAWINGS: readonly Drawing[] = [
  { operator: 'viettel', technology: '4G', step: 2, rounded: false },
  { operator: 'viettel', technology: '3G', step: 4, rounded: false },
  { operator: 'viettel', technology: '5G', step: 3, rounded: false },
  { operator: 'vinaphone', technology: '4G', step: 3, rounded: true },
  { operator: 'vinaphone', technology: '3G', step: 5, rounded: true },
  { operator: 'vinaphone', technology: '5G', step: 3, rounded: true },
  { operator: 'mobifone', technology: '4G', step: 3, rounded: false },
  { operator: 'mobifone', technology: '3G', step: 6, rounded: true },
  { operator: 'mobifone', technology: '5G', step: 3, rounded: false },
  { operator: 'vietnamobile', technology: '4G', step: 5, rounded: true },
  { operator: 'vietnamobile', technology: '3G', step: 6, rounded: false },
];

/** The least part of a declared layer that must be true; the rest is over-claimed. */
const LEAST_TRUE_SHARE = 0.895;

/** One bit per drawing for each terrain cell: seen and in reach of one of its masts. */
export type Sight = Uint16Array;

/** Sweeps the view of every mast once, to its farthest reach. */
export function sweepMasts(elevation: ElevationGrid, masts: readonly Mast[], task?: TaskContext): Sight {
  const sight = new Uint16Array(elevation.heights.length);
  masts.forEach((mast, index) => {
    if (index % 32 === 0) {
      task?.signal?.throwIfAborted();
      task?.report?.({ step: 'sampleCoverage', done: index, total: masts.length });
    }
    const beams = mast.cells.map((cell) => ({
      reachKm: cell.reachKm,
      bit: 1 << DRAWINGS.findIndex((d) => d.operator === mast.operator && d.technology === cell.technology),
    }));
    sweepView(elevation, xOf(mast.lon), yOf(mast.lat), mast.heightMeters, beams, sight);
  });
  return sight;
}

/**
 * What the operators declare: raster cells of which enough is in sight, cleaned of specks and
 * pinholes, only inside the province (`inside`: 1 per terrain cell). "Enough" is as little as keeps
 * the declared land true to `LEAST_TRUE_SHARE`.
 */
export function declareCoverage(elevation: ElevationGrid, sight: Sight, inside: Uint8Array): DeclaredLayer[] {
  return DRAWINGS.map((drawing, index) => {
    const counts = countSight(elevation, sight, inside, 1 << index, drawing.step);
    let enough = guessEnough(counts);
    let mask = chooseCells(counts, enough);
    let trueShare = shareInSight(mask, counts);
    for (; trueShare < LEAST_TRUE_SHARE && enough < drawing.step * drawing.step;) {
      mask = chooseCells(counts, ++enough);
      trueShare = shareInSight(mask, counts);
    }
    const polygons = drawing.rounded
      ? outlineField(mask, softField(mask, counts), elevation)
      : outlineCells(mask, elevation);
    return { operator: drawing.operator, technology: drawing.technology, polygons, trueShare };
  });
}

/** Per raster cell: terrain cells inside the province, and those of them in sight. */
interface SightCounts {
  readonly mask: Mask;
  readonly inside: Uint8Array;
  readonly seen: Uint8Array;
}

function countSight(
  elevation: ElevationGrid,
  sight: Sight,
  inside: Uint8Array,
  bit: number,
  step: number,
): SightCounts {
  const mask = emptyMask(elevation.columns, elevation.rows, step);
  const total = new Uint8Array(mask.on.length);
  const seen = new Uint8Array(mask.on.length);
  for (let row = 0; row < elevation.rows; row++) {
    const base = Math.floor(row / step) * mask.columns;
    const start = row * elevation.columns;
    for (let column = 0; column < elevation.columns;) {
      const cell = base + column / step;
      const end = Math.min(column + step, elevation.columns);
      for (; column < end; column++) {
        total[cell] += inside[start + column];
        if (sight[start + column] & bit) seen[cell] += inside[start + column];
      }
    }
  }
  return { mask, inside: total, seen };
}

/** The fewest terrain cells in sight that keep the chosen raster cells true, before they are cleaned. */
function guessEnough(counts: SightCounts): number {
  const full = counts.mask.step * counts.mask.step;
  const cells = new Float64Array(full + 1);
  for (const seen of counts.seen) cells[seen]++;
  let seen = 0;
  let total = 0;
  for (let enough = full; enough > 0; enough--) {
    seen += enough * cells[enough];
    total += full * cells[enough];
    if (seen < (LEAST_TRUE_SHARE + 0.015) * total) return enough + 1;
  }
  return 1;
}

function chooseCells(counts: SightCounts, enough: number): Mask {
  const { columns, rows, step } = counts.mask;
  const full = step * step;
  const mask: Mask = { columns, rows, step, on: new Uint8Array(columns * rows) };
  for (let cell = 0; cell < mask.on.length; cell++) {
    if (2 * counts.inside[cell] > full && counts.seen[cell] >= enough) mask.on[cell] = 1;
  }
  const specks = Math.ceil(40 / full);
  dropSmallPieces(mask, 1, specks + 1);
  dropSmallPieces(mask, 0, specks + 1);
  closePinches(mask);
  return mask;
}

function shareInSight(mask: Mask, counts: SightCounts): number {
  let seen = 0;
  let total = 0;
  for (let cell = 0; cell < mask.on.length; cell++) {
    if (!mask.on[cell]) continue;
    seen += counts.seen[cell];
    total += mask.step * mask.step;
  }
  return total > 0 ? seen / total : 1;
}

/** The share in sight per cell, pushed to its side of 1/2, so that the rounded outline follows the mask. */
function softField(mask: Mask, counts: SightCounts): Float32Array {
  const full = mask.step * mask.step;
  return Float32Array.from(mask.on, (on, cell) => {
    const share = counts.seen[cell] / full;
    return on ? 0.55 + 0.45 * share : 0.4 * share;
  });
}
