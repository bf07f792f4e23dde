import type { ByteSource } from '../../model/basics/bytes.ts';
import type { Issue } from '../../model/issue.ts';
import { NO_DATE, type ProjectFile } from '../../model/project.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { openAmong } from '../../project/project-folder.ts';
import { addSourceFiles } from './add-files.ts';
import { newImportCaches } from './recognise-file.ts';
import type { AddedFile, SourceChoice } from '../protocol.ts';
import { openAndAnalyse, type Answers, type AnalysedProject } from './analysed-project.ts';

/** Loose files have no project of their own: this one says nothing but where they are. */
const LOOSE: ProjectFile = {
  format: 'song-ban-project',
  version: 1,
  title: 'Tệp rời',
  asOf: NO_DATE,
  synthetic: false,
  province: { code: '00', name: '' },
  sources: [],
};

/** A file that was refused, and what else is to be told of it. */
function issuesOf({ path, refusal, note, findings = [] }: AddedFile): Issue[] {
  const notes = note ? [...findings, note] : findings;
  if (!refusal) return [...notes];
  const { code, context } = refusal;
  return [...notes, { code, severity: 'error', did: 'rejected', file: path, ...(context && { context }) }];
}

/** Loose files as they were read, and what became of each. */
export interface CheckedFiles {
  readonly opened: AnalysedProject;
  readonly files: readonly AddedFile[];
}

/**
 * Reads loose files as the app would on a drop. Files that were refused stand among the issues.
 * @param choices what the user says of a file, by its name
 */
export async function checkFiles(
  files: readonly ByteSource[],
  answers: Answers,
  choices: Readonly<Record<string, SourceChoice>> = {},
  task: TaskContext = {},
): Promise<CheckedFiles> {
  const memory = newImportCaches();
  const empty = { project: LOOSE, open: openAmong(new Map()) };
  const added = await addSourceFiles(empty, files, choices, task, { memory, everyMember: true });
  const opened = await openAndAnalyse(added.folder ?? empty, answers, task, memory);
  const told = added.files.flatMap(issuesOf);
  return {
    opened: { ...opened, loaded: { ...opened.loaded, issues: [...told, ...opened.loaded.issues] } },
    files: added.files,
  };
}
