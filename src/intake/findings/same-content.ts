import type { SourceRole } from '../../model/roles.ts';
import type { SourceLog } from './source-log.ts';

/** A file as one source of the project reads it. */
interface ReadAs {
  readonly role: SourceRole;
  readonly sourceId: string;
  readonly path: string;
  readonly sha256: string;
  readonly log: SourceLog;
}

/**
 * Names files whose very bytes another source gives already: the same masts as masts and as coverage, one operator's
 * areas under the name of another. Lists of villages of one role are compared row by row, and need no such line.
 */
export function reportSameContent(files: readonly ReadAs[]): void {
  const first = new Map<string, ReadAs>();
  for (const file of files) {
    if (!file.sha256) continue;
    const known = first.get(file.sha256);
    if (!known) first.set(file.sha256, file);
    else if (known.sourceId !== file.sourceId && (known.role !== file.role || file.role !== 'villages'))
      file.log.atFile({
        code: 'source-same-content',
        did: 'kept',
        severity: 'warning',
        value: known.path,
        context: { source: known.sourceId },
      });
  }
}
