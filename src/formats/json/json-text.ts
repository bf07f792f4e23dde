import { keepLongIntegers, mayHaveLongIntegers } from './long-integers.ts';
import { dropUnsafeKeys, mayHaveUnsafeKeys } from './own-keys.ts';

/** From slices of a JSON file to values. Remembers when the text proved not to be UTF-8. */
export class JsonText {
  /** True: some text was no UTF-8 and was decoded as windows-1252 instead, byte for byte. */
  legacy = false;
  /** `__proto__` members taken out so far. */
  unsafeKeys = 0;
  #utf8 = new TextDecoder('utf-8', { fatal: true });
  #singleByte = new TextDecoder('windows-1252');

  /** The value without `__proto__` members; whole numbers beyond 2^53 as the text of their digits. @throws SyntaxError where the slice is no JSON */
  parse(bytes: Uint8Array, from: number, to: number): unknown {
    const text = this.decode(bytes, from, to);
    const value: unknown = JSON.parse(mayHaveLongIntegers(bytes, from, to) ? keepLongIntegers(text) : text);
    if (mayHaveUnsafeKeys(bytes, from, to)) this.unsafeKeys += dropUnsafeKeys(value);
    return value;
  }

  decode(bytes: Uint8Array, from: number, to: number): string {
    const slice = bytes.subarray(from, to);
    if (!this.legacy) {
      try {
        return this.#utf8.decode(slice);
      } catch {
        this.legacy = true;
      }
    }
    return this.#singleByte.decode(slice);
  }
}
