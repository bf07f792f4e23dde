import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrated, versionAfter, type Migration } from './migrations.ts';
import { parseProject, projectText } from './project-file.ts';

const folder = new URL('../../test/fixtures/projects/', import.meta.url);
const names = readdirSync(folder);

/** A document with every member that its schema had, for each form of the schema that projects were written by. */
describe('a project of every form that was ever written', () => {
  it.each(names)('%s opens, and nothing of it is lost', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const opened = parseProject(text);
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
    expect(opened.value).toEqual(JSON.parse(text));
    const again = parseProject(projectText(opened.value));
    expect(again.ok && again.value).toEqual(opened.value);
  });

  it('members that this version does not know are kept, wherever the schema lets them be', () => {
    const document = JSON.parse(readFileSync(new URL(names.at(-1)!, folder), 'utf8')) as {
      sources: object[];
    };
    const more = {
      ...document,
      later: { a: [1] },
      sources: document.sources.map((source) => ({ ...source, later: true })),
    };
    const opened = parseProject(JSON.stringify(more));
    expect(opened.ok && opened.value).toEqual(more);
  });
});

describe('steps from version to version', () => {
  const steps: readonly Migration[] = [
    ({ name, ...rest }) => ({ ...rest, title: name }),
    ({ title, ...rest }) => ({ ...rest, titles: [title] }),
  ];

  it('are gone one after the other from the version of the document on', () => {
    const first = { version: 1, name: 'a', kept: 1 };
    expect(migrated(first, steps)).toEqual({ version: 3, titles: ['a'], kept: 1 });
    expect(migrated({ version: 2, title: 'b' }, steps)).toEqual({ version: 3, titles: ['b'] });
    expect(first).toEqual({ version: 1, name: 'a', kept: 1 });
    expect(versionAfter(steps)).toBe(3);
  });

  it('leave what has no older version as it is', () => {
    for (const value of [
      null,
      4,
      'x',
      [],
      {},
      { version: '1' },
      { version: 0 },
      { version: 1.5 },
      { version: 9 },
    ])
      expect(migrated(value, steps)).toBe(value);
  });
});
