import type { SourceRole } from '../../../model/roles.ts';
import type { SourceTable } from '../../files/source-table.ts';
import { saysPlanned } from '../../text/standing/aside-words.ts';
import { deniesCoverage, mayDenyCoverage } from '../../text/standing/standing-words.ts';

/** A name over records that says of all of them that they are no service of today. */
export interface DeniedName {
  readonly kind: 'denied-name' | 'planned-name';
  /** The folder, file or layer whose name it is, as written. */
  readonly name: string;
}

/**
 * The first name over a table, from the outermost folder to the layer, that speaks of where there is no signal or of a
 * plan. A mast for a blind spot is a mast: only areas are denied by the first.
 */
export function deniedName({ file, sheet }: SourceTable, role: SourceRole): DeniedName | null {
  const names = [...file.split('/'), ...(sheet === undefined ? [] : [sheet])];
  const denied =
    role === 'coverage' ? names.find((name) => deniesCoverage(name) || mayDenyCoverage(name)) : undefined;
  if (denied !== undefined) return { kind: 'denied-name', name: denied };
  const planned = names.find(saysPlanned);
  return planned === undefined ? null : { kind: 'planned-name', name: planned };
}
