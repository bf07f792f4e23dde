import { statSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { filesBelow } from './verify-radio/files.ts';
import { verifyVectors } from './verify-radio/vectors.ts';

/**
 * `verify:radio -- FILE_OR_DIR`: the propagation models beside reference vectors; a JSON line per file with its rows
 * and the worst absolute error of each quantity. Exit 1 where a row misses its tolerance or cannot be read, 2 where
 * nothing could be compared.
 */
function main(argument: string | undefined): number {
  const root = argument && resolve(process.env['INIT_CWD'] ?? process.cwd(), argument);
  const there = root ? statSync(root, { throwIfNoEntry: false }) : undefined;
  if (!root || !there) {
    console.error(
      `Usage: npm run --silent verify:radio -- FILE_OR_DIR${root ? ` (${argument} does not exist)` : ''}`,
    );
    return 2;
  }
  const single = !there.isDirectory();
  const base = single ? dirname(root) : root;
  const outcomes = (single ? [root] : filesBelow(root)).map((path) => {
    const { line, outcome } = verifyVectors(path);
    console.log(JSON.stringify({ file: relative(base, path) || basename(path), outcome, ...line }));
    return outcome;
  });
  if (outcomes.includes('missed')) return 1;
  if (outcomes.includes('compared') || outcomes.includes('not-asked')) return 0;
  console.error(`Nothing to compare in ${argument}: no vector file of a known form`);
  return 2;
}

process.exitCode = main(process.argv[2]);
