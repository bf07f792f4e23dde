import { fillBlanks } from '../../i18n/fill.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import type { GateRow } from '../../model/gate.ts';
import type { Issue } from '../../model/issue.ts';
import type { CheckInput } from '../check-input.ts';

/** Cells of the returned list that an answer goes into. */
export type AskedCell = 'village' | 'communeCode' | 'households' | 'population' | 'lon' | 'lat' | 'asOf';

const PLACE: readonly AskedCell[] = ['lon', 'lat'];
const COUNTS: readonly AskedCell[] = ['households', 'population'];

/**
 * What a commune can put right, with the cells that it fills in. Other findings are the business of who reads the
 * files. Words stand in `returnSheet.asked` by the same keys.
 */
const ASKED = {
  'population-missing': ['population'],
  'households-missing': ['households'],
  'village-without-location': PLACE,
  'village-without-name': ['village'],
  'village-outside-communes': PLACE,
  'commune-mismatch': [...PLACE, 'communeCode'],
  'commune-name-mismatch': [...PLACE, 'communeCode'],
  'commune-unknown': ['communeCode'],
  'commune-marks-differ': ['communeCode'],
  'commune-of-file': ['communeCode'],
  'coordinates-not-read': PLACE,
  'coordinates-out-of-range': PLACE,
  'coordinates-reversed': PLACE,
  'count-negative': [],
  'count-fractional': [],
  'count-absurd': [],
  'number-not-read': [],
  'number-approximate': [],
  'number-marked-apart': [],
  'value-not-understood': [],
  'value-out-of-range': [],
  'date-not-read': ['asOf'],
  'households-exceed-population': COUNTS,
  'population-exceeds-households': COUNTS,
  'part-exceeds-households': ['households'],
  'village-near-duplicate': [],
  'village-name-again': PLACE,
  'village-code-duplicate': [],
} as const satisfies Readonly<Record<string, readonly AskedCell[]>>;

type AskedCode = keyof typeof ASKED;
const isAskedCode = (code: string): code is AskedCode => Object.hasOwn(ASKED, code);
const isCell = (field: string | undefined): field is 'households' | 'population' =>
  field === 'households' || field === 'population';

/** One thing that a commune is asked about a row of its list. */
export interface Asked extends Pick<Issue, 'file' | 'sheet' | 'row' | 'feature' | 'value'> {
  readonly commune: string;
  /** Code of the village; null where the row became none. */
  readonly village: string | null;
  /** The column as its own file calls it. */
  readonly column: string | null;
  readonly cells: readonly AskedCell[];
  readonly wrong: string;
  readonly ask: string;
}

/** The one commune of all villages that came from a file; none where they are of several. */
function communeOfFiles({ dataset, villageFiles }: CheckInput): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  dataset.villages.records.forEach(({ communeCode }, v) => {
    for (const file of villageFiles[v]!) {
      const known = found.get(file);
      found.set(file, known === undefined || known === communeCode ? communeCode : null);
    }
  });
  return found;
}

function columnOf({ tables }: CheckInput, { file, sheet, field }: Issue, language: Language): string | null {
  if (field === undefined) return null;
  const table = tables.find((one) => one.file === file && one.sheet === sheet);
  const own = table?.columns.find((column) => column.used && column.field === field)?.column;
  const names = messagesIn(language).fields.name as Readonly<Record<string, string>>;
  return own ?? names[field] ?? field;
}

function missing(input: CheckInput, rule: string, code: AskedCode, covered: ReadonlySet<string>): Issue[] {
  const rows = input.gate.headings.flatMap(({ rules }) => rules).find(({ id }) => id === rule)?.failed ?? [];
  const field = ASKED[code][0];
  return rows
    .filter(({ village }: GateRow) => !covered.has(`${village}/${field}`))
    .map(({ value: _value, place: _place, ...row }) => ({
      ...row,
      code,
      field,
      severity: 'warning',
      did: 'kept',
    }));
}

/** Everything that can be asked of communes, in the order of the findings; missing counts come last. */
export function askedOfCommunes(input: CheckInput, language: Language): Asked[] {
  const { asked: words } = messagesIn(language).returnSheet;
  const communeOf = new Map(
    input.dataset.villages.records.map(({ code, communeCode }) => [code, communeCode]),
  );
  const ofFile = communeOfFiles(input);
  const issues = input.issues.filter(({ code }) => isAskedCode(code));
  const covered = new Set(issues.map(({ village, field }) => `${village}/${field}`));
  const all = [
    ...issues,
    ...missing(input, 'village-has-households', 'households-missing', covered),
    ...missing(input, 'village-has-population', 'population-missing', covered),
  ];
  return all.flatMap((issue): Asked[] => {
    const { code, file, sheet, row, feature, value, context, field } = issue;
    const village = issue.village !== undefined && communeOf.has(issue.village) ? issue.village : null;
    const commune = (village && communeOf.get(village)) ?? issue.commune ?? ofFile.get(file) ?? null;
    if (!isAskedCode(code) || commune === null) return [];
    const column = columnOf(input, issue, language);
    const blanks = { value, column: column ?? undefined, ...context };
    return [
      {
        commune,
        village,
        file,
        ...(sheet !== undefined && { sheet }),
        ...(row !== undefined && { row }),
        ...(feature !== undefined && { feature }),
        ...(value !== undefined && { value }),
        column,
        cells: ASKED[code].length ? ASKED[code] : isCell(field) ? [field] : [],
        wrong: fillBlanks(words[code].wrong, blanks, language),
        ask: fillBlanks(words[code].ask, blanks, language),
      },
    ];
  });
}
