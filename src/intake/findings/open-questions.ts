import type { AnsweredQuestion, Issue, Question } from '../../model/issue.ts';
import { isDecisionId, type DecisionKind } from './decisions.ts';
import type { IntakeIssueCode } from './issue-codes.ts';

interface Asked extends Question {
  readonly kind: DecisionKind;
}

/** The questions of one import and the answers given so far. A question asked twice stays one. */
export class OpenQuestions {
  private readonly byId = new Map<string, Question>();
  private readonly answered = new Map<string, Question>();

  constructor(readonly answers: Readonly<Record<string, string>> = {}) {}

  /**
   * The chosen id, or null where nobody has answered yet; an answer that is no choice counts as none.
   * The rows of the same question asked again are joined.
   * @param isChoice where more answers count than the choices that are offered
   */
  ask(
    asked: Asked,
    isChoice: (answer: string) => boolean = (answer) => asked.choices.some(({ id }) => id === answer),
  ): string | null {
    const answer = this.answers[asked.id];
    if (answer !== undefined && isChoice(answer)) {
      this.remember(this.answered, asked);
      return answer;
    }
    this.remember(this.byId, asked);
    return null;
  }

  private remember(questions: Map<string, Question>, asked: Asked): void {
    const earlier = questions.get(asked.id);
    const rows = earlier ? [...new Set([...earlier.rows, ...asked.rows])].sort((a, b) => a - b) : asked.rows;
    questions.set(asked.id, { ...asked, rows });
  }

  /** The choice that people made where a default stands without them; null where they left it. */
  decided<T extends string>(id: string, choices: readonly T[]): T | null {
    return choices.find((choice) => choice === this.answers[id]) ?? null;
  }

  /**
   * Answers that belong to no kind of question. Those of a known kind whose question is no longer asked
   * (the file has gone, its rows have moved) are left in peace: it may come again.
   */
  reportUnknown(): Issue[] {
    const code: IntakeIssueCode = 'answer-unknown';
    return Object.keys(this.answers)
      .filter((id) => !isDecisionId(id))
      .sort()
      .map((id) => ({ code, severity: 'warning', did: 'kept', file: 'project.json', value: id }));
  }

  /** Questions that have been answered, with the choice; in the order of their ids. */
  listAnswered(): readonly AnsweredQuestion[] {
    return [...this.answered.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap((question) => {
        const choice = this.answers[question.id];
        return choice === undefined ? [] : [{ ...question, choice }];
      });
  }

  /** Unanswered questions in the order of their ids. */
  list(): readonly Question[] {
    return [...this.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
