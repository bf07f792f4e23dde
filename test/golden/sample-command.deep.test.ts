import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { songBan } from '../support/command-line.ts';
import { SHIPPED_SAMPLE } from '../support/shipped-sample.ts';

const root = mkdtempSync(join(tmpdir(), 'song-ban-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('`sample` writes the files that ship, and the truth of them beside', () => {
  const made = songBan(['sample', '--out', 'sample'], root);
  expect(made).toEqual({ status: 0, stdout: '', stderr: '' });
  const shipped = Object.entries(unzipSync(readFileSync(SHIPPED_SAMPLE)));
  for (const [path, bytes] of shipped)
    expect(Buffer.compare(bytes, readFileSync(join(root, 'sample', path))), path).toBe(0);
  expect(JSON.parse(readFileSync(join(root, 'sample/truth.json'), 'utf8'))).toBeTypeOf('object');
});
