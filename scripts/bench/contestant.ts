import type { BenchLayers } from './layers.ts';

export const TASKS = ['T1', 'T2', 'T3', 'T4', 'T5', 'all', 'edit', 'households'] as const;
export type Task = (typeof TASKS)[number];

export interface Outcome {
  /** Figures that all contestants must agree on, rounded as their tolerances allow. */
  readonly figures: Readonly<Record<string, number>>;
  /** The work done was this part of the whole task; times are scaled up and marked as estimates. */
  readonly part?: number;
}

/** One competitor. `load` is not timed: reading, making valid, indexes that are kept. */
export interface Contestant {
  load(layers: BenchLayers): Promise<void>;
  readonly tasks: Partial<Readonly<Record<Task, () => Promise<Outcome>>>>;
}

export interface Timing {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly figures: Outcome['figures'];
  readonly estimated: boolean;
  readonly peakMb: number;
}
