import { checkFiles } from '../jobs/check-files.ts';
import { issueText } from '../i18n/fill.ts';
import { messagesIn } from '../i18n/messages.ts';
import { formatNumber, type Language } from '../i18n/number.ts';
import { openSession, reportInput, type Session } from '../jobs/session.ts';
import type { Issue } from '../model/issue.ts';
import { accept, type Result } from '../model/result.ts';
import { writeResult } from '../report/results.ts';
import type { Invocation } from './arguments.ts';
import { fileSource, fromUser, openProjectPath, refuseFileError } from './disk.ts';
import { readAnswers } from './open.ts';
import { exitCodeOf, tellRefusal } from './outcome.ts';
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

/** The session that `check` reports on: a project, or loose files whose roles are recognised. */
async function openChecked(invocation: Invocation): Promise<Result<Session>> {
  const answers = await readAnswers(invocation.options);
  if (!answers.ok) return answers;
  if (await isProject(invocation.paths)) {
    const folder = await openProjectPath(invocation.paths[0]);
    return folder.ok ? accept(await openSession(folder.value, answers.value)) : folder;
  }
  const sources = [];
  for (const path of invocation.paths) {
    try {
      sources.push(await fileSource(fromUser(path), basename(path)));
    } catch (error) {
      return refuseFileError(error, path);
    }
  }
  return accept(await checkFiles(sources, answers.value));
}

function placeOf(issue: Issue, language: Language): string {
  const { place } = messagesIn(language).cli;
  const parts = [issue.file];
  if (issue.sheet) parts.push(`${place.sheet} ${issue.sheet}`);
  if (issue.row !== undefined) parts.push(`${place.row} ${issue.row}`);
  if (issue.feature !== undefined) parts.push(`${place.feature} ${issue.feature}`);
  return parts.join(', ');
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
  if (!issues.length) console.log(words.nothingFound);
  if (questions.length) console.log(words.questions(count(questions.length)));
  for (const question of questions)
    console.log(
      `  ${question.id} (${question.file}): ${question.choices.map((choice) => choice.id).join(' | ')}`,
    );
}

/** `check PROJECT or FILES... [--json]`: what was read, kept, changed, rejected, and why. */
export async function runCheck(invocation: Invocation, language: Language): Promise<number> {
  const session = await openChecked(invocation);
  if (!session.ok) return tellRefusal(session.refusal, language);
  if (invocation.flags.has('json'))
    process.stdout.write(
      new TextDecoder().decode(writeResult('report.json', reportInput(session.value, null), language)),
    );
  else printReport(session.value, language);
  return exitCodeOf(session.value);
}
