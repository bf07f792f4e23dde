import type { ElevationGrid } from '../../model/dataset.ts';
import { between, randomStream } from '../../model/basics/random.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import { outlineCells, outlineField } from '../land/contour.ts';
import { closePinches, dropSmallPieces, emptyMask, type Mask } from '../land/mask.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import { MAP_STEP } from '../truth/map-cells.ts';
import type { PowerMap } from '../truth/power-maps.ts';
import type { Sector } from '../truth/sectors.ts';
import { discOf, type DrawnDisc } from './discs.ts';
import { cutSector, shareSectors } from './sector-areas.ts';

/** A polygon of a layer, and where it comes from. */
export interface DeclaredPolygon {
  readonly rings: Rings;
  /** Number of the sector; -1 for 3G, which is drawn as a whole. */
  readonly sector: number;
  readonly disc: DrawnDisc | null;
}

/** One declared layer: an operator's word for one technology. Its discs may lie over its other polygons. */
export interface DeclaredLayer {
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly polygons: readonly DeclaredPolygon[];
}

/** How an operator draws its map: level from which on it calls land covered, outlines of 3G rounded or not. */
interface Drawing {
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly fromDbm: number;
  readonly rounded: boolean;
}

const DRAWINGS: readonly Drawing[] = [
  { operator: 'viettel', technology: '4G', fromDbm: -112, rounded: false },
  { operator: 'viettel', technology: '3G', fromDbm: -112, rounded: false },
  { operator: 'viettel', technology: '5G', fromDbm: -108, rounded: false },
  { operator: 'vinaphone', technology: '4G', fromDbm: -110, rounded: false },
  { operator: 'vinaphone', technology: '3G', fromDbm: -112, rounded: true },
  { operator: 'vinaphone', technology: '5G', fromDbm: -108, rounded: false },
  { operator: 'mobifone', technology: '4G', fromDbm: -110, rounded: false },
  { operator: 'mobifone', technology: '3G', fromDbm: -112, rounded: true },
  { operator: 'mobifone', technology: '5G', fromDbm: -108, rounded: false },
  { operator: 'vietnamobile', technology: '4G', fromDbm: -110, rounded: true },
  { operator: 'vietnamobile', technology: '3G', fromDbm: -112, rounded: false },
];

/** How many sectors are drawn as a disc of about their area instead: 15 % of all polygons, for others are in pieces. */
const DISC_SHARE = 0.175;
/** Cells: smaller pieces and holes are not drawn. */
const SPECK = 4;

/**
 * What the operators declare, only inside the province (`inside`: 1 per cell of the maps): land on which their own
 * prediction, over bare ground, with all sectors as planned, reaches their own level; a polygon for each sector.
 */
export function declareCoverage(
  elevation: ElevationGrid,
  maps: readonly PowerMap[],
  sectors: readonly Sector[],
  inside: Uint8Array,
  seed: number,
): DeclaredLayer[] {
  return DRAWINGS.map((drawing) => {
    const { operator, technology, fromDbm } = drawing;
    const map = maps.find((one) => one.operator === operator && one.technology === technology);
    if (!map) return { operator, technology, polygons: [] };
    const mask = emptyMask(elevation.columns, elevation.rows, MAP_STEP);
    for (let cell = 0; cell < mask.on.length; cell++)
      mask.on[cell] = inside[cell] && map.planned[cell] >= fromDbm ? 1 : 0;
    clean(mask);
    const polygons =
      technology === '3G'
        ? drawWhole(drawing, mask, map, elevation)
        : drawSectors(
            mask,
            { ...mask, on: inside },
            map,
            sectors,
            elevation,
            randomStream(seed, `discs ${operator} ${technology}`),
          );
    return { operator, technology, polygons };
  });
}

function clean(mask: Mask): void {
  dropSmallPieces(mask, 1, SPECK);
  dropSmallPieces(mask, 0, SPECK);
  closePinches(mask);
}

function drawWhole(
  { rounded, fromDbm }: Drawing,
  mask: Mask,
  { planned }: PowerMap,
  elevation: ElevationGrid,
): DeclaredPolygon[] {
  // Between 0.1 and 0.9 over 16 dB, on the side of 1/2 that the cleaned mask says.
  const field = Float32Array.from(planned, (dbm, cell) => {
    const soft = Math.max(0.1, Math.min(0.9, 0.5 + (dbm - fromDbm) / 20));
    return mask.on[cell] ? Math.max(0.55, soft) : Math.min(0.45, soft);
  });
  const outlines = rounded ? outlineField(mask, field, elevation) : outlineCells(mask, elevation);
  return outlines.map((rings) => ({ rings, sector: -1, disc: null }));
}

function drawSectors(
  mask: Mask,
  inside: Mask,
  map: PowerMap,
  sectors: readonly Sector[],
  elevation: ElevationGrid,
  random: () => number,
): DeclaredPolygon[] {
  const areas = shareSectors(mask, map);
  return areas.flatMap((area): DeclaredPolygon[] => {
    const { sector } = area;
    if (between(random, 0, 1) < DISC_SHARE) {
      const disc = discOf(sectors[sector], area.cells.length, inside, elevation);
      if (disc) return [{ rings: disc.rings, sector, disc }];
    }
    return cutSector(area, mask, elevation).map((rings) => ({ rings, sector, disc: null }));
  });
}
