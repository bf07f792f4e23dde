import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { SHIPPED_SAMPLE } from '../../../test/support/shipped-sample.ts';

const launcher = resolve(import.meta.dirname, '../../../scripts/launch-cli.mjs');
const folder = mkdtempSync(join(tmpdir(), 'song-ban-stopped-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Presses Ctrl-C as soon as something of this name hears of it. */
const pressedAt = (listener: string): string =>
  `data:text/javascript,const t=setInterval(()=>{if(process.listeners('SIGINT').some(l=>l.name==='${listener}')){clearInterval(t);process.kill(process.pid,'SIGINT')}},1).unref()`;

const WORDS = { vi: 'Đã dừng theo yêu cầu: chưa ghi gì.', en: 'Stopped as asked: nothing was written.' };

it.each([
  ['predict', 'stopEarly', 'vi'],
  ['plan', 'stopEarly', 'en'],
  ['analyze', 'stopEarly', 'vi'],
  ['predict', 'onSignal', 'en'],
  ['plan', 'onSignal', 'vi'],
] as const)(
  'Ctrl-C at %s is heard by %s: a word in %s, nothing written, 130',
  (command, listener, language) => {
    const out = join(folder, `${command}-${listener}`);
    const more = command === 'plan' ? ['--budget', '5 tỷ'] : [];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        pressedAt(listener),
        launcher,
        command,
        SHIPPED_SAMPLE,
        '--out',
        out,
        '--language',
        language,
        ...more,
      ],
      { encoding: 'utf8', env: { ...process.env, SONG_BAN_CACHE: 'off' } },
    );
    expect([status, stdout]).toEqual([130, '']);
    expect(stderr).toContain(WORDS[language]);
    expect(existsSync(out)).toBe(false);
  },
);
