import { elementAt } from '../../../model/basics/elements.ts';
import { compareCodes } from '../../../i18n/text.ts';
import type { ClusterLayer, VillageLayer } from '../../../model/dataset.ts';
import { recordsOf, type LoadedSource } from '../../records/loaded-source.ts';
import { findLocation } from '../../records/locations.ts';
import type { CommuneMatcher } from '../communes/commune-match.ts';
import { VillageFinder } from './village-finder.ts';

const MOST_PEOPLE = 100_000;
const MOST_HOUSEHOLDS = 40_000;

const nan = (count: number | null): number => count ?? NaN;

/** Residential clusters by village. A cluster without a known village or without a place is reported and left out. */
export function buildClusters(
  sources: readonly LoadedSource[],
  villages: VillageLayer,
  mergedInto: ReadonlyMap<string, string>,
  placer: CommuneMatcher,
): ClusterLayer | null {
  if (!sources.length) return null;
  const finder = new VillageFinder(villages, mergedInto);
  const entries: {
    village: number;
    lon: number;
    lat: number;
    population: number;
    households: number;
    code: string;
  }[] = [];
  for (const record of recordsOf(sources)) {
    const { reader, row } = record;
    const { table, log } = reader;
    const location = findLocation(reader, row);
    const village = finder.find(record, () => placer.place(record, location).code);
    if (village < 0) {
      const value = reader.text('village_code', row) ?? reader.text('village', row) ?? '';
      log.atRow(table, row, {
        code: value ? 'cluster-village-unknown' : 'cluster-without-village',
        did: 'rejected',
        value,
      });
      continue;
    }
    if (!location) {
      log.atRow(table, row, {
        code: 'coordinates-missing',
        did: 'rejected',
        village: elementAt(villages.records, village).code,
      });
      continue;
    }
    const population = nan(reader.count('population', row, MOST_PEOPLE));
    const households = nan(reader.count('households', row, MOST_HOUSEHOLDS));
    if (log.isRejected(table, row)) continue;
    entries.push({
      village,
      lon: location[0],
      lat: location[1],
      population,
      households,
      code: reader.text('cluster', row) ?? '',
    });
  }
  entries.sort(
    (a, b) => a.village - b.village || compareCodes(a.code, b.code) || a.lon - b.lon || a.lat - b.lat,
  );
  return {
    village: Int32Array.from(entries, (entry) => entry.village),
    xy: Float64Array.from(entries.flatMap(({ lon, lat }) => [lon, lat])),
    population: Float64Array.from(entries, (entry) => entry.population),
    households: Float64Array.from(entries, (entry) => entry.households),
  };
}
