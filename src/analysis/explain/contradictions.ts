import { markCoveredPoints } from '../../geometry/points/covered-points.ts';
import { PointGrid } from '../../geometry/points/point-grid.ts';
import { validFormOf } from '../../geometry/polygons/repair.ts';
import type { CoverageReport } from '../../model/returned/collation.ts';
import type { CoverageLayer, Dataset } from '../../model/dataset.ts';
import type { OperatorId, Technology } from '../../model/service.ts';

/** The word of one layer that a report speaks against. */
interface Claim {
  readonly layerId: string;
  readonly sourceId: string;
  readonly technology: Technology;
  readonly asOf: string | null;
}

/** An operator's claim and the word of commune or people that contradicts it: to be checked on site. */
export interface Contradiction {
  /** Index into the village layer. */
  readonly village: number;
  /** `any` where people report service that nobody claims. */
  readonly operator: OperatorId;
  /** What the operator claims: the village centre is covered, or neither centre nor any cluster is. */
  readonly claimed: boolean;
  /** The layers that claim so. */
  readonly claims: readonly Claim[];
  readonly report: CoverageReport;
}

/** Which points of the villages that somebody reports on each declared layer covers. */
interface Claimed {
  readonly layer: CoverageLayer;
  readonly centre: ReadonlySet<number>;
  /** Centre or a cluster. */
  readonly anywhere: ReadonlySet<number>;
}

function claimedIn(dataset: Dataset, reported: readonly number[]): Claimed[] {
  const { villages, clusters } = dataset;
  const wanted = new Set(reported);
  const owners = [...reported];
  const xy = reported.flatMap((v) => [villages.centres[2 * v]!, villages.centres[2 * v + 1]!]);
  clusters?.village.forEach((v, k) => {
    if (!wanted.has(v)) return;
    owners.push(v);
    xy.push(clusters.xy[2 * k]!, clusters.xy[2 * k + 1]!);
  });
  const grid = new PointGrid(Float64Array.from(xy));
  return dataset.coverage
    .filter(({ evidence }) => evidence === 'declared')
    .map((layer) => {
      const covered = new Uint8Array(owners.length);
      markCoveredPoints(validFormOf(layer.geometry), grid, covered);
      const inside = (from: number, to: number) =>
        owners.slice(from, to).filter((_, i) => covered[from + i] === 1);
      const centre = new Set(inside(0, reported.length));
      return { layer, centre, anywhere: new Set([...centre, ...inside(reported.length, owners.length)]) };
    });
}

const claimOf = ({ layer }: Claimed): Claim => ({
  layerId: layer.id,
  sourceId: layer.sourceId,
  technology: layer.technology,
  asOf: layer.asOf,
});

/** The claims against one report. A report of no technology in particular is about all that the operator has. */
function against(village: number, report: CoverageReport, claimed: readonly Claimed[]): Contradiction[] {
  const meant = claimed.filter(
    ({ layer }) =>
      (report.operator === null || layer.operator === report.operator) &&
      (report.technology === null || layer.technology === report.technology),
  );
  const operators = [...new Set(meant.map(({ layer }) => layer.operator))].sort();
  const of = (operator: OperatorId) => meant.filter(({ layer }) => layer.operator === operator);
  if (!report.covered)
    return operators.flatMap((operator) => {
      const claims = of(operator).filter(({ centre }) => centre.has(village));
      return claims.length ? [{ village, operator, claimed: true, claims: claims.map(claimOf), report }] : [];
    });
  if (!meant.length || meant.some(({ anywhere }) => anywhere.has(village))) return [];
  return [
    { village, operator: report.operator ?? 'any', claimed: false, claims: meant.map(claimOf), report },
  ];
}

/**
 * Where what commune or people report of a village contradicts what an operator declares. An operator that
 * has declared nothing contradicts nobody: unknown is not a claim. Villages without a place are left out.
 * By village, in the order of the reports.
 */
export function findContradictions(dataset: Dataset): Contradiction[] {
  const { records, centres } = dataset.villages;
  const reported = records.flatMap(({ coverageReports }, v) =>
    coverageReports && Number.isFinite(centres[2 * v]) && Number.isFinite(centres[2 * v + 1]) ? [v] : [],
  );
  if (!reported.length) return [];
  const claimed = claimedIn(dataset, reported);
  return reported.flatMap((v) =>
    records[v]!.coverageReports!.flatMap((report) => against(v, report, claimed)),
  );
}
