import type { TextEncoding } from '../reading/parsed-file.ts';
import { findUnicodeForm } from '../text/unicode.ts';
import { JsonText } from './json-text.ts';
import { MAX_DEPTH, ValueWalker } from './value-end.ts';

const LINE_END = 10;
/** Before each text of a sequence (RFC 8142). */
const SEPARATOR = 0x1e;

/** JSON values one a line, with their lines from 1 on, and the lines that hold none. */
export interface JsonLines {
  readonly values: readonly { readonly value: unknown; readonly line: number }[];
  readonly broken: readonly { readonly line: number; readonly byte: number }[];
  readonly encoding: TextEncoding;
}

/** Newline-delimited JSON and sequences with separators; every value stands on one line. */
export function parseLines(content: Uint8Array): JsonLines {
  const { form, markLength, encoding } = findUnicodeForm(content.subarray(0, 64));
  const plain = content.subarray(markLength);
  const bytes = form === 'utf-8' ? plain : new TextEncoder().encode(new TextDecoder(form).decode(plain));
  const values: { value: unknown; line: number }[] = [];
  const broken: { line: number; byte: number }[] = [];
  let line = 0;
  for (let at = 0; at < bytes.length;) {
    line++;
    const found = bytes.indexOf(LINE_END, at);
    const end = found < 0 ? bytes.length : found;
    const value = valueOf(bytes.subarray(at, end));
    if (value === BROKEN) broken.push({ line, byte: markLength + at + 1 });
    else if (value !== EMPTY) values.push({ value, line });
    at = end + 1;
  }
  return { values, broken, encoding };
}

const BROKEN = Symbol('broken');
const EMPTY = Symbol('empty');
const isBlank = (byte: number | undefined): boolean =>
  byte === 32 || byte === 9 || byte === 13 || byte === SEPARATOR;

function valueOf(line: Uint8Array): unknown {
  let [from, to] = [0, line.length];
  while (from < to && isBlank(line[from])) from++;
  while (to > from && isBlank(line[to - 1])) to--;
  if (from === to) return EMPTY;
  // The walker looks one byte further than the value.
  const text = new Uint8Array(to - from + 1);
  text.set(line.subarray(from, to));
  const walker = new ValueWalker();
  const end = walker.end(text, 0, to - from);
  return end === to - from && walker.deepest <= MAX_DEPTH ? new JsonText().parse(text, 0, end) : BROKEN;
}
