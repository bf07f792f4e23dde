import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { filesByName, NotOfTheForm } from './planning/instances.ts';
import { solveRow, type Row } from './planning/solve-row.ts';

/**
 * `verify:planning -- DIR`: solves the instances that `known-optima.csv` of a folder lists and prints one JSON line per
 * row: value, bound, optimum, gap, seconds; or why it was not solved. Exit 1 where a value or a bound lies on the wrong
 * side of the known optimum or of each other.
 */
const TOLERANCE = 1e-6;

function readRows(path: string): Row[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map(({ problem, instance, params, optimum, source }) => ({
    problem: problem ?? '',
    instance: instance ?? '',
    params: params ?? '',
    optimum: optimum ? Number(optimum) : NaN,
    source: source ?? '',
  }));
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

async function lineOf(row: Row, files: ReadonlyMap<string, string>) {
  const { problem, instance, params } = row;
  const started = performance.now();
  const solved = await solveRow(row, files).catch((error: unknown) => {
    if (error instanceof NotOfTheForm) return { skipped: error.message };
    throw error;
  });
  if ('skipped' in solved) return { problem, instance, params, skipped: solved.skipped };
  const { sense, value, bound } = solved;
  const optimum = Number.isNaN(row.optimum) ? null : row.optimum;
  // Seen as a sum to be made small: the bound lies below, the value above.
  const sign = sense === 'min' ? 1 : -1;
  const slack = TOLERANCE * Math.max(1, Math.abs(value));
  const isSound =
    sign * (value - bound) >= -slack &&
    (optimum === null || (sign * (value - optimum) >= -slack && sign * (optimum - bound) >= -slack));
  return {
    problem,
    instance,
    params,
    value,
    bound,
    optimum,
    gap: round(Math.abs(bound - value) / Math.max(1e-12, Math.abs(value)), 6),
    offOptimum:
      optimum === null ? null : round(Math.abs(value - optimum) / Math.max(1e-12, Math.abs(optimum)), 6),
    boundOffOptimum:
      optimum === null ? null : round(Math.abs(bound - optimum) / Math.max(1e-12, Math.abs(optimum)), 6),
    seconds: round((performance.now() - started) / 1000, 3),
    ...(solved.first && { first: solved.first }),
    sound: isSound,
  };
}

async function main(argument: string | undefined): Promise<number> {
  const root = argument && resolve(process.env['INIT_CWD'] ?? process.cwd(), argument);
  const table = root && join(root, 'known-optima.csv');
  if (!root || !table || !existsSync(table)) {
    console.error(
      `Usage: npm run --silent verify:planning -- DIR${root ? ` (${argument} holds no known-optima.csv)` : ''}`,
    );
    return 2;
  }
  const files = filesByName(root);
  let unsound = 0;
  for (const row of readRows(table)) {
    const line = await lineOf(row, files);
    if ('sound' in line && !line.sound) unsound++;
    console.log(JSON.stringify(line));
  }
  return unsound ? 1 : 0;
}

process.exitCode = await main(process.argv[2]);
