import type { Language } from './number.ts';
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
