import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What a file brings in: every relative path that it names, but for imports of types alone. */
function namedBy(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/^import type [^;]*;/gm, '');
  const found = [...text.matchAll(/['"`](\.{1,2}\/[^'"`\s]+\.(?:ts|mjs|js))['"`]/g)].map(([, path]) =>
    posix.join(posix.dirname(file), path),
  );
  // The launcher starts any entry of the sources; the command line is the one that tests start.
  if (text.includes('launch-cli.mjs')) found.push('src/cli/main.ts');
  return found.filter((path) => existsSync(join(root, path)));
}

function testFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return path === 'test/browser' ? [] : testFiles(root, path);
    return /\.test\.ts$/.test(path) && !/\.deep\.test\.ts$/.test(path) ? [path] : [];
  });
}

/** Unit, property, differential and golden tests that bring in one of `files`, near or far. */
export function reachableTests(root: string, files: ReadonlySet<string>): string[] {
  const reaches = (start: string): boolean => {
    const open = [start];
    const seen = new Set(open);
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (files.has(file)) return true;
      for (const next of namedBy(root, file)) if (!seen.has(next)) open.push(next);
      for (const next of open) seen.add(next);
    }
    return false;
  };
  return ['src', 'test'].flatMap((folder) => testFiles(root, folder)).filter(reaches);
}
