import { metersInside } from '../../geometry/lines/length-inside.ts';
import { featureAreasSquareMeters } from '../../geometry/measures/areas.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import { markCoveredPoints } from '../../geometry/points/covered-points.ts';
import { PointGrid } from '../../geometry/points/point-grid.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { Position } from '../../model/geometry.ts';
import { findingsOf, type Findings, type OperatorFindings } from '../findings/findings.ts';
import { sumByCommune, tabulateService } from '../service/communes.ts';

/** A sum over villages; null where no village gives a count. `missing`: villages that give none. */
export interface CountedSum {
  readonly sum: number | null;
  readonly missing: number;
}

/** What lies inside an area that somebody drew. A village is inside where its centre is, the border included. */
export interface AreaFigures {
  readonly squareMeters: number;
  readonly villages: number;
  readonly people: CountedSum;
  readonly households: CountedSum;
  /** By the rule of the project, under one operator or any; `unknown`: villages of unknown answer. */
  readonly uncovered: {
    readonly villages: number;
    readonly unknown: number;
    readonly people: CountedSum;
    readonly households: CountedSum;
  };
  /** Of all lines together; null without a line of fibre in the project. */
  readonly fibreMeters: number | null;
  /** Villages of the project that have no place and so are in no area. */
  readonly withoutPlace: number;
}

const ofRow = (sum: number): number | null => (Number.isNaN(sum) ? null : sum);

/** Row 0 of tables by commune holds what is inside, where villages inside are those of "commune" 0. */
const INSIDE = 0;

function counted(values: Float64Array, row: Int32Array): CountedSum {
  let missing = 0;
  for (let v = 0; v < values.length; v++) if (row[v] === INSIDE && Number.isNaN(values[v])) missing++;
  return { sum: ofRow(sumByCommune(values, row, 1)[INSIDE]), missing };
}

/** Figures inside a ring of points, the last of which need not repeat the first. */
export function figuresInside(
  dataset: Dataset,
  findings: Findings,
  operator: OperatorFindings['operator'],
  ring: readonly Position[],
): AreaFigures {
  const area = packPolygons([[[[...ring, ring[0]]]]]);
  const { centres } = dataset.villages;
  const inside = new Uint8Array(centres.length / 2);
  markCoveredPoints(area, new PointGrid(centres), inside);
  const row = Int32Array.from(inside, (yes) => (yes ? INSIDE : -1));
  const { counts, depressions } = findings;
  const entry = findingsOf(findings, operator);
  const service = tabulateService(entry, new Uint8Array(1), row, depressions.village, counts);
  return {
    squareMeters: featureAreasSquareMeters(area)[0],
    villages: inside.reduce((sum, yes) => sum + yes, 0),
    people: counted(counts.population, row),
    households: counted(counts.households, row),
    uncovered: {
      villages: service.uncoveredVillages[INSIDE],
      unknown: service.unknownVillages[INSIDE],
      people: { ...counted(entry.uncoveredPopulation, row), sum: ofRow(service.uncoveredPopulation[INSIDE]) },
      households: {
        ...counted(entry.uncoveredHouseholds, row),
        sum: ofRow(service.uncoveredHouseholds[INSIDE]),
      },
    },
    fibreMeters: dataset.fibre.length
      ? dataset.fibre.reduce((sum, { geometry }) => sum + metersInside(geometry, area), 0)
      : null,
    withoutPlace: inside.reduce((sum, _, v) => sum + (Number.isNaN(centres[2 * v]) ? 1 : 0), 0),
  };
}
