import type { ElevationGrid } from '../../model/dataset.ts';
import type { OperatorId } from '../../model/service.ts';
import type { PredictedTechnology } from '../../radio/budget/transmitters.ts';
import type { TerrainPath } from '../../radio/predict/ground.ts';
import { medianLink } from '../../radio/predict/path-power.ts';
import { freeSpaceLoss } from '../../radio/models/p1812/link.ts';
import { distanceKm, xOf, yOf } from '../land/frame.ts';
import { cellHeightKm, columnOf, rowOf } from '../land/relief.ts';
import { heightAt } from '../land/terrain-view.ts';
import type { Mast } from '../masts/sites.ts';
import { treesAt, type HiddenLand } from './hidden-land.ts';
import { bearingOf } from './map-cells.ts';
import { FARTHEST_KM, SAMPLE_RADIO, sendersOf, sentTowards, type Sector, type Sender } from './sectors.ts';

/** Nearer than this, a place counts as so far from a mast, km. */
const NEAREST_KM = 0.05;

/** A sender and where it stands, km. */
interface Placed {
  readonly sender: Sender;
  readonly x: number;
  readonly y: number;
}

const keyOf = (operator: OperatorId, technology: PredictedTechnology): string => `${operator} ${technology}`;

/** What really arrives at places, by ITU-R P.1812-8 over the full terrain and its trees. */
export class ServedPlaces {
  readonly #sending = new Map<string, Placed[]>();

  constructor(
    private readonly elevation: ElevationGrid,
    private readonly land: HiddenLand,
    sectors: readonly Sector[],
  ) {
    for (const [{ lon, lat, operator }, senders] of sendersOf(sectors))
      for (const sender of senders) {
        const key = keyOf(operator, sender.technology);
        const list = this.#sending.get(key) ?? [];
        list.push({ sender, x: xOf(lon), y: yOf(lat) });
        this.#sending.set(key, list);
      }
  }

  /** Distance of the nearest mast that sends, km; Infinity where nobody has one. */
  nearestKm(operator: OperatorId, technology: PredictedTechnology, x: number, y: number): number {
    let nearest = Infinity;
    for (const one of this.#sending.get(keyOf(operator, technology)) ?? [])
      nearest = Math.min(nearest, distanceKm(x, y, one.x, one.y));
    return nearest;
  }

  /** What arrives at a point of the plane, km. */
  at(x: number, y: number): ServedPlace {
    return new ServedPlace(this.elevation, this.land, this.#sending, x, y);
  }
}

/** One place: the technologies of a mast share their way to it. */
class ServedPlace {
  readonly #paths = new Map<Mast, TerrainPath>();

  constructor(
    private readonly elevation: ElevationGrid,
    private readonly land: HiddenLand,
    private readonly sending: ReadonlyMap<string, readonly Placed[]>,
    private readonly x: number,
    private readonly y: number,
  ) {}

  /** Power of the strongest sector, dBm of a resource element; -Infinity without any. */
  power(operator: OperatorId, technology: PredictedTechnology): number {
    const { x, y } = this;
    const clutter = this.land.clutter(x, y);
    const near: { from: Placed; sent: number; most: number }[] = [];
    for (const from of this.sending.get(keyOf(operator, technology)) ?? []) {
      const [east, north] = [x - from.x, y - from.y];
      const km = Math.max(NEAREST_KM, Math.sqrt(east * east + north * north));
      if (km > FARTHEST_KM) continue;
      const sent = sentTowards(from.sender, bearingOf(east, north)) - clutter;
      near.push({ from, sent, most: sent - freeSpaceLoss(km, 0, 0, from.sender.bandMhz / 1000) });
    }
    near.sort((a, b) => b.most - a.most);
    let best = -Infinity;
    for (const { from, sent, most } of near) {
      // All that follow are weaker even without land between.
      if (most <= best) break;
      const { mast, bandMhz } = from.sender;
      const link = { bandMhz, heightMeters: mast.heightMeters, lat: mast.lat };
      best = Math.max(best, sent - medianLink(link, this.#path(from), SAMPLE_RADIO, true).losses.Lb);
    }
    return best;
  }

  /** Heights from a mast to the place, a point for about each row of the terrain. */
  #path({ sender: { mast }, x, y }: Placed): TerrainPath {
    const known = this.#paths.get(mast);
    if (known) return known;
    const [east, north] = [this.x - x, this.y - y];
    const km = Math.max(NEAREST_KM, Math.sqrt(east * east + north * north));
    const steps = Math.max(4, Math.ceil(km / cellHeightKm));
    const groundM = new Float64Array(steps + 1);
    const canopyM = new Float64Array(steps + 1);
    const [column, row] = [columnOf(this.elevation, x), rowOf(this.elevation, y)];
    const across = (columnOf(this.elevation, this.x) - column) / steps;
    const down = (rowOf(this.elevation, this.y) - row) / steps;
    for (let k = 0; k <= steps; k++) {
      groundM[k] = heightAt(this.elevation, column + k * across, row + k * down);
      canopyM[k] = treesAt(this.land, column + k * across, row + k * down);
    }
    const path = { stepKm: km / steps, groundM, canopyM, filled: false };
    this.#paths.set(mast, path);
    return path;
  }
}
