import { checkFiles, type CheckedFiles } from '../../jobs/steps/check-files.ts';
import { checkReports } from '../../jobs/steps/check-report.ts';
import type { Language } from '../../i18n/number.ts';
import type { SourceChoice } from '../../jobs/protocol.ts';
import { reportInput } from '../../jobs/steps/analysed-project.ts';
import type { ByteSource } from '../../model/basics/bytes.ts';
import { accept, refuse, type Refusal, type Result } from '../../model/basics/result.ts';
import { SOURCE_ROLES } from '../../model/roles.ts';
import { writeResult } from '../../report/results/results.ts';
import type { Invocation } from '../shell/arguments.ts';
import { fileSource, fromUser, openProjectPath, refuseFileError, writeFiles } from '../shell/disk.ts';
import { openWithThreads, readAnswers } from '../open/open.ts';
import { DONE_WITH_LOSSES, exitCodeOf, tellRefusal } from '../shell/outcome.ts';
import { printCheck } from './check-print.ts';
import { basename } from 'node:path';
import { stat } from 'node:fs/promises';

async function isProject(paths: readonly string[]): Promise<boolean> {
  if (paths.length !== 1) return false;
  if (/(^|[\\/])project\.json$|\.songban$/i.test(paths[0])) return true;
  return stat(fromUser(paths[0])).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

interface Checked extends CheckedFiles {
  /** Files that are not there. */
  readonly lost: number;
}

const refuseRole = (value: string): Result<never> =>
  refuse('cli-role-unclear', undefined, { value, choices: SOURCE_ROLES.join(', ') });

/** `--role FILE=ROLE` by file; a member of an archive is named behind it: `tep.zip/xa-01.xlsx`. */
function rolesFor(
  values: readonly string[],
  sources: readonly ByteSource[],
): Result<Readonly<Record<string, SourceChoice>>> {
  const choices = new Map<string, SourceChoice>();
  for (const value of values) {
    const at = value.lastIndexOf('=');
    const file = value.slice(0, at);
    const role = SOURCE_ROLES.find((one) => one === value.slice(at + 1));
    const known = sources.some(({ name }) => name === file || file.startsWith(`${name}/`));
    if (at < 1 || !role || !known) return refuseRole(value);
    choices.set(file, { role });
  }
  return accept(Object.fromEntries(choices));
}

/** The session that `check` reports on: a project, or loose files whose roles are recognised. */
async function openChecked(invocation: Invocation, language: Language): Promise<Result<Checked>> {
  const answers = await readAnswers(invocation.options);
  if (!answers.ok) return answers;
  if (await isProject(invocation.paths)) {
    const folder = await openProjectPath(invocation.paths[0]);
    if (!folder.ok) return folder;
    // A project says itself what each of its sources is.
    const [role] = invocation.repeated['role'] ?? [];
    if (role !== undefined) return refuseRole(role);
    return accept({ opened: await openWithThreads(folder.value, answers.value), files: [], lost: 0 });
  }
  const sources: ByteSource[] = [];
  const missing: Refusal[] = [];
  for (const path of invocation.paths) {
    try {
      sources.push(await fileSource(fromUser(path), basename(path)));
    } catch (error) {
      const refused = refuseFileError(error, path);
      if (!refused.ok) missing.push(refused.refusal);
    }
  }
  // One file that is not there does not stop the others.
  if (!sources.length) return { ok: false, refusal: missing[0] };
  for (const refusal of missing) tellRefusal(refusal, language);
  const choices = rolesFor(invocation.repeated['role'] ?? [], sources);
  if (!choices.ok) return choices;
  return accept({ ...(await checkFiles(sources, answers.value, choices.value)), lost: missing.length });
}

/**
 * `check PROJECT or FILES... [--json] [--out DIR] [--role FILE=ROLE]`: what was read, kept, changed, rejected, and why;
 * with `--out` also the report of the gate and what goes back to communes.
 */
export async function runCheck(invocation: Invocation, language: Language): Promise<number> {
  const checked = await openChecked(invocation, language);
  if (!checked.ok) return tellRefusal(checked.refusal, language);
  const { opened, lost } = checked.value;
  if (invocation.flags.has('json')) {
    const report = writeResult('report.json', reportInput(opened, null), language);
    process.stdout.write(new TextDecoder().decode(report));
  } else printCheck(checked.value, language);
  const { out } = invocation.options;
  if (out !== undefined) {
    const written = await writeFiles(out, await checkReports(opened, language));
    if (!written.ok) return tellRefusal(written.refusal, language);
  }
  return lost ? DONE_WITH_LOSSES : exitCodeOf(opened);
}
