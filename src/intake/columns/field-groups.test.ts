import { expect, it } from 'vitest';
import { messagesIn } from '../../i18n/messages.ts';
import { FIELDS } from './headings/header-dictionary.ts';
import { ROLE_FIELDS } from './headings/header-roles.ts';
import { FIELD_GROUPS } from './field-groups.ts';

it('every field stands in one group and has a name in both languages', () => {
  const keys = [...FIELDS, ...ROLE_FIELDS].map(({ key }) => key).sort();
  expect(Object.values(FIELD_GROUPS).flat().sort()).toEqual(keys);
  for (const language of ['vi', 'en'] as const) {
    const { name, group } = messagesIn(language).fields;
    expect(Object.keys(name).sort()).toEqual(keys);
    expect(new Set(Object.values(name)).size).toBe(keys.length);
    expect(Object.keys(group).sort()).toEqual(Object.keys(FIELD_GROUPS).sort());
  }
});
