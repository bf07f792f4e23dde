import { dirname, join } from 'node:path';
import { messagesIn } from '../../i18n/messages.ts';
import { warn } from '../shell/tell.ts';
import type { AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import { isLoss, leavingFiles, type Wanted } from '../open/leave.ts';
import type { Invocation } from '../shell/arguments.ts';
import { writeResults, type Guarded } from '../shell/results-folder.ts';
import { fromUser } from '../shell/disk.ts';
import { DONE_WITH_LOSSES, exitCodeOf, tellRefusal } from '../shell/outcome.ts';

/** Where the files of a project on disk lie; nothing for one in an archive. */
const sourcesOf = ([path]: readonly string[], { folder: { project } }: AnalysedProject): string[] => {
  if (path === undefined || /\.songban$/i.test(path)) return [];
  const whole = fromUser(path);
  const root = /\.json$/i.test(path) ? dirname(whole) : whole;
  return project.sources.map((source) => join(root, source.path));
};

/** What a command was given and must not write over. */
const guardedBy = ({ options, paths }: Invocation, opened: AnalysedProject): Guarded => ({
  inputs: [...paths, ...['answers', 'passphrase-file'].flatMap((name) => options[name] ?? [])].map(fromUser),
  sources: sourcesOf(paths, opened),
});

/**
 * Makes the files of a command and puts them into its folder, all or none. What may not leave is named and stays
 * behind. @param more files beside those of the registry @param stale files of an earlier run that this one has no more
 */
export async function writeLeaving(
  invocation: Invocation,
  opened: AnalysedProject,
  wanted: Wanted,
  more: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map(),
  stale: readonly string[] = [],
): Promise<number> {
  const made = await leavingFiles(opened, wanted);
  if (!made.ok) return tellRefusal(made.refusal, wanted.language);
  const { files, kept, missing } = made.value;
  const written = await writeResults(invocation.options['out'], new Map([...files, ...more]), {
    ...guardedBy(invocation, opened),
    // What is kept back does not stay from an earlier run either: it would pass for a file of this one.
    gone: [...kept.map(({ location }) => location?.file ?? ''), ...stale],
  });
  if (!written.ok) return tellRefusal(written.refusal, wanted.language);
  for (const refusal of kept) tellRefusal(refusal, wanted.language);
  if (missing.length) warn(messagesIn(wanted.language).app.export.missing(missing.join(', ')));
  return kept.some(isLoss) || missing.length ? DONE_WITH_LOSSES : exitCodeOf(opened);
}
