import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import { NO } from '../../analysis/findings/findings.ts';
import { Pause } from '../../analysis/findings/pause.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { cellAt } from '../../radio/predict/cell-grid.ts';
import type { LaidPower } from '../../radio/predict/mast-sweep.ts';
import { pointsAround, type ServiceBefore } from './mast-figures.ts';
import type { MastFigures } from './study.ts';

/** How far apart the places are that are compared, m. */
const APART_METERS = 125;
/** How many of them, beside the one to start from, are worked out by the exact model. */
const FINALISTS = 3;

interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** What the search asks of a place. */
export interface PlaceJudge {
  /** Coarse levels around a mast that stands there. */
  readonly levels: (lon: number, lat: number) => LaidPower;
  readonly required: number;
  readonly figures: (lon: number, lat: number) => Promise<MastFigures>;
}

/** A square raster of places within a radius, the middle first. */
function placesAround({ lon, lat }: Place, radiusMeters: number): Place[] {
  const meters = metersPerDegree(lat);
  const most = Math.floor(radiusMeters / APART_METERS);
  const places: Place[] = [{ lon, lat }];
  for (let y = -most; y <= most; y++)
    for (let x = -most; x <= most; x++)
      if ((x !== 0 || y !== 0) && Math.hypot(x, y) * APART_METERS <= radiusMeters)
        places.push({
          lon: lon + (x * APART_METERS) / meters.lon,
          lat: lat + (y * APART_METERS) / meters.lat,
        });
  return places;
}

/** More people with trees counted; among equals more on bare ground. */
const isBetter = (a: MastFigures, b: MastFigures): boolean => {
  const [sure, other] = [a.newly.canopy.population ?? 0, b.newly.canopy.population ?? 0];
  return sure !== other ? sure > other : (a.newly.bare.population ?? 0) > (b.newly.bare.population ?? 0);
};

/** Where within a radius a mast brings service to most people: a coarse look at all places, the exact model for the best. */
export async function findBestPlace(
  from: Place,
  radiusMeters: number,
  before: ServiceBefore,
  task: TaskContext,
  judge: PlaceJudge,
): Promise<Place & { readonly compared: number }> {
  const places = placesAround(from, radiusMeters);
  const pause = new Pause(task);
  const dark = pointsAround(before, from.lon, from.lat).filter((point) => before.at(point) === NO);
  const weights = peopleOf(before);
  const scored: { place: Place; sure: number; bare: number }[] = [];
  for (const [done, place] of places.entries()) {
    await pause.turn('best-place', done, places.length);
    const { grid, bare, canopy } = judge.levels(place.lon, place.lat);
    const score = { place, sure: 0, bare: 0 };
    for (const point of dark) {
      const cell = cellAt(
        grid,
        before.points.grid.points[2 * point],
        before.points.grid.points[2 * point + 1],
      );
      if (cell < 0) continue;
      if (canopy[cell] >= judge.required) score.sure += weights[point];
      if (bare[cell] >= judge.required) score.bare += weights[point];
    }
    scored.push(score);
  }
  const others = scored.slice(1).sort((a, b) => b.sure - a.sure || b.bare - a.bare);
  const finalists = [places[0]!, ...others.slice(0, FINALISTS).map(({ place }) => place)];
  let best: { place: Place; figures: MastFigures } | null = null;
  for (const place of finalists) {
    const figures = await judge.figures(place.lon, place.lat);
    if (!best || isBetter(figures, best.figures)) best = { place, figures };
  }
  return { ...best!.place, compared: places.length };
}

/** People at each point; 1 where nobody counted them, so that a place without figures still weighs. */
function peopleOf({ dataset, points }: ServiceBefore): Float64Array {
  const people = new Float64Array(points.villages + points.clusters);
  dataset.villages.records.forEach(({ population }, v) => (people[v] = population ?? 1));
  dataset.clusters?.population.forEach((count, c) => {
    people[points.villages + c] = Number.isNaN(count) ? 1 : count;
  });
  return people;
}
