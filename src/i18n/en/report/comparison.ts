import type { comparison as vi } from '../../vi/report/comparison.ts';
import type { Translation } from '../../messages.ts';

export const comparison: Translation<typeof vi> = {
  title: (found, before) => `${found} since ${before}`,
  left: (count) => `${count} villages left the dark`,
  entered: (count) => `${count} villages lost all signal`,
  noneMoved: 'No village left or fell into the dark',
  nobody: 'No village matches',
  notOpen: 'No earlier file is open',
  notOpenHint:
    'Open an earlier .songban to see it beside today. It is only read: never mixed into the project, never written over.',
  kept: 'The earlier file stays on this machine beside the project until it is closed; it is no part of the project and of what can be undone.',
  notKept: 'The earlier file could not be kept on this machine: after a refresh it has to be opened again.',
  notHere: 'Comparison with an earlier file: that file is no part of this project.',
  notOfOperator: (operator) => `One of the two days has no figures of ${operator}.`,
  tableName: 'Earlier and today',
  measure: 'Measure',
  before: 'Earlier',
  now: 'Today',
  thenNow: (before, now) => `${before} → ${now}`,
  dark: 'Villages without any signal',
  uncoveredPeople: 'People without signal',
  gained: (people, households) => `Gained service: ${people} people, ${households} households.`,
  lost: (people, households) => `Lost service: ${people} people, ${households} households.`,
  unknownPeople: (villages) =>
    `${villages} villages whose service changed have no count of people, or no figures on one day.`,
  unknownHouseholds: (villages) =>
    `${villages} villages changed whose households cannot be told (no count, or service unknown).`,
  unknownNumber: 'an unknown number of',
  matched: (pairs, byName) =>
    byName === null
      ? `${pairs} villages matched by code.`
      : `${pairs} villages matched, ${byName} of them by commune and name.`,
  onlyBefore: (count) => `${count} villages only earlier`,
  onlyNow: (count) => `${count} only today`,
  unmatched: (parts) => `Without a match: ${parts}.`,
  codesReused: (count) => `${count} codes now belong to other villages: not matched by code.`,
  quoted: (name) => `“${name}”`,
  difference: {
    province: (before, now) =>
      `The files are of two provinces (${before}; ${now}): rates are not of the same land.`,
    order: (date) => `The other file is no older than the project: figures as of ${date}.`,
    synthetic: 'One of the two is made-up data.',
    operators: 'The two days do not have figures of the same operators.',
    villageShare: 'The two days count the covered share of a village differently.',
  },
  recounted: (counting, share) =>
    `Definition changed: the earlier file counted ${counting} (villages: ${share}). Here both days are counted as today.`,
  notRecounted: (before, now) =>
    `Definition changed, rates cannot be compared directly: earlier ${before}; today ${now}.`,
  damaged: 'The earlier file is damaged and was opened in part: what is missing looks like a change.',
  unread: (count, first) =>
    `${count} source files of the earlier project could not be read (${first}): what is missing looks like a change.`,
  onlyBeforeClaims: (names) =>
    `Coverage of the earlier day alone: ${names}. What is missing today looks like signal lost.`,
  onlyNowClaims: (names) =>
    `Coverage of today alone: ${names}. What the earlier day lacks looks like signal gained.`,
  onlyBeforeOperators: (names) => `Only earlier: ${names}.`,
  onlyNowOperators: (names) => `Only today: ${names}.`,
  ask: 'Earlier file',
  panel: 'Comparison with an earlier file',
  open: 'Open an earlier file (.songban)',
  another: 'Open another file',
  closeFile: 'Close the earlier file',
  ofFile: (title, date) => `${title} – figures as of ${date}`,
  failed: 'Cannot compare',
  swipe: 'Drag to compare earlier with today',
  list: {
    communes: 'By commune',
    left: 'Left the dark',
    entered: 'Lost all signal',
    onlyBefore: 'Only earlier',
    onlyNow: 'Only today',
  },
  column: {
    commune: 'Commune',
    village: 'Village',
    darkBefore: 'Dark earlier',
    darkNow: 'Dark today',
    left: 'Left',
    entered: 'Lost',
    gained: 'People gained',
    lost: 'People lost',
    statusBefore: 'Earlier',
    statusNow: 'Today',
    population: 'People today',
  },
  noRows: 'No villages.',
  noCommunes: 'No commune has changed.',
  changedOnly: (count, all) => `${count} of ${all} communes changed`,
  download: 'Download',
  file: { 'comparison-communes.csv': 'By commune', 'comparison-villages.csv': 'Villages' },
};
