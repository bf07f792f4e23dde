import type { VillageLayer } from '../../model/dataset.ts';
import { MAP_EDITS, type PointEdit } from '../../model/map-edits.ts';
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

/** Villages put elsewhere: their commune stays the one that they state. */
export function moveVillages(
  villages: VillageLayer,
  edits: readonly PointEdit[],
): EditedPoints<VillageLayer> {
  const indexOf = new Map(villages.records.map(({ code }, v) => [code, v]));
  const centres = villages.centres.slice();
  const lost: PointEdit[] = [];
  for (const edit of edits) {
    const v = indexOf.get(edit.id);
    if (v === undefined || !edit.at) lost.push(edit);
    else centres.set(edit.at, 2 * v);
  }
  return { points: lost.length === edits.length ? villages : { ...villages, centres }, lost };
}
