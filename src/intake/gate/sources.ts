import type { GateFinding, GateHeading } from '../../model/gate.ts';
import { NO_DATE, settingsOf, type ProjectFile, type Source } from '../../model/project.ts';
import type { Loaded } from '../load-dataset.ts';
import { roleOf } from '../roles/roles.ts';
import type { GateRule } from './gate.ts';
import { listReturns } from './returned.ts';
import { pathOfSource } from './rows.ts';
import type { RuleVerdict } from './villages.ts';

/** Months after which data count as old. */
const FRESH_MONTHS = 12;

/** Every source as `judge` says of it. */
export const ofSources = (
  id: string,
  heading: GateHeading,
  judge: (source: Source, loaded: Loaded, project: ProjectFile) => RuleVerdict,
): GateRule => ({
  id,
  heading,
  check(loaded, project): GateFinding {
    const verdicts = project.sources.map((source) => judge(source, loaded, project));
    const count = (wanted: RuleVerdict) => verdicts.filter((verdict) => verdict === wanted).length;
    return {
      passed: count('passed'),
      failed: project.sources.flatMap(({ path, asOf }, i) =>
        verdicts[i] === 'failed'
          ? [{ file: path, ...(asOf !== undefined && { value: asOf }), place: null }]
          : [],
      ),
      untested: count('untested'),
    };
  },
});

/** Dates that the source states for itself, in the titles of its tables or in its records; as exact as they are. */
function datesOf({ id, asOf }: Source, { dataset, titleDates }: Loaded): readonly string[] {
  if (asOf !== undefined) return [asOf];
  const { coverage, fibre, roads, power, restrictions, depressions, measurements } = dataset;
  const dated = [...coverage, ...fibre, ...roads, ...power, ...restrictions, ...depressions, ...measurements];
  const own = dated.flatMap((one) => (one.sourceId === id ? [one.asOf] : []));
  const said = own.length ? own : (titleDates.get(id) ?? []);
  // A source of which one part has no date is not dated.
  return said.includes(null) ? [] : [...new Set(said.filter((date) => date !== null))].sort();
}

/** Each record has a date of its own: what the column says is read where records are compared. */
const hasDateColumn = ({ id }: Source, { tables }: Loaded): boolean => {
  const own = tables.filter(({ sourceId }) => sourceId === id);
  return (
    own.length > 0 && own.every(({ columns }) => columns.some(({ field, used }) => used && field === 'as_of'))
  );
};

export const isReadable = ({ id }: Source, loaded: Loaded): RuleVerdict =>
  loaded.refused.some(({ sourceId }) => sourceId === id) ? 'failed' : 'passed';

export const isDated = (source: Source, loaded: Loaded): RuleVerdict => {
  if (roleOf(source.role).asks.date === 'none') return 'untested';
  return datesOf(source, loaded).length || hasDateColumn(source, loaded) ? 'passed' : 'failed';
};

/** Months from the first or last month that `from` may mean to that of `to`. */
const monthsBetween = (from: string, to: string, unsaid: number): number => {
  const months = (iso: string, month: number): number =>
    12 * Number(iso.slice(0, 4)) + Number(iso.slice(5, 7) || month);
  return months(to, unsaid) - months(from, unsaid);
};

/** A source without a date is not fresh; one of a year alone may be either; no project, nothing to tell it by. */
export const isFresh = (source: Source, loaded: Loaded, project: ProjectFile): RuleVerdict => {
  if (roleOf(source.role).asks.date !== 'fresh') return 'untested';
  const [oldest] = datesOf(source, loaded);
  if (oldest === undefined) return hasDateColumn(source, loaded) ? 'untested' : 'failed';
  if (project.asOf === NO_DATE) return 'untested';
  if (monthsBetween(oldest, project.asOf, 1) <= FRESH_MONTHS) return 'passed';
  return monthsBetween(oldest, project.asOf, 12) > FRESH_MONTHS ? 'failed' : 'untested';
};

export function communesWithoutVillages(loaded: Loaded, project: ProjectFile): GateFinding {
  const { communes, villages } = loaded.dataset;
  const inhabited = new Set(villages.records.map(({ communeCode }) => communeCode));
  const failed = communes.records.filter(({ code }) => !inhabited.has(code));
  return {
    passed: communes.records.length - failed.length,
    failed: failed.map(({ code, name, sourceId }) => ({
      file: pathOfSource(project, sourceId),
      commune: code,
      value: name,
      place: null,
    })),
    untested: 0,
  };
}

/** Operators that the project waits for; where it waits for all, those that some source names. */
export function operatorsWithoutSource(loaded: Loaded, project: ProjectFile): GateFinding {
  const { operators } = settingsOf(project);
  const wanted = operators === 'all' ? [] : operators;
  const known = listReturns(loaded, wanted).operators.filter(
    ({ operator }) => operators === 'all' || operators.includes(operator),
  );
  const failed = known.filter(
    ({ technologies, otherEvidence }) => technologies.length + otherEvidence.length === 0,
  );
  return {
    passed: known.length - failed.length,
    failed: failed.map(({ operator }) => ({ file: '', value: operator, place: null })),
    untested: 0,
  };
}

/** Files that no open question is about. */
export function openQuestions({ questions, inputs }: Loaded): GateFinding {
  const asked = new Set(questions.map(({ file }) => file));
  return {
    passed: inputs.filter(({ path }) => !asked.has(path)).length,
    failed: questions.map(({ file, sheet, kind }) => ({
      file,
      ...(sheet !== undefined && { sheet }),
      value: kind,
      place: null,
    })),
    untested: 0,
  };
}
