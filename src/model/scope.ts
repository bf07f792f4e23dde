import type { OperatorId } from './service.ts';

/** For whom a file is meant: the people of the project, everybody, or one operator. */
export type Scope = 'internal' | 'public' | `operator:${OperatorId}`;

const PREFIX = 'operator:';

/** The operator that a scope is for; null where it is for none in particular. */
export const operatorOf = (scope: Scope): OperatorId | null =>
  scope.startsWith(PREFIX) ? scope.slice(PREFIX.length) : null;

export const scopeOfOperator = (operator: OperatorId): Scope => `${PREFIX}${operator}`;

/** What `--scope` says; null where it is no scope. Whether the project knows the operator is another question. */
export function parseScope(text: string): Scope | null {
  if (text === 'internal' || text === 'public') return text;
  const operator = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : '';
  return operator ? scopeOfOperator(operator) : null;
}

/** `own`: what is of the operator itself; that of others is left out, or told without their name. */
type Telling = 'own' | 'no';

/**
 * What may leave in which scope. `internal` has all; the places of villages and communes, rates, gaps and sums are in
 * every one, and stand in no line here.
 */
const FIELD_SCOPES = {
  /** Coordinates, height and radios of masts that stand or are planned. */
  masts: { public: 'no', operator: 'own' },
  /** Coordinates, codes and names of works and candidates; their commune and villages are told. */
  candidates: { public: 'no', operator: 'no' },
  /** Columns about people, notes, households as points. */
  contacts: { public: 'no', operator: 'no' },
  /** Areas of an operator; otherwise dissolved over operators. */
  coverage: { public: 'no', operator: 'own' },
  /** Discs and areas of one mast: their middle is the mast. */
  estimated: { public: 'no', operator: 'own' },
  /** What an operator claims for a village, or somebody reports of it. */
  claims: { public: 'no', operator: 'own' },
  measurements: { public: 'no', operator: 'own' },
  /** What somebody wrote of a village that is to be looked at on site, and that it is. */
  siteNotes: { public: 'no', operator: 'no' },
  /** Why somebody decided something, and what was only noted; what was decided is told. */
  decisionReasons: { public: 'no', operator: 'no' },
  /** Names and hashes of the files are told. */
  sourceFiles: { public: 'no', operator: 'no' },
  /** Cells of source files, quoted in findings, questions and samples. */
  quotes: { public: 'no', operator: 'no' },
} as const satisfies Readonly<Record<string, { readonly public: Telling; readonly operator: Telling }>>;

export type ScopedField = keyof typeof FIELD_SCOPES;

/** @param owner whose it is; null: nobody's in particular */
export function mayTell(field: ScopedField, scope: Scope, owner: OperatorId | null): boolean {
  if (scope === 'internal') return true;
  const operator = operatorOf(scope);
  const telling: Telling = FIELD_SCOPES[field][operator === null ? 'public' : 'operator'];
  return telling === 'own' && owner !== null && owner === operator;
}
