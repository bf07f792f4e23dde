import { integerAt } from '../../../model/basics/elements.ts';
import type { Village } from '../../../model/places.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { textOf } from '../../text/cell.ts';
import { readElectricity, readHazard, readRoad, readSignal } from '../../text/vocabulary.ts';

/** More than any village has: beyond it the figure is a slip of the pen, or a commune's total. */
const MOST_PEOPLE = 100_000;
const MOST_HOUSEHOLDS = 40_000;
const MOST_PLACES = 200;
/** Persons per household beyond which the two counts cannot both be right. */
const MOST_PER_HOUSEHOLD = 25;

/** What a row says about a village, its code and commune already settled. */
export function readVillage(
  record: RecordAt,
  code: string,
  name: string,
  communeCode: string | null,
): Village {
  const { source, reader, row } = record;
  const households = reader.count('households', row, MOST_HOUSEHOLDS);
  const population = reader.count('population', row, MOST_PEOPLE);
  const poorHouseholds = partOf(record, 'poor_households', households);
  checkCounts(record, households, population, code);
  return {
    code,
    name,
    communeCode,
    population,
    households,
    poorHouseholds,
    povertyRate:
      reader.share('poverty_rate', row) ??
      (poorHouseholds !== null && households ? poorHouseholds / households : null),
    minorityShare: reader.share('ethnic_minority_pct', row),
    extremelyDifficult: reader.flag('extremely_difficult', row),
    border: reader.flag('border_commune', row),
    electricity: readPower(record),
    schools: readPlaces(record, 'schools'),
    healthStations: readPlaces(record, 'health'),
    cultureHouse: reader.flag('culture_house', row),
    office: reader.flag('office', row),
    hazard: readOr(record, 'hazard', readHazard, (flag) => flag),
    road: readOr(record, 'road', readRoad, (flag) => (flag ? 'allYear' : 'none')),
    fibreSubscribed: partOf(record, 'hh_fibre', households),
    fibrePassed: partOf(record, 'hh_fibre_passed', households),
    reportedSignal: readOr(record, 'signal_status', readSignal, (flag) => (flag ? 'good' : 'none')),
    sourceId: source.id,
    row: integerAt(reader.table.numbers, row),
  };
}

/** A vocabulary word, or a true/false cell of a data file. */
function readOr<T>(
  { reader, row }: RecordAt,
  key: 'hazard' | 'road' | 'signal_status' | 'electricity',
  read: (text: string) => T | null | undefined,
  ofFlag: (flag: boolean) => T,
): T | null {
  const cell = reader.cell(key, row);
  return typeof cell === 'boolean' ? ofFlag(cell) : reader.word(key, row, read);
}

const readPower = (record: RecordAt): Village['electricity'] =>
  readOr(record, 'electricity', readElectricity, (flag) => (flag ? 'grid' : 'none'));

/** Number of schools or stations; a plain *có* says at least one and is taken as one. */
function readPlaces({ reader, row }: RecordAt, key: 'schools' | 'health'): number | null {
  const cell = reader.cell(key, row);
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (/^(x|có|co|✓|đã có)$/i.test(textOf(cell))) return 1;
  return reader.count(key, row, MOST_PLACES);
}

/** A count that cannot exceed the households; where it does both are in doubt and the part is unknown. */
function partOf(
  { reader, row }: RecordAt,
  key: 'poor_households' | 'hh_fibre' | 'hh_fibre_passed',
  households: number | null,
): number | null {
  const part = reader.count(key, row, MOST_HOUSEHOLDS);
  if (part === null || households === null || part <= households) return part;
  // Fibre subscriptions of offices and schools may exceed the households; poor households may not.
  const impossible = key === 'poor_households';
  reader.log.atRow(reader.table, row, {
    code: 'part-exceeds-households',
    did: impossible ? 'changed' : 'kept',
    field: key,
    value: String(part),
    context: { households },
  });
  return impossible ? null : part;
}

function checkCounts(
  { reader, row }: RecordAt,
  households: number | null,
  population: number | null,
  village: string,
): void {
  if ((households ?? population) === 0 && (population ?? households) === 0)
    reader.log.atRow(reader.table, row, { code: 'village-of-nobody', did: 'kept', village });
  if (households === null || population === null) return;
  const tooFew = households > population;
  if (!tooFew && population <= MOST_PER_HOUSEHOLD * Math.max(1, households)) return;
  reader.log.atRow(reader.table, row, {
    code: tooFew ? 'households-exceed-population' : 'population-exceeds-households',
    did: 'kept',
    village,
    context: { households, population },
  });
}
