import { mayTell, operatorOf, type Scope, type ScopedField } from '../../model/scope.ts';
import type { OperatorId } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';
import { leavingFile, type LeavingKind } from './registry.ts';

/** Something that a file of a scope does not tell, and how much of it there is. */
export interface LeftOutPart {
  readonly field: ScopedField;
  readonly count: number;
}

type Count = (input: ReportInput, isOwn: (operator: OperatorId | null) => boolean) => number;

const othersOf =
  (of: (input: ReportInput) => readonly { readonly operator: OperatorId | null }[]): Count =>
  (input, isOwn) =>
    of(input).filter(({ operator }) => !isOwn(operator)).length;

/** How much of each field a project has that is not told. @param input whole, before it is scoped */
const COUNTS: Readonly<Record<ScopedField, Count>> = {
  masts: othersOf(({ dataset }) => [...dataset.sites, ...dataset.plannedSites]),
  candidates: ({ dataset }) => dataset.candidates.length,
  contacts: ({ tables, dataset }) =>
    tables.reduce((sum, { columns }) => sum + columns.filter(({ personal }) => personal).length, 0) +
    (dataset.households ? 1 : 0),
  coverage: othersOf(({ dataset }) => [...dataset.coverage, ...dataset.plannedCoverage]),
  estimated: othersOf(({ dataset }) => dataset.coverage.filter(({ evidence }) => evidence === 'estimated')),
  claims: othersOf(({ findings }) => findings.byOperator.filter(({ operator }) => operator !== 'any')),
  measurements: othersOf(({ dataset }) => dataset.measurements),
  siteNotes: ({ project }) => project.fieldChecks?.length ?? 0,
  sourceFiles: ({ inputs }) => inputs.length,
  quotes: ({ issues }) => issues.filter(({ value, context }) => value !== undefined || context).length,
};

/** What a file of a scope leaves out of what the project has; nothing for the people of the project. */
export function leftOutOf(input: ReportInput, kind: LeavingKind, scope: Scope): LeftOutPart[] {
  if (scope === 'internal') return [];
  const own = operatorOf(scope);
  const parts = leavingFile(kind).holds.map((field) => ({
    field,
    count: COUNTS[field](
      input,
      (operator) => own !== null && operator === own && mayTell(field, scope, operator),
    ),
  }));
  return parts.filter(({ count }) => count > 0);
}

/** Operators that a scope can be for: whoever claims coverage, owns masts or was measured. */
export function operatorsToShareWith({ dataset }: Pick<ReportInput, 'dataset'>): OperatorId[] {
  const all = [...dataset.coverage, ...dataset.sites, ...dataset.measurements, ...dataset.plannedSites];
  return [...new Set(all.map(({ operator }) => operator))].filter((id) => id !== 'any').sort();
}
