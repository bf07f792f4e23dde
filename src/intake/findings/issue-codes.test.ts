import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../i18n/messages.ts';
import { INTAKE_ISSUE_CODES } from './issue-codes.ts';

const source = (folder: URL): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        entry.name.endsWith('.ts') &&
        !entry.name.endsWith('.test.ts') &&
        entry.name !== 'issue-codes.ts',
    )
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
    .join('\n');

describe('issue codes of the import', () => {
  it.each(INTAKE_ISSUE_CODES)('%s has words in both languages', (code) => {
    for (const language of ['vi', 'en'] as const) expect(messagesIn(language).issues).toHaveProperty([code]);
  });

  it('are all reported somewhere', () => {
    const text = source(new URL('..', import.meta.url));
    expect(INTAKE_ISSUE_CODES.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });
});
