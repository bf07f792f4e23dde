import type { ProjectFile, Source } from '../../model/project.ts';
import { VOID_HEIGHT, type ElevationGrid } from '../../model/dataset.ts';
import { operatorName } from '../../model/operators.ts';
import { writeGeoTiff } from '../../formats/rasters/geotiff-write.ts';
import type { DeclaredLayer } from '../network/coverage.ts';
import type { Depression } from '../network/depressions.ts';
import type { Cable } from '../network/fibre.ts';
import { positionOf } from '../land/frame.ts';
import { PROVINCE_NAME } from '../people/names.ts';
import { AS_OF, type SampleProvince } from './province.ts';
import type { Rings } from '../seeded/polygon-index.ts';
import { MAIN } from '../people/road-graph.ts';
import { roadUse } from '../surroundings/road-use.ts';
import {
  writeCandidates,
  writeClusters,
  writeCommunes,
  writeMasts,
  writeMeasurements,
  writeVillages,
  type WrittenFile,
} from './write-tables.ts';
import { writeFeatures, writeJson } from './write-csv.ts';
import { writeSurroundings } from './write-surroundings.ts';

const MADE_UP = 'Dữ liệu giả lập của Sóng Bản';

/** The files of the project by their path inside its folder, `project.json` first. */
export function writeProject(province: SampleProvince): Map<string, Uint8Array> {
  const written: WrittenFile[] = [
    writeCommunes(province),
    writeVillages(province),
    writeClusters(province),
    ...province.layers.map(writeCoverage),
    writeMasts(province),
    writeCandidates(province.candidates),
    ...writeFibre(province.cables),
    writeDepressions(province.depressions),
    writeMeasurements(province.measurements),
    writeRoads(province),
    ...writeSurroundings(province),
    writeGrid('terrain', province.elevation),
    writeGrid('canopy', province.canopy),
  ];
  const project: ProjectFile = {
    format: 'song-ban-project',
    version: 1,
    title: `Tỉnh mẫu ${PROVINCE_NAME} (dữ liệu giả lập)`,
    asOf: AS_OF,
    synthetic: true,
    province: { code: '00', name: PROVINCE_NAME },
    sources: written.map(({ source }) => ({ ...source, source: `${MADE_UP}, số gieo ${province.seed}` })),
  };
  const files = new Map([['project.json', writeJson(project)]]);
  for (const { source, bytes } of written) files.set(source.path, bytes);
  return files;
}

const polygonOf = (rings: Rings): object => ({ type: 'Polygon', coordinates: rings });

function lineOf(line: readonly number[]): object {
  const coordinates = [];
  for (let k = 0; k < line.length; k += 2) coordinates.push(positionOf(line[k], line[k + 1]));
  return { type: 'LineString', coordinates };
}

/** Dates at which the operators made their maps. */
const DECLARED_ON: Readonly<Record<string, string>> = {
  viettel: '2026-09-30',
  vinaphone: '2026-09-15',
  mobifone: '2026-09-15',
  vietnamobile: '2026-06-30',
};

function writeCoverage(layer: DeclaredLayer): WrittenFile {
  const id = `${layer.operator}-${layer.technology.toLowerCase()}`;
  const source: Source = {
    id,
    role: 'coverage',
    path: `coverage/${id}.geojson`,
    operator: layer.operator,
    technology: layer.technology,
    evidence: 'declared',
    asOf: DECLARED_ON[layer.operator],
  };
  const features = layer.polygons.map(({ rings }) => ({ geometry: polygonOf(rings), properties: {} }));
  return { source, bytes: writeFeatures(features) };
}

function writeFibre(cables: readonly Cable[]): WrittenFile[] {
  const operators = [...new Set(cables.map((cable) => cable.operator))].sort();
  return operators.map((operator) => ({
    source: {
      id: `fibre-${operator}`,
      role: 'fibre',
      path: `fibre/${operator}.geojson`,
      operator,
      asOf: AS_OF,
    },
    bytes: writeFeatures(
      cables
        .filter((cable) => cable.operator === operator)
        .map((cable) => ({ geometry: lineOf(cable.line), properties: { chu_quan: operatorName(operator) } })),
    ),
  }));
}

function writeDepressions(depressions: readonly Depression[]): WrittenFile {
  const features = depressions.map((depression, index) => ({
    geometry: polygonOf(depression.polygon),
    properties: {
      ma: `LS${String(index + 1).padStart(4, '0')}`,
      dien_tich_ha: Math.round(depression.areaKm2 * 100),
    },
  }));
  const source: Source = {
    id: 'depressions',
    role: 'depressions',
    path: 'depressions.geojson',
    asOf: '2026-08-31',
  };
  return { source, bytes: writeFeatures(features) };
}

const DRIVES = { car: 'ô tô', motorbike: 'xe máy', foot: 'đi bộ' } as const;

function writeRoads({ roads, seed }: SampleProvince): WrittenFile {
  const use = roadUse(roads, seed);
  const features = roads.map((road, k) => {
    const own = use[k];
    return {
      geometry: lineOf(road.line),
      properties: {
        cap_duong: road.roadClass === MAIN ? 'tỉnh lộ, đường liên xã' : 'đường thôn, bản',
        ...(own !== null && { xe_di_duoc: DRIVES[own] }),
      },
    };
  });
  return {
    source: {
      id: 'roads',
      role: 'roads',
      path: 'roads.geojson',
      columns: { class: 'xe_di_duoc' },
      asOf: AS_OF,
    },
    bytes: writeFeatures(features),
  };
}

function writeGrid(role: 'terrain' | 'canopy', grid: ElevationGrid): WrittenFile {
  const bytes = writeGeoTiff({ ...grid, values: grid.heights, noData: VOID_HEIGHT });
  return { source: { id: role, role, path: `${role}.tif`, crs: 'EPSG:4326' }, bytes };
}
