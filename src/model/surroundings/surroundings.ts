/** The largest that can drive on a road. */
export const ROAD_CLASSES = ['car', 'motorbike', 'foot'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** Kinds of land on which not everybody may build; `other` is what the file names and the program has no word for. */
export type RestrictionKind = 'forest' | 'safeZone' | 'heritage' | 'defence' | 'border' | 'other';

/** Land on which building is barred, or takes a permit. */
export interface Restriction {
  /** null: not said. */
  readonly kind: RestrictionKind | null;
  /** As the file writes it. */
  readonly kindAsWritten: string | null;
  readonly name: string | null;
  readonly permittedBy: string | null;
  /** How long the permit takes; null: not said. */
  readonly months: number | null;
  /** True where the file says that nobody may build there, false where it says who permits it or how long that takes. */
  readonly isBarred: boolean | null;
  readonly sourceId: string;
  readonly row: number;
}

/** One entry of an earlier list: what a programme gave or promised to a village. */
export interface Support {
  /** Index into the village layer; null where the place is that of no village. */
  readonly village: number | null;
  /** Where the list says it is; null where it gives no place. */
  readonly place: readonly [number, number] | null;
  readonly programme: string | null;
  /** First and last year that the list names; null: none named. */
  readonly years: readonly [number, number] | null;
  /** ISO date of the last day of the support; null: not said, which is neither *over* nor *for ever*. */
  readonly until: string | null;
  readonly sourceId: string;
  readonly row: number;
}

/**
 * Whether a support still runs on a day: null where the list does not say until when.
 *
 * @param asOf ISO date
 */
export const isRunning = ({ until }: Support, asOf: string): boolean | null =>
  until === null ? null : until > asOf;
