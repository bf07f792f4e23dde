import type { Engine, EngineCall } from '../../../jobs/engine/methods.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import type { MapAction } from '../../../model/edits/map-edits.ts';
import type { EditNote } from '../../../project/history/journal.ts';

/** Who carries changes of the project out, one after the other. */
interface Changes {
  readonly engine: Pick<Engine, 'editMap' | 'checkOnSite'>;
  refresh(kind: 'name', note: EditNote, start: (call: EngineCall) => Promise<Snapshot>): Promise<boolean>;
}

/** Code of an edit of the map in the list of edits. */
function kindOf(action: MapAction): string {
  if (action.kind === 'drawArea') return `${action.area.on}-${action.area.does}`;
  if (action.kind === 'reshapeArea') return `reshape-${action.on}`;
  if (action.kind !== 'putPoint') return action.kind;
  return action.at === null ? 'removeCandidate' : `move-${action.on}`;
}

/** @param name of what is edited, for the list of edits */
export const editMap = (changes: Changes, action: MapAction, name = ''): Promise<boolean> =>
  changes.refresh('name', { kind: kindOf(action), context: { name } }, (call) =>
    changes.engine.editMap(action, call),
  );

/** Marks a village for a check on site; null takes the mark away. @param name of the village, for the list of edits */
export const markForCheck = (
  changes: Changes,
  village: string,
  note: string | null,
  name: string,
): Promise<boolean> =>
  changes.refresh(
    'name',
    { kind: note === null ? 'siteSettled' : 'siteCheck', context: { village: name } },
    (call) => changes.engine.checkOnSite(village, note, call),
  );
