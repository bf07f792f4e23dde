import { choiceText, questionText } from '../i18n/question-text.ts';
import type { Question } from '../model/issue.ts';

/** The questions of one import and the answers given so far. A question asked twice stays one. */
export class OpenQuestions {
  private readonly byId = new Map<string, Question>();

  constructor(readonly answers: Readonly<Record<string, string>> = {}) {}

  /**
   * The chosen id, or null where nobody has answered yet; an answer that is no choice counts as none.
   * The rows of the same question asked again are joined.
   */
  ask(
    asked: Omit<Question, 'question' | 'choices'> & {
      readonly choices: readonly { id: string; label?: string }[];
    },
  ): string | null {
    const answer = this.answers[asked.id];
    if (answer !== undefined && asked.choices.some(({ id }) => id === answer)) return answer;
    const earlier = this.byId.get(asked.id);
    const rows = earlier ? [...new Set([...earlier.rows, ...asked.rows])].sort((a, b) => a - b) : asked.rows;
    const bare: Question = {
      ...asked,
      rows,
      question: '',
      choices: asked.choices.map(({ id, label }) => ({ id, label: label ?? id })),
    };
    this.byId.set(asked.id, {
      ...bare,
      question: questionText(bare, 'vi'),
      choices: bare.choices.map(({ id }) => ({ id, label: choiceText(bare, id, 'vi') })),
    });
    return null;
  }

  /** Unanswered questions in the order of their ids. */
  list(): readonly Question[] {
    return [...this.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
