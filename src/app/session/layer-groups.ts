import type { Snapshot, SourceState } from '../../jobs/protocol.ts';
import type { SourceRole } from '../../model/project.ts';
import type { OperatorId } from '../../model/service.ts';

/** One row of the panel of layers: a coverage source of its own, or all sources of another role together. */
export interface LayerGroup {
  /** Id by which the layer is shown and hidden. */
  readonly id: string;
  readonly role: SourceRole;
  readonly sources: readonly SourceState[];
  readonly operators: readonly OperatorId[];
  readonly count: number;
  readonly lengthKm: number | null;
  readonly rejected: number;
  readonly failed: boolean;
  /** The figures use it under the present settings. */
  readonly counted: boolean;
}

/** What the reader looks for first: coverage, then what is missing in it, then what could help. */
const ORDER: readonly SourceRole[] = [
  'coverage',
  'depressions',
  'villages',
  'clusters',
  'communes',
  'fibre',
  'fibreNodes',
  'sites',
  'candidates',
  'measurements',
  'roads',
  'terrain',
];
const placeOf = (role: SourceRole): number => (ORDER.includes(role) ? ORDER.indexOf(role) : ORDER.length);

function isCounted({ source }: SourceState, { settings }: Snapshot): boolean {
  if (source.role !== 'coverage') return true;
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
    failed: states.some(({ failed }) => failed),
    counted: states.some((state) => isCounted(state, snapshot)),
  };
}

/** Counted coverage first, then the rest in the order of reading. */
export function layerGroups(snapshot: Snapshot): readonly LayerGroup[] {
  const byId = new Map<string, SourceState[]>();
  for (const state of snapshot.sources) {
    const id = state.role === 'coverage' ? state.source.id : state.role;
    byId.set(id, [...(byId.get(id) ?? []), state]);
  }
  return [...byId]
    .map(([id, states], at) => ({ at, group: groupOf(id, states, snapshot) }))
    .sort(
      (a, b) =>
        placeOf(a.group.role) - placeOf(b.group.role) ||
        Number(b.group.counted) - Number(a.group.counted) ||
        a.at - b.at,
    )
    .map(({ group }) => group);
}
