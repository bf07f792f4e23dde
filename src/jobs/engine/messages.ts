import type { Progress } from '../../model/basics/progress.ts';
import type { Refusal } from '../../model/basics/result.ts';
import type { InColumns } from '../wire/columns.ts';
import type { MethodResult, MethodName, SentArgs } from './methods.ts';

/** A call of one method. `call` numbers match answers to questions. */
export interface CallMessage<M extends MethodName> {
  readonly kind: 'call';
  readonly call: number;
  readonly method: M;
  readonly args: SentArgs<M>;
  /** The page shows what was kept of its answer already: whatever is asked from now on waits for it. */
  readonly shown?: true;
}

/** Page to worker. */
export type ToWorker =
  | { readonly [M in MethodName]: CallMessage<M> }[MethodName]
  | { readonly kind: 'cancel'; readonly call: number };

/** The answer to a call of this method. */
export interface ResultMessage<M extends MethodName> {
  readonly kind: 'result';
  readonly call: number;
  readonly value: InColumns<MethodResult<M>>;
  /** It tells a state of the project by what the states before did not hold (`wire/parts.ts`). */
  readonly byParts: boolean;
}

/** Worker to page. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly call: number; readonly progress: Progress }
  | { readonly [M in MethodName]: ResultMessage<M> }[MethodName]
  | { readonly kind: 'refusal'; readonly call: number; readonly refusal: Refusal }
  | { readonly kind: 'cancelled'; readonly call: number }
  /** A bug: the text goes into the report that the user can copy. */
  | { readonly kind: 'bug'; readonly call: number; readonly text: string };

/** Worker to page, of no call: it has all of the app that it may ever need, and its server may go. */
export interface WholeMessage {
  readonly kind: 'whole';
}
