import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { PackedGeometry } from '../../model/geometry.ts';
import { cellCentre } from './cell-grid.ts';
import { REACH, type PowerRaster } from './coverage-raster.ts';
import { connectedAreas, outlineOf, type Areas } from './outline.ts';

/** Why an area has little: nothing near, too far in sight, a ridge, or only because of trees. */
type WeakCause = 'no-site' | 'too-far' | 'ridge' | 'trees';

export interface WeakArea {
  /** Stays while the area stays about where it is. */
  readonly id: string;
  readonly areaKm2: number;
  readonly cause: WeakCause;
  /** Number of the area in `areas`. */
  readonly number: number;
}

export interface WeakAreas {
  readonly areas: Areas;
  readonly list: readonly WeakArea[];
  /** Feature i is `list[i]`. */
  readonly geometry: PackedGeometry;
}

/** Smaller ones are noise of the model. */
const LEAST_KM2 = 0.1;

/** A weak cell with fewer weak ones beside it, corners too, is noise. */
const LEAST_BESIDE = 2;

/**
 * Single cells neither make nor break an area: a weak one needs company, one that is weak on all sides is weak. A vote of
 * all nine would wear off corners, and with them the narrow areas of which most are made.
 */
function smoothed(mask: Uint8Array, inside: Uint8Array, columns: number, rows: number): Uint8Array {
  const smooth = new Uint8Array(mask.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (inside[cell] === 0) continue;
      let [weak, all] = [0, 0];
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          all += inside[r * columns + c];
          weak += mask[r * columns + c];
        }
      smooth[cell] = weak > LEAST_BESIDE && (mask[cell] === 1 || weak === all - 1) ? 1 : 0;
    }
  return smooth;
}

const causeOf = (raster: PowerRaster, cell: number, thresholdDbm: number): WeakCause => {
  if (raster.bare[cell] >= thresholdDbm) return 'trees';
  if (raster.reach[cell] === REACH.none) return 'no-site';
  return raster.reach[cell] === REACH.hidden ? 'ridge' : 'too-far';
};

/** Hundredths of a degree of the middle: an area that grows by a few cells keeps its name. */
const named = (prefix: string, lon: number, lat: number): string =>
  `${prefix}-${Math.round(lon * 100)}E-${Math.round(lat * 100)}N`;

interface Sums {
  cells: number;
  columns: number;
  rows: number;
  readonly causes: Record<WeakCause, number>;
}

/**
 * Connected weak areas inside declared coverage: where a place is more likely not served than served.
 * @param served chance that a cell is served
 */
export function findWeakAreas(
  raster: PowerRaster,
  declared: Uint8Array,
  served: (cell: number) => number,
  thresholdDbm: number,
  prefix: string,
): WeakAreas {
  const { grid } = raster;
  const { columns, rows, stepLon, stepLat } = grid;
  const weak = declared.map((inside, cell) => (inside === 1 && served(cell) < 0.5 ? 1 : 0));
  const areas = connectedAreas(smoothed(weak, declared, columns, rows), grid);
  const sums = areas.sizes.map((): Sums => ({
    ...{ cells: 0, columns: 0, rows: 0 },
    causes: { ridge: 0, 'too-far': 0, 'no-site': 0, trees: 0 },
  }));
  areas.of.forEach((number, cell) => {
    if (number === 0) return;
    const sum = sums[number - 1];
    sum.cells++;
    sum.columns += cell % columns;
    sum.rows += Math.floor(cell / columns);
    sum.causes[causeOf(raster, cell, thresholdDbm)]++;
  });
  const seen = new Map<string, number>();
  const list = sums.flatMap(({ cells, columns: across, rows: down, causes }, i): WeakArea[] => {
    const [lon, lat] = cellCentre(grid, across / cells, down / cells);
    const meters = metersPerDegree(lat);
    const areaKm2 = (cells * stepLon * meters.lon * stepLat * meters.lat) / 1e6;
    if (areaKm2 < LEAST_KM2) return [];
    const name = named(prefix, lon, lat);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    const cause = (Object.entries(causes) as [WeakCause, number][]).reduce((a, b) =>
      b[1] > a[1] ? b : a,
    )[0];
    return [{ id: times === 1 ? name : `${name}-${times}`, areaKm2, cause, number: i + 1 }];
  });
  return {
    areas,
    list,
    geometry: outlineOf(
      areas,
      grid,
      list.map(({ number }) => [number]),
    ),
  };
}
