import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../i18n/messages.ts';

const folder = new URL('.', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

const CALL =
  /(?:refuse|reject|note|[Ff]ault|breakOff)\(\s*(?:entry,\s*)?'([a-z0-9-]+)'|code: '([a-z0-9-]+)'/g;
const codes = [...new Set([...sources.matchAll(CALL)].map((found) => found[1] ?? found[2]!))];

describe('words of the formats', () => {
  it('finds the codes', () => expect(codes.length).toBeGreaterThan(80));

  it.each(['vi', 'en'] as const)('has words for every code in %s', (language) => {
    const { issues, refusals } = messagesIn(language);
    expect(codes.filter((code) => !(code in issues) && !(code in refusals))).toEqual([]);
  });
});
