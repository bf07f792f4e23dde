import type { Progress } from '../../model/basics/progress.ts';
import type { Refusal } from '../../model/basics/result.ts';
import type { Engine } from '../protocol.ts';

/** Methods that travel to the worker: all but the one that ends it. */
export type EngineMethod = Exclude<keyof Engine, 'close'>;

/** Page to worker. `call` numbers match answers to questions. */
export type ToWorker =
  | {
      readonly kind: 'call';
      readonly call: number;
      readonly method: EngineMethod;
      readonly args: readonly unknown[];
    }
  | { readonly kind: 'cancel'; readonly call: number };

/** Worker to page. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly call: number; readonly progress: Progress }
  /** `value` as `toColumns` leaves it. */
  | { readonly kind: 'result'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly call: number; readonly refusal: Refusal }
  | { readonly kind: 'cancelled'; readonly call: number }
  /** A bug: the text goes into the report that the user can copy. */
  | { readonly kind: 'bug'; readonly call: number; readonly text: string };
