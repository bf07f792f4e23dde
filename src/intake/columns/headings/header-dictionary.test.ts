import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../../../test/support/shared.ts';
import { FIELDS } from './header-dictionary.ts';
import { headingWords } from './heading-words.ts';
import { OWN_FIELDS } from './header-service.ts';

const wordsOf = (spelling: string): string =>
  headingWords(spelling)
    .map(({ toned }) => toned)
    .join(' ');
const shared = sharedPath('domain/headers.json');

describe.skipIf(!shared)('the header dictionary beside the reference list', () => {
  const reference = (
    JSON.parse(shared ? readFileSync(shared, 'utf8') : '{"fields":[]}') as {
      fields: { key: string; type: string; vi: string[]; en: string[] }[];
    }
  ).fields;
  const own = new Set<string>(OWN_FIELDS.map(({ key }) => key));

  it('has the same keys and types', () => {
    const ours = FIELDS.filter(({ key }) => !own.has(key)).map(({ key, type }) => `${key} ${type}`);
    expect(ours.toSorted()).toEqual(reference.map(({ key, type }) => `${key} ${type}`).toSorted());
  });

  it('knows every spelling', () => {
    const missing = reference.flatMap(({ key, vi, en }) => {
      const synonyms = (FIELDS.find((field) => field.key === key)?.synonyms ?? []).map(wordsOf);
      return [...vi, ...en].filter((spelling) => wordsOf(spelling) && !synonyms.includes(wordsOf(spelling)));
    });
    expect(missing).toEqual([]);
  });
});
