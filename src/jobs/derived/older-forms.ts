import type { Findings } from '../../analysis/findings/findings.ts';
import { PRIORITY_GROUPS } from '../../model/project.ts';
import type { Priority } from '../../planning/priority.ts';
import { isPlainRecord } from './derived-shape.ts';

type Communes = Findings['byOperator'][number]['communes'];

/** Files of before people in partly covered villages were told by commune: how many they are is not known. */
function withPartlyCovered(communes: unknown): unknown {
  if (!isPlainRecord(communes) || 'uncoveredInLomSong' in communes) return communes;
  const { uncoveredPopulation } = communes as Partial<Communes>;
  if (!(uncoveredPopulation instanceof Float64Array)) return communes;
  return { ...communes, uncoveredInLomSong: uncoveredPopulation.map(() => Number.NaN) };
}

/** Findings of any earlier form in that of today, as far as they hold what it is made of. */
export function findingsOfToday(findings: unknown): unknown {
  if (!isPlainRecord(findings) || !Array.isArray(findings['byOperator'])) return findings;
  const byOperator = (findings['byOperator'] as readonly unknown[]).map((entry) =>
    isPlainRecord(entry) ? { ...entry, communes: withPartlyCovered(entry['communes']) } : entry,
  );
  return { ...findings, byOperator };
}

/** Files of before scores were ranges: no score is higher than with full points for every group that is not known. */
function withScoreHigh(entry: unknown, weights: Priority['weights']): unknown {
  if (!isPlainRecord(entry) || 'scoreHigh' in entry) return entry;
  const { score, groups } = entry as Partial<Priority['ranked'][number]>;
  if (typeof score !== 'number' || !Array.isArray(groups)) return entry;
  const sum = (of: readonly (keyof Priority['weights'])[]): number =>
    of.reduce((total, group) => total + weights[group], 0);
  const open = groups.flatMap(({ group, points }: Priority['ranked'][number]['groups'][number]) =>
    points === null ? [group] : [],
  );
  const all = sum(PRIORITY_GROUPS);
  return { ...entry, scoreHigh: all > 0 ? Math.min(100, score + (100 * sum(open)) / all) : score };
}

/** The same of an order. */
export function priorityOfToday(priority: unknown): unknown {
  if (!isPlainRecord(priority) || !isPlainRecord(priority['weights']) || !Array.isArray(priority['ranked']))
    return priority;
  const weights = priority['weights'] as unknown as Priority['weights'];
  const ranked = (priority['ranked'] as readonly unknown[]).map((entry) => withScoreHigh(entry, weights));
  return { ...priority, ranked };
}
