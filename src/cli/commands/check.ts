import { checkFiles, type CheckedFiles } from '../../jobs/steps/check-files.ts';
import { returnSheets } from '../../jobs/leaving/check-report.ts';
import { leavingOf, refusalOfBlocked } from '../../jobs/leaving/leaving-input.ts';
import type { AnalysedProject } from '../../jobs/steps/analysed-project.ts';
import type { Language } from '../../i18n/number.ts';
import type { SourceChoice } from '../../jobs/protocol.ts';
import type { ByteSource } from '../../model/basics/bytes.ts';
import { accept, refuse, type Refusal, type Result } from '../../model/basics/result.ts';
import { SOURCE_ROLES } from '../../model/roles.ts';
import type { Scope } from '../../model/scope.ts';
import { CHECK_FILES, isWrittenFor } from '../../report/scope/registry.ts';
import { leavingFiles } from '../open/leave.ts';
import { scopeOption, type Invocation } from '../shell/arguments.ts';
import { openGivenProject } from '../open/passphrase.ts';
import { fileSource, fromUser, partsBeside, refuseFileError } from '../shell/disk.ts';
import { openWithThreads, readAnswers, tellSalvage } from '../open/open.ts';
import { DONE, DONE_WITH_LOSSES, exitCodeOf, tellRefusal } from '../shell/outcome.ts';
import { printCheck } from './check-print.ts';
import { tellJson } from '../shell/tell.ts';
import { writeLeaving } from './write-results.ts';
import { basename, dirname, join } from 'node:path';
import { open, stat } from 'node:fs/promises';

async function isProject(paths: readonly string[]): Promise<boolean> {
  if (paths.length !== 1) return false;
  if (/(^|[\\/])project\.json$|\.songban$/i.test(paths[0])) return true;
  const whole = fromUser(paths[0]);
  try {
    const entry = await stat(whole);
    return (
      entry.isDirectory() || (entry.isFile() && /\.json$/i.test(whole) && saysProject(await headOf(whole)))
    );
  } catch {
    // What cannot be read is told as a file that cannot.
    return false;
  }
}

/** Bytes in which a project says what it is: it begins with that. */
const HEAD_BYTES = 1000;

async function headOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A project under another name than `project.json`. */
const saysProject = (head: string): boolean => /"format"\s*:\s*"song-ban-project"/.test(head);

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
    const folder = await openGivenProject(invocation.paths[0], invocation.options);
    if (!folder.ok) return folder;
    tellSalvage(folder.value, invocation.options);
    // A project says itself what each of its sources is.
    const [role] = invocation.repeated['role'] ?? [];
    if (role !== undefined) return refuseRole(role);
    return accept({ opened: await openWithThreads(folder.value, answers.value), files: [], lost: 0 });
  }
  const sources: ByteSource[] = [];
  const missing: Refusal[] = [];
  for (const path of invocation.paths) {
    try {
      const whole = fromUser(path);
      sources.push(await fileSource(whole, basename(path)));
      for (const name of await partsBeside(whole, basename(path)))
        if (!invocation.paths.some((other) => fromUser(other) === join(dirname(whole), name)))
          sources.push(await fileSource(join(dirname(whole), name), name));
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
  const scope = scopeOption(invocation.options, 'internal');
  if (!scope.ok) return tellRefusal(scope.refusal, language);
  const checked = await openChecked(invocation, language);
  if (!checked.ok) return tellRefusal(checked.refusal, language);
  const { opened, lost } = checked.value;
  const wanted = { kinds: ['report.json', ...CHECK_FILES] as const, scope: scope.value, language };
  if (invocation.flags.has('json')) {
    const report = await leavingFiles(opened, { ...wanted, kinds: ['report.json'] });
    if (!report.ok) return tellRefusal(report.refusal, language);
    const [refusal] = report.value.kept;
    if (refusal) return tellRefusal(refusal, language);
    tellJson(new TextDecoder().decode(report.value.files.get('report.json')));
  } else {
    const leaving = leavingOf(opened, null, scope.value);
    if (!leaving.ok) return tellRefusal(leaving.refusal, language);
    const blocked = leaving.value.blockedIn('report.json');
    if (blocked.length) tellRefusal(refusalOfBlocked('report.json', blocked), language);
    else printCheck(checked.value, leaving.value, language);
  }
  if (invocation.options['out'] === undefined) return lost ? DONE_WITH_LOSSES : exitCodeOf(opened);
  const code = await writeLeaving(invocation, opened, wanted, await sheetsFor(opened, scope.value, language));
  return lost && code === DONE ? DONE_WITH_LOSSES : code;
}

/** What goes back to communes holds their own cells: it is for the people of the project. */
async function sheetsFor(
  opened: AnalysedProject,
  scope: Scope,
  language: Language,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const leaving = leavingOf(opened, null, scope);
  return leaving.ok && isWrittenFor('return-sheets.zip', leaving.value.scope)
    ? returnSheets(leaving.value, language)
    : new Map();
}
