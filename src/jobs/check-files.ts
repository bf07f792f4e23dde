import type { ByteSource } from '../model/bytes.ts';
import type { Issue } from '../model/issue.ts';
import type { ProjectFile } from '../model/project.ts';
import type { Work } from '../model/progress.ts';
import { openAmong } from '../project/project-folder.ts';
import { addSourceFiles } from './add-files.ts';
import { openSession, type Answers, type Session } from './session.ts';

/** Loose files have no project of their own: this one says nothing but where they are. */
const LOOSE: ProjectFile = {
  format: 'song-ban-project',
  version: 1,
  title: 'Tệp rời',
  asOf: '1970-01-01',
  synthetic: false,
  province: { code: '00', name: '' },
  sources: [],
};

/** Reads loose files as the app would on a drop. Files that were refused stand among the issues. */
export async function checkFiles(
  files: readonly ByteSource[],
  answers: Answers,
  work: Work = {},
): Promise<Session> {
  const empty = { project: LOOSE, open: openAmong(new Map()) };
  const added = await addSourceFiles(empty, files, {}, work);
  const session = await openSession(added.folder ?? empty, answers, work);
  const refused = added.files.flatMap(({ path, refusal }): Issue[] =>
    refusal
      ? [
          {
            code: refusal.code,
            severity: 'error',
            did: 'rejected',
            file: path,
            ...(refusal.context && { context: refusal.context }),
          },
        ]
      : [],
  );
  return { ...session, loaded: { ...session.loaded, issues: [...refused, ...session.loaded.issues] } };
}
