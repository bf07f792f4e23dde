import type { SourceRole } from './roles.ts';

/** What a scene of the meeting answers, in the order in which they are shown at first. */
export const SCENE_KINDS = [
  'title',
  'rates',
  'compare',
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

/** The scenes of a project that nobody has arranged; what has changed is told where an earlier project is open too. */
export const DEFAULT_SCENES: readonly Scene[] = SCENE_KINDS.filter((kind) => kind !== 'compare').map(
  (kind) => ({
    id: kind,
    kind,
  }),
);

/** With an earlier project open what has changed is told, after how things stand. */
export function withComparison(scenes: readonly Scene[]): readonly Scene[] {
  if (scenes.some(({ kind }) => kind === 'compare')) return scenes;
  const at = scenes.findIndex(({ kind }) => kind === 'rates');
  const used = new Set(scenes.map(({ id }) => id));
  let id = 'compare';
  for (let ordinal = 2; used.has(id); ordinal++) id = `compare-${ordinal}`;
  return scenes.toSpliced(at < 0 ? scenes.length : at + 1, 0, { id, kind: 'compare' });
}
