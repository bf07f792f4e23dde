import type { HouseholdLayer, VillageLayer } from '../../../model/dataset.ts';
import { recordsOf, type LoadedSource } from '../../records/loaded-source.ts';
import { findLocation } from '../../records/locations.ts';
import { VillageFinder } from './village-finder.ts';

/** No household is larger; a whole village in one row is not a household. */
const MOST_PEOPLE = 1_000;

/** Household points. One whose village is not named belongs to none; one without a place is left out. */
export function buildHouseholds(
  sources: readonly LoadedSource[],
  villages: VillageLayer,
  mergedInto: ReadonlyMap<string, string> = new Map(),
): HouseholdLayer | null {
  if (!sources.length) return null;
  const finder = new VillageFinder(villages, mergedInto);
  const xy: number[] = [];
  const population: number[] = [];
  const village: number[] = [];
  for (const record of recordsOf(sources)) {
    const { reader, row } = record;
    const location = findLocation(reader, row);
    if (!location) {
      reader.log.atRow(reader.table, row, { code: 'coordinates-missing', did: 'rejected' });
      continue;
    }
    const people = reader.count('population', row, MOST_PEOPLE) ?? NaN;
    if (reader.log.isRejected(reader.table, row)) continue;
    xy.push(location[0], location[1]);
    population.push(people);
    village.push(finder.find(record));
  }
  return {
    xy: Float64Array.from(xy),
    population: Float64Array.from(population),
    village: Int32Array.from(village),
  };
}
