import type { Snapshot } from '../../../jobs/protocol.ts';
import type { View } from '../../session/view.svelte.ts';

/** What a row of findings knows about where it is. */
export interface Whereabouts {
  /** Code of a village. */
  readonly village?: string;
  readonly commune?: string;
  readonly place?: readonly [number, number] | null;
}

/**
 * Leads from a finding to the map: to its village by code, else to its place, else to its commune.
 * False where it has none of these.
 */
export function followOnMap(where: Whereabouts, snapshot: Snapshot, view: View): boolean {
  const village = snapshot.villages.findIndex(({ code }) => code === where.village);
  const commune = snapshot.communes.findIndex(({ code }) => code === where.commune);
  if (village >= 0) view.select({ kind: 'village', index: village }, true);
  else if (where.place) view.flyTo(where.place);
  else if (commune >= 0) view.select({ kind: 'commune', index: commune }, true);
  else return false;
  view.step = 'state';
  return true;
}
