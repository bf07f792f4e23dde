import { expect, it } from 'vitest';
import { parseProject, projectText } from './project-file.ts';
import { emptyProject, PROVINCES } from './provinces.ts';

it('lists 34 provinces, each code once', () => {
  expect(new Set(PROVINCES.map(({ code }) => code)).size).toBe(34);
  expect(new Set(PROVINCES.map(({ name }) => name)).size).toBe(34);
  expect(PROVINCES.find(({ name }) => name === 'Lào Cai')?.code).toBe('15');
});

it('an empty project is a project file', () => {
  const project = emptyProject(PROVINCES[6], 'Phủ sóng Lào Cai', '2026-09-30');
  const parsed = parseProject(projectText(project));
  expect(parsed).toEqual({ ok: true, value: project });
});
