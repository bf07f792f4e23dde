import type { Translation } from '../../messages.ts';
import type { surroundingsIssues as vi } from '../../vi/issues/issues-surroundings.ts';

export const surroundingsIssues: Translation<typeof vi> = {
  'road-class-unknown':
    '{count} roads say in column “{column}” words that do not tell what can drive there (for example “{value}”): unknown. Write car, motorbike or foot.',
  'roads-in-pieces':
    'The roads fall into {count} pieces that do not meet (more than {meters} m apart); the longest has {longestKm} of {totalKm} km. No way is found between pieces; check the breaks in the file.',
  'restriction-without-kind':
    'The restriction “{value}” states no kind (forest, safe zone, heritage, …). It is used as one of unknown kind; please add it.',
  'restriction-open':
    'The restriction “{value}” states neither who permits building nor how many months it takes. The plan puts no site there until it is known.',
  'restriction-months-range': 'The permit takes “{value}”: the longer is used, {months} months.',
  'supported-village-unknown':
    'The list of supported villages names “{value}”, but no village fits by code, by commune and name, or within 300 m of the coordinates. Correct code, name or coordinates.',
  'supported-without-programme': 'This row names no programme of support. It is used; please add it.',
  'supported-by-place':
    '{count} rows give neither code nor name: their villages are found by coordinates, at most {meters} m away.',
};
