import type { Snapshot, SourceState } from '../../jobs/protocol.ts';
import { factsOf, type SourceRole } from '../../model/roles.ts';
import type { OperatorId } from '../../model/service.ts';
import type { OperatorChoice } from './rows.ts';

/** One row of the panel of layers: a source of claims of its own, or all sources of another role together. */
export interface LayerGroup {
  /** Id by which the layer is shown and hidden. */
  readonly id: string;
  readonly role: SourceRole;
  readonly sources: readonly SourceState[];
  readonly operators: readonly OperatorId[];
  readonly count: number;
  readonly lengthKm: number | null;
  readonly rejected: number;
  readonly asked: number;
  /** Its files, and those of them that could not be read. */
  readonly files: number;
  readonly refusedFiles: number;
  /** The figures use it under the present settings. */
  readonly counted: boolean;
}

function isCounted({ source }: SourceState, { settings }: Snapshot): boolean {
  if (!factsOf(source.role).claims) return true;
  return (
    (!source.technology || settings.technologies.includes(source.technology)) &&
    settings.evidence.includes(source.evidence ?? 'declared') &&
    (settings.operators === 'all' || !source.operator || settings.operators.includes(source.operator))
  );
}

function groupOf(id: string, states: readonly SourceState[], snapshot: Snapshot): LayerGroup {
  const lengths = states.flatMap(({ lengthKm }) => lengthKm ?? []);
  const sum = (read: (state: SourceState) => number) =>
    states.reduce((total, state) => total + read(state), 0);
  return {
    id,
    role: states[0]!.role,
    sources: states,
    operators: [...new Set(states.flatMap(({ source }) => source.operator ?? []))].sort(),
    count: sum(({ count }) => count),
    lengthKm: lengths.length > 0 ? lengths.reduce((total, length) => total + length, 0) : null,
    rejected: sum(({ rejected }) => rejected),
    asked: sum(({ asked }) => asked),
    files: sum(({ files }) => files),
    refusedFiles: sum(({ refusedFiles }) => refusedFiles),
    counted: states.some((state) => isCounted(state, snapshot)),
  };
}

/** Operators by the dash of their outlines: those in play keep their places, others of the sources follow. */
export const operatorsInOrder = ({ findings, sources }: Snapshot): readonly OperatorId[] => [
  ...new Set([
    ...findings.operators,
    ...sources.flatMap(({ role, source: { operator } }) =>
      factsOf(role).claims && operator ? operator : [],
    ),
  ]),
];

/** Why a layer that is switched on is not on the map. */
export type NotDrawn = 'empty' | 'other-operator';

/** Null for a layer that is drawn, and for one of which nothing could be read, which is told beside it. */
export function whyNotDrawn(group: LayerGroup, operator: OperatorChoice): NotDrawn | null {
  if (group.refusedFiles === group.files) return null;
  if (group.count === 0 && !factsOf(group.role).grid) return 'empty';
  const isOther = operator !== 'any' && group.operators.length > 0 && !group.operators.includes(operator);
  return factsOf(group.role).claims && isOther ? 'other-operator' : null;
}

/** Counted coverage first, then the rest in the order of reading. */
export function layerGroups(snapshot: Snapshot): readonly LayerGroup[] {
  const byId = new Map<string, SourceState[]>();
  for (const state of snapshot.sources) {
    const id = factsOf(state.role).claims ? state.source.id : state.role;
    byId.set(id, [...(byId.get(id) ?? []), state]);
  }
  return [...byId]
    .map(([id, states], at) => ({ at, group: groupOf(id, states, snapshot) }))
    .sort(
      (a, b) =>
        factsOf(a.group.role).listed - factsOf(b.group.role).listed ||
        Number(b.group.counted) - Number(a.group.counted) ||
        a.at - b.at,
    )
    .map(({ group }) => group);
}
