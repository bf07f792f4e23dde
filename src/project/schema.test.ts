import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileSchema } from '../../scripts/build-schema.mjs';
import { SOURCE_ROLES } from '../model/roles.ts';

const textOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

it('the compiled check is that of the published schema', () => {
  expect(textOf('./schema-validator.generated.js')).toBe(compileSchema());
});

it('the published schema knows every role and no other', () => {
  const { definitions } = JSON.parse(textOf('./project.schema.json')) as {
    definitions: { role: { enum: string[] } };
  };
  expect(definitions.role.enum.toSorted()).toEqual(SOURCE_ROLES.toSorted());
});
