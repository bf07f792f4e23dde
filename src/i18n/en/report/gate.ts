import type { Translation } from '../../messages.ts';
import type { gate as vi } from '../../vi/report/gate.ts';

export const gate: Translation<typeof vi> = {
  headings: { right: 'Right', enough: 'Enough', clean: 'Clean', usable: 'Usable', live: 'Live' },
  counts: (passed, failed) => `${passed} passed, ${failed} failed`,
  untested: 'not tested',
  andUntested: (count: string) => `${count} not tested`,
  rules: {
    'rows-kept': {
      name: 'Rows of data are taken',
      reason: 'A rejected row is missing from every result.',
      mend: 'Correct each row in the original file for the reason given, then load it again.',
    },
    'place-in-commune': {
      name: 'Places lie in their commune',
      reason: 'A wrong commune falsifies the figures of two.',
      mend: 'Check coordinates or commune code with the commune.',
    },
    'commune-in-list': {
      name: 'Communes are in the list',
      reason: 'A commune outside the list cannot be summed.',
      mend: 'Mend the code, or add a crosswalk from old to new communes.',
    },
    'coordinates-right': {
      name: 'Coordinates can be read and lie in the province',
      reason: 'A wrong system or central meridian is up to 180 km off.',
      mend: 'Choose the right central meridian, or mend the original.',
    },
    'counts-possible': {
      name: 'Households and people are possible',
      reason: 'Negative, broken or absurd counts falsify totals.',
      mend: 'Compare with the commune and mend the original.',
    },
    'village-has-place': {
      name: 'Villages have coordinates',
      reason: 'Without a place nobody knows whether there is signal.',
      mend: 'Add the coordinates of the cultural house.',
    },
    'village-has-population': {
      name: 'Villages have a population',
      reason: 'Without it the uncovered population cannot be known.',
      mend: 'Ask the commune for the number of people.',
    },
    'village-has-households': {
      name: 'Villages have households',
      reason: 'Without them no priority can be given.',
      mend: 'Ask the commune for the number of households.',
    },
    'commune-has-villages': {
      name: 'Communes have villages',
      reason: 'A commune without villages is unknown.',
      mend: 'Remind the commune to return its form.',
    },
    'operator-has-source': {
      name: 'Operators have coverage',
      reason: 'Missing data of an operator do not mean no signal.',
      mend: 'Ask the operator for its coverage areas.',
    },
    'codes-once': {
      name: 'Codes are unique',
      reason: 'A code used twice loses a record or counts it twice.',
      mend: 'Give the rows codes of their own.',
    },
    'villages-once': {
      name: 'Villages are listed once',
      reason: 'A village listed twice adds people that are not there.',
      mend: 'Confirm each group: one village or two.',
    },
    'values-understood': {
      name: 'Values can be read',
      reason: 'What is not understood counts as unknown.',
      mend: 'Write it as in the form: yes, no, day/month/year.',
    },
    'areas-well-formed': {
      name: 'Areas and lines are well formed',
      reason: 'A broken boundary falsifies areas.',
      mend: 'Export the layer again from the map program.',
    },
    'source-readable': {
      name: 'Files can be read',
      reason: 'What cannot be read is not in the result.',
      mend: 'Follow what is said at each file, then send it again.',
    },
    'questions-answered': {
      name: 'No question is open',
      reason: 'Rows that wait for an answer do not count yet.',
      mend: 'Answer each question.',
    },
    'claims-stated': {
      name: 'Operator, technology and evidence are stated',
      reason: 'Without them nobody knows who claims what.',
      mend: 'Choose them for each source.',
    },
    'parts-belong': {
      name: 'Tables and columns fit together',
      reason: 'Clusters without a village and missing columns are of no use.',
      mend: 'Choose the columns again; use the same village codes in all files.',
    },
    'source-dated': {
      name: 'Sources have a date',
      reason: 'Without a date rounds cannot be compared.',
      mend: 'Enter the date of each source.',
    },
    'source-fresh': {
      name: 'Data are at most 12 months old',
      reason: 'Old data no longer show the state of today.',
      mend: 'Ask the supplier for an update.',
    },
  },
};
