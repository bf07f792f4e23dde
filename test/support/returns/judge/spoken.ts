import type { TrueVillage } from '../truth.ts';
import type { Outputs, ResultIssue, ResultQuestion } from './outputs.ts';

/** What a fault is about; a question or an issue must be about the same. */
export type Topic = 'lost' | 'commune' | 'place' | 'households' | 'population' | 'twice';

const PLACE_FIELDS = ['lon', 'lat', 'coord_pair', 'vn2000_x', 'vn2000_y', 'central_meridian', 'position'];
const topicsOfField = (field: string): readonly Topic[] =>
  PLACE_FIELDS.includes(field)
    ? ['place']
    : field === 'households' || field === 'population'
      ? [field]
      : field.startsWith('commune')
        ? ['commune', 'lost']
        : field === 'village' || field === 'village_code'
          ? ['lost', 'twice']
          : [];

/** What the questions of a kind are about. A kind that stands in no line is taken to speak of everything. */
export const QUESTION_TOPICS: Readonly<Record<string, readonly Topic[]>> = {
  meridian: ['place', 'lost'],
  axes: ['place'],
  swap: ['place'],
  radius: [],
  number: ['households', 'population'],
  commune: ['commune', 'lost', 'place'],
  merge: ['twice', 'lost'],
  duplicate: ['twice', 'lost'],
};
export const kindOf = (question: ResultQuestion): string => question.kind ?? question.question;
export const filesOf = ({ file, files }: ResultQuestion): readonly string[] => files ?? (file ? [file] : []);

/** Kinds of issue that tell of a row without finding anything wrong with what the fault is about. */
const ABOUT: readonly (readonly [RegExp, readonly Topic[]])[] = [
  [/location|coordinate|position|outside|vn2000|mismatch|meridian|swap|axis|axes/, ['place', 'commune']],
  [/count|number|people|household|population/, ['households', 'population']],
  [/commune/, ['commune', 'lost', 'place']],
  [
    /duplicate|same|merge|repeat|version|older|newer|replaced/,
    ['twice', 'lost', 'households', 'population', 'place'],
  ],
  [/code-generated|contact|text-repaired|filled-down|signal|electric|fibre|note|title|heading/, []],
];
function topicsOfIssue({ code, field }: ResultIssue): readonly Topic[] | 'all' {
  const named = ABOUT.find(([pattern]) => pattern.test(code));
  if (field) return topicsOfField(field);
  return named ? named[1] : 'all';
}

export const sameFile = (reported: string | undefined, file: string): boolean => {
  if (!reported) return false;
  const [a, b] = [reported.normalize('NFC'), file.normalize('NFC')];
  return a === b || a.endsWith(`/${b}`);
};
/** A report that names no sheet means the whole file. */
const sameSheet = (reported: string | undefined, sheet: string): boolean =>
  !reported || reported.normalize('NFC') === sheet.normalize('NFC');
const isCsv = (file: string): boolean => /\.(csv|txt|tsv)$/i.test(file);

/** Answers whether the report tells of a fault; built once for a folder. */
export class Spoken {
  readonly #outputs: Outputs;
  readonly #byRow = new Map<string, ResultIssue[]>();
  readonly #byFile = new Map<string, ResultIssue[]>();

  constructor(outputs: Outputs) {
    this.#outputs = outputs;
    for (const issue of outputs.issues) {
      if (!issue.file) continue;
      const file = issue.file.normalize('NFC').split('/').at(-1)!;
      const [map, key] =
        issue.row === undefined ? [this.#byFile, file] : [this.#byRow, `${file}\0${issue.row}`];
      map.set(key, [...(map.get(key) ?? []), issue]);
    }
  }

  /** @param line where the record begins in a file of text: either number finds it */
  issuesAt(file: string, sheet: string, row: number, line = row): readonly ResultIssue[] {
    const base = file.normalize('NFC').split('/').at(-1)!;
    const found = [...new Set([row, line])].flatMap((at) => this.#byRow.get(`${base}\0${at}`) ?? []);
    return found.filter(
      (issue) => sameFile(issue.file, file) && (isCsv(file) || sameSheet(issue.sheet, sheet)),
    );
  }

  /** Whether one of the rows, their form, their column or their file is named for such a fault. */
  of(
    topic: Topic,
    rows: TrueVillage['rows'],
    value: 'missing' | 'wrong' | 'none',
    lineCode?: string,
  ): boolean {
    return (
      rows.some(
        ([file, sheet, row, line]) =>
          this.issuesAt(file, sheet, row, line).some((issue) => this.#tells(issue, topic)) ||
          this.#asked(topic, file, sheet, [row, line ?? row]) ||
          (value !== 'wrong' && this.#columnTold(topic, file, sheet)) ||
          this.#fileTold(topic, file, sheet) ||
          this.#duplicateTold(topic, file, [row, line ?? row]),
      ) ||
      (lineCode !== undefined && this.namesVillage(lineCode))
    );
  }

  /** A warning or a question about a village by its code in the result. */
  namesVillage(code: string): boolean {
    return (
      this.#outputs.issues.some(
        (issue) =>
          issue.village === code &&
          issue.severity !== 'info' &&
          /duplicate|same|name|role|list|outside|commune/.test(issue.code),
      ) ||
      this.#outputs.duplicates.some(
        ({ members, choice }) => choice === null && members.some((member) => member.code === code),
      )
    );
  }

  /** Whether nothing of a file has been taken yet: its rows wait for an answer, or were left out with their reason. */
  isWaiting(file: string): boolean {
    const fate = this.#outputs.files.find(({ path }) => sameFile(path, file));
    return fate !== undefined && (fate.rows['kept'] ?? 0) === 0 && (fate.rows['merged'] ?? 0) === 0;
  }

  /**
   * Whether a list is said to say in everything that is read what another says: which of the two counts then changes
   * no figure, and nobody need be asked.
   */
  saysRepeated(file: string, other: string | undefined): boolean {
    return this.#outputs.issues.some(
      ({ code, file: named }) =>
        code === 'list-repeated' &&
        (sameFile(named, file) || (other !== undefined && sameFile(named, other))),
    );
  }

  /** Whether a file as a whole is named: set aside, filtered, refused or asked about. */
  namesFile(file: string): boolean {
    return (
      this.#outputs.questions.some(
        (question) => filesOf(question).some((name) => sameFile(name, file)) && kindOf(question) !== 'radius',
      ) ||
      this.#fileTold('lost', file, '') ||
      (this.#byFile.get(file.normalize('NFC')) ?? []).some(
        ({ severity, did, code }) =>
          severity !== 'info' &&
          (did === 'rejected' || /role|form|list|sheet-without-table|province|empty/.test(code)),
      )
    );
  }

  #tells(issue: ResultIssue, topic: Topic): boolean {
    // A note that a row is a title or a remark does not tell anybody that people are missing.
    if (topic === 'lost' && issue.severity === 'info') return false;
    // A row that is left out is told with its reason, whichever field that is.
    if (topic === 'lost' && issue.did === 'rejected') return true;
    const topics = topicsOfIssue(issue);
    return topics === 'all' || topics.includes(topic);
  }

  #asked(topic: Topic, file: string, sheet: string, rows: readonly number[]): boolean {
    return this.#outputs.questions.some(
      (question) =>
        filesOf(question).some((name) => sameFile(name, file)) &&
        (isCsv(file) || sameSheet(question.sheet, sheet)) &&
        (question.files !== undefined ||
          !question.rows?.length ||
          rows.some((row) => question.rows!.includes(row))) &&
        (QUESTION_TOPICS[kindOf(question)]?.includes(topic) ?? true),
    );
  }

  /** A column that is asked about, or said not to be understood, explains a missing value; never a wrong one. */
  #columnTold(topic: Topic, file: string, sheet: string): boolean {
    return this.#outputs.columns.some(
      (column) =>
        sameFile(column.file, file) &&
        (isCsv(file) || sameSheet(column.sheet, sheet)) &&
        (column.fate === 'asked' || column.fate === 'unknown') &&
        (!column.field || topicsOfField(column.field).includes(topic)),
    );
  }

  /** A file or a sheet of which nothing was kept, by its list of fates or by an issue. */
  #fileTold(topic: Topic, file: string, sheet: string): boolean {
    const fate = this.#outputs.files.find(({ path }) => sameFile(path, file));
    if (fate && (fate.rows['kept'] ?? 0) === 0 && (fate.rows['merged'] ?? 0) === 0 && topic === 'lost')
      return ['filtered', 'rejected', 'asked'].some((kind) => (fate.rows[kind] ?? 0) > 0);
    return (this.#byFile.get(file.normalize('NFC').split('/').at(-1)!) ?? []).some((issue) => {
      if (issue.severity === 'info' || !sameFile(issue.file, file)) return false;
      if (sheet && !sameSheet(issue.sheet, sheet) && !isCsv(file)) return false;
      if (issue.field) return topicsOfField(issue.field).includes(topic);
      if (topic === 'lost')
        return /sheet-without-table|refused|role|form|province|rejected|no-name|columns/.test(issue.code);
      if (topic === 'place') return /vn2000|meridian|coordinates|position|axes/.test(issue.code);
      return /columns?-|form|control-total|list-earlier/.test(issue.code);
    });
  }

  #duplicateTold(topic: Topic, file: string, rows: readonly number[]): boolean {
    if (topic !== 'twice') return false;
    return this.#outputs.duplicates.some(({ members }) =>
      members.some((member) => rows.includes(member.row) && sameFile(member.file, file)),
    );
  }
}
