import { solveCover } from '../../src/planning/optimise/cover/solve-cover.ts';
import { proveCover } from '../../src/planning/optimise/exact/prove-cover.ts';
import { solveWithHighs } from '../../src/planning/optimise/exact/highs.ts';
import { solveSetCover } from '../../src/planning/optimise/cover/set-cover.ts';
import type { CoverProblem } from '../../src/planning/optimise/cover/cover-problem.ts';
import { solvePrizeCollecting } from '../../src/planning/optimise/network/prize-collecting.ts';
import { solveSteiner } from '../../src/planning/optimise/network/steiner.ts';
import { readCoverPoints, readDistanceTable, readSetCover, readSteinLib } from './instances.ts';

export interface Row {
  readonly problem: string;
  readonly instance: string;
  readonly params: string;
  readonly optimum: number;
  readonly source: string;
}

interface Solved {
  readonly sense: 'max' | 'min';
  readonly value: number;
  readonly bound: number;
  /** What search and prices reached before the exact solver took over. */
  readonly first?: { readonly value: number; readonly bound: number; readonly seconds: number };
}

/** Why a row is not solved, in words. */
export type Skipped = { readonly skipped: string };

const SEED = 1;
const PROVE_SECONDS = 8;
/** Asked between turns: whether the time for it is over. */
const after = (seconds: number): (() => boolean) => {
  const end = performance.now() + seconds * 1000;
  return () => performance.now() > end;
};

const numberIn = (text: string, pattern: RegExp): number | null => {
  const found = pattern.exec(text);
  return found ? Number(found[1]) : null;
};

/** Choice and bound at once; what gap is left is given to the exact solver. */
async function maximumCover(problem: CoverProblem, p: number): Promise<Solved> {
  const started = performance.now();
  const known = solveCover(problem, p, { seed: SEED, turns: 4000, iterations: 2000, stop: after(0.8) });
  const first = {
    value: known.value,
    bound: known.upperBound,
    seconds: (performance.now() - started) / 1000,
  };
  const { value, upperBound } =
    known.value < known.upperBound
      ? await proveCover(problem, p, known, solveWithHighs, PROVE_SECONDS)
      : known;
  return { sense: 'max', value, bound: upperBound, first };
}

function setCover(problem: CoverProblem): Solved | Skipped {
  const solved = solveSetCover(problem, { seed: SEED, turns: 1e6, iterations: 1500, stop: after(1.8) });
  return solved
    ? { sense: 'min', value: solved.cost, bound: solved.lowerBound }
    : { skipped: 'some demand has no candidate' };
}

/** One row of the table of optima, from its file. */
export async function solveRow(row: Row, files: ReadonlyMap<string, string>): Promise<Solved | Skipped> {
  const path = files.get(row.instance.toLowerCase());
  const p = numberIn(row.params, /\bp=(\d+)/);
  const radius = numberIn(row.params, /(?:radius=|dist<=|\bR=)([\d.]+)/);
  const distances = [...files].find(([name]) => /network_distance.*\.csv$/.test(name))?.[1];
  switch (row.problem) {
    case 'SCP':
      if (/^best known/.test(row.source)) return { skipped: 'no proven optimum: best known value only' };
      return path ? setCover(readSetCover(path)) : { skipped: 'file not there' };
    case 'MCLP':
    case 'LSCP': {
      const read = path
        ? readCoverPoints
        : distances && /^spopt/i.test(row.instance)
          ? readDistanceTable
          : null;
      if (!read) return { skipped: 'file not there' };
      if (radius === null) return { skipped: 'no radius among its parameters' };
      const problem = read(path ?? distances!, radius);
      if (row.problem === 'LSCP') return setCover(problem);
      return p === null ? { skipped: 'no p among its parameters' } : maximumCover(problem, p);
    }
    case 'SPG': {
      if (!path) return { skipped: 'file not there' };
      const { graph, terminals, isPrized } = readSteinLib(path);
      if (isPrized) return { skipped: 'terminals with prizes: another problem' };
      const tree = solveSteiner(graph, terminals, { seed: SEED, turns: 40, stop: after(4) });
      return tree
        ? { sense: 'min', value: tree.length, bound: tree.lowerBound }
        : { skipped: 'terminals in pieces that nothing joins' };
    }
    case 'PCSTP': {
      if (!path) return { skipped: 'file not there' };
      const { graph, prize } = readSteinLib(path);
      const tree = solvePrizeCollecting(graph, prize, { seed: SEED, turns: 2000, stop: after(2) });
      return { sense: 'min', value: tree.cost, bound: tree.lowerBound };
    }
    default:
      return { skipped: `another problem: ${row.problem}` };
  }
}
