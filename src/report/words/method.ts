import { measureName } from '../../i18n/measure-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, type Language } from '../../i18n/number.ts';
import { operatorName } from '../../model/operators.ts';
import { operatorOf, type Scope } from '../../model/scope.ts';
import type { OperatorId } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';

/** One sentence in both languages: result files do not depend on the language of the screen. */
export type Bilingual = Readonly<Record<Language, string>>;

export const bilingual = (say: (language: Language) => string): Bilingual => ({
  vi: say('vi'),
  en: say('en'),
});

/** Name of an operator as people read it; `any` and `unspecified` in words. */
export function operatorLabel(operator: OperatorId, language: Language): string {
  const words = messagesIn(language).common;
  return operator === 'any' ? words.anyOperator : (operatorName(operator) ?? words.unspecifiedOperator);
}

/** For whom a paper is, where it is not for everybody. */
export function scopeStamp(scope: Scope, language: Language): string | null {
  const { internalStamp, operatorStamp } = messagesIn(language).report;
  const operator = operatorOf(scope);
  if (operator !== null) return operatorStamp(operatorLabel(operator, language)).toLocaleUpperCase(language);
  return scope === 'internal' ? internalStamp : null;
}

/** The list of communes that the codes belong to: without it neither name nor code identifies a commune. */
function communeListOf({ project }: Pick<ReportInput, 'project'>) {
  const source = project.sources.find((entry) => entry.role === 'communes');
  return source ? { source: source.id, asOf: source.asOf ?? null, publisher: source.source ?? null } : null;
}

/** The rule by which a village counts as covered, as the result files say it. */
function coveredVillageText({ findings }: ReportInput, language: Language): string {
  const { ruleCondition, coveredWhen } = messagesIn(language).report;
  return coveredWhen(ruleCondition[findings.rule]);
}

/** When a village counts, under the name that the rate of villages has. */
export function ruleSentence(rule: ReportInput['findings']['rule'], language: Language): string {
  const words = messagesIn(language);
  return words.report.ruleNamed(measureName('villages', rule, words), words.report.ruleCondition[rule]);
}

/** The same of a report. */
export const ruleText = ({ findings }: ReportInput, language: Language): string =>
  ruleSentence(findings.rule, language);

/** What the figures count, in one line: technologies, operators, classes of evidence. */
export function scopeText({ findings }: ReportInput, language: Language): string {
  const words = messagesIn(language);
  return [
    findings.technologies.join(', '),
    words.common.anyOperator,
    findings.evidence.map((evidence) => words.common.evidence[evidence]).join(', '),
  ].join(' · ');
}

/** `danh mục xã từ 01/07/2025`, or that the list carries no date. */
export function communeListText(input: Pick<ReportInput, 'project'>, language: Language): string {
  const words = messagesIn(language).report;
  const list = communeListOf(input);
  if (!list) return words.noCommuneList;
  return list.asOf ? words.communeList(formatDate(list.asOf, language)) : words.communeListUndated;
}

/** Member `method` of `summary.json`. */
export function describeMethod(input: ReportInput) {
  const { settings, project } = input;
  const definition = (key: keyof ReturnType<typeof messagesIn>['report']['definition']) =>
    bilingual((language) => messagesIn(language).report.definition[key]);
  return {
    rule: bilingual((language) => coveredVillageText(input, language)),
    villageShare: settings.villageShare,
    operators: settings.operators,
    communeList: communeListOf(input),
    definitions: {
      coveredVillage: bilingual((language) => coveredVillageText(input, language)),
      coveredCommune: definition('coveredCommune'),
      share: definition('share'),
      share_any: definition('shareAny'),
      uncovered: definition('uncovered'),
      unknown: definition('unknown'),
      missing: definition('missing'),
      trangSong: definition('trangSong'),
      lomSong: definition('lomSong'),
      fibreDistance: definition('fibreDistance'),
      areaShare: definition('areaShare'),
      score: definition('score'),
    },
    weights: input.priority.weights,
    weightsNote: bilingual((language) => messagesIn(language).plan.weightsNote),
    sources: project.sources.map((source) => ({
      id: source.id,
      role: source.role,
      asOf: source.asOf ?? null,
      evidence: source.evidence ?? null,
      operator: source.operator ?? null,
      technology: source.technology ?? null,
      source: source.source ?? null,
    })),
  };
}
