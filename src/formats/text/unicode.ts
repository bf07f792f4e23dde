import type { TextEncoding } from '../reading/parsed-file.ts';

export type UnicodeForm = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Byte order mark at the start, and how many bytes it takes; null where there is none. */
function byteOrderMark(head: Uint8Array): { form: UnicodeForm; length: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { form: 'utf-8', length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { form: 'utf-16le', length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { form: 'utf-16be', length: 2 };
  return null;
}

/**
 * UTF-16 without a mark, told by NUL bytes in every second place of the first characters. Text of
 * tables and of JSON starts with ASCII; null where it does not.
 */
function unmarkedUtf16(head: Uint8Array): UnicodeForm | null {
  const length = Math.min(head.length & ~1, 64);
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0 && head[at + 1] !== 0) even++;
    if (head[at] !== 0 && head[at + 1] === 0) odd++;
  }
  const most = (length / 2) * 0.7;
  return odd >= most ? 'utf-16le' : even >= most ? 'utf-16be' : null;
}

export interface Unicode {
  readonly form: UnicodeForm;
  readonly markLength: number;
  readonly encoding: TextEncoding;
}

/** UTF-8 unless a mark or the pattern of NUL bytes says otherwise. */
export function findUnicodeForm(head: Uint8Array): Unicode {
  const mark = byteOrderMark(head);
  const form = mark?.form ?? unmarkedUtf16(head) ?? 'utf-8';
  return {
    form,
    markLength: mark?.length ?? 0,
    encoding: { used: form, declared: mark?.form ?? null, certain: true },
  };
}

/** UTF-16 bytes as UTF-8 bytes, piece by piece. */
export async function* asUtf8(
  stream: AsyncIterable<Uint8Array>,
  form: Exclude<UnicodeForm, 'utf-8'>,
): AsyncIterable<Uint8Array> {
  const decoder = new TextDecoder(form);
  const encoder = new TextEncoder();
  for await (const piece of stream) yield encoder.encode(decoder.decode(piece, { stream: true }));
  yield encoder.encode(decoder.decode());
}

/** Whether the bytes are UTF-8 from the first to the last. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
