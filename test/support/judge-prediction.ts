import type { Dataset } from '../../src/model/dataset.ts';
import type { Prediction } from '../../src/jobs/predict/prediction.ts';
import { cellAt } from '../../src/radio/predict/cell-grid.ts';
import type { SampleTruth, TrueDepression } from './sample-truth.ts';

/** Predictions of the sample beside its hidden truth. */
export interface Judged {
  readonly polygons: {
    readonly faulty: number;
    readonly named: number;
    readonly found: number;
    /** Of the faulty ones that no disc gives away. */
    readonly hidden: number;
    readonly hiddenFound: number;
  };
  readonly depressions: {
    readonly all: number;
    /** Half of it or more lies in a found area; any of it does. */
    readonly found: number;
    readonly touched: number;
    /** Part of the found land that truly is without signal. */
    readonly right: number;
  };
  readonly chances: readonly { readonly chance: number; readonly served: boolean }[];
}

export function judge(prediction: Prediction, dataset: Dataset, truth: SampleTruth): Judged {
  return {
    polygons: judgePolygons(prediction, truth),
    depressions: judgeDepressions(prediction, truth),
    chances: chancesOf(prediction, dataset, truth),
  };
}

function judgePolygons({ doubtful }: Prediction, { polygons }: SampleTruth): Judged['polygons'] {
  const named = new Set(doubtful.map(({ sourceId, feature }) => `${sourceId} ${feature}`));
  const isNamed = ({ source, feature }: (typeof polygons)[number]): boolean =>
    named.has(`${source} ${feature}`);
  const faulty = polygons.filter((one) => one.faulty);
  const hidden = faulty.filter(({ disc }) => !disc);
  return {
    ...{ faulty: faulty.length, named: named.size, found: faulty.filter(isNamed).length },
    ...{ hidden: hidden.length, hiddenFound: hidden.filter(isNamed).length },
  };
}

/** Steps of the points by which areas are compared, degrees: about 90 m. */
const STEP = 1 / 1200;

function* pointsIn({ polygon }: TrueDepression): Generator<[number, number]> {
  const [outer] = polygon;
  const [west, east] = [Math.min(...outer.map(([x]) => x)), Math.max(...outer.map(([x]) => x))];
  const [south, north] = [Math.min(...outer.map(([, y]) => y)), Math.max(...outer.map(([, y]) => y))];
  for (let lat = south + STEP / 2; lat < north; lat += STEP)
    for (let lon = west + STEP / 2; lon < east; lon += STEP) {
      let inside = false;
      for (const ring of polygon)
        for (let k = 0; k + 1 < ring.length; k++) {
          const [[ax, ay], [bx, by]] = [ring[k], ring[k + 1]];
          if (ay > lat !== by > lat && lon < ax + ((bx - ax) * (lat - ay)) / (by - ay)) inside = !inside;
        }
      if (inside) yield [lon, lat];
    }
}

function judgeDepressions({ layers }: Prediction, { depressions }: SampleTruth): Judged['depressions'] {
  let [found, touched, rightCells, foundCells] = [0, 0, 0, 0];
  for (const { operator, technology, raster, weak } of layers) {
    const kept = new Set(weak.list.map(({ number }) => number));
    const isFound = (cell: number): boolean => cell >= 0 && kept.has(weak.areas.of[cell]);
    const right = new Set<number>();
    for (const one of depressions) {
      if (one.operator !== operator || one.technology !== technology) continue;
      const cells = [...pointsIn(one)].map(([lon, lat]) => cellAt(raster.grid, lon, lat));
      const hits = cells.filter(isFound);
      for (const cell of hits) right.add(cell);
      if (hits.length > 0) touched++;
      if (2 * hits.length >= cells.length) found++;
    }
    rightCells += right.size;
    foundCells += weak.areas.of.reduce((sum, number) => sum + (kept.has(number) ? 1 : 0), 0);
  }
  return { all: depressions.length, found, touched, right: rightCells / foundCells };
}

function chancesOf({ villages }: Prediction, dataset: Dataset, truth: SampleTruth): Judged['chances'] {
  const key = (code: string, operator: string, technology: string): string =>
    `${code} ${operator} ${technology}`;
  const served = new Map(
    truth.villages.map((one) => [key(one.village_code, one.operator, one.technology), one.served]),
  );
  return villages.flatMap(({ village, operator, technology, probability }) => {
    const real = served.get(key(dataset.villages.records[village].code, operator, technology));
    return probability === null || real === undefined ? [] : [{ chance: probability, served: real }];
  });
}

/** Chances of a bin, and how many of them were served. */
export const binOf = (
  chances: Judged['chances'],
  from: number,
  to: number,
): { count: number; served: number } => {
  const inside = chances.filter(({ chance }) => chance >= from && chance < to);
  const served = inside.filter((one) => one.served).length;
  return { count: inside.length, served: served / inside.length };
};

/** Mean square of what was said less what was so. */
export const brierScore = (chances: Judged['chances']): number =>
  chances.reduce((sum, { chance, served }) => sum + (chance - (served ? 1 : 0)) ** 2, 0) / chances.length;
