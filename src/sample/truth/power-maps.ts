import type { ElevationGrid } from '../../model/dataset.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import type { Mast } from '../masts/sites.ts';
import { mapFrameOf, Surroundings, type CellsAround } from './map-cells.ts';
import { RadialFan, RadialWalk } from './mast-radials.ts';
import { sectorsByMast, sectorAimLoss, type Sector } from './sectors.ts';

/** What an operator counts on for a technology by cell, dBm; -Infinity without any. */
export interface PowerMap {
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly planned: Float32Array;
  /** From which sector (-1: none). */
  readonly server: Int32Array;
}

/** Power that an operator counts on for 3G, the same in all directions, dBm. */
const PLANNED_3G_DBM = 30;
/** An operator's own prediction is coarse. No mast is meant to reach farther. */
const FAN = new RadialFan(10, 0.26, 0.55);

/**
 * Lays what operators plan over the maps, mast by mast, over bare ground and within the reach of each radio; nobody
 * plans outside the province (`inside`: 1 per cell of the maps).
 */
export class PowerMaps {
  readonly maps: PowerMap[] = [];
  readonly #cells: number;
  readonly #byKey = new Map<string, PowerMap>();

  constructor(
    elevation: ElevationGrid,
    masts: readonly Mast[],
    private readonly sectors: readonly Sector[],
    inside: Uint8Array,
    task?: TaskContext,
  ) {
    const frame = mapFrameOf(elevation);
    this.#cells = frame.columns * frame.rows;
    const surroundings = new Surroundings(frame, FAN);
    const walk = new RadialWalk(elevation, null, FAN);
    const ofMast = sectorsByMast(sectors);
    masts.forEach((mast, index) => {
      if (index % 32 === 0) {
        task?.signal?.throwIfAborted();
        task?.report?.({ step: 'sampleCoverage', done: index, total: masts.length });
      }
      const own = ofMast.get(mast) ?? [];
      const low = mast.cells.find((cell) => cell.technology === '3G');
      const bands = own.map((number) => sectors[number].bandMhz);
      const reachKm = Math.max(...own.map((number) => sectors[number].reachKm), low?.reachKm ?? 0);
      const around = surroundings.of(mast, -1, reachKm, (cell) => inside[cell] === 1);
      const losses = walk.around(mast, [...new Set(low ? [low.bandMhz, ...bands] : bands)], around);
      if (low) this.#lay3g(mast.operator, low.reachKm, around, losses.get(low.bandMhz)!);
      for (const number of own) this.#laySector(number, around, losses.get(sectors[number].bandMhz)!);
    });
  }

  #map(operator: OperatorId, technology: Technology): PowerMap {
    const key = `${operator} ${technology}`;
    const known = this.#byKey.get(key);
    if (known) return known;
    const map: PowerMap = {
      ...{ operator, technology },
      planned: new Float32Array(this.#cells).fill(-Infinity),
      server: new Int32Array(this.#cells).fill(-1),
    };
    this.#byKey.set(key, map);
    this.maps.push(map);
    return map;
  }

  #lay3g(operator: OperatorId, reachKm: number, around: CellsAround, losses: Float32Array): void {
    const { planned } = this.#map(operator, '3G');
    for (let k = 0; k < around.count; k++) {
      if (around.km[k] > reachKm) continue;
      const power = PLANNED_3G_DBM - losses[around.point[k]];
      if (power > planned[around.cell[k]]) planned[around.cell[k]] = power;
    }
  }

  #laySector(number: number, around: CellsAround, losses: Float32Array): void {
    const sector = this.sectors[number];
    const { planned, server } = this.#map(sector.mast.operator, sector.technology);
    for (let k = 0; k < around.count; k++) {
      const cell = around.cell[k];
      const most = sector.plannedDbm - losses[around.point[k]];
      if (around.km[k] > sector.reachKm || !(most > planned[cell])) continue;
      const power = most - sectorAimLoss(sector.plannedDegrees, around.bearing[k]);
      if (power > planned[cell]) [planned[cell], server[cell]] = [power, number];
    }
  }
}
