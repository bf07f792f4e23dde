import { ROLES, SOURCE_ROLES } from '../../model/roles.ts';

/** Codes of findings that files of several roles have. */
const SHARED_CODES = [
  'source-refused',
  'source-empty',
  'text-repaired',
  'text-left',
  'sheet-hidden',
  'sheet-without-table',
  'rows-title',
  'rows-headings',
  'rows-notes',
  'rows-hidden',
  'cells-filled-down',
  'total-by-word',
  'total-by-arithmetic',
  'column-absent',
  'contacts-dropped',
  'contacts-kept',
  'question-open',
  'answer-unknown',
  'number-not-read',
  'number-approximate',
  'count-negative',
  'count-fractional',
  'count-absurd',
  'counts-rounded',
  'value-not-understood',
  'value-out-of-range',
  'date-not-read',
  'percent-as-fraction',
  'length-unit-assumed',
  'money-unit-missing',
  'households-exceed-population',
  'population-exceeds-households',
  'part-exceeds-households',
  'coordinates-missing',
  'coordinates-out-of-range',
  'geometry-missing',
  'geometry-wrong-kind',
  'ring-invalid',
  'ring-crosses-itself',
  'ring-too-short',
  'commune-without-code',
  'commune-code-padded',
  'commune-unknown',
  'commune-mismatch',
  'operator-unspecified',
  'coordinates-not-read',
  'coordinates-swapped',
  'coordinates-reversed',
  'vn2000-converted',
  'vn2000-wrong-meridian',
  'vn2000-outside',
  'communes-absent',
  'communes-converted',
  'crosswalk-shipped',
  'crosswalk-not-read',
  'list-before-2025',
  'commune-marks-differ',
  'commune-of-file',
  'commune-name-mismatch',
  'radius-open',
] as const;

export type IntakeIssueCode =
  (typeof SHARED_CODES)[number] | (typeof ROLES)[keyof typeof ROLES]['issues'][number];

/**
 * Every code that this room reports; each has words in `i18n/{vi,en}/issues/`.
 * @internal
 */
export const INTAKE_ISSUE_CODES: readonly IntakeIssueCode[] = [
  ...SHARED_CODES,
  ...SOURCE_ROLES.flatMap((role) => ROLES[role].issues),
];
