import type { CoveragePolygons } from '../../analysis/land/land-polygons.ts';
import { featureAreasSquareMeters } from '../../geometry/measures/areas.ts';
import { mayTell, type Scope } from '../../model/scope.ts';
import type { Site } from '../../model/network.ts';
import { withoutAreasOfOneMast } from './one-mast-areas.ts';

/** Dissolved coverage with the areas that were left out of it, in numbers. */
export interface ToldCoverage extends CoveragePolygons {
  readonly leftOut?: number;
}

/**
 * Coverage of all operators together, without the areas that give a mast away, and that of the operators which the
 * scope may name. @param masts all of the project, told or not
 */
export function coverageToTell(
  dissolved: readonly CoveragePolygons[],
  masts: readonly Site[],
  scope: Scope,
): ToldCoverage[] {
  if (scope === 'internal') return [...dissolved];
  const hidden = masts.filter(({ operator }) => !mayTell('masts', scope, operator));
  return dissolved.flatMap((entry): ToldCoverage[] => {
    if (mayTell('coverage', scope, entry.operator)) return [entry];
    if (entry.operator !== 'any') return [];
    const { layer, left } = withoutAreasOfOneMast(
      entry.geometry,
      hidden.map(({ lon, lat }) => [lon, lat] as const),
    );
    const areaSquareMeters = left ? featureAreasSquareMeters(layer)[0] : entry.areaSquareMeters;
    return [{ ...entry, geometry: layer, areaSquareMeters, leftOut: left }];
  });
}
