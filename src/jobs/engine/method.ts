import type { Added, Snapshot } from '../protocol.ts';

/** How calls of a method travel and what they do to the engine. */
export interface Traits {
  /** Its first argument is files: blobs in the page, read in place by the worker. */
  readonly takesFiles: boolean;
  /** How many arguments it takes behind the files. */
  readonly takes: number;
  /** It leaves another project behind; a worker that takes over starts from that. */
  readonly changes: boolean;
  /** It runs in turn with others, tells progress and can be cancelled. The others answer at once. */
  readonly long: boolean;
}

/** Arguments (behind the files, where it takes any) and answer of a method; known to the compiler alone. */
export interface Signature<Args extends readonly unknown[], Answer> {
  readonly args?: Args;
  readonly answer?: Answer;
}

export const method =
  <Args extends readonly unknown[], Answer>() =>
  <const T extends Traits & { readonly takes: Args['length'] }>(
    // Who changes the project says which it is now.
    traits: T['changes'] extends true ? (Answer extends Snapshot | Added ? T : never) : T,
  ): T & Signature<Args, Answer> =>
    traits;
