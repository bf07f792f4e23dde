import type { DepressionPieces } from '../../analysis/land/land-polygons.ts';
import { writeGeoJson } from '../../formats/geojson/geojson-writer.ts';
import { joinGeometries } from '../../geometry/packed/pack.ts';
import type { CoverageLayer } from '../../model/dataset.ts';
import { operatorName } from '../../model/operators.ts';
import type { ReportInput } from '../report-input.ts';
import type { Scope } from '../../model/scope.ts';
import type { ToldCoverage } from '../scope/coverage-to-tell.ts';
import { DIGITS, roundTo } from './rounding.ts';

/** What `analyze --geometry` writes beside the figures. */
export const LAND_FILES = ['coverage-dissolved.geojson', 'depressions-by-commune.geojson'] as const;
export type LandFile = (typeof LAND_FILES)[number];

type Project = ReportInput['project'];

const membersOf = ({ title, asOf, synthetic }: Project) => ({ title, asOf, synthetic });

/** Every value once, in its own order; null where none is known. */
function listed(
  layers: readonly CoverageLayer[],
  of: (layer: CoverageLayer) => string | null,
): string | null {
  const values = [...new Set(layers.map(of).filter((value) => value !== null))].sort();
  return values.length === 0 ? null : values.join(', ');
}

const areaKm2 = (squareMeters: number): number | null => roundTo(squareMeters / 1e6, DIGITS.areaKm2);

/**
 * `coverage-dissolved.geojson`: the land covered under `any` and under each operator, one feature each. Vertices
 * keep all their digits: rounded ones could make an outline cross itself.
 */
export function writeCoverage(
  project: Project,
  coverage: readonly ToldCoverage[],
  scope: Scope = 'internal',
): Uint8Array<ArrayBuffer> {
  const geometry = joinGeometries(
    'polygon',
    coverage.map((entry) => entry.geometry),
  );
  const properties = coverage.map(({ operator, layers, areaSquareMeters, leftOut }) => ({
    operator,
    name: operator === 'any' ? null : operatorName(operator),
    technology: listed(layers, (layer) => layer.technology),
    evidence: listed(layers, (layer) => layer.evidence),
    source: listed(layers, (layer) => layer.sourceId),
    as_of: listed(layers, (layer) => layer.asOf),
    area_km2: areaKm2(areaSquareMeters),
    ...(leftOut !== undefined && { areas_left_out: leftOut }),
  }));
  const members = { ...membersOf(project), ...(scope !== 'internal' && { scope }) };
  return writeGeoJson([{ geometry, properties }], { decimals: null, members });
}

/** `depressions-by-commune.geojson`: the land of each depression in each commune, and who is inside. */
export function writeDepressions(
  { project, dataset }: Pick<ReportInput, 'project' | 'dataset'>,
  { geometry, pieces }: DepressionPieces,
): Uint8Array<ArrayBuffer> {
  const properties = pieces.map(({ layer, feature, commune, ...figures }) => {
    const place = dataset.communes.records[commune];
    return {
      depression: `${layer.sourceId}/${feature + 1}`,
      commune_code: place?.code ?? null,
      commune: place?.name ?? null,
      area_km2: areaKm2(figures.areaSquareMeters),
      villages: figures.villages,
      population: roundTo(figures.population, 0),
      households: roundTo(figures.households, 0),
      source: layer.sourceId,
      as_of: layer.asOf,
    };
  });
  return writeGeoJson([{ geometry, properties }], { decimals: null, members: membersOf(project) });
}
