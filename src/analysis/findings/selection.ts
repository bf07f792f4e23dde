import type { CoverageLayer, Dataset, WaitingCoverage } from '../../model/dataset.ts';
import type { Settings } from '../../model/project.ts';
import { UNSPECIFIED, type OperatorId } from '../../model/service.ts';

/** Byte order of UTF-16, the same on every machine. */
const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Which coverage counts under the settings, and for whom. */
export interface CoverageSelection {
  /** Operators in play, sorted: those with a source in use, and those that the settings list. */
  readonly operators: readonly OperatorId[];
  readonly operatorsWithoutSource: readonly OperatorId[];
  /** Layers in use, one list per entry of `operators`. */
  readonly layers: readonly (readonly CoverageLayer[])[];
  /** Areas that may turn out to count: for any operator, then one list per entry of `operators`. */
  readonly waiting: readonly (readonly WaitingCoverage[])[];
}

/** True where the settings count a layer: technology, evidence class and operator are all chosen. */
export function countsLayer(layer: CoverageLayer, settings: Settings): boolean {
  if (!settings.technologies.includes(layer.technology) || !settings.evidence.includes(layer.evidence))
    return false;
  // Coverage of nobody in particular counts only where the project lists it by name.
  return settings.operators === 'all'
    ? layer.operator !== UNSPECIFIED
    : settings.operators.includes(layer.operator);
}

/** True where an answer can make the settings count the areas. */
function mayCount({ operator, technology, evidence }: WaitingCoverage, settings: Settings): boolean {
  if (technology !== null && !settings.technologies.includes(technology)) return false;
  if (!settings.evidence.includes(evidence)) return false;
  if (operator === null) return true;
  return settings.operators === 'all' ? operator !== UNSPECIFIED : settings.operators.includes(operator);
}

/** Splits the coverage in use by operator. */
export function selectCoverage(dataset: Dataset, settings: Settings): CoverageSelection {
  const used = dataset.coverage.filter((layer) => countsLayer(layer, settings));
  const listed = settings.operators === 'all' ? [] : settings.operators;
  const operators = [...new Set([...listed, ...used.map((layer) => layer.operator)])].sort(compareCodes);
  const layers = operators.map((operator) => used.filter((layer) => layer.operator === operator));
  const waiting = dataset.waitingCoverage.filter((areas) => mayCount(areas, settings));
  return {
    operators,
    operatorsWithoutSource: operators.filter((_, i) => layers[i].length === 0),
    layers,
    waiting: [
      waiting,
      ...operators.map((one) => waiting.filter(({ operator }) => operator === null || operator === one)),
    ],
  };
}
