import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Engine from '../../src/jobs/engine/engine-host.ts';
import type * as Bytes from '../../src/model/basics/bytes.ts';
import type * as Groups from '../../src/app/session/layer-groups.ts';
import type * as Words from '../../src/i18n/messages.ts';

const root = resolve(import.meta.dirname, '../..');
let house: string;

/** All that the recipe "Add a source role" asks for, for schools as points: by file, what is put before which text. */
const RECIPE: Readonly<Record<string, readonly (readonly [before: string, text: string])[]>> = {
  'src/model/roles.ts': [
    [
      '  crosswalk: {',
      "  schools: { swatch: { kind: 'point', of: 'measurement' }, listed: 12.5, map: null, cited: null, issues: ['school-elsewhere'] },\n",
    ],
  ],
  'src/intake/roles/all.ts': [['export { crosswalk }', "export { schools } from './service/schools.ts';\n"]],
  'src/project/project.schema.json': [['"crosswalk"', '"schools", ']],
  'src/i18n/vi/common.ts': [['    crosswalk:', "    schools: 'Điểm trường',\n"]],
  'src/i18n/en/common.ts': [['    crosswalk:', "    schools: 'School sites',\n"]],
  'src/i18n/vi/issues/issues-intake.ts': [
    ["  'crosswalk-incomplete'", "  'school-elsewhere': 'Điểm trường không có tọa độ.',\n"],
  ],
  'src/i18n/en/issues/issues-intake.ts': [
    ["  'crosswalk-incomplete'", "  'school-elsewhere': 'A school site has no coordinates.',\n"],
  ],
};
const ROLE_FILE = `import type { Role } from '../../assembly/role.ts';
import { POSITION } from '../../columns/headings/role-columns.ts';
import { recordsOf } from '../../records/loaded-source.ts';
import { findLocation } from '../../records/locations.ts';

/** Schools and their outposts. */
export const schools: Role = {
  fields: ['schools', ...POSITION],
  signs: {
    shapes: { point: 0.1, table: 0.1 },
    fields: { schools: 0.2 },
    words: /\\b(diem truong|schools?)\\b/,
    not: ['village', 'cluster'],
  },
  asks: { date: 'fresh' },
  build: (assembly) => {
    for (const { reader, row } of recordsOf(assembly.of('schools')))
      if (!findLocation(reader, row)) reader.log.atRow(reader.table, row, { code: 'school-elsewhere', did: 'rejected' });
    return {};
  },
};
`;
const FIXTURE = 'Trường học,Kinh độ,Vĩ độ\n2,103.50,21.50\n1,103.51,21.51\n3,,\n';

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'song-ban-role-'));
  for (const path of ['src', 'scripts/build-schema.mjs', 'tsconfig.base.json', 'tsconfig.core.json'])
    cpSync(join(root, path), join(house, path), {
      recursive: true,
      filter: (from) => !from.endsWith('.test.ts'),
    });
  writeFileSync(join(house, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'junction');
  for (const [path, edits] of Object.entries(RECIPE)) {
    let text = readFileSync(join(house, path), 'utf8');
    for (const [before, added] of edits) {
      expect(text.split(before), `${path} holds ${before} once`).toHaveLength(2);
      text = text.replace(before, () => added + before);
    }
    writeFileSync(join(house, path), text);
  }
  writeFileSync(join(house, 'src/intake/roles/service/schools.ts'), ROLE_FILE);
  expect(spawnSync(process.execPath, [join(house, 'scripts/build-schema.mjs')]).status).toBe(0);
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

/** Code of the copy; its types are those of the house that it was copied from. */
const load = <T>(path: string): Promise<T> => import(/* @vite-ignore */ join(house, path)) as Promise<T>;

it('a role is its entry, its file, one line, its words: nothing else has to know it', () => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.core.json', '--noEmit'], {
    cwd: house,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

it('a file of it goes from the drop to the panel of layers', async () => {
  const { EngineHost } = await load<typeof Engine>('src/jobs/engine/engine-host.ts');
  const { sourceOfBytes: bytesOf } = await load<typeof Bytes>('src/model/basics/bytes.ts');
  const { layerGroups } = await load<typeof Groups>('src/app/session/layer-groups.ts');
  const { ROLES } = await load<{ ROLES: Readonly<Record<string, { swatch: unknown }>> }>(
    'src/model/roles.ts',
  );
  const { messagesIn } = await load<typeof Words>('src/i18n/messages.ts');
  const project = {
    format: 'song-ban-project',
    version: 1,
    title: 'Thử',
    asOf: '2026-09-30',
    synthetic: true,
    province: { code: '10', name: 'Lào Cai' },
    sources: [],
  };
  const text = (name: string, content: string) => bytesOf(name, new TextEncoder().encode(content));
  const engine = new EngineHost(() => Promise.reject(new Error('no paper here')));
  await engine.openProject([text('project.json', JSON.stringify(project))], {});
  const { files, snapshot } = await engine.addFiles([text('Điểm trường 30.9.2026.csv', FIXTURE)], {}, {});
  expect(files).toMatchObject([{ role: 'schools', refusal: null }]);
  expect(snapshot!.inputs).toMatchObject([{ role: 'schools', read: 3, kept: 2, rejected: 1 }]);
  expect(snapshot!.issues).toContainEqual(expect.objectContaining({ code: 'school-elsewhere', row: 4 }));
  expect(layerGroups(snapshot!)).toMatchObject([{ id: 'schools', role: 'schools', count: 2, rejected: 1 }]);
  expect(ROLES['schools']!.swatch).toEqual({ kind: 'point', of: 'measurement' });
  for (const [language, name] of [
    ['vi', 'Điểm trường'],
    ['en', 'School sites'],
  ] as const)
    expect(messagesIn(language).common.role).toHaveProperty('schools', name);
  // The project that now names the role is one that can be opened again.
  const kept = text('project.json', JSON.stringify(snapshot!.project));
  const again = await engine.openProject([kept, text('Điểm trường 30.9.2026.csv', FIXTURE)], {});
  expect(again.inputs).toMatchObject([{ role: 'schools', kept: 2 }]);
});
