import type { TaskContext } from '../model/basics/progress.ts';
import { cutBasins } from './land/basins.ts';
import { drawPolygons } from './land/borders.ts';
import { calibrateVillages, type CalibratedVillage } from './facts/calibrate.ts';
import { proposeCandidates } from './network/candidates.ts';
import { mergeCommunes, type CommuneNodes } from './land/communes.ts';
import { declareCoverage } from './network/coverage.ts';
import { declaredCells, mapCellsInside } from './network/declared-cells.ts';
import { findDepressions } from './network/depressions.ts';
import { erode } from './land/erosion.ts';
import { communeCode, describeVillages } from './facts/facts.ts';
import { layFibre, sampleCables } from './network/fibre.ts';
import { xOf, yOf } from './land/frame.ts';
import { measureField } from './network/measurements.ts';
import { buildMesh, type Mesh } from './land/mesh.ts';
import { nameCommunes } from './people/names.ts';
import { chooseProvince } from './land/outline.ts';
import { PointBuckets } from './seeded/point-buckets.ts';
import { PolygonIndex, type Rings } from './seeded/polygon-index.ts';
import { buildRelief, elevationOf, frameAround, type SampleGridFrame } from './land/relief.ts';
import { buildMainRoads, chooseCentres, findWays, measureTraffic } from './people/roads.ts';
import { placeSettlements } from './people/settlements.ts';
import { placeMasts } from './masts/sites.ts';
import type { SampleCommune, SampleProvince } from './files/province.ts';
import { writeProject } from './files/write-project.ts';
import { writeTruth, type HiddenTruth } from './files/write-truth.ts';
import { growHiddenLand } from './truth/hidden-land.ts';
import { seenCanopy } from './truth/seen-canopy.ts';
import { PowerMaps } from './truth/power-maps.ts';
import { equipSectors, HiddenOffsets } from './truth/sectors.ts';
import { ServedCells } from './truth/served-cells.ts';
import { ServedPlaces } from './truth/served-places.ts';

export interface SampleOptions {
  /** Any whole number; the same seed gives the same bytes on every machine. */
  readonly seed: number;
  /** 2,250 unless told; the published rates are met exactly at that number. */
  readonly villages?: number;
}

const VILLAGES = 2250;
/** Box of the mesh and spacing of its nodes, km. */
const WIDTH_KM = 216;
const HEIGHT_KM = 178;
const SPACING_KM = 0.42;
/** Terrain beyond the province, degrees: about 6 km. */
const MARGIN_DEGREES = 0.055;

export interface Sample {
  /** All files of the project by relative path. */
  readonly files: Map<string, Uint8Array>;
  /** `truth.json`: what is so in the made-up province, for those who judge what the product finds. Not of the project. */
  readonly truth: Uint8Array;
}

/** The sample with what is hidden in it. Throws only on a bug or when `task` is cancelled. */
export function inventSample(options: SampleOptions, task?: TaskContext): Sample {
  const { province, hidden } = inventProvince(options, task);
  return { files: writeProject(province), truth: writeTruth(province, hidden) };
}

/** All files of the sample project by relative path. */
export const generateSample = (options: SampleOptions, task?: TaskContext): Map<string, Uint8Array> =>
  writeProject(inventProvince(options, task).province);

/** The sample province before it is written to files. */
function inventProvince(
  options: SampleOptions,
  task?: TaskContext,
): { province: SampleProvince; hidden: HiddenTruth } {
  const { seed } = options;
  const villageCount = options.villages ?? VILLAGES;
  const mesh = buildMesh(seed, WIDTH_KM, HEIGHT_KM, SPACING_KM);
  const land = erode(mesh, seed, task);
  const basins = cutBasins(mesh, land, 7);
  const communes = mergeCommunes(mesh, land, basins, chooseProvince(mesh, land, basins, seed), seed);
  const polygons = drawPolygons(mesh, communes.of, communes.count);
  const communeAreas = polygons.map((polygon) => new PolygonIndex([polygon]));
  const frame = frameOf(polygons);
  const elevation = elevationOf(frame, buildRelief(mesh, land, frame, seed));

  const centres = chooseCentres(mesh, land, communes);
  const ways = findWays(mesh, land, communes, centres);
  const roads = buildMainRoads(mesh, land, ways, centres, seed);
  const ground = { mesh, land, communes, centres, ways, roads, communeAreas, elevation };
  const settlements = placeSettlements(ground, Math.ceil(villageCount * 1.5), seed);
  const masts = placeMasts(ground, settlements, seed);
  const offsets = new HiddenOffsets(seed);
  const sectors = equipSectors(masts, offsets, seed);
  const hiddenLand = growHiddenLand(elevation, seed);
  const inside = mapCellsInside(elevation, polygons);
  const { maps: planned } = new PowerMaps(elevation, masts, sectors, inside, task);
  const layers = declareCoverage(elevation, planned, sectors, inside, seed);
  const declared = layers.map((layer) => ({ ...layer, on: declaredCells(elevation, layer.polygons) }));
  const { maps } = new ServedCells(elevation, hiddenLand, sectors, declared, task);
  const calibrated = calibrateVillages(settlements, layers, communeAreas, villageCount, seed);

  const stretches = roads.stretches();
  const traffic = measureTraffic(
    mesh,
    ways,
    calibrated.map((v) => ({ node: v.settlement.node, people: v.population })),
  );
  const cables = layFibre(stretches, traffic, seed);
  const homes = calibrated.flatMap((village) => village.clusters);
  const places = new ServedPlaces(elevation, hiddenLand, sectors);
  const province: SampleProvince = {
    seed,
    communes: describeCommunes(mesh, communes, polygons, calibrated, seed),
    villages: describeVillages(calibrated, communes.count, sampleCables(cables), seed),
    layers,
    masts,
    sectors,
    candidates: proposeCandidates(ground, bucketOf(homes.filter((home) => !home.covered)), seed),
    cables,
    depressions: findDepressions(elevation, layers, maps, bucketOf(homes), seed),
    measurements: measureField(places, stretches, homes, seed),
    roads: stretches,
    elevation,
    canopy: seenCanopy(hiddenLand, seed),
  };
  return { province, hidden: { offsets, maps, places } };
}

function frameOf(polygons: readonly Rings[]): SampleGridFrame {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [outer] of polygons) {
    for (const [lon, lat] of outer) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  return frameAround(
    west - MARGIN_DEGREES,
    south - MARGIN_DEGREES,
    east + MARGIN_DEGREES,
    north + MARGIN_DEGREES,
  );
}

function bucketOf(places: readonly { readonly lon: number; readonly lat: number }[]): PointBuckets {
  const buckets = new PointBuckets(1);
  for (const place of places) buckets.add(xOf(place.lon), yOf(place.lat));
  return buckets;
}

/** Communes that lie open to the south-west are border communes; the four with most people in town are wards. */
function describeCommunes(
  mesh: Mesh,
  communes: CommuneNodes,
  polygons: readonly Rings[],
  villages: readonly CalibratedVillage[],
  seed: number,
): SampleCommune[] {
  const border = new Uint8Array(communes.count);
  for (let node = 0; node < mesh.count; node++) {
    if (communes.of[node] < 0) continue;
    for (let k = node * 6; k < node * 6 + 6; k++) {
      const next = mesh.neighbours[k];
      if (next < 0 || communes.of[next] >= 0) continue;
      const across = 0.6 * (mesh.x[next] - mesh.x[node]) + 0.8 * (mesh.y[next] - mesh.y[node]);
      if (across < -0.3 && 0.6 * mesh.x[node] + 0.8 * mesh.y[node] < -18) border[communes.of[node]] = 1;
    }
  }
  const townPeople = new Float64Array(communes.count);
  for (const { settlement, population } of villages)
    if (settlement.urban) townPeople[settlement.commune] += population;
  const wards = Array.from(townPeople.keys())
    .sort((a, b) => townPeople[b] - townPeople[a] || a - b)
    .slice(0, 4);
  const names = nameCommunes(seed, communes.count);
  return polygons.map((polygon, index) => ({
    code: communeCode(index),
    name: names[index],
    unit: wards.includes(index) ? 'phường' : 'xã',
    border: border[index] === 1,
    polygon,
  }));
}
