import { featureAreasSquareMeters } from '../../geometry/measures/areas.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { PackedGeometry } from '../../model/geometry.ts';
import type { LayerFact } from '../../model/layer.ts';
import type { VillageCounts } from './counts.ts';
import { NO, YES, type CommuneFindings, type OperatorFindings } from '../findings/findings.ts';
import { STATE } from './rules.ts';

/** Index of each village's commune in the commune layer, by code; -1 where it has none there. */
export function findVillageCommunes(dataset: Dataset): Int32Array {
  const byCode = new Map(dataset.communes.records.map((commune, c) => [commune.code, c]));
  return Int32Array.from(dataset.villages.records, ({ communeCode }) =>
    communeCode === null ? -1 : (byCode.get(communeCode) ?? -1),
  );
}

/** Sums of the known values by commune; NaN for a commune where none is known. */
export function sumByCommune(
  values: Float64Array,
  villageCommune: Int32Array,
  communes: number,
): Float64Array {
  const sums = new Float64Array(communes).fill(NaN);
  for (let v = 0; v < values.length; v++) {
    const c = villageCommune[v];
    if (c >= 0 && !Number.isNaN(values[v])) sums[c] = (Number.isNaN(sums[c]) ? 0 : sums[c]) + values[v];
  }
  return sums;
}

function countByCommune(
  holds: (v: number) => boolean,
  villageCommune: Int32Array,
  communes: number,
): Int32Array {
  const counts = new Int32Array(communes);
  for (let v = 0; v < villageCommune.length; v++)
    if (villageCommune[v] >= 0 && holds(v)) counts[villageCommune[v]]++;
  return counts;
}

const COMMUNE_AREAS: LayerFact<Float64Array> = { name: 'commune areas', travels: false };

/** Area of every commune in km² on the ellipsoid; NaN for a commune without a polygon. Kept with the layer. */
const communeAreas = ({ communes: { geometry } }: Dataset): Float64Array =>
  geometry.fact(COMMUNE_AREAS, () => measureAreas(geometry));

function measureAreas(geometry: PackedGeometry): Float64Array {
  return featureAreasSquareMeters(geometry).map((area, c) =>
    geometry.features[c] === geometry.features[c + 1] ? NaN : area / 1e6,
  );
}

/**
 * The table of communes under `any`. `lomSong`: villages partly covered, or inside a depression;
 * `trangSong`: villages with neither centre nor cluster covered.
 */
export function tabulateCommunes(
  dataset: Dataset,
  villageCommune: Int32Array,
  any: OperatorFindings,
  covered: Uint8Array,
  inDepression: Uint8Array,
  counts: VillageCounts,
): CommuneFindings {
  const communes = dataset.communes.records.length;
  const count = (holds: (v: number) => boolean): Int32Array =>
    countByCommune(holds, villageCommune, communes);
  const sum = (values: Float64Array): Float64Array => sumByCommune(values, villageCommune, communes);
  return {
    areaKm2: communeAreas(dataset),
    villages: count(() => true),
    population: sum(counts.population),
    households: sum(counts.households),
    uncoveredVillages: count((v) => any.byRule[v] === NO),
    trangSong: count((v) => any.state[v] === STATE.uncovered),
    lomSong: count((v) => any.state[v] === STATE.partial || inDepression[v] === YES),
    uncoveredPopulation: sum(any.uncoveredPopulation),
    uncoveredHouseholds: sum(any.uncoveredHouseholds),
    covered,
  };
}
