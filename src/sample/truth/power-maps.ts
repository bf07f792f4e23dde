import type { ElevationGrid } from '../../model/dataset.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import { antennaLoss } from '../../radio/budget/antenna.ts';
import { xOf, yOf } from '../land/frame.ts';
import { emptyMask } from '../land/mask.ts';
import { cellHeightKm, cellWidthKm } from '../land/relief.ts';
import type { Mast } from '../masts/sites.ts';
import type { HiddenLand } from './hidden-land.ts';
import { FOLLOWED_KM, radialPoint, RadialWalk, type MastRadials } from './mast-radials.ts';
import type { Sector } from './sectors.ts';

/** Terrain cells along the side of a cell of the maps: about 270 m. */
export const MAP_STEP = 3;

/** Power of one operator's technology by cell, dBm of a resource element; -Infinity without any. */
export interface PowerMap {
  readonly operator: OperatorId;
  readonly technology: Technology;
  /** What the operator counts on within the reach of its masts, and from which sector (-1: none). */
  readonly planned: Float32Array;
  readonly server: Int32Array;
  /** What is there. 3G is not a matter of resource elements: nobody asks for its truth. */
  readonly actual: Float32Array;
}

/** Power that an operator counts on for 3G, the same in all directions, dBm. */
const PLANNED_3G_DBM = 30;

interface MapFrame {
  readonly columns: number;
  readonly rows: number;
  /** Middle of cell (0, 0), km. */
  readonly x: number;
  readonly y: number;
  readonly widthKm: number;
  readonly heightKm: number;
}

function frameOf(elevation: ElevationGrid): MapFrame {
  const { columns, rows } = emptyMask(elevation.columns, elevation.rows, MAP_STEP);
  const middle = (MAP_STEP - 1) / 2;
  return {
    ...{ columns, rows, widthKm: MAP_STEP * cellWidthKm, heightKm: MAP_STEP * cellHeightKm },
    x: xOf(elevation.west) + middle * cellWidthKm,
    y: yOf(elevation.north) - middle * cellHeightKm,
  };
}

/** Hands the cells around a mast, with their way from it in km. */
function cellsAround(
  frame: MapFrame,
  mast: Mast,
  reachKm: number,
  visit: (cell: number, eastKm: number, northKm: number) => void,
): void {
  const [x, y] = [xOf(mast.lon), yOf(mast.lat)];
  const row = Math.round((frame.y - y) / frame.heightKm);
  const column = Math.round((x - frame.x) / frame.widthKm);
  const [down, across] = [Math.ceil(reachKm / frame.heightKm), Math.ceil(reachKm / frame.widthKm)];
  for (let r = Math.max(0, row - down); r <= Math.min(frame.rows - 1, row + down); r++)
    for (let c = Math.max(0, column - across); c <= Math.min(frame.columns - 1, column + across); c++) {
      const east = frame.x + c * frame.widthKm - x;
      const north = frame.y - r * frame.heightKm - y;
      if (east * east + north * north <= reachKm * reachKm) visit(r * frame.columns + c, east, north);
    }
}

const bearingOf = (east: number, north: number): number =>
  ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;

/** Loss of a sector's antenna in a direction, dB. */
export const sectorLoss = (azimuthDegrees: number, eastKm: number, northKm: number): number =>
  antennaLoss({ azimuthDegrees, tiltDegrees: null }, bearingOf(eastKm, northKm), 0);

/** Lays planned and actual power over the maps, mast by mast. */
export class PowerMaps {
  readonly maps: PowerMap[] = [];
  readonly #frame: MapFrame;
  readonly #byKey = new Map<string, PowerMap>();

  constructor(
    elevation: ElevationGrid,
    private readonly land: HiddenLand,
    masts: readonly Mast[],
    private readonly sectors: readonly Sector[],
    task?: TaskContext,
  ) {
    this.#frame = frameOf(elevation);
    const walk = new RadialWalk(elevation, land);
    const ofMast = new Map<Mast, number[]>();
    sectors.forEach(({ mast }, number) => ofMast.set(mast, [...(ofMast.get(mast) ?? []), number]));
    masts.forEach((mast, index) => {
      if (index % 32 === 0) {
        task?.signal?.throwIfAborted();
        task?.report?.({ step: 'sampleCoverage', done: index, total: masts.length });
      }
      const own = ofMast.get(mast) ?? [];
      const low = mast.cells.find((cell) => cell.technology === '3G');
      const bands = own.map((number) => sectors[number].bandMhz);
      const radials = walk.around(mast, [...new Set(low ? [low.bandMhz, ...bands] : bands)]);
      if (low) this.#lay3g(mast, low.reachKm, radials.get(low.bandMhz)!);
      for (const number of own) this.#laySector(number, radials.get(sectors[number].bandMhz)!);
    });
  }

  #map(operator: OperatorId, technology: Technology): PowerMap {
    const key = `${operator} ${technology}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const cells = this.#frame.columns * this.#frame.rows;
    const map: PowerMap = {
      ...{ operator, technology },
      planned: new Float32Array(cells).fill(-Infinity),
      server: new Int32Array(cells).fill(-1),
      actual: new Float32Array(technology === '3G' ? 0 : cells).fill(-Infinity),
    };
    this.#byKey.set(key, map);
    this.maps.push(map);
    return map;
  }

  #lay3g(mast: Mast, reachKm: number, { bare }: MastRadials): void {
    const { planned } = this.#map(mast.operator, '3G');
    cellsAround(this.#frame, mast, Math.min(reachKm, FOLLOWED_KM), (cell, east, north) => {
      const at = radialPoint(east, north);
      if (at >= 0 && PLANNED_3G_DBM - bare[at] > planned[cell]) planned[cell] = PLANNED_3G_DBM - bare[at];
    });
  }

  #laySector(number: number, { bare, trees }: MastRadials): void {
    const sector = this.sectors[number];
    const { planned, server, actual } = this.#map(sector.mast.operator, sector.technology);
    const [x, y] = [xOf(sector.mast.lon), yOf(sector.mast.lat)];
    cellsAround(this.#frame, sector.mast, FOLLOWED_KM, (cell, east, north) => {
      const at = radialPoint(east, north);
      if (at < 0 || Number.isNaN(bare[at])) return;
      if (east * east + north * north <= sector.reachKm * sector.reachKm) {
        const power = sector.plannedDbm - bare[at] - sectorLoss(sector.plannedDegrees, east, north);
        if (power > planned[cell]) [planned[cell], server[cell]] = [power, number];
      }
      const most = sector.actualDbm - trees[at];
      if (most + 30 < actual[cell]) return;
      const power =
        most - sectorLoss(sector.actualDegrees, east, north) - this.land.clutter(x + east, y + north);
      if (power > actual[cell]) actual[cell] = power;
    });
  }
}
