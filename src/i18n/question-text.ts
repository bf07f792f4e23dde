import type { Question, QuestionChoice } from '../model/issue.ts';
import { fieldName, fillBlanks } from './fill.ts';
import { messagesIn } from './messages.ts';
import { formatDistance, type Language } from './number.ts';

type Sentences = Readonly<Record<string, string>>;

/** The question in a language; a kind has a sentence of its own for each `variant` of its context. */
export function questionText(question: Question, language: Language): string {
  const variant = question.context?.['variant'];
  const key = variant === undefined ? question.kind : `${question.kind}-${variant}`;
  const sentence = (messagesIn(language).questions.ask as Sentences)[key];
  if (!sentence) throw new Error(`No words for a question of kind ${key}`);
  const { file, sheet, context, files = [file] } = question;
  const named = context?.['field'];
  const field = named === undefined ? named : fieldsText(String(named), language);
  return fillBlanks(sentence, { file, sheet, files: files.length, ...context, field }, language);
}

/** The words of one choice: those of its kind, else its own label (a name, a meridian) or the columns that it names. */
export function choiceText(question: Question, choiceId: string, language: Language): string {
  const { choice } = messagesIn(language).questions;
  const words = (choice as Readonly<Record<string, Sentences>>)[question.kind]?.[choiceId];
  const own = question.choices.find(({ id }) => id === choiceId);
  if (question.kind === 'radius' && !own && !words) return formatDistance(Number(choiceId), language);
  return words ?? own?.label ?? (own?.columns ? columnsText(own.columns, language) : choiceId);
}

/** Keys of fields parted by commas, as people call them. */
const fieldsText = (keys: string, language: Language): string =>
  keys
    .split(', ')
    .map((key) => fieldName(key, language))
    .join(', ');

/** "Số hộ: “Nóc nhà”; Nhân khẩu: “Miệng ăn”" */
const columnsText = (columns: NonNullable<QuestionChoice['columns']>, language: Language): string =>
  columns.map(({ field, column }) => `${fieldName(field, language)}: “${column}”`).join('; ');
