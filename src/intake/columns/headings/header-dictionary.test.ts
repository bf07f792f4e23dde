import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../../../test/support/shared.ts';
import { FIELDS } from './header-dictionary.ts';
import { headingWords } from './heading-words.ts';
import { RADIO_FIELDS } from './header-radio.ts';
import { OWN_FIELDS } from './header-service.ts';

const wordsOf = (spelling: string): string =>
  headingWords(spelling)
    .map(({ toned }) => toned)
    .join(' ');
/** Spellings that the reference list gives to another field, before radios had fields of their own. */
const MOVED: Readonly<Record<string, string>> = {
  'Băng tần': 'band',
  Band: 'band',
  'Chiều cao anten': 'antenna_height',
  'Độ cao anten': 'antenna_height',
  'Antenna height': 'antenna_height',
  'Công suất phát': 'radio_power',
  'Công suất': 'radio_power',
  Power: 'radio_power',
};
const shared = sharedPath('domain/headers.json');

describe.skipIf(!shared)('the header dictionary beside the reference list', () => {
  const reference = (
    JSON.parse(shared ? readFileSync(shared, 'utf8') : '{"fields":[]}') as {
      fields: { key: string; type: string; vi: string[]; en: string[] }[];
    }
  ).fields;
  const own = new Set<string>([...RADIO_FIELDS, ...OWN_FIELDS].map(({ key }) => key));
  for (const { key } of reference) own.delete(key);

  it('has the same keys and types', () => {
    const ours = FIELDS.filter(({ key }) => !own.has(key)).map(({ key, type }) => `${key} ${type}`);
    expect(ours.toSorted()).toEqual(reference.map(({ key, type }) => `${key} ${type}`).toSorted());
  });

  it('knows every spelling', () => {
    const missing = reference.flatMap(({ key, vi, en }) => {
      const knows = (field: string, spelling: string): boolean =>
        (FIELDS.find((one) => one.key === field)?.synonyms ?? []).map(wordsOf).includes(wordsOf(spelling));
      return [...vi, ...en].filter(
        (spelling) => wordsOf(spelling) && !knows(MOVED[spelling] ?? key, spelling),
      );
    });
    expect(missing).toEqual([]);
  });
});
