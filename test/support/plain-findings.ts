import {
  NO,
  UNKNOWN,
  YES,
  type CommuneFindings,
  type Findings,
  type OperatorFindings,
} from '../../src/analysis/findings.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import type { Rate, RateMeasure } from '../../src/model/figure.ts';
import type { PackedGeometry } from '../../src/model/geometry.ts';
import { DEFAULT_SETTINGS } from '../../src/model/project.ts';
import { SERVICE_STATES } from '../../src/model/service.ts';

/**
 * Findings by brute force, for tests of what is made from findings. Shares are plain means of the
 * clusters, land shares are sampled, distances are to the vertices of the fibre: never a reference for exactness.
 */
export function plainFindings(dataset: Dataset): Findings {
  const operators = [...new Set(dataset.coverage.map((layer) => layer.operator))].sort();
  const communeIndex = new Map(dataset.communes.records.map((commune, i) => [commune.code, i]));
  const villageCommune = Int32Array.from(
    dataset.villages.records,
    (v) => communeIndex.get(v.communeCode ?? '') ?? -1,
  );
  const byOperator = ['any', ...operators].map((operator) => serviceUnder(dataset, operator));
  const depression = depressionsOf(dataset, villageCommune);
  const communes = communesOf(dataset, byOperator[0], depression.village, villageCommune);
  return {
    operators,
    operatorsWithoutSource: [],
    technologies: ['4G', '5G'],
    evidence: ['declared'],
    rule: 'centre',
    byOperator,
    rates: byOperator.flatMap((service) => ratesOf(dataset, service, villageCommune)),
    communes,
    villageCommune,
    fibre: fibreOf(dataset),
    depressions: depression,
    bounds: boundsOf(dataset.communes.geometry.xy),
    tolerance: { areaShare: 0.001, distanceMeters: 1 },
  };
}

/** Even-odd over all rings of all features. */
export function insideAny({ xy, rings, parts, features }: PackedGeometry, lon: number, lat: number): boolean {
  for (let f = 0; f + 1 < features.length; f++)
    for (let p = features[f]; p < features[f + 1]; p++) {
      let inside = false;
      for (let r = parts[p]; r < parts[p + 1]; r++)
        for (let i = rings[r]; i + 1 < rings[r + 1]; i++) {
          const [x1, y1, x2, y2] = [xy[i * 2], xy[i * 2 + 1], xy[i * 2 + 2], xy[i * 2 + 3]];
          if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
        }
      if (inside) return true;
    }
  return false;
}

function serviceUnder(dataset: Dataset, operator: string): OperatorFindings {
  const layers = dataset.coverage.filter((layer) => operator === 'any' || layer.operator === operator);
  const inside = (lon: number, lat: number) => layers.some((layer) => insideAny(layer.geometry, lon, lat));
  const { records, centres } = dataset.villages;
  const count = records.length;
  const clusters = dataset.clusters!;
  const clusterCovered = Uint8Array.from(clusters.village, (_, c) =>
    inside(clusters.xy[c * 2], clusters.xy[c * 2 + 1]) ? YES : NO,
  );
  const centre = new Uint8Array(count);
  const state = new Uint8Array(count);
  const share = new Float64Array(count).fill(Number.NaN);
  for (let v = 0; v < count; v++) {
    centre[v] = Number.isNaN(centres[v * 2])
      ? UNKNOWN
      : inside(centres[v * 2], centres[v * 2 + 1])
        ? YES
        : NO;
    const own = [...clusterCovered].filter((_, c) => clusters.village[c] === v);
    if (centre[v] !== UNKNOWN)
      share[v] = own.length ? own.filter((covered) => covered === YES).length / own.length : centre[v];
    const all = [...own, centre[v]];
    state[v] = SERVICE_STATES.indexOf(
      centre[v] === UNKNOWN
        ? 'unknown'
        : all.every((x) => x === YES)
          ? 'covered'
          : all.every((x) => x === NO)
            ? 'uncovered'
            : 'partial',
    );
  }
  const uncovered = (known: number | null, v: number) =>
    known === null ? Number.NaN : known - Math.round(known * share[v]);
  return {
    operator,
    centre,
    state,
    byRule: centre,
    clusterCovered,
    populationShare: share,
    householdShare: share,
    uncoveredPopulation: Float64Array.from(records, (village, v) => uncovered(village.population, v)),
    uncoveredHouseholds: Float64Array.from(records, (village, v) => uncovered(village.households, v)),
    communeAreaShare: areaShares(dataset, inside),
    communeAreaShareBound: new Float64Array(dataset.communes.records.length).fill(0.05),
  };
}

function areaShares(dataset: Dataset, inside: (lon: number, lat: number) => boolean): Float64Array {
  return Float64Array.from(dataset.communes.records, (_, i) => {
    const own = featureOf(dataset.communes.geometry, i);
    const [west, south, east, north] = boundsOf(own.xy);
    let land = 0;
    let covered = 0;
    for (let k = 0; k < 144; k++) {
      const lon = west + ((k % 12) + 0.5) * ((east - west) / 12);
      const lat = south + (Math.floor(k / 12) + 0.5) * ((north - south) / 12);
      if (!insideAny(own, lon, lat)) continue;
      land++;
      if (inside(lon, lat)) covered++;
    }
    return land ? covered / land : Number.NaN;
  });
}

/** The first part of one feature of the test provinces, which have one ring each. */
function featureOf({ kind, xy, rings, parts, features }: PackedGeometry, feature: number): PackedGeometry {
  const ring = parts[features[feature]];
  const own = xy.slice(rings[ring] * 2, rings[ring + 1] * 2);
  const one = Uint32Array.of(0, 1);
  return { kind, xy: own, rings: Uint32Array.of(0, own.length / 2), parts: one, features: one };
}

function boundsOf(xy: Float64Array): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    box[0] = Math.min(box[0], xy[i]);
    box[1] = Math.min(box[1], xy[i + 1]);
    box[2] = Math.max(box[2], xy[i]);
    box[3] = Math.max(box[3], xy[i + 1]);
  }
  return box;
}

/** Square kilometres of the first ring, on a sphere flattened at its own latitude. */
function areaKm2(geometry: PackedGeometry, feature: number): number {
  const { xy } = featureOf(geometry, feature);
  let twice = 0;
  for (let i = 0; i + 3 < xy.length; i += 2) twice += xy[i] * xy[i + 3] - xy[i + 2] * xy[i + 1];
  return (Math.abs(twice) / 2) * 111.2 * 111.2 * Math.cos((xy[1] * Math.PI) / 180);
}

function depressionsOf(dataset: Dataset, villageCommune: Int32Array): Findings['depressions'] {
  const { records, centres } = dataset.villages;
  const geometry = dataset.depressions[0].geometry;
  const village = Uint8Array.from(records, (_, v) =>
    Number.isNaN(centres[v * 2])
      ? UNKNOWN
      : insideAny(geometry, centres[v * 2], centres[v * 2 + 1])
        ? YES
        : NO,
  );
  const people = Float64Array.from(records, (record, v) =>
    village[v] === YES ? (record.population ?? Number.NaN) : 0,
  );
  const households = Float64Array.from(records, (record, v) =>
    village[v] === YES ? (record.households ?? Number.NaN) : 0,
  );
  const sum = (values: Float64Array) =>
    values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
  const communeAreaKm2 = new Float64Array(dataset.communes.records.length);
  const communePopulation = new Float64Array(dataset.communes.records.length);
  villageCommune.forEach((commune, v) => {
    if (commune >= 0 && !Number.isNaN(people[v])) communePopulation[commune] += people[v];
  });
  let area = 0;
  for (let f = 0; f + 1 < geometry.features.length; f++) area += areaKm2(geometry, f);
  communeAreaKm2.fill(area / communeAreaKm2.length);
  return {
    count: geometry.features.length - 1,
    villages: village.filter((inside) => inside === YES).length,
    households: sum(households),
    population: sum(people),
    areaKm2: area,
    village,
    villagePopulation: people,
    villageHouseholds: households,
    communeAreaKm2,
    communePopulation,
  };
}

function communesOf(
  dataset: Dataset,
  any: OperatorFindings,
  inDepression: Uint8Array,
  villageCommune: Int32Array,
): CommuneFindings {
  const count = dataset.communes.records.length;
  const floats = () => new Float64Array(count);
  const ints = () => new Int32Array(count);
  const out = {
    areaKm2: Float64Array.from(dataset.communes.records, (_, i) => areaKm2(dataset.communes.geometry, i)),
    villages: ints(),
    population: floats(),
    households: floats(),
    uncoveredVillages: ints(),
    trangSong: ints(),
    lomSong: ints(),
    uncoveredPopulation: floats(),
    uncoveredHouseholds: floats(),
    covered: new Uint8Array(count).fill(UNKNOWN),
  };
  dataset.villages.records.forEach((village, v) => {
    const c = villageCommune[v];
    if (c < 0) return;
    const state = SERVICE_STATES[any.state[v]];
    out.villages[c]++;
    out.population[c] += village.population ?? 0;
    out.households[c] += village.households ?? 0;
    if (any.centre[v] === NO) out.uncoveredVillages[c]++;
    if (state === 'uncovered') out.trangSong[c]++;
    if (state === 'partial' || inDepression[v] === YES) out.lomSong[c]++;
    out.uncoveredPopulation[c] += Number.isNaN(any.uncoveredPopulation[v]) ? 0 : any.uncoveredPopulation[v];
    out.uncoveredHouseholds[c] += Number.isNaN(any.uncoveredHouseholds[v]) ? 0 : any.uncoveredHouseholds[v];
    if (any.centre[v] === YES) out.covered[c] = YES;
    else if (any.centre[v] === NO && out.covered[c] === UNKNOWN) out.covered[c] = NO;
  });
  return out;
}

function ratesOf(dataset: Dataset, service: OperatorFindings, villageCommune: Int32Array): Rate[] {
  const rate = (
    measure: RateMeasure,
    covered: number,
    uncovered: number,
    unknown: number,
    missing: number,
  ): Rate => ({
    measure,
    operator: service.operator,
    covered,
    uncovered,
    unknown,
    missing,
    total: covered + uncovered + unknown,
    share: covered + uncovered ? covered / (covered + uncovered) : null,
  });
  const of = (values: Uint8Array, wanted: number) => values.filter((value) => value === wanted).length;
  const communes = new Uint8Array(dataset.communes.records.length).fill(UNKNOWN);
  villageCommune.forEach((c, v) => {
    if (c < 0 || service.centre[v] === UNKNOWN) return;
    if (service.centre[v] === YES) communes[c] = YES;
    else if (communes[c] === UNKNOWN) communes[c] = NO;
  });
  const counted = (measure: 'households' | 'population', uncoveredOf: Float64Array) => {
    const sums = [0, 0, 0];
    let missing = 0;
    dataset.villages.records.forEach((village, v) => {
      const known = village[measure];
      if (known === null) missing++;
      else if (Number.isNaN(uncoveredOf[v])) sums[UNKNOWN] += known;
      else {
        sums[NO] += uncoveredOf[v];
        sums[YES] += known - uncoveredOf[v];
      }
    });
    return rate(measure, sums[YES], sums[NO], sums[UNKNOWN], missing);
  };
  return [
    rate('communes', of(communes, YES), of(communes, NO), of(communes, UNKNOWN), 0),
    rate('villages', of(service.byRule, YES), of(service.byRule, NO), of(service.byRule, UNKNOWN), 0),
    counted('households', service.uncoveredHouseholds),
    counted('population', service.uncoveredPopulation),
  ];
}

function fibreOf(dataset: Dataset): Findings['fibre'] {
  const { records, centres } = dataset.villages;
  const distanceMeters = Float64Array.from(records, (_, v) => {
    let best = Infinity;
    for (const { geometry } of dataset.fibre)
      for (let i = 0; i < geometry.xy.length; i += 2)
        best = Math.min(
          best,
          Math.hypot((geometry.xy[i] - centres[v * 2]) * 0.93, geometry.xy[i + 1] - centres[v * 2 + 1]) *
            111_200,
        );
    return Number.isFinite(best) ? best : Number.NaN;
  });
  const ends = [...DEFAULT_SETTINGS.fibreBandsMeters, null];
  const bands = ends.map((upToMeters, i) => {
    const from = i ? ends[i - 1]! : 0;
    const own = records.filter(
      (_, v) => distanceMeters[v] >= from && distanceMeters[v] < (upToMeters ?? Infinity),
    );
    return {
      upToMeters,
      unknown: false,
      villages: own.length,
      households: own.reduce((sum, village) => sum + (village.households ?? 0), 0),
      population: own.reduce((sum, village) => sum + (village.population ?? 0), 0),
    };
  });
  const lost = records.filter((_, v) => Number.isNaN(distanceMeters[v]));
  const unknown = {
    upToMeters: null,
    unknown: true,
    villages: lost.length,
    households: lost.reduce((sum, village) => sum + (village.households ?? 0), 0),
    population: lost.reduce((sum, village) => sum + (village.population ?? 0), 0),
  };
  const total = (field: 'fibrePassed' | 'fibreSubscribed') =>
    records.reduce((sum, village) => sum + (village[field] ?? 0), 0);
  return {
    distanceMeters,
    bands: [...bands, unknown],
    passed: total('fibrePassed'),
    subscribed: total('fibreSubscribed'),
  };
}
