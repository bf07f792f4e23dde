import type { SourceRole } from './roles.ts';

/** What a scene of the meeting answers, in the order in which they are shown at first. */
export const SCENE_KINDS = [
  'title',
  'rates',
  'worst',
  'village',
  'plan',
  'budget',
  'decisions',
  'end',
] as const;
export type SceneKind = (typeof SCENE_KINDS)[number];

/** Where the map of a scene stands. */
export interface SceneCamera {
  /** lon, lat. */
  readonly center: readonly [number, number];
  readonly zoom: number;
}

/** A scene as the project keeps it: what people chose; all figures are worked out when it is shown. */
export interface Scene {
  readonly id: string;
  readonly kind: SceneKind;
  /** Written by hand, in place of the finding. */
  readonly title?: string;
  /** Code of the village that the scene is about; without it the first of the ranking. */
  readonly village?: string;
  /** Without it the whole province, or the village. */
  readonly camera?: SceneCamera;
  /** Layers beyond those that every scene shows. */
  readonly layers?: readonly SourceRole[];
  /** What the speaker says; never on the screen of the room. */
  readonly notes?: string;
}

/** The scenes of a project that nobody has arranged. */
export const DEFAULT_SCENES: readonly Scene[] = SCENE_KINDS.map((kind) => ({ id: kind, kind }));
