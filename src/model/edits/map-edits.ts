import type { Position } from '../geometry.ts';
import type { Evidence, OperatorId, Technology } from '../service.ts';

/** A village that somebody wants looked at on site, and what for. */
export interface FieldCheck {
  /** Code of the village. */
  readonly village: string;
  /** Free text, '' where nobody wrote any: for the people of the project alone. */
  readonly note: string;
}

/** A point put elsewhere by hand, or one that is in no file. One for each thing: a later edit takes the place of it. */
export interface PointEdit {
  readonly on: 'candidates' | 'villages';
  /** Id of the candidate, code of the village. */
  readonly id: string;
  /** null: the candidate is taken away. */
  readonly at: Position | null;
  /** It is in no file. */
  readonly added?: true;
}

/** An area drawn by hand: it adds to what files say, or takes away from it, in the order of the edits. */
export interface AreaEdit {
  readonly on: 'coverage' | 'depressions';
  readonly id: string;
  readonly does: 'adds' | 'takes';
  /** Corners; the first is not repeated at the end. */
  readonly ring: readonly Position[];
  /** Of coverage: whose, and on whose word where it is added. */
  readonly operator?: OperatorId;
  readonly technology?: Technology;
  readonly evidence?: Evidence;
}

export type MapEdit = PointEdit | AreaEdit;

/** What somebody does on the map. */
export type MapAction =
  | { readonly kind: 'addCandidate'; readonly at: Position }
  | {
      readonly kind: 'putPoint';
      readonly on: PointEdit['on'];
      readonly id: string;
      readonly at: Position | null;
    }
  | { readonly kind: 'drawArea'; readonly area: Omit<AreaEdit, 'id'> }
  /** Other corners of an area that was drawn before; it keeps its place among the edits. */
  | {
      readonly kind: 'reshapeArea';
      readonly on: AreaEdit['on'];
      readonly id: string;
      readonly ring: readonly Position[];
    }
  | { readonly kind: 'dropEdit'; readonly on: MapEdit['on']; readonly id: string };

export const isPointEdit = (edit: MapEdit): edit is PointEdit => 'at' in edit;

/** Source of what was added on the map, in place of that of a file. */
export const MAP_EDITS = 'map-edits';
