import type { Position } from '../../model/geometry.ts';
import { positionOf, xOf, yOf } from '../land/frame.ts';
import type { Mask } from '../land/mask.ts';
import { cellHeightKm, cellWidthKm, columnOf, rowOf, type SampleGridFrame } from '../land/relief.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import type { Sector } from '../truth/sectors.ts';

/** A circle that somebody drew for a sector: it begins at the mast. */
export interface DrawnDisc {
  readonly rings: Rings;
  /** Middle, in the plane, and radius, km. */
  readonly x: number;
  readonly y: number;
  readonly radiusKm: number;
}

const CORNERS = 32;

/** A disc before a sector, as large as `cells` of the maps; null where it would leave the province. */
export function discOf(
  sector: Sector,
  cells: number,
  inside: Mask,
  frame: SampleGridFrame,
): DrawnDisc | null {
  const { step: side } = inside;
  const areaKm2 = cells * side * side * cellWidthKm * cellHeightKm;
  const radiusKm = Math.max(0.6, Math.sqrt(areaKm2 / Math.PI));
  const bearing = (sector.plannedDegrees * Math.PI) / 180;
  const x = xOf(sector.mast.lon) + radiusKm * Math.sin(bearing);
  const y = yOf(sector.mast.lat) + radiusKm * Math.cos(bearing);
  const ring: Position[] = [];
  for (let k = 0; k < CORNERS; k++) {
    const turn = (2 * Math.PI * k) / CORNERS;
    const [px, py] = [x + radiusKm * Math.cos(turn), y + radiusKm * Math.sin(turn)];
    const column = Math.floor(columnOf(frame, px) / side);
    const row = Math.floor(rowOf(frame, py) / side);
    if (!inside.on[row * inside.columns + column]) return null;
    ring.push(positionOf(px, py));
  }
  ring.push(ring[0]);
  return { rings: [ring], x, y, radiusKm };
}
