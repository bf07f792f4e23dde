import type { Position } from '../../model/geometry.ts';
import type { CoordinateDecision, CoordinateInterpretation } from '../../model/coordinate-choice.ts';
import type { Source } from '../../model/project.ts';
import type { CommuneFinder } from '../places/communes/commune-finder.ts';
import type { SourceTable } from '../files/source-table.ts';

/** A way to read positions that is to be tried: where it puts each of them. */
export interface TriedInterpretation {
  readonly id: string;
  readonly label?: string;
  readonly positions: readonly Position[];
}

/** Positions that a reading is tried on; beyond, they are taken evenly through the file. */
export const MOST_TRIED = 20_000;
/** Points of a preview: as many as a small map can show apart. */
const MOST_SHOWN = 300;

/** Every n-th entry, so that at most `most` are left. */
export function evenly<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(all.length / most));
  return step === 1 ? all : all.filter((_, i) => i % step === 0);
}

function tryReading(
  { id, label, positions }: TriedInterpretation,
  finder: CommuneFinder,
  communes: Described['communes'] = [],
): CoordinateInterpretation {
  return {
    id,
    ...(label !== undefined && { label }),
    inside: finder.hasLand
      ? positions.filter(([lon, lat]) => Number.isFinite(lon) && finder.codesAt(lon, lat).length > 0).length
      : null,
    ...(communes.some(({ length }) => length > 0) && { inStated: countStated(positions, communes, finder) }),
    xy: Float64Array.from(evenly(positions, MOST_SHOWN).flat()),
  };
}

/** Positions that lie in a commune that is named for them. */
const countStated = (
  positions: readonly Position[],
  communes: readonly (readonly string[])[],
  finder: CommuneFinder,
): number =>
  positions.filter(([lon, lat], i) => {
    const named = communes[i] ?? [];
    return Number.isFinite(lon) && finder.codesAt(lon, lat).some((code) => named.includes(code));
  }).length;

/** Id under which the reading of a table's coordinates is settled. */
export const coordinateDecisionId = (
  kind: CoordinateDecision['kind'],
  source: Source,
  table: SourceTable,
): string => [kind, source.id, table.file, table.sheet ?? ''].join('/');

/** The table whose readings are described, with what is settled so far. */
interface Described {
  readonly source: Source;
  readonly table: SourceTable;
  readonly sample: string;
  readonly chosen: string | null;
  /** The communes that are named for each position. */
  readonly communes?: readonly (readonly string[])[];
  readonly finder: CommuneFinder;
}

/** What the readings of a table come to, for a person to look at and to choose among. */
export const describeInterpretations = (
  kind: CoordinateDecision['kind'],
  { source, table, sample, chosen, communes = [], finder }: Described,
  tried: readonly TriedInterpretation[],
): CoordinateDecision => ({
  id: coordinateDecisionId(kind, source, table),
  kind,
  role: source.role,
  file: table.file,
  ...(table.sheet !== undefined && { sheet: table.sheet }),
  sample,
  points: tried[0]?.positions.length ?? 0,
  ...(communes.some(({ length }) => length > 0) && {
    stated: communes.filter(({ length }) => length > 0).length,
  }),
  chosen,
  interpretations: tried.map((interpretation) => tryReading(interpretation, finder, communes)),
});
