import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

/** Names that a file exports and declares itself: what it only hands on is the same thing under the same name. */
function exportsOf(text: string): string[] {
  const { statements } = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest);
  return statements.filter(isExported).flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [name.text] : [],
      );
    const { name } = statement as ts.DeclarationStatement;
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });
}

/**
 * Where a name is declared, as one text per thing: the two languages hold the same words on purpose, one file each.
 */
const thingOf = (path: string): string => path.replace(/^src\/i18n\/(vi|en)\//, 'src/i18n/<language>/');

/** Names by the things that they name, where these are several. */
function namedTwice(files: ReadonlyMap<string, string>): Record<string, string[]> {
  const things = new Map<string, Set<string>>();
  for (const [path, text] of files)
    for (const name of exportsOf(text))
      things.set(name, (things.get(name) ?? new Set<string>()).add(thingOf(path)));
  return Object.fromEntries(
    [...things].flatMap(([name, where]) => (where.size > 1 ? [[name, [...where].sort()]] : [])),
  );
}

/** Types that TypeScript has for every file. */
function builtInTypes(): Set<string> {
  const lib = join(root, 'node_modules/typescript/lib');
  return new Set(
    filesBelow(lib, /^lib\.es\d+\..*d\.ts$|^lib\.es5\.d\.ts$/).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^(?:declare )?(?:type|interface) (\w+)/gm)].map(
        ([, name]) => name!,
      ),
    ),
  );
}

/** Rows of the tables of the glossary: code words of each, and the names that they have replaced. */
const readGlossary = (): { code: string; not: string[] }[] =>
  readFileSync(join(root, 'docs/glossary.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, , code, , not] = line.split('|');
      const word = /^ `(\w+)` $/.exec(code ?? '')?.[1];
      return word
        ? [{ code: word, not: [...(not ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name!) }]
        : [];
    });

describe('a name', () => {
  const files = new Map(
    filesBelow(join(root, 'src'), /\.ts$/).map((path) => [
      relative(root, path).replaceAll('\\', '/'),
      readFileSync(path, 'utf8'),
    ]),
  );
  const exported = new Set([...files.values()].flatMap(exportsOf));

  it('is exported by one file', () => {
    expect(exported.size).toBeGreaterThan(1000);
    expect(namedTwice(files)).toEqual({});
  });
  it('that two files export is found, handing on and the two languages apart', () => {
    const planted = new Map([
      ['src/model/a.ts', 'export interface Site {}\nexport const one = 1;'],
      ['src/planning/b.ts', "export type Site = string;\nexport { one } from '../model/a.ts';"],
      ['src/i18n/vi/c.ts', "export const words = '';"],
      ['src/i18n/en/c.ts', "export const words = '';"],
    ]);
    expect(namedTwice(planted)).toEqual({ Site: ['src/model/a.ts', 'src/planning/b.ts'] });
  });
  it("hides none of TypeScript's own", () => {
    const own = builtInTypes();
    expect(own.has('Pick') && own.has('Map')).toBe(true);
    expect([...exported].filter((name) => own.has(name))).toEqual([]);
  });
});

describe('the glossary', () => {
  const rows = readGlossary();
  const text = filesBelow(join(root, 'src'), /\.(ts|svelte)$/).map((path) => readFileSync(path, 'utf8'));
  const words = new Set(text.flatMap((file) => file.match(/\w+/g) ?? []));
  const exported = new Set(
    filesBelow(join(root, 'src'), /\.ts$/).flatMap((path) => exportsOf(readFileSync(path, 'utf8'))),
  );

  it('names words that the code has, each once', () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.map(({ code }) => code).filter((code) => !words.has(code))).toEqual([]);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
  });
  it('and none of the names that they have replaced', () => {
    const replaced = rows.flatMap(({ not }) => not);
    expect(replaced.length).toBeGreaterThan(20);
    expect(replaced.filter((name) => exported.has(name))).toEqual([]);
  });
});
