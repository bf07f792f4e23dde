import { createSHA256 } from 'hash-wasm';

/** So many bytes are read at a time. */
const STEP = 1 << 22;

/** SHA-256 of a blob in hex; by pieces, so that a large file is never held twice. */
export async function hashBlob(blob: Blob): Promise<string> {
  const hash = await createSHA256();
  for (let at = 0; at < blob.size; at += STEP)
    hash.update(new Uint8Array(await blob.slice(at, at + STEP).arrayBuffer()));
  return hash.digest('hex');
}
