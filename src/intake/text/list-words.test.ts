import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../i18n/text.ts';
import { readHeadingList, readMentions } from './list-words.ts';

const NAMES = ['Nậm Tông', 'Pa Hạc', 'Khau Vạ', 'Chợ Mới', 'Na', 'Ea H’Rai', 'Phú Hòa 1', 'Cư Né'];
const KINDS = ['', 'xã ', 'Xã ', 'phường ', 'thị trấn '];
const known = new Set(NAMES.flatMap((name) => KINDS.map((kind) => fold(kind + name))));
const isName = (text: string): boolean => known.has(fold(text));

const ACTS = ['sắp xếp', 'sáp nhập', 'hợp nhất', 'sắp xếp đơn vị hành chính', 'điều chỉnh địa giới'];
const DATES = ['01/7/2025', 'ngày 1-7-2025', 'tháng 7 năm 2025', '2025'];
const act = fc.constantFrom(...ACTS);
const date = fc.constantFrom(...DATES);
const bracket = fc.constantFrom<(text: string) => string>(
  (text) => ` (${text})`,
  (text) => ` ${text}`,
  (text) => ` - ${text}`,
  (text) => ` [${text}]`,
);
const former = fc.oneof(
  fc.constantFrom('cũ', 'trước đây', 'trước kia'),
  act.map((a) => `trước ${a}`),
  act.map((a) => `trước khi ${a}`),
  date.map((d) => `trước ${d}`),
);
const present = fc.oneof(
  fc.constant('mới'),
  act.map((a) => `sau ${a}`),
  date.map((d) => `từ ${d}`),
);
const toNew = fc.oneof(
  fc.constantFrom(
    'nay thuộc',
    'nay là',
    'hiện nay thuộc',
    'hiện thuộc',
    'nay',
    'đã sáp nhập vào',
    'sáp nhập vào',
    'nhập về',
    '→',
    '->',
  ),
);
const toOld = fc.constantFrom(
  'sáp nhập từ',
  'hợp nhất từ',
  'được thành lập từ',
  'gồm',
  'trước đây là',
  'trước là',
);
const name = fc.constantFrom(...NAMES);
const kind = fc.constantFrom(...KINDS);
const letterCase = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
);
const said = (text: string) =>
  readMentions(text, isName).map((mention) => ({ name: fold(mention.name), list: mention.list }));

describe('words around a name say its list', () => {
  it('a name alone says nothing', () => {
    for (const one of NAMES) expect(said(one)).toEqual([{ name: fold(one), list: null }]);
  });

  it('whatever the wording, the brackets and the case', () => {
    fc.assert(
      fc.property(name, kind, bracket, letterCase, former, present, (n, k, around, cased, was, is) => {
        expect(said(cased(k + n + around(was)))).toEqual([{ name: fold(k + n), list: 'old' }]);
        expect(said(cased(k + n + around(is)))).toEqual([{ name: fold(k + n), list: 'new' }]);
      }),
    );
  });

  it('before the name too', () => {
    fc.assert(
      fc.property(name, letterCase, former, (n, cased, was) => {
        expect(said(cased(`Xã ${was}: ${n}`))).toEqual([{ name: fold(`xã ${n}`), list: 'old' }]);
      }),
    );
  });

  it('links say the list of both their sides', () => {
    fc.assert(
      fc.property(name, name, kind, letterCase, toNew, toOld, (a, b, k, cased, onward, back) => {
        fc.pre(a !== b);
        const old = (n: string) => ({ name: fold(n), list: 'old' });
        const current = (n: string) => ({ name: fold(n), list: 'new' });
        expect(said(cased(`${k}${a} (${onward} ${k}${b})`))).toEqual([old(k + a), current(k + b)]);
        expect(said(cased(`${k}${a}, ${onward} ${k}${b}`))).toEqual([old(k + a), current(k + b)]);
        expect(said(cased(`${k}${a} (${back} ${k}${b})`))).toEqual([current(k + a), old(k + b)]);
      }),
    );
  });

  it('every name after a link has its list', () => {
    expect(said('Xã Nậm Tông (gồm các xã Pa Hạc, Khau Vạ và Chợ Mới)')).toEqual([
      { name: 'xa nam tong', list: 'new' },
      { name: 'xa pa hac', list: 'old' },
      { name: 'khau va', list: 'old' },
      { name: 'cho moi', list: 'old' },
    ]);
  });

  it('reads text that was typed without marks, and no “dân cư” as “cũ”', () => {
    expect(said('xa pa hac cu')).toEqual([{ name: 'xa pa hac', list: 'old' }]);
    expect(said('Khu dân cư Pa Hạc').every(({ list }) => list === null)).toBe(true);
  });

  it('takes no district for a commune', () => {
    expect(said('Pa Hạc, huyện Khau Vạ')).toEqual([{ name: 'pa hac', list: null }]);
  });
});

describe('words of a heading say which list its column is of', () => {
  it('by the same grammar', () => {
    fc.assert(
      fc.property(former, present, letterCase, bracket, (was, is, cased, around) => {
        const folded = (heading: string) => {
          const read = readHeadingList(cased(heading));
          return read && { list: read.list, rest: fold(read.rest) };
        };
        expect(folded(`Tên xã${around(was)}`)).toEqual({ list: 'old', rest: 'ten xa' });
        expect(folded(`Tên xã${around(is)}`)).toEqual({ list: 'new', rest: 'ten xa' });
      }),
    );
  });

  it('of headings that speak of no list nothing', () => {
    for (const heading of ['Xã', 'Dân cư', 'Hiện trạng', 'Tổng số hộ', 'Xã, phường, đặc khu'])
      expect(readHeadingList(heading)).toBeNull();
  });
});
