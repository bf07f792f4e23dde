import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { TextEncoding } from '../reading/parsed-file.ts';
import { findSingleByteEncoding } from './single-byte.ts';
import { findUnicodeForm } from './unicode.ts';

/** The text proved not to be UTF-8 after all: begin again with the 8-bit code page. */
class NotUtf8 extends Error {}

/**
 * Hands the text of a file on in pieces, spelled as written: tones of windows-1258 stay separate marks. A file that fails as UTF-8 is begun again as 8-bit text:
 * `begin` is called before each attempt, so that the taker can forget what it has.
 * @throws the reason of `work.signal` where the work was cancelled
 */
export async function streamText(
  source: ByteSource,
  task: TaskContext | undefined,
  begin: () => void,
  take: (piece: string, last: boolean) => void,
): Promise<TextEncoding> {
  const { form, markLength, encoding } = findUnicodeForm(await source.slice(0, Math.min(64, source.size)));
  const run = async (label: string): Promise<void> => {
    begin();
    const decoder = new TextDecoder(label, { fatal: label === 'utf-8', ignoreBOM: true });
    await decodePieces(source, task, markLength, decoder, take);
  };
  try {
    await run(form);
    return encoding;
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
  }
  const used = findSingleByteEncoding(await source.slice(0, Math.min(1 << 20, source.size)));
  await run(used);
  return { used, declared: encoding.declared, certain: false };
}

async function decodePieces(
  source: ByteSource,
  task: TaskContext | undefined,
  skip: number,
  decoder: TextDecoder,
  take: (piece: string, last: boolean) => void,
): Promise<void> {
  let done = 0;
  for await (const piece of source.stream()) {
    task?.signal?.throwIfAborted();
    const from = Math.min(piece.length, Math.max(0, skip - done));
    done += piece.length;
    take(decode(decoder, piece.subarray(from)), false);
    task?.report?.({ step: 'read-file', done, total: source.size, detail: source.name });
  }
  take(decode(decoder, null), true);
}

function decode(decoder: TextDecoder, piece: Uint8Array | null): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new NotUtf8();
  }
}
