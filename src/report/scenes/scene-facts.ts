import type { ComparisonView } from '../comparison/comparison-words.ts';
import type { Findings } from '../../analysis/findings/findings.ts';
import type { Language } from '../../i18n/number.ts';
import type { Commune } from '../../model/places.ts';
import type { OperatorId } from '../../model/service.ts';
import type { Plan } from '../../planning/plan.ts';
import type { Priority } from '../../planning/priority.ts';

/** What titles and decisions of scenes are made from, on the screen and in files alike. */
export interface SceneFacts {
  readonly title: string;
  readonly findings: Findings;
  readonly communes: readonly Pick<Commune, 'name'>[];
  readonly priority: Pick<Priority, 'ranked'> | null;
  readonly plan: Plan | null;
  /** What has changed since an earlier project; null where none is open. */
  readonly comparison: ComparisonView | null;
  /** Villages of which people say otherwise than an operator declares. */
  readonly contested: number;
  /** One choice for all scenes. */
  readonly operator: OperatorId | 'any';
  readonly language: Language;
}

/** A village as the title of its scene names it. */
export interface SceneVillage {
  readonly name: string;
  /** null: outside of all communes. */
  readonly commune: string | null;
  readonly rank: number | null;
  /** null: unknown. */
  readonly uncoveredHouseholds: number | null;
}
