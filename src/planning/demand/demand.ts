import { findingsOf, YES, type Findings, type OperatorFindings } from '../../analysis/findings/findings.ts';
import { clustersByVillage, disaggregate } from '../../analysis/service/disaggregate.ts';
import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import { featuresAt } from '../../geometry/points/point-in-part.ts';
import type { Dataset } from '../../model/dataset.ts';
import { SERVICE_STATES } from '../../model/service.ts';

/**
 * People and households without service, one entry per place that a mast can reach: an uncovered
 * cluster, or the centre of a village without clusters. Whole numbers whose sum over a village is its
 * uncovered count, so that gains add up exactly and nobody is counted twice. NaN: not counted.
 */
export interface Demand {
  readonly village: Int32Array;
  readonly xy: Float64Array;
  readonly households: Float64Array;
  readonly population: Float64Array;
  /** Operator that serves the place already, where a second one is planned for; else null. */
  readonly operator: readonly (string | null)[];
  /** Villages whose places lie in no commune of the province: nothing is planned for them. */
  readonly outside: readonly number[];
}

/** Borders are drawn in long strokes: a place so near to a commune is in it. */
const BORDER_METERS = 500;

/** In a commune, or within the tolerance of borders of one: looked for in eight directions. */
function isInProvince({ communes: { geometry, records } }: Dataset, lon: number, lat: number): boolean {
  if (!records.length || featuresAt(geometry, lon, lat).length) return true;
  const perDegree = metersPerDegree(lat);
  return Array.from({ length: 8 }, (_, k) => (k * Math.PI) / 4).some(
    (turn) =>
      featuresAt(
        geometry,
        lon + (BORDER_METERS / perDegree.lon) * Math.cos(turn),
        lat + (BORDER_METERS / perDegree.lat) * Math.sin(turn),
      ).length > 0,
  );
}

/** Collects places, leaving aside what nobody lives in, what has no place, and what lies outside the province. */
class DemandBuilder {
  readonly #village: number[] = [];
  readonly #xy: number[] = [];
  readonly #households: number[] = [];
  readonly #population: number[] = [];
  readonly #operator: (string | null)[] = [];
  readonly #outside = new Set<number>();

  constructor(private readonly dataset: Dataset) {}

  push(
    village: number,
    [lon, lat]: readonly [number, number],
    homes: number,
    people: number,
    operator: string | null,
  ): void {
    if (
      Number.isNaN(lon) ||
      (!(homes > 0) && !(people > 0) && !(Number.isNaN(homes) && Number.isNaN(people)))
    )
      return;
    // A point that another country or province holds is no place to build for.
    if (!isInProvince(this.dataset, lon, lat)) {
      this.#outside.add(village);
      return;
    }
    this.#village.push(village);
    this.#xy.push(lon, lat);
    this.#households.push(homes);
    this.#population.push(people);
    this.#operator.push(operator);
  }

  done(): Demand {
    return {
      village: Int32Array.from(this.#village),
      xy: Float64Array.from(this.#xy),
      households: Float64Array.from(this.#households),
      population: Float64Array.from(this.#population),
      operator: this.#operator,
      outside: [...this.#outside],
    };
  }
}

/**
 * The demand under `any` operator. Villages of unknown state carry none: what is unknown is listed elsewhere, never
 * planned for as if it were known. Villages without counts stand in it with unknown counts.
 */
export function findDemand(dataset: Dataset, findings: Findings): Demand {
  const any = findingsOf(findings, 'any');
  const { clusters, villages } = dataset;
  const builder = new DemandBuilder(dataset);
  clustersByVillage(dataset).forEach((all, index) => {
    const state = SERVICE_STATES[any.state[index]];
    if (state === 'covered' || state === 'unknown') return;
    const homes = any.uncoveredHouseholds[index];
    const people = any.uncoveredPopulation[index];
    const open = all.filter((cluster) => any.clusterCovered[cluster] !== YES);
    if (!clusters || !open.length) {
      builder.push(
        index,
        [villages.centres[index * 2], villages.centres[index * 2 + 1]],
        homes,
        people,
        null,
      );
      return;
    }
    const homesOf = disaggregate(homes, clusters.households, open);
    const peopleOf = disaggregate(people, clusters.population, open);
    open.forEach((cluster, k) =>
      builder.push(
        index,
        [clusters.xy[cluster * 2], clusters.xy[cluster * 2 + 1]],
        homesOf[k],
        peopleOf[k],
        null,
      ),
    );
  });
  return builder.done();
}

/** The operator that alone covers a place; null: none or several do. */
function onlyOperator(findings: Findings, covers: (entry: OperatorFindings) => boolean): string | null {
  const covering = findings.byOperator.filter((entry) => entry.operator !== 'any' && covers(entry));
  return covering.length === 1 ? covering[0].operator : null;
}

type CoversPlace = (entry: OperatorFindings) => boolean;

/** All places with all who live there; `admit` says by whom a place is taken to be served, undefined leaves it out. */
function placesOf(
  dataset: Dataset,
  findings: Findings,
  admit: (covers: CoversPlace) => string | null | undefined,
): Demand {
  const { clusters, villages } = dataset;
  const builder = new DemandBuilder(dataset);
  clustersByVillage(dataset).forEach((all, index) => {
    const homes = findings.counts.households[index];
    const people = findings.counts.population[index];
    if (!clusters || !all.length) {
      const operator = admit((entry) => entry.centre[index] === YES);
      const place = [villages.centres[index * 2], villages.centres[index * 2 + 1]] as const;
      if (operator !== undefined) builder.push(index, place, homes, people, operator);
      return;
    }
    const homesOf = disaggregate(homes, clusters.households, all);
    const peopleOf = disaggregate(people, clusters.population, all);
    all.forEach((cluster, k) => {
      const operator = admit((entry) => entry.clusterCovered[cluster] === YES);
      const place = [clusters.xy[cluster * 2], clusters.xy[cluster * 2 + 1]] as const;
      if (operator !== undefined) builder.push(index, place, homesOf[k], peopleOf[k], operator);
    });
  });
  return builder.done();
}

/** Places that exactly one operator covers, with all who live there: a second operator would serve them. */
export const findSecondDemand = (dataset: Dataset, findings: Findings): Demand =>
  placesOf(dataset, findings, (covers) => onlyOperator(findings, covers) ?? undefined);

/** Places that some operator covers, with all who live there. */
export const findServed = (dataset: Dataset, findings: Findings): Demand =>
  placesOf(dataset, findings, (covers) => (covers(findingsOf(findings, 'any')) ? null : undefined));
