import type { Translation } from '../../messages.ts';
import type { returnSheet as vi } from '../../vi/report/return-sheet.ts';

/** Words of the sheet that goes back to a commune. */
export const returnSheet: Translation<typeof vi> = {
  name: 'To complete',
  title: (commune, code) => `Villages to check and complete: ${commune} (code ${code})`,
  count: (asked, villages) =>
    `${asked} points for the commune to look at, in a list of ${villages} villages.`,
  howTo:
    'Correct or fill in the coloured cells, write the date of the data, leave the head and the codes as they are, and send this very file back. Leave rows as they stand where nothing is wrong.',
  column: {
    number: 'No.',
    code: 'Village code',
    village: 'Village',
    communeCode: 'Commune code',
    commune: 'Commune',
    households: 'Households',
    population: 'Population',
    lon: 'Longitude',
    lat: 'Latitude',
    asOf: 'As of',
    wrong: 'What is wrong',
    ask: 'What the commune is asked',
    file: 'In the file sent',
    sheet: 'On sheet',
    row: 'In row',
    column: 'In column',
    value: 'Written as',
  },
  asked: {
    'population-missing': { wrong: 'No number of people.', ask: 'Fill in how many people live there.' },
    'households-missing': {
      wrong: 'No number of households.',
      ask: 'Fill in how many households live there.',
    },
    'village-without-location': {
      wrong: 'No place on the map.',
      ask: 'Fill in longitude and latitude of the cultural house (as the map of a telephone shows them there).',
    },
    'village-without-name': {
      wrong: 'This row has no village name.',
      ask: 'Fill in name and figures; delete this row where it is not needed.',
    },
    'village-outside-communes': {
      wrong: 'The place lies in no commune of the province.',
      ask: 'Fill in longitude and latitude of the cultural house again.',
    },
    'commune-mismatch': {
      wrong: 'The place as written lies outside the commune.',
      ask: 'Check longitude and latitude; where the village belongs to another commune, correct the commune code.',
    },
    'commune-name-mismatch': {
      wrong: 'The commune “{value}” does not fit the place on the map.',
      ask: 'Check the commune, longitude and latitude.',
    },
    'commune-unknown': {
      wrong: 'The commune “{value}” is not in the list of today.',
      ask: 'Write name and code by the list since 1 July 2025.',
    },
    'commune-marks-differ': {
      wrong: 'The commune “{value}” is written with other marks than in the list.',
      ask: 'Check name and code of the commune.',
    },
    'commune-of-file': {
      wrong: 'The commune “{value}” is not in the list; taken as that of the file for now.',
      ask: 'Check name and code of the commune.',
    },
    'coordinates-not-read': {
      wrong: 'The coordinates “{value}” cannot be read.',
      ask: 'Fill in longitude and latitude in degrees, such as 103.9187 and 21.3256.',
    },
    'coordinates-out-of-range': {
      wrong: 'The coordinates “{value}” cannot be in Vietnam.',
      ask: 'Fill in longitude and latitude in degrees, such as 103.9187 and 21.3256.',
    },
    'coordinates-reversed': {
      wrong: 'Longitude and latitude are written in each other’s place.',
      ask: 'Fill in again: longitude is the large number (about 102 to 110), latitude the small one (about 8 to 24).',
    },
    'count-negative': { wrong: 'The number “{value}” is negative.', ask: 'Fill in the right number.' },
    'count-fractional': { wrong: 'The number “{value}” has a fraction.', ask: 'Fill in a whole number.' },
    'count-absurd': { wrong: 'The number “{value}” is too large.', ask: 'Check it and fill it in again.' },
    'number-not-read': {
      wrong: 'The number “{value}” cannot be read.',
      ask: 'Fill it in with digits alone.',
    },
    'number-approximate': {
      wrong: 'The number “{value}” is only rough.',
      ask: 'Fill in the number counted.',
    },
    'number-marked-apart': {
      wrong: 'The number “{value}” is written otherwise than the others of its column.',
      ask: 'Fill in the number without any mark.',
    },
    'value-not-understood': {
      wrong: '“{value}” in column {column} is not understood.',
      ask: 'Write it as in the form of the province, such as “yes” or “no”.',
    },
    'value-out-of-range': {
      wrong: 'The value “{value}” in column {column} is not possible.',
      ask: 'Check it and write it again.',
    },
    'date-not-read': {
      wrong: 'The date “{value}” cannot be read.',
      ask: 'Write day/month/year, such as 30/09/2026.',
    },
    'households-exceed-population': {
      wrong: 'More households ({households}) than people ({population}).',
      ask: 'Check both numbers.',
    },
    'population-exceeds-households': {
      wrong: 'Too many people ({population}) for the households ({households}).',
      ask: 'Check both numbers.',
    },
    'part-exceeds-households': {
      wrong: 'The number {value} in column {column} is larger than all households ({households}).',
      ask: 'Check both numbers.',
    },
    'village-name-again': {
      wrong: '“{value}” is on the list twice, {distanceMeters} apart (also row {first}).',
      ask: 'Say whether these are two villages; if it is one, which place is right.',
    },
    'village-near-duplicate': {
      wrong: '“{value}” and “{other}” have one name and lie close together.',
      ask: 'Say whether this is one village or two.',
    },
    'village-code-duplicate': {
      wrong: 'The code {value} stands in two rows.',
      ask: 'If these are two villages, add a row with another code.',
    },
  },
};
