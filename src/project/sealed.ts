import { readAll, type ByteSource } from '../model/basics/bytes.ts';
import { accept, refuse, type Refusal, type Result } from '../model/basics/result.ts';

/*
 * A project file under a passphrase, version 1. Numbers are big-endian.
 *
 *   0   8  SBSEALED
 *   8   1  version: 1
 *   9   1  key: 1 = PBKDF2 with HMAC-SHA-256, 32 bytes, of the passphrase in NFC and UTF-8
 *  10   1  cipher: 1 = AES-256-GCM, tag of 16 bytes behind the text
 *  11   1  0
 *  12   4  iterations
 *  16  16  salt
 *  32  12  nonce
 *  44   8  bytes of the file inside
 *  52  16  tag of nothing, with the nonce's last bit turned and the first 52 bytes as additional data: proves the
 *          passphrase before anything is decrypted
 *  68   n  the file inside, with the nonce and the first 68 bytes as additional data
 *   …  16  its tag
 */
const MAGIC = new TextEncoder().encode('SBSEALED');
const VERSION = 1;
const [PBKDF2_SHA_256, AES_256_GCM] = [1, 1];
const [HEAD, TAG] = [52, 16];
const BODY = HEAD + TAG;
/** What OWASP asks of PBKDF2 with SHA-256 (2023). */
const ITERATIONS = 600_000;
/** Fewer would be no protection; more would let a crafted file take minutes. */
const [FEWEST_ITERATIONS, MOST_ITERATIONS] = [100_000, 10_000_000];
/** Fewest signs of a passphrase, as a reader counts them. */
export const FEWEST_SIGNS = 8;

type Subtle = NonNullable<typeof crypto.subtle>;
type Bytes = Uint8Array<ArrayBuffer>;

/** What is drawn for a file; never the same twice. */
export interface SealDraw {
  readonly salt: Bytes;
  readonly nonce: Bytes;
  readonly iterations: number;
}

const drawn = (): SealDraw => ({
  salt: crypto.getRandomValues(new Uint8Array(16)),
  nonce: crypto.getRandomValues(new Uint8Array(12)),
  iterations: ITERATIONS,
});

/** Whether this page or process can seal: over plain http the browser lends no cryptography. */
export const canSeal = (): boolean => crypto.subtle !== undefined;

export async function isSealed(source: ByteSource): Promise<boolean> {
  const start = await source.slice(0, MAGIC.length);
  return start.length === MAGIC.length && MAGIC.every((byte, i) => byte === start[i]);
}

/** The same words give the same key, however a keyboard writes their marks. */
const passphraseBytes = (passphrase: string): Bytes => new TextEncoder().encode(passphrase.normalize('NFC'));

export const isLongEnough = (passphrase: string): boolean =>
  [...passphrase.normalize('NFC')].length >= FEWEST_SIGNS;

async function keyOf(subtle: Subtle, passphrase: string, { salt, iterations }: SealDraw) {
  const base = await subtle.importKey('raw', passphraseBytes(passphrase), 'PBKDF2', false, ['deriveKey']);
  return subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** The nonce of the proof: another than that of the body, under the same key. */
function turned(nonce: Bytes): Bytes {
  const other = nonce.slice();
  other[other.length - 1]! ^= 1;
  return other;
}

function headOf({ salt, nonce, iterations }: SealDraw, size: number): Bytes {
  const head = new Uint8Array(HEAD);
  head.set(MAGIC);
  head.set([VERSION, PBKDF2_SHA_256, AES_256_GCM], 8);
  const view = new DataView(head.buffer);
  view.setUint32(12, iterations);
  head.set(salt, 16);
  head.set(nonce, 32);
  view.setBigUint64(44, BigInt(size));
  return head;
}

/**
 * The bytes under a passphrase, proved to come back by it. Without the passphrase nobody has them again.
 * @param by what is drawn for this file
 */
export async function seal(bytes: Bytes, passphrase: string, by: SealDraw = drawn()): Promise<Result<Bytes>> {
  const { subtle } = crypto;
  if (!subtle) return refuse('sealed-no-crypto');
  if (!isLongEnough(passphrase)) return refuse('passphrase-short', undefined, { least: FEWEST_SIGNS });
  const key = await keyOf(subtle, passphrase, by);
  const head = headOf(by, bytes.length);
  const gcm = (iv: Bytes, additionalData: Bytes) => ({ name: 'AES-GCM' as const, iv, additionalData });
  const sealed = new Uint8Array(BODY + bytes.length + TAG);
  sealed.set(head);
  sealed.set(new Uint8Array(await subtle.encrypt(gcm(turned(by.nonce), head), key, new Uint8Array(0))), HEAD);
  const inside = gcm(by.nonce, sealed.slice(0, BODY));
  sealed.set(new Uint8Array(await subtle.encrypt(inside, key, bytes)), BODY);
  const back = new Uint8Array(await subtle.decrypt(inside, key, sealed.slice(BODY)));
  if (back.length !== bytes.length || back.some((byte, i) => byte !== bytes[i]))
    throw new Error('what was sealed does not come back');
  return accept(sealed);
}

interface Head extends SealDraw {
  readonly size: number;
}

function readHead(head: Bytes, source: ByteSource): Result<Head> {
  const file = { file: source.name };
  if (head.length < BODY) return refuse('sealed-broken-off', file);
  if (head[8]! > VERSION) return refuse('sealed-newer', file, { version: head[8]! });
  const view = new DataView(head.buffer, head.byteOffset);
  const iterations = view.getUint32(12);
  const size = view.getBigUint64(44);
  const known =
    head[8] === VERSION && head[9] === PBKDF2_SHA_256 && head[10] === AES_256_GCM && head[11] === 0;
  if (!known || iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS)
    return refuse('sealed-altered', file);
  const whole = BigInt(source.size) - BigInt(BODY + TAG);
  if (size > whole) return refuse('sealed-broken-off', file);
  if (size < whole) return refuse('sealed-altered', file);
  return accept({ iterations, size: Number(size), salt: head.slice(16, 32), nonce: head.slice(32, 44) });
}

/** Why a sealed file will not open, whatever the passphrase; null where nothing is seen without one. */
export async function sealFault(source: ByteSource): Promise<Refusal | null> {
  const head = readHead(Uint8Array.from(await source.slice(0, BODY)), source);
  if (!head.ok) return head.refusal;
  return canSeal() ? null : { code: 'sealed-no-crypto', location: { file: source.name } };
}

/** The file inside a sealed one. */
export async function unseal(source: ByteSource, passphrase: string): Promise<Result<Bytes>> {
  const { subtle } = crypto;
  const file = { file: source.name };
  if (!subtle) return refuse('sealed-no-crypto', file);
  const start = Uint8Array.from(await source.slice(0, BODY));
  const head = readHead(start, source);
  if (!head.ok) return head;
  const { nonce } = head.value;
  const key = await keyOf(subtle, passphrase, head.value);
  const open = async (iv: Bytes, additionalData: Bytes, text: Bytes): Promise<Bytes | null> => {
    try {
      return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, text));
    } catch {
      return null;
    }
  };
  if (!(await open(turned(nonce), start.slice(0, HEAD), start.slice(HEAD))))
    return refuse('sealed-wrong-passphrase', file);
  const inside = await open(nonce, start, Uint8Array.from((await readAll(source)).subarray(BODY)));
  return inside ? accept(inside) : refuse('sealed-altered', file);
}
