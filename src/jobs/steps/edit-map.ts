import type { MapAction } from '../../model/edits/map-edits.ts';
import type { Candidate } from '../../model/network.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { AnalysedProject } from './analysed-project.ts';
import { addCandidate, drawArea, dropMapEdit, putPoint, reshapeArea } from '../../project/edits.ts';

/** Whether a plan of one can be a plan of the other, as far as candidates go. */
export const sameCandidates = (a: AnalysedProject, b: AnalysedProject): boolean =>
  a.loaded.dataset.candidates === b.loaded.dataset.candidates;

/** The project after what somebody does on the map. @param candidates that there are now */
export function editedMap(
  project: ProjectFile,
  action: MapAction,
  candidates: readonly Candidate[],
): ProjectFile {
  switch (action.kind) {
    case 'addCandidate':
      return addCandidate(project, action.at, new Set(candidates.map(({ id }) => id)));
    case 'putPoint':
      return putPoint(project, { on: action.on, id: action.id, at: action.at });
    case 'drawArea':
      return drawArea(project, action.area);
    case 'reshapeArea':
      return reshapeArea(project, action);
    case 'dropEdit':
      return dropMapEdit(project, action);
  }
}
