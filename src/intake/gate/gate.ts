import type { Issue } from '../../model/issue.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { Loaded } from '../load-dataset.ts';
import { GATE_RULES } from './rules.ts';

/** Đúng, Đủ, Sạch, Dùng được, Sống: the five demands of the province's operations centre, in this order. */
export const GATE_HEADINGS = ['right', 'enough', 'clean', 'usable', 'live'] as const;
export type GateHeading = (typeof GATE_HEADINGS)[number];

/** One thing that a rule finds wanting, with all that is needed to see it and to fly there. */
export interface GateRow extends Pick<
  Issue,
  'file' | 'sheet' | 'row' | 'feature' | 'value' | 'commune' | 'village'
> {
  /** lon, lat; null where it has no place. */
  readonly place: readonly [number, number] | null;
}

export interface GateFinding {
  /** Things that the rule looks at and finds in order. */
  readonly passed: number;
  readonly failed: readonly GateRow[];
}

/** A rule's words (name, reason, way to mend) stand in `i18n` under `gate.rules` by its id. */
export interface GateRule {
  readonly id: string;
  readonly heading: GateHeading;
  check(loaded: Loaded, project: ProjectFile): GateFinding;
}

export interface GateReport {
  readonly headings: readonly {
    readonly heading: GateHeading;
    readonly passed: number;
    readonly failed: number;
    readonly rules: readonly ({ readonly id: string } & GateFinding)[];
  }[];
}

/** Checks an import against every rule; the same import gives the same report. */
export function runGate(loaded: Loaded, project: ProjectFile): GateReport {
  return {
    headings: GATE_HEADINGS.map((heading) => {
      const rules = GATE_RULES.filter((rule) => rule.heading === heading).map((rule) => ({
        id: rule.id,
        ...rule.check(loaded, project),
      }));
      return {
        heading,
        passed: rules.reduce((sum, { passed }) => sum + passed, 0),
        failed: rules.reduce((sum, { failed }) => sum + failed.length, 0),
        rules,
      };
    }),
  };
}
