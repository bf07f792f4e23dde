import { packPolygons } from '../../src/geometry/packed/pack.ts';
import type { CoverageLayer, Dataset } from '../../src/model/dataset.ts';
import { emptyLayer, type Layer } from '../../src/model/layer.ts';
import type { Commune, Village } from '../../src/model/places.ts';

export type Ring = [number, number][];

export const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

export const commune = (code: string, facts: Partial<Commune> = {}): Commune => ({
  code,
  name: `Xã ${code}`,
  kind: null,
  population: null,
  households: null,
  border: null,
  extremelyDifficult: null,
  sourceId: 'communes',
  ...facts,
});

export const village = (code: string, communeCode: string | null, facts: Partial<Village> = {}): Village => ({
  code,
  name: `Bản ${code}`,
  communeCode,
  population: null,
  households: null,
  poorHouseholds: null,
  povertyRate: null,
  minorityShare: null,
  extremelyDifficult: null,
  border: null,
  electricity: null,
  schools: null,
  healthStations: null,
  cultureHouse: null,
  office: null,
  hazard: null,
  road: null,
  fibreSubscribed: null,
  fibrePassed: null,
  reportedSignal: null,
  sourceId: 'villages',
  row: 1,
  ...facts,
});

export const coverage = (
  operator: string,
  geometry: Layer,
  facts: Partial<CoverageLayer> = {},
): CoverageLayer => ({
  id: `${operator}-${facts.technology ?? '4G'}`,
  sourceId: operator,
  operator,
  technology: '4G',
  evidence: 'declared',
  asOf: null,
  geometry,
  ...facts,
});

export const emptyDataset: Dataset = {
  communes: { records: [], geometry: emptyLayer('polygon') },
  villages: { records: [], centres: new Float64Array(0), polygons: null },
  clusters: null,
  households: null,
  coverage: [],
  plannedCoverage: [],
  plannedSites: [],
  plannedFibre: [],
  fibre: [],
  fibreNodes: null,
  depressions: [],
  sites: [],
  candidates: [],
  measurements: [],
  roads: [],
  power: [],
  restrictions: [],
  supported: [],
  terrain: null,
};

/** Communes as boxes of 0.1° in a row from 104° E, 21° N. */
export const communeRow = (codes: readonly string[]): Dataset['communes'] => ({
  records: codes.map((code) => commune(code)),
  geometry: packPolygons(codes.map((_, i) => [[box(104 + i / 10, 21, 104 + (i + 1) / 10, 21.1)]])),
});
