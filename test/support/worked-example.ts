import { packLines, packPolygons } from '../../src/geometry/packed/pack.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import { box, communeRow, coverage, emptyDataset, village } from './datasets.ts';

/*
 * Two communes A and B side by side, C without villages.
 * A: v1 in Viettel's box with three clusters (60 and 20 people inside, 20 outside);
 *    v2 outside everything, no clusters; v3 without location.
 * B: v4 in VinaPhone's box only, without a count. Outside any commune: v5, covered by nobody.
 */
const layers = {
  viettel: packPolygons([[[box(104.01, 21.01, 104.05, 21.05)]]]),
  vinaphone: packPolygons([[[box(104.11, 21.01, 104.15, 21.05)]]]),
};
export const workedExample: Dataset = {
  ...emptyDataset,
  communes: communeRow(['A', 'B', 'C']),
  villages: {
    records: [
      village('v1', 'A', { population: 101, households: 21, fibrePassed: 10, fibreSubscribed: 4 }),
      village('v2', 'A', { population: 50, households: 10 }),
      village('v3', 'A', { population: 30, households: 6, fibrePassed: 1 }),
      village('v4', 'B'),
      village('v5', null, { population: 7, households: 2 }),
    ],
    centres: Float64Array.of(104.02, 21.02, 104.08, 21.08, NaN, NaN, 104.12, 21.02, 104.9, 21.9),
    polygons: null,
  },
  clusters: {
    village: Int32Array.of(0, 0, 0),
    xy: Float64Array.of(104.02, 21.02, 104.03, 21.03, 104.07, 21.07),
    population: Float64Array.of(60, 20, 20),
    households: Float64Array.of(10, NaN, 5),
  },
  coverage: [
    coverage('viettel', layers.viettel),
    coverage('vinaphone', layers.vinaphone),
    coverage('viettel', packPolygons([[[box(103, 20, 106, 23)]]]), { technology: '3G' }),
    coverage('unspecified', packPolygons([[[box(103, 20, 106, 23)]]])),
  ],
  fibre: [
    {
      id: 'f',
      sourceId: 'f',
      operator: null,
      asOf: null,
      geometry: packLines([
        [
          [
            [104, 21.0215],
            [105, 21.0215],
          ],
        ],
      ]),
    },
  ],
  depressions: [
    {
      sourceId: 'd',
      asOf: null,
      geometry: packPolygons([
        [[box(104.025, 21.025, 104.035, 21.035)]],
        [[box(104.02, 21.022, 104.035, 21.035)]],
      ]),
    },
  ],
  sites: [
    {
      code: 'S1',
      operator: 'viettel',
      technologies: ['4G'],
      lon: 104.02,
      lat: 21.03,
      heightMeters: null,
      devices: 1,
      radios: [],
      sourceId: 's',
      row: 2,
    },
  ],
  measurements: [
    {
      lon: 104.021,
      lat: 21.02,
      operator: 'viettel',
      technology: '4G',
      rsrpDbm: null,
      bandMhz: null,
      accuracyMeters: null,
      downMbps: null,
      upMbps: null,
      samples: null,
      service: false,
      asOf: null,
      sourceId: 'm',
      row: 2,
    },
    {
      lon: 104.5,
      lat: 21.02,
      operator: 'viettel',
      technology: '4G',
      rsrpDbm: null,
      bandMhz: null,
      accuracyMeters: null,
      downMbps: null,
      upMbps: null,
      samples: null,
      service: false,
      asOf: null,
      sourceId: 'm',
      row: 3,
    },
  ],
};
