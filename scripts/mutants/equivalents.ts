import { readFileSync } from 'node:fs';
import type { Mutant } from './mutant.ts';

/** A fault that changes nothing that can be seen, and why. Found again by its text, not by its line. */
export interface Equivalent {
  readonly file: string;
  readonly within: string;
  readonly original: string;
  readonly mutated: string;
  /** Which of several alike in the function; 0 where left out. */
  readonly nth?: number;
  readonly reason: string;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');
const keyOf = ({ file, within, original, mutated, nth = 0 }: Omit<Equivalent, 'reason'>): string =>
  [file, within, flat(original), flat(mutated), nth].join('\n');

/** The faults judged equivalent; refuses one without a reason. */
export function readEquivalents(path: string): (mutant: Mutant) => string | null {
  const listed = JSON.parse(readFileSync(path, 'utf8')) as Equivalent[];
  const reasons = new Map(
    listed.map((entry) => {
      if (!entry.reason?.trim()) throw new Error(`No reason: ${entry.file} ${entry.original}`);
      return [keyOf(entry), entry.reason];
    }),
  );
  return (mutant) => reasons.get(keyOf(mutant)) ?? null;
}

/** Entries of the list that no fault of the sources fits any more. */
export function outdated(path: string, mutants: readonly Mutant[]): Equivalent[] {
  const known = new Set(mutants.map(keyOf));
  const rooms = new Set(mutants.map(({ file }) => file.split('/')[1]));
  return (JSON.parse(readFileSync(path, 'utf8')) as Equivalent[]).filter(
    (entry) => rooms.has(entry.file.split('/')[1]) && !known.has(keyOf(entry)),
  );
}
