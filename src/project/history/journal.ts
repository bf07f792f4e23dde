import { createSHA256 } from 'hash-wasm';
import { applyChanges, diffJson, invert, MisfitError, type Change, type Json } from './diff.ts';

/** What an edit did, for the list of edits: a code with words in `i18n/` and what fills their blanks. */
export interface EditNote {
  readonly kind: string;
  readonly context?: Readonly<Record<string, string | number>>;
}

/** One edit, undo or redo, as it is kept. */
export interface JournalRow {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  readonly step: 'edit' | 'undo' | 'redo';
  /** The edit that an undo or redo is about; of an edit its own number. */
  readonly of: number;
  readonly note: EditNote;
  /** Initials of who did it; '' unknown. */
  readonly by: string;
  /** ISO time by the clock of the machine: shown, never relied on. */
  readonly at: string;
  readonly changes: readonly Change[];
  /** SHA-256 in hex over the checksum of the row before and this row. */
  readonly checksum: string;
}

/** A document after so many rows, with what can be taken back and done again, oldest first. */
export interface JournalState {
  readonly document: Json;
  readonly seq: number;
  /** Checksum of the last row; of a journal without rows that of its first document. */
  readonly checksum: string;
  /** Edits that stand, which undo takes back from the end. */
  readonly done: readonly DoneEdit[];
  /** Edits that were taken back, the one to redo next last. */
  readonly undone: readonly DoneEdit[];
}

interface DoneEdit {
  readonly seq: number;
  readonly note: EditNote;
  readonly by: string;
  readonly at: string;
  readonly changes: readonly Change[];
}

/** A whole state, kept so that not every row has to be read again. */
export interface KeptSnapshot extends JournalState {
  /** SHA-256 in hex over the rest. */
  readonly sum: string;
}

type Hash = (text: string) => string;

/** SHA-256 of texts, in hex; also where the page is no secure context and the browser offers none. */
export async function textHash(): Promise<Hash> {
  const hash = await createSHA256();
  return (text) => hash.init().update(text).digest('hex');
}

/** As many edits can be taken back. */
const UNDO_DEPTH = 1000;

const rowSum = (
  hash: Hash,
  before: string,
  { checksum: _, ...row }: Omit<JournalRow, 'checksum'> & { checksum?: string },
): string => hash(`${before}\n${canonical(row)}`);

/** One text for equal values: keys in order. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** A journal without rows. */
export const firstState = (hash: Hash, document: Json): JournalState => ({
  document,
  seq: 0,
  checksum: hash(canonical(document)),
  done: [],
  undone: [],
});

/** Whether anybody asked for it: who, and by which clock. */
export interface EditStamp {
  readonly by: string;
  readonly at: string;
}

interface Step {
  readonly row: JournalRow;
  readonly state: JournalState;
}

function stepTo(hash: Hash, state: JournalState, row: Omit<JournalRow, 'seq' | 'checksum'>): Step {
  const numbered = { ...row, of: row.step === 'edit' ? state.seq + 1 : row.of, seq: state.seq + 1 };
  const full = { ...numbered, checksum: rowSum(hash, state.checksum, numbered) };
  return { row: full, state: follow(state, full) };
}

/** The row of an edit that leads to `next`, and the state after it; null where nothing changes. */
export function editTo(
  hash: Hash,
  state: JournalState,
  next: Json,
  note: EditNote,
  stamp: EditStamp,
): Step | null {
  const changes = diffJson(state.document, next);
  if (!changes.length) return null;
  return stepTo(hash, state, { step: 'edit', of: 0, note, ...stamp, changes });
}

/** The row that takes the last standing edit back; null where there is none. */
export function undo(hash: Hash, state: JournalState, stamp: EditStamp): Step | null {
  const last = state.done.at(-1);
  if (!last) return null;
  return stepTo(hash, state, {
    step: 'undo',
    of: last.seq,
    note: last.note,
    ...stamp,
    changes: invert(last.changes),
  });
}

/** The row that does the edit again which was taken back last; null where there is none. */
export function redo(hash: Hash, state: JournalState, stamp: EditStamp): Step | null {
  const last = state.undone.at(-1);
  if (!last) return null;
  return stepTo(hash, state, {
    step: 'redo',
    of: last.seq,
    note: last.note,
    ...stamp,
    changes: last.changes,
  });
}

/** A row that does not follow from the state before it. */
class JournalError extends Error {
  constructor(readonly seq: number) {
    super(`journal row ${seq}`);
    this.name = 'JournalError';
  }
}

/** The state after a row whose checksum is not looked at. */
function follow(state: JournalState, row: JournalRow): JournalState {
  const document = applyChanges(state.document, row.changes);
  const { seq, note, by, at, changes, checksum } = row;
  const after = { document, seq, checksum };
  if (row.step === 'edit')
    return {
      ...after,
      done: [...state.done, { seq, note, by, at, changes }].slice(-UNDO_DEPTH),
      undone: [],
    };
  const from = row.step === 'undo' ? state.done : state.undone;
  const moved = from.at(-1);
  if (moved?.seq !== row.of) throw new JournalError(seq);
  return row.step === 'undo'
    ? { ...after, done: state.done.slice(0, -1), undone: [...state.undone, moved] }
    : { ...after, done: [...state.done, moved], undone: state.undone.slice(0, -1) };
}

export const keptSnapshot = (hash: Hash, state: JournalState): KeptSnapshot => ({
  ...state,
  sum: hash(canonical(state)),
});

/** The state of a snapshot; null where its bytes are not what was written. */
export function soundSnapshot(hash: Hash, { sum, ...state }: KeptSnapshot): JournalState | null {
  return hash(canonical(state)) === sum ? state : null;
}

/** What rows lead to, as far as each follows from the one before. */
export interface Replayed {
  readonly state: JournalState;
  /** Rows that were there but do not follow: the state is the last before them. */
  readonly left: number;
}

/** Plays rows behind a state; those up to its number are passed over. */
export function replay(hash: Hash, from: JournalState, rows: readonly JournalRow[]): Replayed {
  let state = from;
  const later = rows.filter(({ seq }) => seq > from.seq);
  for (const [k, row] of later.entries()) {
    try {
      if (row.seq !== state.seq + 1 || row.checksum !== rowSum(hash, state.checksum, row))
        return { state, left: later.length - k };
      state = follow(state, row);
    } catch (error) {
      if (!(error instanceof MisfitError || error instanceof JournalError)) throw error;
      return { state, left: later.length - k };
    }
  }
  return { state, left: 0 };
}
