import { writeCsv, type CsvCell, type CsvColumn } from '../../formats/csv/csv-writer.ts';
import { writeGeoTiff } from '../../formats/rasters/geotiff-write.ts';
import { writeGeoJson } from '../../formats/geojson/geojson-writer.ts';
import { joinGeometries } from '../../geometry/packed/pack.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { ProjectFile } from '../../model/project.ts';
import { RSRP_CLASSES } from '../../radio/budget/radio-settings.ts';
import type { CellGrid } from '../../radio/predict/cell-grid.ts';
import { NO_LEVEL, tenthsOf } from '../../radio/predict/level-tenths.ts';
import { COVERAGE_RADIUS_METERS } from '../../radio/predict/coverage-raster.ts';
import { connectedAreas, outlineOf } from '../../radio/predict/outline.ts';
import type { CsvLocale } from '../../report/results/results.ts';
import type { MastRowsLeftOut } from './mast-rows.ts';
import type { PredictedLayer, Prediction } from './prediction.ts';

const head = ({ title, asOf, synthetic }: ProjectFile) => ({ title, asOf, synthetic });
const rounded = (value: number | null, digits: number): number | null =>
  value === null || !Number.isFinite(value) ? null : Number(value.toFixed(digits));

const VILLAGE_COLUMNS: readonly CsvColumn[] = [
  { name: 'village_code' },
  { name: 'operator' },
  { name: 'technology' },
  { name: 'rsrp_bare_dbm', digits: 1 },
  { name: 'rsrp_canopy_dbm', digits: 1 },
  { name: 'probability', digits: 3 },
  { name: 'served' },
  { name: 'itm_flips' },
  { name: 'nearest_ridge_m', digits: 0 },
];

const yesNo = (value: boolean | null): CsvCell => (value === null ? null : value ? 'yes' : 'no');

export function villagesCsv(
  { villages }: Pick<Prediction, 'villages'>,
  dataset: Pick<Dataset, 'villages'>,
  locale: CsvLocale,
): Uint8Array {
  const rows = villages.map((row): CsvCell[] => [
    dataset.villages.records[row.village].code,
    row.operator,
    row.technology,
    row.bareDbm,
    row.canopyDbm,
    row.probability,
    row.served,
    yesNo(row.itmFlips),
    row.ridgeMeters,
  ]);
  return writeCsv(VILLAGE_COLUMNS, rows, { locale });
}

const DOUBTFUL_COLUMNS: readonly CsvColumn[] = [
  ...['source', 'feature', 'operator', 'technology'].map((name) => ({ name })),
  { name: 'people', digits: 0 },
  { name: 'probability', digits: 3 },
  { name: 'measured' },
  { name: 'reason' },
];

function doubtfulCsv({ doubtful }: Prediction, locale: CsvLocale): Uint8Array {
  const rows = doubtful.map((one): CsvCell[] => [
    one.sourceId,
    one.feature,
    one.operator,
    one.technology,
    one.people,
    one.probability,
    one.measured.all === 0 ? null : `${one.measured.served}/${one.measured.all}`,
    one.reason,
  ]);
  return writeCsv(DOUBTFUL_COLUMNS, rows, { locale });
}

const NEXT_COLUMNS: readonly CsvColumn[] = [
  ...['village_code', 'operator', 'technology'].map((name) => ({ name })),
  { name: 'lon', digits: 6 },
  { name: 'lat', digits: 6 },
  { name: 'people', digits: 0 },
  { name: 'probability', digits: 3 },
];

function nextCsv({ next }: Prediction, { villages }: Dataset, locale: CsvLocale): Uint8Array {
  const rows = next.map(({ village, operator, technology, probability }): CsvCell[] => [
    villages.records[village].code,
    operator,
    technology,
    villages.centres[2 * village],
    villages.centres[2 * village + 1],
    villages.records[village].population,
    probability,
  ]);
  return writeCsv(NEXT_COLUMNS, rows, { locale });
}

/** Areas of each class of power, on bare ground and with trees: one feature each, none where a class is empty. */
function coverageFeatures(layer: PredictedLayer): Parameters<typeof writeGeoJson>[0] {
  const { operator, technology, bandsMhz, raster } = layer;
  return (['bare', 'canopy'] as const).flatMap((trees) =>
    RSRP_CLASSES.map(({ name, from }, i) => {
      const below = RSRP_CLASSES[i - 1]?.from ?? Infinity;
      const mask = Uint8Array.from(raster[trees], (power) => (power >= from && power < below ? 1 : 0));
      const areas = connectedAreas(mask, raster.grid);
      const all = areas.sizes.map((_, number) => number + 1);
      const properties = {
        ...{ operator, technology, band: bandsMhz.join(', '), class: name, fromDbm: from, trees },
        evidence: 'predicted',
      };
      return { geometry: outlineOf(areas, raster.grid, [all]), properties: [properties] };
    }),
  );
}

function depressionFeatures({ layers }: Prediction, project: ProjectFile): Uint8Array {
  const geometry = joinGeometries(
    'polygon',
    layers.map(({ weak }) => weak.geometry),
  );
  const properties = layers.flatMap(({ operator, technology, depressions }) =>
    depressions.map(({ id, areaKm2, people, households, cause }) => ({
      ...{ id, operator, technology, areaKm2: rounded(areaKm2, 2), people, households, cause },
      evidence: 'predicted',
    })),
  );
  return writeGeoJson([{ geometry, properties }], { decimals: 6, members: head(project) });
}

/** Fits, and everything that the prediction took for granted. */
function calibrationJson(
  { fitted, nearby, calibrated, settings, told, villages }: Prediction,
  dataset: Dataset,
  project: ProjectFile,
  rowsLeftOut: MastRowsLeftOut,
): Uint8Array {
  const content = {
    format: 'song-ban-calibration',
    version: 1,
    ...head(project),
    calibrated,
    bands: fitted.map(({ operator, bandMhz, n, fit }) => ({
      ...{ operator, band_mhz: bandMhz, n, fitted: fit !== null },
      offset_db: rounded(fit?.offsetDb ?? null, 2),
      trees_share: rounded(fit?.treesShare ?? null, 2),
      sigma_db: rounded(fit?.sigmaDb ?? null, 2),
      rmse_loco_db: rounded(fit?.rmseLocoDb ?? null, 2),
      bias_db: rounded(fit?.biasDb ?? null, 2),
    })),
    nearby: { pairs: nearby?.pairs ?? null, spread_db: rounded(nearby?.spreadDb ?? null, 2) },
    model: 'ITU-R P.1812-8, 50 % of time, 50 % of locations',
    settings: { ...settings, coverageRadiusMeters: COVERAGE_RADIUS_METERS, classes: RSRP_CLASSES },
    assumed: told.assumed,
    leftOut: told.leftOut,
    mastRowsLeftOut: rowsLeftOut,
    sitesWithoutTerrain: told.sitesWithoutTerrain,
    filledTerrain: {
      cells: told.filledCells,
      villages: villages
        .filter(({ overFilled }) => overFilled)
        .map(({ village, operator, technology }) => ({
          village_code: dataset.villages.records[village].code,
          ...{ operator, technology },
        })),
    },
  };
  return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
}

/** Rasters of every band are waited for: half the time for a twentieth more bytes. */
const PACKING = 3;

/** Tenths of dBm. */
const powerTiff = (powerDbm: Float32Array, grid: CellGrid): Uint8Array =>
  writeGeoTiff(
    {
      ...grid,
      west: grid.westEdge + grid.stepLon / 2,
      north: grid.northEdge - grid.stepLat / 2,
      values: tenthsOf(powerDbm),
      noData: NO_LEVEL,
    },
    PACKING,
  );

/** Files that show where masts stand: for the people of the project alone. */
export const INTERNAL_FILES = [
  'predicted-coverage.geojson',
  'predicted-depressions.geojson',
  'doubtful-coverage.csv',
  'measure-next.csv',
  'calibration.json',
] as const;

/** What `predict` writes for the people of the project but for what others may have too, by name. The same prediction gives the same bytes. */
export function predictionFiles(
  prediction: Prediction,
  dataset: Dataset,
  project: ProjectFile,
  options: {
    readonly locale: CsvLocale;
    readonly raster: boolean;
    readonly rowsLeftOut: MastRowsLeftOut;
  },
): Map<string, Uint8Array<ArrayBuffer>> {
  const { locale } = options;
  const coverage = prediction.layers.flatMap(coverageFeatures);
  const files: [string, Uint8Array][] = [
    ['predicted-coverage.geojson', writeGeoJson(coverage, { decimals: 6, members: head(project) })],
    ['predicted-depressions.geojson', depressionFeatures(prediction, project)],
    ['doubtful-coverage.csv', doubtfulCsv(prediction, locale)],
    ['measure-next.csv', nextCsv(prediction, dataset, locale)],
    ['calibration.json', calibrationJson(prediction, dataset, project, options.rowsLeftOut)],
  ];
  if (options.raster)
    for (const { operator, technology, raster } of prediction.layers)
      for (const trees of ['bare', 'canopy'] as const)
        files.push([`rsrp-${operator}-${technology}-${trees}.tif`, powerTiff(raster[trees], raster.grid)]);
  return new Map(files.map(([name, bytes]) => [name, new Uint8Array(bytes)]));
}
