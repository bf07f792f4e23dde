import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { Transmitter } from '../budget/transmitters.ts';
import { cellsBetween, type CellGrid } from './cell-grid.ts';
import { aimLoss, bearingDegrees } from './path-power.ts';

/** Radials round a mast. */
export interface RadialsAround {
  readonly lon: number;
  readonly lat: number;
  readonly radiusMeters: number;
  readonly stepMeters: number;
  readonly radials: number;
  /** Points of each. */
  readonly points: number;
  /** By point: of the radials only every nth counts there. */
  readonly every: Uint8Array;
}

/** Cells of a grid within reach of a mast, one after the other; each takes the nearest point of the nearest radial. */
export interface ReachedCells {
  readonly cell: Int32Array;
  /** Radial times points of a radial, plus the point. */
  readonly at: Int32Array;
  /** The point: steps from the mast. */
  readonly step: Int32Array;
}

/** Plain loops over arrays: done for every cell around every mast of a province. */
export function reachedCells(grid: CellGrid, fan: RadialsAround): ReachedCells {
  const { lon: lon0, lat: lat0, radiusMeters, stepMeters, radials, points, every } = fan;
  const meters = metersPerDegree(lat0);
  const [reachLon, reachLat] = [radiusMeters / meters.lon, radiusMeters / meters.lat];
  const box = cellsBetween(grid, [lon0 - reachLon, lat0 - reachLat, lon0 + reachLon, lat0 + reachLat]);
  const { westEdge, northEdge, stepLon, stepLat, columns, left = 0, top = 0 } = grid;
  const most = Math.max(0, box.lastRow - box.row + 1) * Math.max(0, box.lastColumn - box.column + 1);
  const [cell, at, step] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
  const perRadian = radials / (2 * Math.PI);
  let count = 0;
  for (let row = box.row; row <= box.lastRow; row++) {
    const y = (northEdge - (row + 0.5) * stepLat - lat0) * meters.lat;
    for (let column = box.column; column <= box.lastColumn; column++) {
      const x = (westEdge + (column + 0.5) * stepLon - lon0) * meters.lon;
      const k = Math.max(1, Math.round(Math.sqrt(x * x + y * y) / stepMeters));
      if (k >= points) continue;
      const nth = every[k]!;
      const radial = (Math.round((Math.atan2(x, y) * perRadian) / nth) * nth + radials) % radials;
      cell[count] = (row - top) * columns + column - left;
      at[count] = radial * points + k;
      step[count++] = k;
    }
  }
  return { cell: cell.subarray(0, count), at: at.subarray(0, count), step: step.subarray(0, count) };
}

/** Where cells lie from a mast, degrees clockwise from north. */
export function bearingsOf(grid: CellGrid, { cell }: ReachedCells, lon0: number, lat0: number): Float64Array {
  const { westEdge, northEdge, stepLon, stepLat, columns, left = 0, top = 0 } = grid;
  const bearing = new Float64Array(cell.length);
  for (let i = 0; i < cell.length; i++) {
    const lon = westEdge + ((cell[i]! % columns) + left + 0.5) * stepLon;
    const lat = northEdge - (Math.floor(cell[i]! / columns) + top + 0.5) * stepLat;
    bearing[i] = bearingDegrees(lon0, lat0, lon, lat);
  }
  return bearing;
}

/** An antenna of which nobody said where it looks is held against no direction. */
export const sendsAlike = ({ aims }: Transmitter): boolean =>
  aims.every(
    ({ azimuthDegrees, tiltDegrees, pattern }) => azimuthDegrees === null && tiltDegrees === null && !pattern,
  );

/** Power of a resource element towards each cell, dBm. */
export function aimedPower(
  transmitter: Transmitter,
  { step }: ReachedCells,
  bearing: Float64Array,
  stepMeters: number,
  phoneMeters: number,
): Float64Array {
  const drop = phoneMeters - transmitter.heightMeters;
  const power = new Float64Array(step.length);
  for (let i = 0; i < step.length; i++) {
    const elevation = (Math.atan2(drop, step[i]! * stepMeters) * 180) / Math.PI;
    power[i] = transmitter.elementDbm - aimLoss(transmitter, bearing[i]!, elevation);
  }
  return power;
}
