import { VOID_HEIGHT, type ElevationGrid, type Terrain } from '../../model/dataset.ts';
import { disagreementOf } from '../../terrain/overlap.ts';
import type { LoadedSource } from '../records/loaded-source.ts';

/** What stands above the ground is believed up to so many metres: the tallest trees and houses of the country, with room. */
const MOST_ABOVE = { canopy: 100, surface: 500 } as const;
/** A raster of which more is beyond belief holds something else, such as heights above the sea. */
const MOST_BEYOND = 0.05;

/** Metres by which editions of one tile differ where voids were filled otherwise; files of other heights differ by more. */
const EDITION_METERS = 10;

type Box = readonly [west: number, south: number, east: number, north: number];

interface TerrainSources {
  readonly ground: readonly LoadedSource[];
  readonly canopy: readonly LoadedSource[];
  readonly surface: readonly LoadedSource[];
}

/**
 * Grids of the ground, and of what stands on it; null where no source has any. What stands above no land of the province
 * and no ground is told by its file's name and left out.
 * @param meetsLand true for every box where no land is known
 */
export function buildTerrain(sources: TerrainSources, meetsLand: (box: Box) => boolean): Terrain | null {
  tellOverlaps(gridsOf(sources.ground));
  const ground = gridsOf(sources.ground).map(({ grid }) => grid);
  const liesHere = (grid: ElevationGrid): boolean =>
    meetsLand(boxOf(grid)) && (!ground.length || ground.some((one) => boxesTouch(boxOf(one), boxOf(grid))));
  const above = (role: 'canopy' | 'surface'): ElevationGrid[] =>
    gridsOf(sources[role]).flatMap(({ grid, log }) => {
      if (liesHere(grid)) return believed(grid, MOST_ABOVE[role], log) ?? [];
      log.atFile({ code: 'raster-elsewhere', did: 'rejected' });
      return [];
    });
  const terrain = { ground, canopy: above('canopy'), surface: above('surface') };
  return Object.values(terrain).some(({ length }) => length > 0) ? terrain : null;
}

/** Of two files that tell other heights of the same place the one named first counts: that is said of the second. */
function tellOverlaps(grids: LoadedSource['grids']): void {
  grids.forEach(({ grid, log }, at) => {
    for (const before of grids.slice(0, at)) {
      if (!boxesTouch(boxOf(before.grid), boxOf(grid))) continue;
      const apart = disagreementOf(before.grid, grid, EDITION_METERS);
      if (!apart) continue;
      log.atFile({
        code: 'grids-differ',
        did: 'kept',
        context: { ...apart, name: before.log.file, tolerance: EDITION_METERS },
      });
    }
  });
}

const gridsOf = (sources: readonly LoadedSource[]): LoadedSource['grids'] =>
  sources.flatMap(({ grids }) => grids);

const boxOf = ({ west, north, stepLon, stepLat, columns, rows }: ElevationGrid): Box => [
  west,
  north - (rows - 1) * stepLat,
  west + (columns - 1) * stepLon,
  north,
];

const boxesTouch = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** The same grid each time, so that what is known of it stays known. */
const cleaned = new WeakMap<ElevationGrid, ElevationGrid>();

/** The grid with cells beyond belief void, which is told; null where it is no height above ground at all. */
function believed(
  grid: ElevationGrid,
  most: number,
  log: LoadedSource['grids'][number]['log'],
): ElevationGrid | null {
  const isBeyond = (height: number): boolean => height !== VOID_HEIGHT && (height < 0 || height > most);
  let known = 0;
  let cells = 0;
  for (const height of grid.heights) {
    if (height !== VOID_HEIGHT) known++;
    if (isBeyond(height)) cells++;
  }
  if (!cells) return grid;
  const isOther = cells > MOST_BEYOND * known;
  log.atFile({
    code: isOther ? 'raster-not-above-ground' : 'raster-beyond-belief',
    did: isOther ? 'rejected' : 'changed',
    context: { cells, known, most },
  });
  if (isOther) return null;
  let clean = cleaned.get(grid);
  if (!clean) {
    clean = { ...grid, heights: grid.heights.map((height) => (isBeyond(height) ? VOID_HEIGHT : height)) };
    cleaned.set(grid, clean);
  }
  return clean;
}
