import { createCipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../model/basics/bytes.ts';
import { openProjectFolder } from './project-folder.ts';
import { isSealed, seal, sealFault, unseal, type SealDraw } from './sealed.ts';

const PASSPHRASE = 'Mường Tè 2026 ☂';
const DRAWN: SealDraw = {
  salt: Uint8Array.from({ length: 16 }, (_, i) => 3 * i),
  nonce: Uint8Array.from({ length: 12 }, (_, i) => 200 + i),
  iterations: 100_000,
};
const text = new TextEncoder().encode('một tệp dự án');
const sealed = async (bytes: Uint8Array<ArrayBuffer> = text, passphrase = PASSPHRASE) => {
  const made = await seal(bytes, passphrase, DRAWN);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
};
const opened = (bytes: Uint8Array, passphrase = PASSPHRASE) =>
  unseal(sourceOfBytes('a.songban', bytes), passphrase);
const codeOf = (result: Awaited<ReturnType<typeof opened>>) => (result.ok ? 'opened' : result.refusal.code);

describe('a sealed file', () => {
  it('is what its description says, worked out with another library', async () => {
    const head = Buffer.alloc(52);
    head.write('SBSEALED', 'latin1');
    head.set([1, 1, 1, 0], 8);
    head.writeUInt32BE(100_000, 12);
    head.set(DRAWN.salt, 16);
    head.set(DRAWN.nonce, 32);
    head.writeBigUInt64BE(BigInt(text.length), 44);
    const key = pbkdf2Sync(PASSPHRASE.normalize('NFC'), DRAWN.salt, 100_000, 32, 'sha256');
    const gcm = (nonce: Uint8Array, additional: Uint8Array, inside: Uint8Array) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(additional);
      return Buffer.concat([cipher.update(inside), cipher.final(), cipher.getAuthTag()]);
    };
    const other = DRAWN.nonce.slice();
    other[11]! ^= 1;
    const start = Buffer.concat([head, gcm(other, head, new Uint8Array(0))]);
    const whole = Buffer.concat([start, gcm(DRAWN.nonce, start, text)]);
    const made = await sealed();
    expect(Buffer.from(made).toString('hex')).toBe(whole.toString('hex'));
    expect(createHash('sha256').update(made).digest('hex')).toBe(
      '0a0e2efa32531f70d86b620b0a4cc6f69af1bea49d47465086b2501389371e70',
    );
  });

  it('gives back what went in, however the passphrase was typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ minLength: 8, unit: 'grapheme' }),
        async (bytes, passphrase) => {
          const made = await sealed(new Uint8Array(bytes), passphrase);
          const back = await opened(made, passphrase.normalize('NFD'));
          expect(back.ok && [...back.value]).toEqual([...bytes]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('never has the same salt and nonce twice', async () => {
    const [a, b] = await Promise.all([seal(text, PASSPHRASE), seal(text, PASSPHRASE)]);
    if (!a.ok || !b.ok) throw new Error('not sealed');
    expect(Buffer.from(a.value.slice(16, 44))).not.toEqual(Buffer.from(b.value.slice(16, 44)));
    expect(new DataView(a.value.buffer).getUint32(12)).toBeGreaterThanOrEqual(600_000);
  });

  it('is not opened by another passphrase', async () => {
    expect(codeOf(await opened(await sealed(), 'Mường Tè 2026'))).toBe('sealed-wrong-passphrase');
  });

  it('that breaks off anywhere says so, before a passphrase is asked for', async () => {
    const whole = await sealed();
    for (let end = 8; end < whole.length; end += 7) {
      const source = sourceOfBytes('a.songban', whole.slice(0, end));
      expect([end, (await sealFault(source))?.code]).toEqual([end, 'sealed-broken-off']);
      expect(codeOf(await unseal(source, PASSPHRASE))).toBe('sealed-broken-off');
    }
  });

  it('in which any byte was changed is not opened', async () => {
    const whole = await sealed();
    for (let at = 8; at < whole.length; at += 3) {
      const other = whole.slice();
      other[at]! ^= 4;
      // A changed number of iterations may take minutes: it is either out of bounds or another key.
      if (at >= 12 && at < 16) continue;
      expect([at, codeOf(await opened(other))]).toEqual([at, expect.stringMatching(/^sealed-(?!needs)/)]);
      if (at >= 68) expect(codeOf(await opened(other))).toBe('sealed-altered');
    }
    expect(codeOf(await opened(Uint8Array.of(...whole, 0)))).toBe('sealed-altered');
  });

  it('of a later version, or with a number of iterations that nobody writes, is not tried', async () => {
    const newer = await sealed();
    newer[8] = 2;
    expect(codeOf(await opened(newer))).toBe('sealed-newer');
    for (const iterations of [1, 4_000_000_000]) {
      const other = await sealed();
      new DataView(other.buffer).setUint32(12, iterations);
      expect(codeOf(await opened(other))).toBe('sealed-altered');
    }
  });

  it('is told from others, and no step takes it for a project', async () => {
    const source = sourceOfBytes('a.songban', await sealed());
    expect(await isSealed(source)).toBe(true);
    expect(await isSealed(sourceOfBytes('a.songban', Uint8Array.of(0x50, 0x4b, 3, 4)))).toBe(false);
    expect(await openProjectFolder([source])).toMatchObject({ refusal: { code: 'sealed-needs-passphrase' } });
  });

  it('asks for a passphrase of some length', async () => {
    expect(await seal(text, 'ngắn', DRAWN)).toMatchObject({ refusal: { code: 'passphrase-short' } });
  });
});
