import type { ElevationGrid } from '../../model/dataset.ts';
import type { OperatorId } from '../../model/service.ts';
import type { PredictedTechnology } from '../../radio/budget/transmitters.ts';
import { Ground } from '../../radio/predict/ground.ts';
import { medianLink } from '../../radio/predict/path-power.ts';
import { freeSpaceLoss } from '../../radio/models/p1812/link.ts';
import { latOf, lonOf, xOf, yOf } from '../land/frame.ts';
import type { HiddenLand } from './hidden-land.ts';
import { sectorLoss } from './power-maps.ts';
import { SAMPLE_RADIO, type Sector } from './sectors.ts';

/** Masts farther off are not asked, km. */
const FARTHEST_KM = 20;

/** What really arrives at places, by ITU-R P.1812-8 over the full terrain and its trees. */
export class ServedPlaces {
  readonly #ground: Ground;
  readonly #sectors = new Map<string, Sector[]>();

  constructor(
    elevation: ElevationGrid,
    private readonly land: HiddenLand,
    sectors: readonly Sector[],
  ) {
    this.#ground = new Ground({ ground: [elevation], canopy: [land.canopy], surface: [] }, SAMPLE_RADIO);
    for (const sector of sectors) {
      if (sector.fault === 'off') continue;
      const key = `${sector.mast.operator} ${sector.technology}`;
      this.#sectors.set(key, [...(this.#sectors.get(key) ?? []), sector]);
    }
  }

  /** Distance of the nearest sector that sends, km; Infinity where nobody has one. */
  nearestKm(operator: OperatorId, technology: PredictedTechnology, x: number, y: number): number {
    const squares = (this.#sectors.get(`${operator} ${technology}`) ?? []).map(
      ({ mast }) => (x - xOf(mast.lon)) ** 2 + (y - yOf(mast.lat)) ** 2,
    );
    return Math.sqrt(Math.min(...squares));
  }

  /** Power of the strongest sector at a point of the plane, km; dBm of a resource element, -Infinity without any. */
  powerAt(operator: OperatorId, technology: PredictedTechnology, x: number, y: number): number {
    const clutter = this.land.clutter(x, y);
    const near = (this.#sectors.get(`${operator} ${technology}`) ?? []).flatMap((sector) => {
      const [east, north] = [x - xOf(sector.mast.lon), y - yOf(sector.mast.lat)];
      const km = Math.max(0.05, Math.sqrt(east * east + north * north));
      if (km > FARTHEST_KM) return [];
      const sent = sector.actualDbm - sectorLoss(sector.actualDegrees, east, north) - clutter;
      return [{ sector, sent, most: sent - freeSpaceLoss(km, 0, 0, sector.bandMhz / 1000) }];
    });
    near.sort((a, b) => b.most - a.most);
    let best = -Infinity;
    const losses = new Map<object, number>();
    for (const { sector, sent, most } of near) {
      if (most <= best) break;
      let loss = losses.get(sector.mast);
      if (loss === undefined) losses.set(sector.mast, (loss = this.#loss(sector, lonOf(x), latOf(y))));
      best = Math.max(best, sent - loss);
    }
    return best;
  }

  #loss(sector: Sector, lon: number, lat: number): number {
    const { mast, bandMhz } = sector;
    const path = this.#ground.between(mast.lon, mast.lat, lon, lat);
    if (!path) return Infinity;
    const from = {
      ...mast,
      site: mast.code,
      technology: sector.technology,
      bandMhz,
      elementDbm: 0,
      aims: [],
    };
    return medianLink(from, path, SAMPLE_RADIO, true).losses.Lb;
  }
}
