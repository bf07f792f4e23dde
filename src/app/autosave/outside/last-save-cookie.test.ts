import { expect, test } from 'vitest';
import { lastSaveCookie, readEarlierSaves } from './last-save-cookie.ts';

const at = (href: string): Location => new URL(href) as unknown as Location;
const pair = (cookie: string): string => cookie.split(';')[0]!;

test('what is written is read again under the same address', () => {
  const own = at('http://127.0.0.1:5180/');
  const cookie = lastSaveCookie('2026-11-29', own);
  expect(readEarlierSaves(`a=b; ${pair(cookie)}`, own)).toEqual({ here: '2026-11-29', elsewhere: [] });
});

test('holds nothing but the day', () => {
  expect(pair(lastSaveCookie('2026-11-29', at('https://song-ban.tinh.vn/app/')))).toBe(
    'song-ban-saved-sdefault=2026-11-29',
  );
});

test('the date of another port, which the browser shares, is not this one', () => {
  const cookie = pair(lastSaveCookie('2026-11-29', at('http://127.0.0.1:5180/')));
  expect(readEarlierSaves(cookie, at('http://127.0.0.1:5181/'))).toEqual({
    here: null,
    elsewhere: [{ port: '5180', day: '2026-11-29' }],
  });
});

test('foreign and broken cookies say nothing', () => {
  const own = at('http://127.0.0.1:5180/');
  expect(readEarlierSaves('song-ban-saved-5180=<b>; song-ban-saved-5181; x', own)).toEqual({
    here: null,
    elsewhere: [],
  });
});

test('is taken away again', () => {
  expect(lastSaveCookie(null, at('http://127.0.0.1:5180/'))).toContain('Max-Age=0');
});
