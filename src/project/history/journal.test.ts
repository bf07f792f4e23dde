import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { sameJson, type Json } from './diff.ts';
import {
  editTo,
  firstState,
  keptSnapshot,
  redo,
  replay,
  soundSnapshot,
  textHash,
  undo,
  type JournalRow,
  type JournalState,
} from './journal.ts';

let hash: (text: string) => string;
beforeAll(async () => {
  hash = await textHash();
});

const STAMP = { by: 'HN', at: '2026-11-29T08:00:00Z' };
const documents = fc.array(
  fc.record({ title: fc.constantFrom('a', 'b', 'c'), list: fc.array(fc.nat(5), { maxLength: 4 }) }),
  { minLength: 1, maxLength: 12 },
);

/** A journal of edits, one document after the other; equal ones leave no row. */
function journalOf(list: readonly Json[]): { first: JournalState; last: JournalState; rows: JournalRow[] } {
  const first = firstState(hash, list[0]!);
  let last = first;
  const rows: JournalRow[] = [];
  for (const document of list.slice(1)) {
    const step = editTo(hash, last, document, { kind: 'test' }, STAMP);
    if (!step) continue;
    rows.push(step.row);
    last = step.state;
  }
  return { first, last, rows };
}

test('a known SHA-256', () => {
  expect(hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hash('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

describe('replaying', () => {
  test('rows leads to the state that wrote them', () => {
    fc.assert(
      fc.property(documents, (list) => {
        const { first, last, rows } = journalOf(list);
        expect(replay(hash, first, rows)).toEqual({ state: last, left: 0 });
      }),
    );
  });

  test('passes over rows that the state holds already', () => {
    const { last, rows } = journalOf([{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(replay(hash, last, rows)).toEqual({ state: last, left: 0 });
  });

  test('stops before the first row that is not what was written, whatever was changed in it', () => {
    const { first, rows } = journalOf([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }]);
    const faults: ((row: JournalRow) => JournalRow)[] = [
      (row) => ({ ...row, at: '2027-01-01T00:00:00Z' }),
      (row) => ({ ...row, by: 'XX' }),
      (row) => ({ ...row, note: { kind: 'other' } }),
      (row) => ({ ...row, seq: 9 }),
      (row) => ({ ...row, step: 'undo' }),
      (row) => ({ ...row, changes: [] }),
      (row) => ({ ...row, checksum: `0${row.checksum.slice(1)}` === row.checksum ? '1' : '0' }),
    ];
    for (const fault of faults) {
      const { state, left } = replay(hash, first, [rows[0]!, fault(rows[1]!), rows[2]!]);
      expect(state.document).toEqual({ a: 2 });
      expect(left).toBe(2);
    }
  });

  test('stops at a row that is missing, and at rows of another journal', () => {
    const { first, rows } = journalOf([{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(replay(hash, first, [rows[1]!])).toMatchObject({ state: first, left: 1 });
    const other = journalOf([{ a: 7 }, { a: 2 }, { a: 3 }]);
    expect(replay(hash, first, other.rows)).toMatchObject({ state: first, left: 2 });
  });
});

describe('undo and redo', () => {
  /** A plain list of states with a place in it. */
  test('go through the states as a list would, and over a replay', () => {
    const moves = fc.array(fc.constantFrom<'undo' | 'redo' | number>('undo', 'undo', 'redo', 1, 2, 3), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(moves, (list) => {
        const first = firstState(hash, { n: 0 });
        let state = first;
        const rows: JournalRow[] = [];
        const states: Json[] = [{ n: 0 }];
        let at = 0;
        for (const move of list) {
          const step =
            move === 'undo'
              ? undo(hash, state, STAMP)
              : move === 'redo'
                ? redo(hash, state, STAMP)
                : editTo(hash, state, { n: move, from: at }, { kind: 'test' }, STAMP);
          if (move === 'undo') at = Math.max(0, at - 1);
          else if (move === 'redo') at = Math.min(states.length - 1, at + 1);
          else if (step) {
            states.splice(at + 1, states.length, { n: move, from: at });
            at++;
          }
          if (step) {
            rows.push(step.row);
            state = step.state;
          }
          expect(sameJson(state.document, states[at])).toBe(true);
          expect(state.done.length).toBe(at);
          expect(state.undone.length).toBe(states.length - 1 - at);
        }
        expect(replay(hash, first, rows)).toEqual({ state, left: 0 });
      }),
      { numRuns: 300 },
    );
  });

  test('say which edit they are about, and who did it', () => {
    const { last } = journalOf([{ a: 1 }, { a: 2 }]);
    const step = undo(hash, last, { by: 'TL', at: '2026-11-30T08:00:00Z' })!;
    expect(step.row).toMatchObject({ seq: 2, step: 'undo', of: 1, by: 'TL', note: { kind: 'test' } });
  });
});

test('a snapshot whose bytes are not what was written is not sound', () => {
  const { last } = journalOf([{ a: 1 }, { a: 2 }]);
  const kept = keptSnapshot(hash, last);
  expect(soundSnapshot(hash, kept)).toEqual(last);
  expect(soundSnapshot(hash, { ...kept, document: { a: 3 } })).toBeNull();
  expect(soundSnapshot(hash, { ...kept, done: [] })).toBeNull();
});
