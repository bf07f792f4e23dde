import type { ElevationGrid } from '../../model/dataset.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { OperatorId, Technology } from '../../model/service.ts';
import type { PredictedTechnology } from '../../radio/budget/transmitters.ts';
import { cellHeightKm } from '../land/relief.ts';
import type { Mast } from '../masts/sites.ts';
import type { HiddenLand } from './hidden-land.ts';
import { mapFrameOf, Surroundings, type CellsAround, type MapFrame } from './map-cells.ts';
import { RadialFan, RadialWalk } from './mast-radials.ts';
import { FARTHEST_KM, SAMPLE_RADIO, sendersOf, sentTowards, type Sector, type Sender } from './sectors.ts';

/** Land that somebody declares for a technology: 1 per cell of the maps. */
export interface DeclaredMask {
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly on: Uint8Array;
}

/** What really arrives by cell, dBm of a resource element: exact up to the level from which a cell counts as served. */
export interface ServedMap {
  readonly operator: OperatorId;
  readonly technology: PredictedTechnology;
  readonly actual: Float32Array;
}

/** As fine as the terrain, for trees and ridges near the telephone count most. */
const STEP_KM = cellHeightKm;
/** Most land is served by what stands so near; only the rest is asked of all masts. */
const NEAR = new RadialFan(4, STEP_KM, 0.2);
const FAR = new RadialFan(FARTHEST_KM, STEP_KM, 0.45);

/**
 * The truth of what is declared: ITU-R P.1812-8 over trees and clutter from sectors as they are. Land that nobody
 * declares is not asked for, nor what farther masts send to land that is served.
 */
export class ServedCells {
  readonly maps: ServedMap[] = [];
  readonly #frame: MapFrame;
  /** Loss near the ground by cell, dB; NaN until asked for. */
  readonly #clutter: Float32Array;
  /** 1 where anybody declares, and where anybody serves. */
  readonly #declared: Uint8Array;
  readonly #served: Uint8Array;
  readonly #byKey = new Map<string, { readonly map: ServedMap; readonly declared: Uint8Array }>();

  constructor(
    private readonly elevation: ElevationGrid,
    private readonly land: HiddenLand,
    sectors: readonly Sector[],
    declared: readonly DeclaredMask[],
    task?: TaskContext,
  ) {
    const frame = mapFrameOf(elevation);
    const cells = frame.columns * frame.rows;
    this.#frame = frame;
    this.#clutter = new Float32Array(cells).fill(Number.NaN);
    this.#declared = new Uint8Array(cells);
    this.#served = new Uint8Array(cells);
    for (const { operator, technology, on } of declared) {
      if (technology !== '4G' && technology !== '5G') continue;
      const map = { operator, technology, actual: new Float32Array(cells).fill(-Infinity) };
      this.#byKey.set(`${operator} ${technology}`, { map, declared: on });
      this.maps.push(map);
      for (let cell = 0; cell < cells; cell++) this.#declared[cell] |= on[cell];
    }
    const senders = sendersOf(sectors);
    this.#follow(senders, -1, NEAR, task);
    this.#follow(senders, NEAR.reachKm, FAR, task);
  }

  #follow(
    senders: ReadonlyMap<Mast, readonly Sender[]>,
    fromKm: number,
    fan: RadialFan,
    task?: TaskContext,
  ): void {
    const surroundings = new Surroundings(this.#frame, fan);
    const walk = new RadialWalk(this.elevation, this.land, fan);
    let done = 0;
    for (const [mast, own] of senders) {
      if (done++ % 32 === 0) {
        task?.signal?.throwIfAborted();
        task?.report?.({ step: 'sampleCoverage', done, total: senders.size });
      }
      const around = surroundings.of(mast, fromKm, fan.reachKm, (cell) =>
        own.some((sender) => this.#isAsked(sender, cell)),
      );
      if (around.count === 0) continue;
      const bands = [...new Set(own.map(({ bandMhz }) => bandMhz))];
      const losses = walk.around(mast, bands, around);
      for (const sender of own) this.#lay(sender, around, losses.get(sender.bandMhz)!);
    }
  }

  /** Not yet served, and declared by the same operator or, where nobody serves it, by anybody. */
  #isAsked({ mast, technology }: Sender, cell: number): boolean {
    if (!this.#declared[cell]) return false;
    const own = this.#byKey.get(`${mast.operator} ${technology}`);
    if (!own || own.map.actual[cell] >= SAMPLE_RADIO.thresholdDbm) return false;
    return own.declared[cell] === 1 || this.#served[cell] === 0;
  }

  #lay(sender: Sender, around: CellsAround, losses: Float32Array): void {
    const own = this.#byKey.get(`${sender.mast.operator} ${sender.technology}`);
    if (!own) return;
    const { actual } = own.map;
    for (let k = 0; k < around.count; k++) {
      const [cell, loss] = [around.cell[k], losses[around.point[k]]];
      if (Number.isNaN(loss)) continue;
      const power = sentTowards(sender, around.bearing[k]) - loss - this.#clutterOf(cell);
      if (power <= actual[cell]) continue;
      actual[cell] = power;
      if (power >= SAMPLE_RADIO.thresholdDbm) this.#served[cell] = 1;
    }
  }

  #clutterOf(cell: number): number {
    if (Number.isNaN(this.#clutter[cell])) {
      const { columns, x, y, widthKm, heightKm } = this.#frame;
      const column = cell % columns;
      const row = (cell - column) / columns;
      this.#clutter[cell] = this.land.clutter(x + column * widthKm, y - row * heightKm);
    }
    return this.#clutter[cell];
  }
}
