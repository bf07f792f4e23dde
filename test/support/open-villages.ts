import { packPolygons } from '../../src/geometry/packed/pack.ts';
import type { Dataset } from '../../src/model/dataset.ts';
import type { Candidate, Site } from '../../src/model/network.ts';
import type { Village } from '../../src/model/places.ts';
import { box, communeRow, coverage, emptyDataset, village } from './datasets.ts';

/** People at one place; null: not counted. */
interface People {
  readonly at: readonly [lon: number, lat: number] | null;
  readonly households: number | null;
  readonly population?: number | null;
}
export interface OpenVillage extends People {
  readonly clusters?: readonly People[];
  readonly facts?: Partial<Village>;
}

const placed = (people: readonly People[]): Float64Array =>
  Float64Array.from(people.flatMap(({ at }) => at ?? [NaN, NaN]));
const peopleOf = ({ households, population }: People): number | null =>
  population === undefined ? (households === null ? null : households * 4) : population;

/** Villages of commune A that a layer of coverage far away (110° E) leaves without service; four people a household. */
export function openVillages(villages: readonly OpenVillage[], rest: Partial<Dataset> = {}): Dataset {
  const clusters = villages.flatMap(({ clusters: own = [] }, v) => own.map((people) => ({ people, v })));
  const all = clusters.map(({ people }) => people);
  return {
    ...emptyDataset,
    communes: communeRow(['A']),
    villages: {
      records: villages.map((people, v) =>
        village(`v${v}`, 'A', {
          households: people.households,
          population: peopleOf(people),
          ...people.facts,
        }),
      ),
      centres: placed(villages),
      polygons: null,
    },
    clusters: clusters.length
      ? {
          village: Int32Array.from(clusters, ({ v }) => v),
          xy: placed(all),
          households: Float64Array.from(all, ({ households }) => households ?? NaN),
          population: Float64Array.from(all, (people) => peopleOf(people) ?? NaN),
        }
      : null,
    coverage: [coverage('viettel', packPolygons([[[box(110, 21, 110.1, 21.1)]]]))],
    ...rest,
  };
}

/** Commune A as wide as a province, where a plan is to reach all of them. */
export const WIDE_COMMUNE: Dataset['communes'] = {
  ...communeRow(['A']),
  geometry: packPolygons([[[box(103, 20, 109, 26)]]]),
};

export const candidate = (
  id: string,
  lon: number,
  lat: number,
  facts: Partial<Candidate> = {},
): Candidate => ({
  id,
  name: null,
  lon,
  lat,
  heightMeters: null,
  costVnd: null,
  radiusMeters: null,
  operator: null,
  sourceId: 'candidates',
  row: 2,
  ...facts,
});

export const siteAt = (code: string, lon: number, lat: number): Site => ({
  code,
  operator: 'viettel',
  technologies: ['4G'],
  lon,
  lat,
  heightMeters: null,
  devices: 1,
  radios: [],
  sourceId: 'sites',
  row: 2,
});
