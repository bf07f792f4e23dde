import type { VillageLayer } from '../../model/dataset.ts';
import { MAP_EDITS, type PointEdit } from '../../model/edits/map-edits.ts';
import type { Candidate } from '../../model/network.ts';

const added = ({ id, at }: PointEdit, row: number): Candidate => ({
  id,
  name: null,
  lon: at![0],
  lat: at![1],
  heightMeters: null,
  costVnd: null,
  radiusMeters: null,
  operator: null,
  sourceId: MAP_EDITS,
  row,
});

/** Points after the edits, and those edits whose point is not there. */
export interface EditedPoints<T> {
  readonly points: T;
  readonly lost: readonly PointEdit[];
}

/** Candidates moved, taken away and added; rows of added ones count from 1. */
export function editCandidates(
  candidates: readonly Candidate[],
  edits: readonly PointEdit[],
): EditedPoints<readonly Candidate[]> {
  const byId = new Map(edits.filter((edit) => !edit.added).map((edit) => [edit.id, edit]));
  const known = new Set(candidates.map(({ id }) => id));
  const kept = candidates.flatMap((candidate) => {
    const edit = byId.get(candidate.id);
    if (!edit) return [candidate];
    return edit.at ? [{ ...candidate, lon: edit.at[0], lat: edit.at[1] }] : [];
  });
  const news = edits.filter((edit) => edit.added && edit.at && !known.has(edit.id));
  return {
    points: [...kept, ...news.map((edit, i) => added(edit, i + 1))],
    lost: edits.filter((edit) => (edit.added ? known.has(edit.id) : !known.has(edit.id))),
  };
}

/** Villages as the last edits left them: the analysis knows the same points again. */
const lastMoved = new WeakMap<VillageLayer, { readonly key: string; readonly points: VillageLayer }>();

/** Villages put elsewhere: their commune stays the one that they state. */
export function moveVillages(
  villages: VillageLayer,
  edits: readonly PointEdit[],
): EditedPoints<VillageLayer> {
  if (!edits.length) return { points: villages, lost: [] };
  const key = JSON.stringify(edits);
  const last = lastMoved.get(villages);
  if (last?.key === key) return { points: last.points, lost: lostAmong(villages, edits) };
  const points = movedBy(villages, edits);
  lastMoved.set(villages, { key, points });
  return { points, lost: lostAmong(villages, edits) };
}

const lostAmong = ({ records }: VillageLayer, edits: readonly PointEdit[]): PointEdit[] => {
  const codes = new Set(records.map(({ code }) => code));
  return edits.filter(({ id, at }) => !at || !codes.has(id));
};

function movedBy(villages: VillageLayer, edits: readonly PointEdit[]): VillageLayer {
  const indexOf = new Map(villages.records.map(({ code }, v) => [code, v]));
  const centres = villages.centres.slice();
  for (const { id, at } of edits) {
    const v = indexOf.get(id);
    if (v !== undefined && at) centres.set(at, 2 * v);
  }
  return { ...villages, centres };
}
