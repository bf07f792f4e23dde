import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyFile } from '../../scripts/verify-one.ts';
import { ValueWalker } from '../../src/formats/json/value-end.ts';
import { sharedPath } from '../support/shared.ts';

const root = sharedPath('reference/bad-input');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

describe.skipIf(!root)('odd and broken files of others', () => {
  it('load or are refused by a code, lose nothing, and read back as exported', async () => {
    const failed: string[] = [];
    for (const path of filesBelow(root!)) {
      const outcome = await verifyFile(path, path.slice(root!.length + 1));
      if (outcome.outcome === 'failed') failed.push(`${path.slice(root!.length + 1)}: ${outcome.error}`);
    }
    expect(failed).toEqual([]);
  });

  it('are JSON exactly where JSON.parse says so', () => {
    const walker = new ValueWalker();
    const folder = `${root}/json/JSONTestSuite/test_parsing`;
    for (const name of readdirSync(folder)) {
      const content = readFileSync(`${folder}/${name}`);
      let parsed = true;
      try {
        JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
      } catch (error) {
        // What is no UTF-8 is another reader's question.
        if (error instanceof TypeError) continue;
        parsed = false;
      }
      // A blank behind a bare number shows that it ends there.
      const bytes = new Uint8Array(content.length + 2);
      bytes.set(content);
      bytes[content.length] = 32;
      const end = walker.end(bytes, 0, content.length + 1);
      const whole = end >= 0 && new TextDecoder().decode(bytes.subarray(end, content.length)).trim() === '';
      expect(whole, name).toBe(parsed);
    }
  });
});
