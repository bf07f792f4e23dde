/** `done` of `total` in the unit of the step (bytes, features, villages); `total` 0 where unknown. */
export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
  readonly detail?: string;
}

/** What long work needs from its caller. `report` is cheap; call it at most every few milliseconds of work. */
export interface TaskContext {
  readonly signal?: AbortSignal;
  report?(progress: Progress): void;
}
