import { expect, it } from 'vitest';
import { box, commune, coverage, emptyDataset } from '../../../test/support/datasets.ts';
import { packPolygons } from '../../geometry/packed/pack.ts';
import type { ProjectFile } from '../../model/project.ts';
import { writeCoverage, writeDepressions } from './land-files.ts';

const project = { title: 'Tỉnh thử', asOf: '2026-09-30', synthetic: true } as ProjectFile;
const geometry = packPolygons([[[box(104, 21, 104.1, 21.1)]]]);
const read = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

it('says of covered land whose it is, of which technology, evidence, source and date', () => {
  const layers = [
    coverage('viettel', geometry, { technology: '5G', asOf: '2026-03-01' }),
    coverage('viettel', geometry, { technology: '4G', sourceId: 'c2' }),
  ];
  const file = writeCoverage(project, [
    { operator: 'any', layers, geometry, areaSquareMeters: 1234567.8 },
    { operator: 'viettel', layers, geometry, areaSquareMeters: 1234567.8 },
  ]);
  const facts = {
    technology: '4G, 5G',
    evidence: 'declared',
    source: 'c2, viettel',
    as_of: '2026-03-01',
    area_km2: 1.2346,
  };
  expect(read(file)).toMatchObject({
    ...project,
    features: [
      { properties: { operator: 'any', name: null, ...facts } },
      { properties: { operator: 'viettel', name: 'Viettel', ...facts }, geometry: { type: 'Polygon' } },
    ],
  });
  expect(read(writeCoverage(project, []))).toEqual({ type: 'FeatureCollection', ...project, features: [] });
});

it('says of a depression where it lies and who is inside; unknown is null', () => {
  const layer = { sourceId: 'lom', asOf: null, geometry };
  const piece = { layer, areaSquareMeters: 5e6, villages: 2, households: NaN, population: 1708 };
  const dataset = { ...emptyDataset, communes: { records: [commune('03')], geometry } };
  const file = writeDepressions(
    { project, dataset },
    {
      geometry: packPolygons([[[box(104, 21, 104.1, 21.1)]], [[box(104, 21, 104.1, 21.1)]]]),
      pieces: [
        { ...piece, feature: 6, commune: 0 },
        { ...piece, feature: 6, commune: -1 },
      ],
    },
  );
  const facts = {
    ...{ depression: 'lom/7', area_km2: 5, villages: 2, population: 1708, households: null },
    ...{ source: 'lom', as_of: null },
  };
  expect(read(file)).toMatchObject({
    features: [
      { properties: { ...facts, commune_code: '03', commune: 'Xã 03' } },
      { properties: { ...facts, commune_code: null, commune: null } },
    ],
  });
});
