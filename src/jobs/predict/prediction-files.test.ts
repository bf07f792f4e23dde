import { expect, it } from 'vitest';
import { emptyDataset, village } from '../../../test/support/datasets.ts';
import type { ProjectFile } from '../../model/project.ts';
import { radioSettingsOf } from '../../radio/budget/radio-settings.ts';
import { predictionFiles, villagesCsv } from './prediction-files.ts';
import type { PredictedLayer, Prediction, VillagePrediction } from './prediction.ts';

const project: ProjectFile = {
  ...{ format: 'song-ban-project', version: 1, title: 'T', asOf: '2026-09-30', synthetic: true },
  ...{ province: { code: '00', name: 'P' }, sources: [] },
};
const dataset = {
  ...emptyDataset,
  villages: {
    records: [village('a', null, { population: 12 }), village('b', null)],
    centres: Float64Array.of(104.1234567, 21.5, 105, 22),
    polygons: null,
  },
};
const row = (rest: Partial<VillagePrediction>): VillagePrediction => ({
  ...{
    village: 0,
    operator: 'viettel',
    technology: '4G',
    bareDbm: -90.25,
    canopyDbm: -101,
    probability: 0.12345,
  },
  ...{ served: 'bare-only', itmFlips: true, ridgeMeters: 1234.5, fitted: false, overFilled: false },
  ...rest,
});
/** Three cells in a row: strong, without any signal, weak under trees. */
const raster = {
  grid: { columns: 3, rows: 1, westEdge: 104, northEdge: 21, stepLon: 1, stepLat: 1 },
  bare: Float32Array.of(-60, -Infinity, -104.96),
  canopy: Float32Array.of(-84, -Infinity, -4000),
  bandMhz: Float32Array.of(1800, 0, 900),
};
const layer = {
  ...{ operator: 'viettel', technology: '4G', bandsMhz: [900, 1800], raster, depressions: [] },
  weak: { geometry: { ...emptyDataset.communes.geometry }, list: [] },
} as unknown as PredictedLayer;
const fit = {
  offsetDb: -4.125,
  treesShare: 0.333,
  sigmaDb: 8.999,
  n: 40,
  rmseLocoDb: 9.001,
  biasDb: Number.NaN,
};
const prediction: Prediction = {
  villages: [
    row({}),
    row({
      village: 1,
      bareDbm: null,
      canopyDbm: null,
      probability: null,
      served: null,
      itmFlips: null,
      ridgeMeters: null,
    }),
    row({ itmFlips: false, overFilled: true }),
  ],
  fitted: [
    { operator: 'viettel', bandMhz: 1800, n: 40, measured: 40, fit },
    { operator: 'gtel', bandMhz: 900, n: 3, measured: 3, fit: null },
  ],
  nearby: { pairs: 31, spreadDb: 3.456 },
  calibrated: true,
  settings: radioSettingsOf({}),
  layers: [layer],
  doubtful: [
    {
      ...{ sourceId: 's', feature: 2, operator: 'viettel', technology: '4G', people: 30, probability: 0.25 },
      ...{ measured: { served: 1, all: 6 }, reason: 'both' },
    },
    {
      ...{ sourceId: 's', feature: 3, operator: 'viettel', technology: '4G', people: null, probability: 0.1 },
      ...{ measured: { served: 0, all: 0 }, reason: 'prediction' },
    },
  ],
  next: [row({})],
  told: {
    ...{
      transmitters: 1,
      assumed: { height: 1 },
      leftOut: [{ site: 'X', row: 3, why: 'height-not-above-ground' }],
    },
    ...{ villagesWithoutTerrain: 0, technologiesLeftOut: [], filledCells: 7, sitesWithoutTerrain: ['Y'] },
  } as unknown as Prediction['told'],
};
const rowsLeftOut = { withoutPlace: 2, asked: 1, otherwise: 0 };
const files = predictionFiles(prediction, dataset, project, { locale: 'en', raster: true, rowsLeftOut });
const text = (name: string): string => new TextDecoder().decode(files.get(name));
const linesOf = (csv: string): string[] => csv.replace('\ufeff', '').trim().split('\r\n').slice(1);
const lines = (name: string): string[] => linesOf(text(name));

it('villages are told with what is not known left empty', () => {
  const csv = new TextDecoder().decode(villagesCsv(prediction, dataset, 'en'));
  expect(linesOf(csv)).toEqual([
    'a,viettel,4G,-90.3,-101.0,0.123,bare-only,yes,1235',
    'b,viettel,4G,,,,,,',
    'a,viettel,4G,-90.3,-101.0,0.123,bare-only,no,1235',
  ]);
});

it('doubtful polygons and places to measure next are told with their people', () => {
  expect(lines('doubtful-coverage.csv')).toEqual([
    's,2,viettel,4G,30,0.250,1/6,both',
    's,3,viettel,4G,,0.100,,prediction',
  ]);
  expect(lines('measure-next.csv')).toEqual(['a,viettel,4G,104.123457,21.500000,12,0.123']);
});

it('fits are told rounded, what is none as null', () => {
  const { bands, nearby, calibrated, assumed, leftOut, title } = JSON.parse(
    text('calibration.json'),
  ) as Record<string, unknown>;
  expect(bands).toEqual([
    {
      ...{ operator: 'viettel', band_mhz: 1800, n: 40, fitted: true, offset_db: -4.13, trees_share: 0.33 },
      ...{ sigma_db: 9, rmse_loco_db: 9, bias_db: null },
    },
    {
      ...{ operator: 'gtel', band_mhz: 900, n: 3, fitted: false, offset_db: null, trees_share: null },
      ...{ sigma_db: null, rmse_loco_db: null, bias_db: null },
    },
  ]);
  expect({ nearby, calibrated, assumed, leftOut, title }).toEqual({
    ...{ nearby: { pairs: 31, spread_db: 3.46 }, calibrated: true, assumed: { height: 1 }, title: 'T' },
    leftOut: [{ site: 'X', row: 3, why: 'height-not-above-ground' }],
  });
});

it('what a prediction lacks or filled in is told beside its fits', () => {
  expect(JSON.parse(text('calibration.json'))).toMatchObject({
    sitesWithoutTerrain: ['Y'],
    mastRowsLeftOut: { withoutPlace: 2, asked: 1, otherwise: 0 },
    filledTerrain: {
      cells: 7,
      villages: [{ village_code: 'a', operator: 'viettel', technology: '4G' }],
    },
  });
});

it('areas of each class hold the cells of its levels, with trees and without', () => {
  const { features } = JSON.parse(text('predicted-coverage.geojson')) as {
    features: { properties: Record<string, unknown>; geometry: { coordinates: unknown } | null }[];
  };
  const told = features.map(({ properties }) => [properties['trees'], properties['fromDbm']]);
  expect(new Set(told.map(String)).size).toBe(told.length);
  const west = (trees: string): number[] =>
    features
      .filter(({ properties }) => properties['trees'] === trees)
      .flatMap(({ geometry }) => {
        const numbers = JSON.stringify(geometry?.coordinates ?? []).match(/10\d(?:\.\d+)?/g) ?? [];
        return numbers.length ? [Math.min(...numbers.map(Number))] : [];
      });
  // The first and the third cell, each in one class; under trees the third has no signal that counts.
  expect(west('bare').sort()).toEqual([104, 106]);
  expect(west('canopy')).toEqual([104]);
  expect(features[0]!.properties).toMatchObject({
    operator: 'viettel',
    band: '900, 1800',
    evidence: 'predicted',
  });
});

it('maps say of which project and day they are, and that it is made up', () => {
  for (const name of ['predicted-coverage.geojson', 'predicted-depressions.geojson', 'calibration.json'])
    expect(JSON.parse(text(name))).toMatchObject({ title: 'T', asOf: '2026-09-30', synthetic: true });
});

it('rasters are left out where nobody asks for them', () => {
  const names = [
    ...predictionFiles(prediction, dataset, project, { locale: 'en', raster: false, rowsLeftOut }).keys(),
  ];
  expect(names.filter((name) => name.endsWith('.tif'))).toEqual([]);
  expect([...files.keys()].filter((name) => name.endsWith('.tif'))).toHaveLength(2);
});
