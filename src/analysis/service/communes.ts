import { featureAreasSquareMeters } from '../../geometry/measures/areas.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { PackedGeometry } from '../../model/geometry.ts';
import type { LayerFact } from '../../model/layer.ts';
import {
  NO,
  UNKNOWN,
  YES,
  type CommuneFacts,
  type CommuneService,
  type OperatorFindings,
  type VillageCounts,
  type VillageStates,
} from '../findings/findings.ts';
import { STATE } from './rules.ts';

/** Index of each village's commune in the commune layer, by code; -1 where it has none there. */
export function findVillageCommunes(dataset: Dataset): Int32Array {
  const byCode = new Map(dataset.communes.records.map((commune, c) => [commune.code, c]));
  return Int32Array.from(dataset.villages.records, ({ communeCode }) =>
    communeCode === null ? -1 : (byCode.get(communeCode) ?? -1),
  );
}

/**
 * The rows of the tables by commune that village v is counted in: its commune or, without one, the row behind the
 * communes, and the province.
 */
const rowOf = (villageCommune: Int32Array, v: number, communes: number): number =>
  villageCommune[v] < 0 ? communes : villageCommune[v];

/** Sums of the known values in the rows of `CommuneFacts`; NaN for a row where none is known. */
export function sumByCommune(
  values: Float64Array,
  villageCommune: Int32Array,
  communes: number,
): Float64Array {
  const sums = new Float64Array(communes + 2).fill(NaN);
  for (let v = 0; v < values.length; v++) {
    if (Number.isNaN(values[v])) continue;
    for (const row of [rowOf(villageCommune, v, communes), communes + 1])
      sums[row] = (Number.isNaN(sums[row]) ? 0 : sums[row]) + values[v];
  }
  return sums;
}

/** How many villages hold, in the rows of `CommuneFacts`. */
function countByCommune(
  holds: (v: number) => boolean,
  villageCommune: Int32Array,
  communes: number,
): Int32Array {
  const counts = new Int32Array(communes + 2);
  for (let v = 0; v < villageCommune.length; v++) {
    if (!holds(v)) continue;
    counts[rowOf(villageCommune, v, communes)]++;
    counts[communes + 1]++;
  }
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

/** What is counted by commune whoever the operator is. */
export function tabulateFacts(
  dataset: Dataset,
  villageCommune: Int32Array,
  counts: VillageCounts,
): CommuneFacts {
  const communes = dataset.communes.records.length;
  return {
    areaKm2: sumByCommune(
      communeAreas(dataset),
      Int32Array.from({ length: communes }, (_, c) => c),
      communes,
    ),
    villages: countByCommune(() => true, villageCommune, communes),
    population: sumByCommune(counts.population, villageCommune, communes),
    households: sumByCommune(counts.households, villageCommune, communes),
  };
}

/** What a table by commune needs to know of service under one operator. */
type Served = Pick<OperatorFindings, 'byRule' | 'state' | 'uncoveredPopulation' | 'uncoveredHouseholds'>;

/**
 * Service by commune under one operator. `lomSong`: villages partly covered, or inside a depression; `trangSong`:
 * villages with neither centre nor cluster covered.
 * @param covered per commune, NO, YES or UNKNOWN
 */
export function tabulateService(
  { byRule, state, uncoveredPopulation, uncoveredHouseholds }: Served,
  covered: Uint8Array,
  villageCommune: Int32Array,
  inDepression: Uint8Array,
  counts: VillageCounts,
): CommuneService {
  const communes = covered.length;
  const count = (holds: (v: number) => boolean): Int32Array =>
    countByCommune(holds, villageCommune, communes);
  const sum = (values: Float64Array): Float64Array => sumByCommune(values, villageCommune, communes);
  const isLomSong = (v: number): boolean => state[v] === STATE.partial || inDepression[v] === YES;
  /** Where nobody counted a village that lacks service, 0 of all others together is not 0 of the commune. */
  const sumLeftOut = (values: Float64Array): Float64Array => {
    const uncounted = count(
      (v) => Number.isNaN(values[v]) && (state[v] === STATE.partial || state[v] === STATE.uncovered),
    );
    return sum(values).map((known, row) => (known === 0 && uncounted[row] > 0 ? NaN : known));
  };
  const uncovered = sumLeftOut(uncoveredPopulation);
  const known = sum(
    counts.population.map((people, v) => (Number.isNaN(uncoveredPopulation[v]) ? NaN : people)),
  );
  return {
    uncoveredVillages: count((v) => byRule[v] === NO),
    unknownVillages: count((v) => byRule[v] === UNKNOWN),
    trangSong: count((v) => state[v] === STATE.uncovered),
    lomSong: count(isLomSong),
    uncoveredPopulation: uncovered,
    uncoveredHouseholds: sumLeftOut(uncoveredHouseholds),
    uncoveredInLomSong: sum(
      uncoveredPopulation.map((people, v) =>
        isLomSong(v) && state[v] !== STATE.uncovered ? people : Number.isNaN(people) ? NaN : 0,
      ),
    ),
    uncoveredShare: uncovered.map((people, row) => (known[row] > 0 ? people / known[row] : NaN)),
    covered,
  };
}

/** Villages by state under one operator; those in a depression beside it, NaN where no source speaks of any. */
export function countStates(state: Uint8Array, inDepression: number): VillageStates {
  const counts = [0, 0, 0, 0];
  for (const entry of state) counts[entry]++;
  const [covered, partial, uncovered, unknown] = counts;
  return { covered, partial, uncovered, unknown, inDepression, total: state.length };
}
