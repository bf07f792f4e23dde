import type { DataClass } from '../../cartography/tokens.ts';
import type { Scene } from '../../model/scene.ts';
import type { OperatorId } from '../../model/service.ts';

/** A table of a scene; the first column is text, the others are set to the right where they hold numbers. */
export interface SceneTable {
  readonly name: string;
  /** null: rows that explain themselves. */
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  readonly align: readonly ('left' | 'right')[];
  /** Parts of the width. */
  readonly widths: readonly number[];
}

/** Bars with a number each; null: unknown, no bar. */
export interface SceneBars {
  readonly form: 'bars';
  readonly title: string;
  readonly series: string;
  readonly kind: 'count' | 'share';
  readonly bars: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly colour?: DataClass;
  }[];
  /** Under the chart: ties that are not shown. */
  readonly note: string | null;
}

/** Money against households. */
export interface SceneCurve {
  readonly form: 'curve';
  readonly title: string;
  readonly x: string;
  /** Billions of đồng. */
  readonly xs: readonly number[];
  readonly gained: { readonly name: string; readonly values: readonly number[] };
  readonly bound: { readonly name: string; readonly values: readonly number[] };
  readonly chosen: { readonly name: string; readonly x: number; readonly y: number } | null;
}

/** What the map of a scene shows; drawn from the data where it is put on paper. */
export interface SceneMap {
  readonly caption: string | null;
  /** In place of the map for who cannot see it. */
  readonly description: string;
  /** Index of the village that it is about; null: the whole province. */
  readonly village: number | null;
  /** Rings around villages that the plan serves, and its sites where the scope tells them. */
  readonly showsPlan: boolean;
  /** Circles of people without signal, one a commune. */
  readonly showsPeople: boolean;
  /** Communes that are set off and named, by index. */
  readonly set: readonly number[];
  readonly layers: NonNullable<Scene['layers']>;
}

/** One scene in words and numbers of one language: what slide and handout are drawn from. */
export interface SceneShown {
  readonly scene: Scene;
  readonly title: string;
  /** `Hiện trạng`. */
  readonly name: string;
  readonly lead: string | null;
  readonly lines: readonly string[];
  readonly quiet: readonly string[];
  readonly decisions: readonly string[];
  readonly tables: readonly SceneTable[];
  readonly charts: readonly (SceneBars | SceneCurve)[];
  readonly maps: readonly SceneMap[];
  readonly notes: readonly string[];
}

export interface ScenesContent {
  readonly scenes: readonly SceneShown[];
  /** Province, date, operator and technology, made-up or internal: at the foot of every scene. */
  readonly stamp: string;
  readonly title: string;
  /** Whose figures they are. */
  readonly operator: OperatorId | 'any';
}
