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

/** Cells around a mast: worked out once for all its radios. */
interface CellsAround {
  readonly count: number;
  readonly cell: Int32Array;
  /** Way from the mast, km, and its bearing, degrees. */
  readonly km: Float32Array;
  readonly bearing: Float32Array;
  /** Number of the nearest point of its radials. */
  readonly point: Int32Array;
}

/** The cells that a mast is followed over, in arrays that the next mast takes again. */
class Surroundings {
  readonly #cell: Int32Array;
  readonly #km: Float32Array;
  readonly #bearing: Float32Array;
  readonly #point: Int32Array;

  constructor(private readonly frame: MapFrame) {
    const most =
      (2 * Math.ceil(FOLLOWED_KM / frame.widthKm) + 1) * (2 * Math.ceil(FOLLOWED_KM / frame.heightKm) + 1);
    this.#cell = new Int32Array(most);
    this.#km = new Float32Array(most);
    this.#bearing = new Float32Array(most);
    this.#point = new Int32Array(most);
  }

  of(mast: Mast): CellsAround {
    const { frame } = this;
    const [x, y] = [xOf(mast.lon), yOf(mast.lat)];
    const row = Math.round((frame.y - y) / frame.heightKm);
    const column = Math.round((x - frame.x) / frame.widthKm);
    const [down, across] = [Math.ceil(FOLLOWED_KM / frame.heightKm), Math.ceil(FOLLOWED_KM / frame.widthKm)];
    let count = 0;
    for (let r = Math.max(0, row - down); r <= Math.min(frame.rows - 1, row + down); r++)
      for (let c = Math.max(0, column - across); c <= Math.min(frame.columns - 1, column + across); c++) {
        const east = frame.x + c * frame.widthKm - x;
        const north = frame.y - r * frame.heightKm - y;
        const km = Math.sqrt(east * east + north * north);
        const point = radialPoint(east, north);
        if (km > FOLLOWED_KM || point < 0) continue;
        this.#cell[count] = r * frame.columns + c;
        this.#km[count] = km;
        this.#bearing[count] = bearingOf(east, north);
        this.#point[count++] = point;
      }
    return { count, cell: this.#cell, km: this.#km, bearing: this.#bearing, point: this.#point };
  }
}

const bearingOf = (east: number, north: number): number =>
  ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;

/** Loss of a sector's antenna in a direction, dB. */
const bearingLoss = (azimuthDegrees: number, bearing: number): number =>
  antennaLoss({ azimuthDegrees, tiltDegrees: null }, bearing, 0);
export const sectorLoss = (azimuthDegrees: number, eastKm: number, northKm: number): number =>
  bearingLoss(azimuthDegrees, bearingOf(eastKm, northKm));

/** Lays planned and actual power over the maps, mast by mast. */
export class PowerMaps {
  readonly maps: PowerMap[] = [];
  readonly #frame: MapFrame;
  /** Loss near the ground by cell, dB. */
  readonly #clutter: Float32Array;
  readonly #byKey = new Map<string, PowerMap>();

  constructor(
    elevation: ElevationGrid,
    land: HiddenLand,
    masts: readonly Mast[],
    private readonly sectors: readonly Sector[],
    task?: TaskContext,
  ) {
    const frame = frameOf(elevation);
    this.#frame = frame;
    this.#clutter = Float32Array.from({ length: frame.columns * frame.rows }, (_, cell) => {
      const column = cell % frame.columns;
      const row = (cell - column) / frame.columns;
      return land.clutter(frame.x + column * frame.widthKm, frame.y - row * frame.heightKm);
    });
    const around = new Surroundings(frame);
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
      const cells = around.of(mast);
      if (low) this.#lay3g(mast.operator, low.reachKm, cells, radials.get(low.bandMhz)!);
      for (const number of own) this.#laySector(number, cells, radials.get(sectors[number].bandMhz)!);
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

  #lay3g(operator: OperatorId, reachKm: number, around: CellsAround, { bare }: MastRadials): void {
    const { planned } = this.#map(operator, '3G');
    for (let k = 0; k < around.count; k++) {
      if (around.km[k] > reachKm) continue;
      const power = PLANNED_3G_DBM - bare[around.point[k]];
      if (power > planned[around.cell[k]]) planned[around.cell[k]] = power;
    }
  }

  #laySector(number: number, around: CellsAround, { bare, trees }: MastRadials): void {
    const sector = this.sectors[number];
    const { planned, server, actual } = this.#map(sector.mast.operator, sector.technology);
    for (let k = 0; k < around.count; k++) {
      const [cell, at, bearing] = [around.cell[k], around.point[k], around.bearing[k]];
      if (Number.isNaN(bare[at])) continue;
      const most = sector.plannedDbm - bare[at];
      if (around.km[k] <= sector.reachKm && most > planned[cell]) {
        const power = most - bearingLoss(sector.plannedDegrees, bearing);
        if (power > planned[cell]) [planned[cell], server[cell]] = [power, number];
      }
      const arriving = sector.actualDbm - trees[at] - this.#clutter[cell];
      if (arriving <= actual[cell]) continue;
      actual[cell] = Math.max(actual[cell], arriving - bearingLoss(sector.actualDegrees, bearing));
    }
  }
}
