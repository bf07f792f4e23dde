import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '../../src');
/** The one home of colours, for screen and paper. */
const HOME = 'cartography/tokens.ts';
/** `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa` as a whole word; not a character reference, a private member or a block. */
const HEX = /(?<![\w&{.#])#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})(?![\w(-])/gi;
const FUNCTIONS = /\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/gi;
/** A property of a style sheet that takes a colour, with its value; names of colours stand in no other place. */
const DECLARATION = /[\w-]*(?:color|background|border|outline|fill|stroke|shadow)[\w-]*\s*:\s*[^;{}]*/gi;
const NAMES =
  /(?<![\w-])(?:white|black|gr[ae]y|silver|red|maroon|orange|yellow|gold|olive|lime|green|teal|aqua|cyan|blue|navy|purple|magenta|fuchsia|pink|brown|beige|ivory|(?:dark|light|medium|dim|slate)[a-z]+)(?![\w-])/gi;

const withoutComments = (text: string): string =>
  text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ' '));

/** Colour literals of one file. */
function coloursIn(path: string, text: string): string[] {
  const code = withoutComments(text);
  const style = path.endsWith('.css') ? code : (/<style>([\s\S]*)<\/style>/.exec(code)?.[1] ?? '');
  const named = [...style.matchAll(DECLARATION)].flatMap(([declaration]) => declaration.match(NAMES) ?? []);
  // A call of that name in a script is a function of ours.
  const mixed = path.endsWith('.ts') ? code.match(/['"`](?:rgba?|hsla?)\(/gi) : style.match(FUNCTIONS);
  return [...(code.match(HEX) ?? []), ...(mixed ?? []), ...named];
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

it('writes colours in the tokens only', () => {
  const files = filesUnder(source).filter(
    (path) => /\.(ts|svelte|css)$/.test(path) && !path.endsWith('.test.ts'),
  );
  expect(files.length).toBeGreaterThan(300);
  const found = files
    .map((path) => [relative(source, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const)
    .filter(([path]) => path !== HOME)
    .map(([path, text]) => [path, coloursIn(path, text)] as const);
  expect(found.filter(([, colours]) => colours.length > 0)).toEqual([]);
  expect(coloursIn(HOME, readFileSync(join(source, HOME), 'utf8')).length).toBeGreaterThan(50);
});

it.each([
  ['a.css', 'a { color: #fff; }', '#fff'],
  ['a.css', 'a { background: rgb(1 2 3 / 20%) }', 'rgb('],
  ['a.css', 'a { border: 1px solid white; }', 'white'],
  ['a.svelte', '<p fill="#A1B2C3">x</p>', '#A1B2C3'],
  ['a.svelte', '<style>\n  p {\n    stroke: lightgrey;\n  }\n</style>', 'lightgrey'],
  ['a.ts', "export const INK = '#12345678';", '#12345678'],
  ['a.ts', "paint({ 'fill-color': `rgba(${red},0,0,1)` });", '`rgba('],
])('catches a colour planted in %s: %s', (path, text, colour) => {
  expect(coloursIn(path, text)).toEqual([colour]);
});

it.each([
  ['a.css', '/* #fff */ a { white-space: nowrap; color: var(--text); transition: color 1s; }'],
  [
    'a.svelte',
    '{#each rows as row (row)}&#8211;{/each}<style>a { background: color-mix(in srgb, var(--page) 9%, transparent); }</style>',
  ],
  ['a.ts', 'class A { #add(): void { this.#add(); } } // red, #fff'],
])('takes nothing else for one in %s', (path, text) => {
  expect(coloursIn(path, text.replace(' // red, #fff', '\n// red, #fff'))).toEqual([]);
});
