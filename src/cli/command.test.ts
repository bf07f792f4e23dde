import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { runCommand } from './command.ts';
import { COMMANDS_WITH_OUT } from './shell/arguments.ts';
import { checkResultsFolder } from './shell/results-folder.ts';

const home = mkdtempSync(join(tmpdir(), 'song-ban-out-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

writeFileSync(join(home, 'file.txt'), 'x');
mkdirSync(join(home, 'theirs'));
writeFileSync(join(home, 'theirs', 'project.json'), '{"synthetic": false}');
mkdirSync(join(home, 'locked'));
mkdirSync(join(home, 'empty'));
chmodSync(join(home, 'locked'), 0o555);
const isRoot = process.getuid?.() === 0;

/** Folders that nothing can be written into, and a word of why. */
const OUTS: readonly (readonly [string, RegExp])[] = [
  ['', /--out|thư mục/],
  [join(home, 'file.txt'), /file\.txt/],
  [join(home, 'file.txt', 'below'), /file\.txt/],
  [join(home, 'theirs'), /theirs/],
  [join(home, 'long'.repeat(80)), /ENAMETOOLONG/],
  ...(process.platform === 'linux' ? [['/proc/song-ban', /\/proc/] as const] : []),
  ...(isRoot || process.platform === 'win32' ? [] : [[join(home, 'locked', 'x'), /EACCES/] as const]),
];

async function told(args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const lines: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  const code = await runCommand(args);
  return { code, text: lines.join('') };
}

/** Inputs that would be refused, were one of them read. */
const INPUTS = { none: 0, one: 1, two: 2, many: 2 } as const;

describe('a folder that cannot be written is refused before an input is read', () => {
  it.each(COMMANDS_WITH_OUT)('by $name', async ({ name, paths }) => {
    const inputs = Array.from({ length: INPUTS[paths] }, (_, i) => join(home, `missing-${i}.songban`));
    for (const [out, word] of OUTS) {
      const { code, text } = await told([name, ...inputs, `--out=${out}`]);
      expect([out, code]).toEqual([out, 2]);
      expect(text).toMatch(word);
      expect(text).not.toContain('missing-');
    }
  });

  it('and one that can be leaves nothing behind until there is something to write', async () => {
    const before = readdirSync(home).sort();
    expect(await checkResultsFolder(join(home, 'new', 'and', 'deep'), new Map(), {})).toMatchObject({
      ok: true,
    });
    expect(await checkResultsFolder(join(home, 'empty'), new Map(), {})).toMatchObject({ ok: true });
    expect(readdirSync(home).sort()).toEqual(before);
    expect(readdirSync(join(home, 'empty'))).toEqual([]);
  });
});
