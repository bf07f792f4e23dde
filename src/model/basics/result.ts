/** A place inside an input, as exact as the format allows. Rows and features count from 1 as the user sees them. */
export interface SourceLocation {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly feature?: number;
  readonly byte?: number;
  readonly field?: string;
}

/**
 * Legal input that cannot be served. `code` has words in both languages in
 * `i18n/` under `refusals`; `context` fills their blanks.
 */
export interface Refusal {
  readonly code: string;
  readonly location?: SourceLocation;
  readonly context?: Readonly<Record<string, string | number>>;
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = <T = never>(
  code: string,
  location?: SourceLocation,
  context?: Refusal['context'],
): Result<T> => ({
  ok: false,
  refusal: { code, ...(location && { location }), ...(context && { context }) },
});

/** Thrown where a Result cannot travel (inside third-party callbacks); caught once at the border of the room. */
export class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'RefusalError';
  }
}

/** The value of a result that is asked for where a refusal is thrown. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusalError(result.refusal);
  return result.value;
}
