import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { asUtf8, findUnicodeForm } from '../text/unicode.ts';
import type { TextEncoding } from '../reading/parsed-file.ts';

const FIRST_CAPACITY = 1 << 21;

/**
 * A moving view on the bytes of a text file as UTF-8 without mark. What lies before `keepFrom` is let
 * go at the next `fill`, so that memory is bounded by the largest value that must be seen whole.
 * `bytes[limit]` is always 0.
 */
export class ByteWindow {
  bytes = new Uint8Array(FIRST_CAPACITY);
  limit = 0;
  /** True: the file has no more bytes than those in the window. */
  complete = false;
  /** Offset of `bytes[0]` in the UTF-8 text, mark excluded. */
  base = 0;
  encoding: TextEncoding = { used: 'utf-8', declared: null, certain: true };
  #pieces: AsyncIterator<Uint8Array> | null = null;

  constructor(
    readonly source: ByteSource,
    readonly task?: TaskContext,
  ) {}

  /** Finds the encoding and takes the first bytes. */
  async open(): Promise<void> {
    const unicode = findUnicodeForm(await this.source.slice(0, Math.min(64, this.source.size)));
    this.encoding = unicode.encoding;
    const stream = this.source.stream();
    const form = unicode.form;
    this.#pieces = (form === 'utf-8' ? stream : asUtf8(stream, form))[Symbol.asyncIterator]();
    await this.fill(0);
    if (form === 'utf-8' && unicode.markLength > 0) {
      while (this.limit < unicode.markLength && !this.complete) await this.fill(0);
      await this.#drop(unicode.markLength);
      this.base = 0;
    }
  }

  /**
   * Adds the next piece of the file and lets go of everything before `keepFrom`.
   * @returns how far positions in the window moved down: `keepFrom`
   * @throws the reason of `work.signal` where the work was cancelled
   */
  async fill(keepFrom: number): Promise<number> {
    this.task?.signal?.throwIfAborted();
    const next = await this.#pieces!.next();
    const piece = next.done ? null : next.value;
    if (next.done) this.complete = true;
    await this.#drop(keepFrom, piece?.length ?? 0);
    if (piece) {
      this.bytes.set(piece, this.limit);
      this.limit += piece.length;
      this.bytes[this.limit] = 0;
    }
    this.task?.report?.({
      step: 'read-file',
      done: Math.min(this.base + this.limit, this.source.size),
      total: this.source.size,
      detail: this.source.name,
    });
    return keepFrom;
  }

  async close(): Promise<void> {
    await this.#pieces?.return?.(undefined);
  }

  async #drop(keepFrom: number, room = 0): Promise<void> {
    const kept = this.limit - keepFrom;
    const needed = kept + room + 1;
    if (needed > this.bytes.length) {
      const wider = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      wider.set(this.bytes.subarray(keepFrom, this.limit));
      this.bytes = wider;
    } else if (keepFrom > 0) {
      this.bytes.copyWithin(0, keepFrom, this.limit);
    }
    this.limit = kept;
    this.base += keepFrom;
    this.bytes[kept] = 0;
  }
}
