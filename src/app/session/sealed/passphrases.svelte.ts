import type { InputFile } from '../../../jobs/protocol.ts';
import { sourceOfBytes, type ByteSource } from '../../../model/basics/bytes.ts';
import type { Refusal } from '../../../model/basics/result.ts';
import { isSealed, sealFault, unseal } from '../../../project/sealed.ts';

/** A passphrase that is asked for. */
interface Asked {
  /** To open a file, or for a new one. */
  readonly kind: 'open' | 'new';
  readonly file: string;
  /** Why the one before did not do, or why none will. */
  readonly refused: Refusal | null;
  readonly answer: (passphrase: string | null) => void;
}

/** No passphrase opens what ends in one of these. */
const isFinal = ({ code }: Refusal): boolean => code !== 'sealed-wrong-passphrase';

/** Asks people for passphrases; none is kept. */
export class Passphrases {
  asked = $state.raw<Asked | null>(null);

  /** @returns null where nobody gives one */
  private ask(kind: Asked['kind'], file: string, refused: Refusal | null): Promise<string | null> {
    // Whoever asked before is answered: one question at a time.
    this.asked?.answer(null);
    return new Promise((resolve) => {
      const answer = (passphrase: string | null) => {
        this.asked = null;
        resolve(passphrase);
      };
      this.asked = { kind, file, refused, answer };
    });
  }

  choose(file: string): Promise<string | null> {
    return this.ask('new', file, null);
  }

  /** The files as they are, or what is inside a sealed one; null where it was not opened. */
  async opened(files: readonly InputFile[]): Promise<readonly InputFile[] | null> {
    const [only] = files;
    if (!only || files.length > 1 || !(await isSealed(await startOf(only)))) return files;
    const source = sourceOfBytes(only.path, new Uint8Array(await only.blob.arrayBuffer()));
    for (let refused = await sealFault(source); ;) {
      const passphrase = await this.ask('open', only.path, refused);
      if (passphrase === null) return null;
      if (refused && isFinal(refused)) continue;
      const inside = await unseal(source, passphrase);
      if (inside.ok) return [{ path: only.path, blob: new Blob([inside.value]) }];
      refused = inside.refusal;
    }
  }
}

/** Enough of a file to see whether it is sealed: a large one is not read for that. */
const startOf = async ({ path, blob }: InputFile): Promise<ByteSource> =>
  sourceOfBytes(path, new Uint8Array(await blob.slice(0, 64).arrayBuffer()));
