import { describe, expect, it } from 'vitest';
import type { ProjectFile } from '../model/project.ts';
import { parseProject, projectText, unsafePath } from './project-file.ts';

const project: ProjectFile = {
  format: 'song-ban-project',
  version: 1,
  title: 'Tỉnh thử',
  asOf: '2026-09-30',
  synthetic: true,
  province: { code: '00', name: 'Tỉnh thử' },
  sources: [{ id: 'communes', role: 'communes', path: 'communes.geojson' }],
};

const codeOf = (value: unknown): string | null => {
  const result = parseProject(typeof value === 'string' ? value : JSON.stringify(value));
  return result.ok ? null : result.refusal.code;
};

describe('parseProject', () => {
  it('reads back what was written', () => {
    expect(parseProject(projectText(project))).toEqual({ ok: true, value: project });
  });

  it('accepts a byte order mark', () => {
    expect(codeOf(`\uFEFF${JSON.stringify(project)}`)).toBeNull();
  });

  it.each([
    ['project-broken-json', '{"format":'],
    ['project-other-format', { ...project, format: 'geojson' }],
    ['project-other-format', 'null'],
    ['project-newer-version', { ...project, version: 2 }],
    ['project-schema', { ...project, asOf: '30/9/2026' }],
    ['project-schema', { ...project, sources: [{ id: 'x', role: 'villages' }] }],
    ['project-schema', { ...project, settings: { technologies: ['6G'] } }],
    ['project-duplicate-source', { ...project, sources: [...project.sources, ...project.sources] }],
    ['project-unsafe-path', { ...project, sources: [{ id: 'x', role: 'villages', path: '../x.csv' }] }],
    ['project-bands-order', { ...project, settings: { fibreBandsMeters: [2000, 500] } }],
  ])('refuses with %s', (code, value) => {
    expect(codeOf(value)).toBe(code);
  });

  it('names the field at fault', () => {
    const result = parseProject(JSON.stringify({ ...project, sources: [{ id: 'x', role: 'villages' }] }));
    expect(result.ok ? null : result.refusal.context?.['field']).toBe('sources/0/path');
  });
});

it.each([
  ['data/villages.csv', null],
  ['./data', null],
  ['/etc/passwd', 'absolute'],
  ['C:\\data\\x.csv', 'absolute'],
  ['file:///x', 'absolute'],
  ['data/../../x', 'outside'],
  ['..\\x', 'outside'],
  ['.', 'empty'],
])('path %s: %s', (path, fault) => {
  expect(unsafePath(path)).toBe(fault);
});
