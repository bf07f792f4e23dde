import { checkFiles } from '../../jobs/steps/check-files.ts';
import { checkReports } from '../../jobs/steps/check-report.ts';
import { issueText } from '../../i18n/fill.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import { reportInput, type Session } from '../../jobs/steps/session.ts';
import type { Issue } from '../../model/issue.ts';
import type { ByteSource } from '../../model/basics/bytes.ts';
import { accept, type Refusal, type Result } from '../../model/basics/result.ts';
import { writeResult } from '../../report/results/results.ts';
import type { Invocation } from '../shell/arguments.ts';
import { fileSource, fromUser, openProjectPath, refuseFileError, writeFiles } from '../shell/disk.ts';
import { openWithThreads, readAnswers } from '../open/open.ts';
import { DONE_WITH_LOSSES, exitCodeOf, tellRefusal } from '../shell/outcome.ts';
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

interface Checked {
  readonly session: Session;
  /** Files that are not there. */
  readonly lost: number;
}

/** The session that `check` reports on: a project, or loose files whose roles are recognised. */
async function openChecked(invocation: Invocation, language: Language): Promise<Result<Checked>> {
  const answers = await readAnswers(invocation.options);
  if (!answers.ok) return answers;
  if (await isProject(invocation.paths)) {
    const folder = await openProjectPath(invocation.paths[0]);
    return folder.ok
      ? accept({ session: await openWithThreads(folder.value, answers.value), lost: 0 })
      : folder;
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
  return accept({ session: await checkFiles(sources, answers.value), lost: missing.length });
}

function placeOf(issue: Issue, language: Language): string {
  const { place } = messagesIn(language).cli;
  const parts = [issue.file];
  if (issue.sheet) parts.push(`${place.sheet} ${issue.sheet}`);
  if (issue.row !== undefined) parts.push(`${place.row} ${issue.row}`);
  if (issue.feature !== undefined) parts.push(`${place.feature} ${issue.feature}`);
  return parts.join(', ');
}

/** What was made of old text and of columns, so that a person can decline it. */
function printUnderstanding({ loaded: { repairs, tables, places } }: Session, language: Language): void {
  const words = messagesIn(language).cli;
  if (repairs.length) console.log(words.repairs);
  for (const { id, file, encoding, cells, accepted, samples } of repairs) {
    console.log(`  ${words.repair(file, encoding, formatNumber(cells, language), accepted)} [${id}]`);
    for (const { before, after } of samples) console.log(`    “${before}” → “${after}”`);
  }
  for (const { id, file, points, chosen, readings } of places) {
    const used = readings.find((reading) => reading.id === chosen);
    if (used && used.inside !== null && used.inside < points)
      console.log(
        `  ${words.placed(file, formatNumber(used.inside, language), formatNumber(points, language))} [${id}: ${readings
          .map((reading) => (reading === used ? `*${reading.id}` : reading.id))
          .join(' | ')}]`,
      );
  }
  for (const { file, sheet, columns } of tables) {
    const unused = columns.filter(({ used, column }) => !used && column !== '');
    if (unused.length)
      console.log(
        words.unusedColumns(
          [file, sheet].filter(Boolean).join(', '),
          unused.map(({ column }) => column).join('; '),
        ),
      );
  }
}

function printReport(session: Session, language: Language): void {
  const words = messagesIn(language).cli;
  const { inputs, issues, questions } = session.loaded;
  const count = (value: number) => formatNumber(value, language);
  for (const input of inputs)
    console.log(
      words.checkInput(
        input.path,
        count(input.read),
        count(input.kept),
        count(input.changed),
        count(input.rejected),
      ),
    );
  for (const issue of issues)
    console.log(
      `  ${placeOf(issue, language)}: ${words.did[issue.did]}: ${issueText(issue, language)} [${issue.code}]`,
    );
  printUnderstanding(session, language);
  if (!issues.length) console.log(words.nothingFound);
  if (questions.length) console.log(words.questions(count(questions.length)));
  for (const question of questions)
    console.log(
      `  ${question.id} (${question.file}): ${question.choices.map((choice) => choice.id).join(' | ')}`,
    );
}

/** `check PROJECT or FILES... [--json] [--out DIR]`: what was read, kept, changed, rejected, and why; with `--out` also the report of the gate. */
export async function runCheck(invocation: Invocation, language: Language): Promise<number> {
  const checked = await openChecked(invocation, language);
  if (!checked.ok) return tellRefusal(checked.refusal, language);
  const { session, lost } = checked.value;
  if (invocation.flags.has('json')) {
    const report = writeResult('report.json', reportInput(session, null), language);
    process.stdout.write(new TextDecoder().decode(report));
  } else printReport(session, language);
  const { out } = invocation.options;
  if (out !== undefined) {
    const written = await writeFiles(out, await checkReports(session, language));
    if (!written.ok) return tellRefusal(written.refusal, language);
  }
  return lost ? DONE_WITH_LOSSES : exitCodeOf(session);
}
