import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, optionsOf } from './arguments.ts';
import { usageText } from './usage-text.ts';

describe.each(['vi', 'en'] as const)('the command line says of itself in %s', (language) => {
  it('all that it does', () => {
    const text = usageText(language);
    for (const name of COMMAND_NAMES) expect(text).toContain(`  song-ban ${name} `);
  });

  it.each(COMMAND_NAMES)('%s: every option that it knows with what it means, and no other', (name) => {
    const text = usageText(language, name);
    const told = [...text.matchAll(/^ {2}--([a-z-]+)(.*(?:\n {28}.*)*)/gm)];
    expect(told.map(([, option]) => option)).toEqual(optionsOf(name));
    for (const [, , meaning] of told) expect(meaning).toMatch(/\p{L}{2}/u);
    expect(text).not.toContain('undefined');
    expect(text.match(/song-ban [a-z]+ /g)).toHaveLength(1);
  });

  it('in lines that a terminal holds', () => {
    for (const name of COMMAND_NAMES)
      for (const line of usageText(language, name).split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
