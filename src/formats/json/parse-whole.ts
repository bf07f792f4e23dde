import { RefusalError } from '../../model/basics/result.ts';
import type { TextEncoding } from '../reading/parsed-file.ts';
import { findUnicodeForm } from '../text/unicode.ts';
import { JsonText } from './json-text.ts';
import { MAX_DEPTH, skipBlank, ValueWalker } from './value-end.ts';

/**
 * A JSON file that must be seen whole, without `__proto__` members.
 * @throws RefusalError `file-empty`, `json-syntax`, `json-truncated`, `json-trailing`, `nesting-too-deep` with the byte
 */
export function parseWhole(content: Uint8Array, file: string): { value: unknown; encoding: TextEncoding } {
  const { form, markLength, encoding } = findUnicodeForm(content.subarray(0, 64));
  const plain = content.subarray(markLength);
  const utf8 = form === 'utf-8' ? plain : new TextEncoder().encode(new TextDecoder(form).decode(plain));
  const bytes = new Uint8Array(utf8.length + 1);
  bytes.set(utf8);
  const limit = utf8.length;
  const refuse = (code: string, at: number): never => {
    throw new RefusalError({ code, location: { file, byte: at + 1 } });
  };
  const start = skipBlank(bytes, 0);
  if (start >= limit) refuse('file-empty', 0);
  const walker = new ValueWalker();
  const end = walker.end(bytes, start, limit);
  if (end < 0) {
    if (walker.fault.kind === 'syntax') refuse('json-syntax', walker.fault.byte);
    refuse('json-truncated', limit);
  }
  if (walker.deepest > MAX_DEPTH) refuse('nesting-too-deep', start);
  const rest = skipBlank(bytes, end);
  if (rest < limit) refuse('json-trailing', rest);
  return { value: new JsonText().parse(bytes, start, end), encoding };
}
