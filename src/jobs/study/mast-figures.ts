import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import { NO, UNKNOWN, YES, type Findings, type OperatorFindings } from '../../analysis/findings/findings.ts';
import { Pause } from '../../analysis/findings/pause.ts';
import { gatherPoints, type PointCoverage, type ServicePoints } from '../../analysis/service/service.ts';
import { measureVillageShares, type VillageShares } from '../../analysis/service/shares.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { VillageShareRule } from '../../model/project.ts';
import { requiredDbm } from '../../radio/budget/radio-settings.ts';
import type { Transmitter } from '../../radio/budget/transmitters.ts';
import type { Ground } from '../../radio/predict/ground.ts';
import { FARTHEST_METERS, powerAt } from '../../radio/predict/places.ts';
import type { Calibration } from '../../radio/predict/level-chances.ts';
import { servedAt } from '../predict/village-prediction.ts';
import type { MastFigures, Reached } from './study.ts';

/** What a mast does for a place. */
const NOT_SERVED = 0;
const BARE_ONLY = 1;
const BOTH = 2;
const NOT_KNOWN = 3;

/** Service of all places as the project counts it, before a mast is added. */
export class ServiceBefore {
  /** Village centres, then clusters. */
  readonly points: ServicePoints;
  readonly answers: PointCoverage;
  readonly #rule: VillageShareRule;
  readonly #before: VillageShares;

  constructor(
    readonly dataset: Dataset,
    private readonly findings: Findings,
    service: OperatorFindings,
    rule: VillageShareRule,
  ) {
    this.points = gatherPoints(dataset, false);
    this.answers = { centre: service.centre, cluster: service.clusterCovered, household: new Uint8Array(0) };
    // Shares of polygons are not worked out for a single mast: clusters, else the centre, tell its people.
    this.#rule = rule === 'area' ? 'auto' : rule;
    this.#before = this.#shares(this.answers);
  }

  /** Points that tell the people of a village: its clusters where the rule looks at them, else its centre. */
  asked(): number[] {
    const { clusterMembers, villages } = this.points;
    const byCentre = (v: number): boolean =>
      this.#rule === 'centre' ||
      (this.#rule !== 'clusters' &&
        (!clusterMembers || clusterMembers.start[v] === clusterMembers.start[v + 1]));
    const asked: number[] = [];
    for (let v = 0; v < villages; v++)
      if (byCentre(v)) asked.push(v);
      else if (clusterMembers)
        for (let k = clusterMembers.start[v]; k < clusterMembers.start[v + 1]; k++)
          asked.push(villages + clusterMembers.members[k]);
    return asked;
  }

  /** NO, YES or UNKNOWN of a point before. */
  at(point: number): number {
    const { villages } = this.points;
    return point < villages ? this.answers.centre[point] : this.answers.cluster[point - villages];
  }

  #shares(answers: PointCoverage): VillageShares {
    const { dataset, points } = this;
    return measureVillageShares(
      { dataset, points, rule: this.#rule, counts: this.findings.counts },
      answers,
      null,
    );
  }

  #with(answer: (point: number) => number): VillageShares {
    const { villages, clusters } = this.points;
    return this.#shares({
      centre: Uint8Array.from({ length: villages }, (_, v) => answer(v)),
      cluster: Uint8Array.from({ length: clusters }, (_, c) => answer(villages + c)),
      household: new Uint8Array(0),
    });
  }

  /** People per village that gain service where these points are served; NaN where it is not known. */
  #gained(after: VillageShares, measure: 'Population' | 'Households'): Float64Array {
    const key = `uncovered${measure}` as const;
    return this.#before[key].map((before, v) => before - after[key][v]);
  }

  /** The figures of a mast. @param served what it does for each point */
  figures(served: Uint8Array): MastFigures {
    const { population, households } = this.findings.counts;
    const reached = (from: number) => (point: number) => served[point] >= from && served[point] <= BOTH;
    const gain = (from: number): { people: Float64Array; homes: Float64Array; shares: VillageShares } => {
      const holds = reached(from);
      const shares = this.#with((point) => (holds(point) ? YES : this.at(point)));
      return {
        shares,
        people: this.#gained(shares, 'Population'),
        homes: this.#gained(shares, 'Households'),
      };
    };
    const kept = (from: number): Reached => {
      const holds = reached(from);
      const shares = this.#with((point) =>
        this.at(point) === UNKNOWN ? UNKNOWN : this.at(point) === YES && holds(point) ? YES : NO,
      );
      const touched = shares.populationShare.map((share) => (share > 0 ? 1 : 0));
      return sumOf(
        population.map((count, v) => count - shares.uncoveredPopulation[v]),
        households.map((count, v) => count - shares.uncoveredHouseholds[v]),
        touched,
      );
    };
    const [bare, canopy] = [gain(BARE_ONLY), gain(BOTH)];
    const before = this.#before.populationShare;
    const grown = ({ shares }: typeof bare): Float64Array =>
      before.map((share, v) => (shares.populationShare[v] > share ? 1 : 0));
    const [grownBare, grownCanopy] = [grown(bare), grown(canopy)];
    return {
      newly: {
        bare: sumOf(bare.people, bare.homes, grownBare),
        canopy: sumOf(canopy.people, canopy.homes, grownCanopy),
      },
      already: { bare: kept(BARE_ONLY), canopy: kept(BOTH) },
      unknownBefore: before.filter((share, v) => Number.isNaN(share) && bare.shares.populationShare[v] > 0)
        .length,
      withoutTerrain: served.filter((one) => one === NOT_KNOWN).length,
      villages: [...grownBare.keys()]
        .filter((v) => grownBare[v] === 1)
        .map((v) => ({
          village: v,
          population: Number.isNaN(bare.people[v]) ? null : bare.people[v],
          served: grownCanopy[v] === 1 ? ('both' as const) : ('bare-only' as const),
        }))
        .sort((a, b) => (b.population ?? -1) - (a.population ?? -1)),
    };
  }
}

/** Sums over the villages that are touched; null where none of them was counted. */
function sumOf(people: Float64Array, homes: Float64Array, touched: Float64Array): Reached {
  const sum = (values: Float64Array): number | null => {
    const known = values.filter((value, v) => touched[v] === 1 && !Number.isNaN(value));
    return known.length === 0 && touched.includes(1) ? null : known.reduce((all, one) => all + one, 0);
  };
  return { population: sum(people), households: sum(homes), villages: touched.filter(Boolean).length };
}

/** Points within reach of a place, nearest rows first as they come. */
export function pointsAround(before: ServiceBefore, lon: number, lat: number): number[] {
  const { points } = before.points.grid;
  const meters = metersPerDegree(lat);
  return before
    .asked()
    .filter(
      (point) =>
        Math.abs(points[2 * point] - lon) * meters.lon <= FARTHEST_METERS &&
        Math.abs(points[2 * point + 1] - lat) * meters.lat <= FARTHEST_METERS,
    );
}

/** What a mast does for the places around it, by the model that the prediction of villages asks. */
export async function servedBy(
  before: ServiceBefore,
  ground: Ground,
  transmitters: readonly Transmitter[],
  calibration: Calibration,
  task: TaskContext,
): Promise<{ readonly served: Uint8Array; readonly overFilled: number }> {
  const { settings } = calibration;
  const served = new Uint8Array(before.points.villages + before.points.clusters);
  let overFilled = 0;
  const pause = new Pause(task);
  const { points } = before.points.grid;
  const [first] = transmitters;
  const around = first ? pointsAround(before, first.lon, first.lat) : [];
  for (const [done, point] of around.entries()) {
    await pause.turn('people', done, around.length);
    const answer = powerAt(ground, transmitters, points[2 * point], points[2 * point + 1], settings);
    served[point] = serviceOf(answer, calibration);
    if (answer.power?.filled) overFilled++;
  }
  return { served, overFilled };
}

function serviceOf({ power, withoutTerrain }: ReturnType<typeof powerAt>, calibration: Calibration): number {
  if (!power) return withoutTerrain ? NOT_KNOWN : NOT_SERVED;
  const offset = calibration.offset(power.operator, power.bandMhz);
  const served = servedAt(
    power.bareDbm + offset,
    power.canopyDbm + offset,
    requiredDbm(calibration.settings, power.bandMhz),
  );
  return served === 'both' ? BOTH : served === 'bare-only' ? BARE_ONLY : NOT_SERVED;
}
