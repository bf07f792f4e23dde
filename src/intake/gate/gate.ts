import { GATE_HEADINGS, type GateFinding, type GateHeading, type GateReport } from '../../model/gate.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { Loaded } from '../load-dataset.ts';
import { GATE_RULES } from './rules.ts';

/** A rule's words (name, reason, way to mend) stand in `i18n` under `gate.rules` by its id. */
export interface GateRule {
  readonly id: string;
  readonly heading: GateHeading;
  check(loaded: Loaded, project: ProjectFile): GateFinding;
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
        untested: rules.reduce((sum, { untested }) => sum + untested, 0),
        rules,
      };
    }),
  };
}
