import { describe, expect, it } from 'vitest';
import { settingsOf, type ProjectFile } from '../model/project.ts';
import { refusalText } from '../i18n/fill.ts';
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

  it('reads what a project says of predictions', () => {
    const radio = {
      threshold: -112,
      locationPercent: 50,
      sigmaModel: 8,
      canopyMeters: 15,
      indoor: 'traditional',
      profiles: { '700': { eirpDbm: 61, bandwidthMhz: 10 }, '3500': { heightMeters: 30 } },
    } as const;
    const own: ProjectFile = { ...project, settings: { radio } };
    expect(parseProject(projectText(own))).toEqual({ ok: true, value: own });
    expect(settingsOf(own).radio).toEqual(radio);
    expect(settingsOf(project).radio).toEqual({});
  });

  it('accepts a byte order mark', () => {
    expect(codeOf(`\uFEFF${JSON.stringify(project)}`)).toBeNull();
  });

  it.each([
    ['project-broken-json', '{"format": x}'],
    ['project-broken-json', `${projectText(project)}x`],
    ['project-truncated', '{"format":'],
    ['project-truncated', ''],
    ['project-other-format', { ...project, format: 'geojson' }],
    ['project-other-format', 'null'],
    ['project-newer-version', { ...project, version: 2 }],
    ['project-schema', { ...project, asOf: '30/9/2026' }],
    ['project-schema', { ...project, sources: [{ id: 'x', role: 'villages' }] }],
    ['project-schema', { ...project, settings: { technologies: ['6G'] } }],
    ['project-schema', { ...project, settings: { radio: { threshold: 115 } } }],
    ['project-unknown-member', { ...project, settings: { radio: { treshold: -115 } } }],
    ['project-schema', { ...project, settings: { radio: { profiles: { LTE: { eirpDbm: 60 } } } } }],
    ['project-unknown-member', { ...project, settings: { radio: { profiles: { 1800: { eirp: 60 } } } } }],
    ['project-duplicate-source', { ...project, sources: [...project.sources, ...project.sources] }],
    ['project-unsafe-path', { ...project, sources: [{ id: 'x', role: 'villages', path: '../x.csv' }] }],
    ['project-bands-order', { ...project, settings: { fibreBandsMeters: [2000, 500] } }],
  ])('refuses with %s', (code, value) => {
    expect(codeOf(value)).toBe(code);
  });

  it('names the field at fault', () => {
    const result = parseProject(JSON.stringify({ ...project, sources: [{ id: 'x', role: 'villages' }] }));
    expect(result.ok ? null : result.refusal.context?.['field']).toBe('sources/0/path');
    const unknown = parseProject(JSON.stringify({ ...project, settings: { radio: { treshold: -115 } } }));
    expect(unknown.ok ? null : unknown.refusal.context?.['field']).toBe('settings/radio/treshold');
  });
});

describe('a project that was not copied to its end', () => {
  it('says so wherever its text breaks off, and where that is', () => {
    const text = projectText(project);
    for (let length = 0; length < text.trimEnd().length; length++) {
      const cut = text.slice(0, length);
      const line = cut.split('\n').length;
      const column = length - cut.lastIndexOf('\n') - 1;
      expect(parseProject(cut)).toMatchObject({
        refusal: { code: 'project-truncated', location: { file: 'project.json' }, context: { line, column } },
      });
    }
  });

  it('names the line and column of what is wrong in a whole one', () => {
    const lines = projectText(project).split('\n');
    lines[3] = `  "asOf" "2026-09-30",`;
    expect(parseProject(lines.join('\n'))).toMatchObject({
      refusal: { code: 'project-broken-json', context: { line: 4, column: 10 } },
    });
  });

  it.each(['vi', 'en'] as const)('is told in words with the place and what to do: %s', (language) => {
    const refused = parseProject('{\n  "format": "song-ban');
    const words = refused.ok ? '' : refusalText(refused.refusal, language);
    expect(words).toContain(language === 'vi' ? 'dòng 2, cột 21' : 'line 2, column 21');
    expect(words).not.toMatch(/không rõ|not known/);
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
