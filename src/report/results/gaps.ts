import type { ReportInput } from '../report-input.ts';
import { villageProperties } from './table-columns.ts';
import type { VillageRow } from './village-rows.ts';
import { DIGITS, roundTo } from './rounding.ts';

/** Content of `gaps.geojson`: one point per village that is not `covered`; without a location the geometry is null. */
export function gapsOf(input: ReportInput, rows: readonly VillageRow[]) {
  const { project } = input;
  return {
    type: 'FeatureCollection',
    title: project.title,
    asOf: project.asOf,
    synthetic: project.synthetic,
    features: rows
      .filter((row) => row.status !== 'covered')
      .map((row) => ({
        type: 'Feature',
        id: row.code,
        geometry: Number.isNaN(row.lon)
          ? null
          : {
              type: 'Point',
              coordinates: [roundTo(row.lon, DIGITS.degrees), roundTo(row.lat, DIGITS.degrees)],
            },
        properties: villageProperties(input, row),
      })),
  };
}
