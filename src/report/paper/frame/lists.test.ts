import { describe, expect, it } from 'vitest';
import type { Ink } from '../sheet/ink.ts';
import type { Box } from '../sheet/sheet.ts';
import { flowLists } from './lists.ts';
import type { Block } from './parts.ts';

const ink = {} as Ink;
const column = (left: number): Box => ({ left, right: left + 100, bottom: 0, top: 100 });
const COLUMNS = [column(0), column(110), column(220)];
const ROW = 10;

/** A list of rows of ten points each that notes where each of its rows was set. */
function listOf(name: string, rows: number, set: Map<number, string[]>, from = 0): Block {
  return {
    least: 2 * ROW,
    whole: (rows - from) * ROW,
    draw({ left, top, bottom }) {
      const drawn = Math.min(rows - from, Math.floor((top - bottom) / ROW));
      const here = set.get(left) ?? [];
      for (let row = from; row < from + drawn; row++) here.push(`${name}${row}`);
      set.set(left, here);
      const end = from + drawn;
      return { foot: top - drawn * ROW, rest: end < rows ? listOf(name, rows, set, end) : null };
    },
  };
}

describe('lists of a page of their own', () => {
  it('set every row once, and go on to the right of where they began', () => {
    const set = new Map<number, string[]>();
    const left = flowLists(COLUMNS, [listOf('a', 4, set), listOf('b', 14, set), listOf('c', 3, set)], ink);
    expect(left).toEqual([]);
    const all = [...set.values()].flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(21);
    // b begins under a (no column holds all of it) and goes on in the next.
    expect(set.get(0)).toEqual(['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b3']);
    expect(set.get(110)).toEqual(Array.from({ length: 10 }, (_, row) => `b${row + 4}`));
    expect(set.get(220)).toEqual(['c0', 'c1', 'c2']);
  });

  it('keeps a list whole where a column holds it', () => {
    const set = new Map<number, string[]>();
    flowLists(COLUMNS, [listOf('a', 6, set), listOf('b', 7, set)], ink);
    expect(set.get(110)).toHaveLength(7);
  });

  it('hands what has no room to the next page, not a row of it lost', () => {
    const set = new Map<number, string[]>();
    let left: readonly Block[] = [listOf('a', 70, set)];
    let pages = 0;
    for (; left.length; pages++) left = flowLists(COLUMNS, left, ink);
    expect(pages).toBe(3);
    expect(new Set([...set.values()].flat()).size).toBe(70);
  });
});
