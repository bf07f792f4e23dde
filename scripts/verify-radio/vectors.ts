import { type Comparison, MissingField } from './comparison.ts';
import { kindOf, readText, type VectorKind } from './files.ts';
import { checkLog, checkProfile } from './p1812-files.ts';
import { checkIntermediates, checkPaths } from './path-lines.ts';
import {
  checkHeightGain,
  checkItmIntermediates,
  checkItmOutput,
  checkP2p,
  checkTerrestrial,
  notAsked,
} from './tables.ts';

const CHECKS: Partial<Record<VectorKind, (text: string, path: string) => Comparison>> = {
  'p1812-log': (text, path) => checkLog(path, text),
  'p1812-profile': checkProfile,
  'p1812-lines': (text, path) => checkIntermediates(path, text),
  paths: checkPaths,
  'itm-p2p': (text, path) => checkP2p(path, text),
  'itm-intermediates': (text, path) => checkItmIntermediates(path, text),
  'itm-output': (text, path) => checkItmOutput(path, text),
  'itm-area': notAsked,
  'p2108-terrestrial': checkTerrestrial,
  'p2108-height-gain': checkHeightGain,
  'p2108-aeronautical': notAsked,
};
/** Files that others are joined to. */
const HELD: Partial<Record<VectorKind, string>> = {
  'itm-input': 'inputs; read from the output beside it',
  'itm-profiles': 'terrain profiles; read with the tables beside them',
};

export interface Verdict {
  readonly line: Record<string, unknown>;
  readonly outcome: 'compared' | 'missed' | 'held' | 'not-asked' | 'unknown';
}

/** Compares one file of vectors, whatever its form. */
export function verifyVectors(path: string): Verdict {
  const text = readText(path);
  const kind = kindOf(text);
  const check = CHECKS[kind];
  if (!check) {
    const held = HELD[kind];
    const why =
      held ??
      'not a vector file of a known form (P.1812 logs, profiles and JSON lines, ITM tables, P.2108 tables)';
    return {
      line: { kind, ...(held ? { heldFor: why } : { refused: why }) },
      outcome: held ? 'held' : 'unknown',
    };
  }
  try {
    const comparison = check(text, path);
    const sound = comparison.compared ? 'compared' : 'not-asked';
    return { line: { kind, ...comparison.line() }, outcome: comparison.sound ? sound : 'missed' };
  } catch (error) {
    if (!(error instanceof MissingField)) throw error;
    return { line: { kind, rows: 0, notRead: 1, why: [error.message] }, outcome: 'missed' };
  }
}
