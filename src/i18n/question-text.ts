import type { Question } from '../model/issue.ts';
import { fillBlanks } from './fill.ts';
import { messagesIn } from './messages.ts';
import type { Language } from './number.ts';

type Sentences = Readonly<Record<string, string>>;

/** The question in a language; a kind without words shows the text that it carries. */
export function questionText(question: Question, language: Language): string {
  const sentence = (messagesIn(language).questions.ask as Sentences)[question.kind];
  if (!sentence) return question.question;
  const { file, sheet, context } = question;
  return fillBlanks(sentence, { file, sheet, ...context }, language);
}

/** The words of one choice: those of its kind, else its own label (a name, a meridian). */
export function choiceText(question: Question, choiceId: string, language: Language): string {
  const words = messagesIn(language).questions.choice as Readonly<Record<string, Sentences>>;
  return (
    words[question.kind]?.[choiceId] ?? question.choices.find(({ id }) => id === choiceId)?.label ?? choiceId
  );
}
