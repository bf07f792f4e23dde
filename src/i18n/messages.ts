import { joinUnits, type Language } from './number.ts';
import * as en from './en/index.ts';
import * as vi from './vi/index.ts';

/** Same keys, same arguments, any words: what a translation of an area must offer. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Translation<T[K]>;
};

export type Messages = Translation<typeof vi>;

const BY_LANGUAGE: Record<Language, Messages> = { vi, en };
export const messagesIn = (language: Language): Messages => BY_LANGUAGE[language];

type Words = string | ((...given: never[]) => string) | { readonly [key: string]: Words };

/** The same words; numbers in them keep their units on their lines. */
const joined = (words: Words): Words => {
  if (typeof words === 'string') return joinUnits(words);
  if (typeof words === 'function') return (...given) => joinUnits(words(...given));
  return Object.fromEntries(Object.entries(words).map(([key, own]) => [key, joined(own)]));
};

const onScreen: Partial<Record<Language, Messages>> = {};
/** For what a browser breaks into lines. */
export const screenMessages = (language: Language): Messages =>
  (onScreen[language] ??= joined(BY_LANGUAGE[language] as unknown as Words) as unknown as Messages);
