import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
let planted: string | null = null;

afterEach(() => {
  if (planted) rmSync(planted, { recursive: true, force: true });
  planted = null;
});

/** A house of its own with the given files, under the real rules. */
function cruise(files: Readonly<Record<string, string>>): { status: number | null; output: string } {
  planted = mkdtempSync(join(tmpdir(), 'song-ban-rules-'));
  for (const name of ['.dependency-cruiser.cjs', '.inner-rooms.cjs', 'tsconfig.base.json', 'package.json'])
    copyFileSync(join(root, name), join(planted, name));
  writeFileSync(join(planted, 'tsconfig.json'), '{ "extends": "./tsconfig.base.json", "include": ["src"] }');
  symlinkSync(join(root, 'node_modules'), join(planted, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(planted, path, '..'), { recursive: true });
    writeFileSync(join(planted, path), text);
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, 'src', '--config', '.dependency-cruiser.cjs'],
    {
      cwd: planted,
      encoding: 'utf8',
    },
  );
  return { status, output: stdout + stderr };
}

const MODEL = { 'src/model/place.ts': 'export const place = 1;\n' };

it('accepts an import that the table allows', () => {
  const { status, output } = cruise({
    ...MODEL,
    'src/geometry/measures/area.ts': "export { place } from '../../model/place.ts';\n",
  });
  expect(output).not.toContain('error');
  expect(status).toBe(0);
});

it('catches a room that imports from above', () => {
  const { status, output } = cruise({
    ...MODEL,
    'src/report/page.ts': 'export const page = 1;\n',
    'src/geometry/measures/area.ts': "export { page } from '../../report/page.ts';\n",
  });
  expect(output).toContain('room-geometry');
  expect(status).not.toBe(0);
});

it('catches a Svelte component that takes code of the engine', () => {
  const { output } = cruise({
    ...MODEL,
    'src/analysis/rates.ts': 'export const rates = 1;\n',
    'src/app/Panel.svelte':
      '<script lang="ts">import { rates } from \'../analysis/rates.ts\'; console.log(rates);</script>\n',
  });
  expect(output).toContain('room-app');
});

it('catches a cycle and a room that touches the disk', () => {
  const { output } = cruise({
    'src/model/a.ts': "import { b } from './b.ts';\nexport const a = b;\n",
    'src/model/b.ts': "import { a } from './a.ts';\nimport 'node:fs';\nexport const b = a;\n",
  });
  expect(output).toContain('no-cycles');
  expect(output).toContain('core-without-node');
});

it('catches an inner room that imports from one above it, and a folder that no table lists', () => {
  const { status, output } = cruise({
    'src/intake/records/row.ts': 'export const row = 1;\n',
    'src/intake/text/cell.ts': "export { row } from '../records/row.ts';\n",
    'src/intake/attic/box.ts': 'export const box = 1;\n',
    'src/intake/load.ts': "export { box } from './attic/box.ts';\n",
  });
  expect(output).toContain('inner-intake-text');
  expect(output).toContain('inner-intake-unlisted');
  expect(status).not.toBe(0);
});

it('catches the state of the screen that reaches for the map or a panel', () => {
  const { status, output } = cruise({
    'src/app/map/page-map.ts': 'export const map = 1;\n',
    'src/app/panels/header/menu.ts': 'export const menu = 1;\n',
    'src/app/session/session.ts': "export { map } from '../map/page-map.ts';\n",
    'src/app/session/files/intake.ts': "export { menu } from '../../panels/header/menu.ts';\n",
  });
  expect(output).toContain('inner-app-session:');
  expect(output).toContain('inner-app-session-files:');
  expect(status).not.toBe(0);
});
