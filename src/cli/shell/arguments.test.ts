import { describe, expect, it } from 'vitest';
import { parseArguments, wholeOption, wordOption } from './arguments.ts';

const read = (line: string) => {
  const result = parseArguments(line.split(' ').filter(Boolean));
  if (!result.ok) return { refused: result.refusal.code, ...result.refusal.context };
  const { flags, ...rest } = result.value;
  return { ...rest, flags: [...flags] };
};

describe('what is read', () => {
  it('takes values after the option or with =, in any order, the last one where an option comes twice', () => {
    const expected = {
      command: 'analyze',
      paths: ['du-an'],
      options: { out: 'kq', locale: 'vi' },
      flags: ['geometry'],
      repeated: {},
    };
    expect(read('analyze du-an --out kq --locale=vi --geometry')).toEqual(expected);
    expect(read('analyze --geometry --out=a --locale vi du-an --out kq')).toEqual(expected);
  });
  it('keeps what stands after the first = and empty values', () => {
    expect(read('analyze a --out=b=c')).toMatchObject({ options: { out: 'b=c' } });
    expect(read('analyze a --out=')).toMatchObject({ options: { out: '' } });
  });
  it('takes many paths for check, and any name after --', () => {
    expect(read('check a b - --json')).toMatchObject({ paths: ['a', 'b', '-'], flags: ['json'] });
    expect(read('check -- --json -x')).toMatchObject({ paths: ['--json', '-x'], flags: [] });
  });
  it('leaves values that begin with a dash to the one who reads them', () => {
    expect(read('sample --out a --seed -1')).toMatchObject({ options: { seed: '-1' } });
    expect(read('analyze a --out=--json')).toMatchObject({ options: { out: '--json' } });
  });
});

/** Every command, as the refusal of an unknown one names them. */
const ALL = 'check, analyze, predict, plan, report, compare, pack, verify, sample';

describe('what is refused', () => {
  it.each([
    ['', { refused: 'cli-unknown-command', command: '', choices: ALL }],
    ['toString a', { refused: 'cli-unknown-command', command: 'toString', choices: ALL }],
    ['analyze a --outt b', { refused: 'cli-unknown-option', option: '--outt', command: 'analyze' }],
    ['analyze a --Out=b', { refused: 'cli-unknown-option', option: '--Out', command: 'analyze' }],
    ['analyze a --out b --json', { refused: 'cli-unknown-option', option: '--json', command: 'analyze' }],
    [
      'analyze a --out b --no-geometry',
      { refused: 'cli-unknown-option', option: '--no-geometry', command: 'analyze' },
    ],
    ['check a --json=1', { refused: 'cli-unknown-option', option: '--json', command: 'check' }],
    ['check a --__proto__ b', { refused: 'cli-unknown-option', option: '--__proto__', command: 'check' }],
    ['analyze -o a', { refused: 'cli-unknown-option', option: '-o', command: 'analyze' }],
    ['analyze a --out', { refused: 'cli-missing-value', option: '--out' }],
    ['analyze a --out --geometry', { refused: 'cli-missing-value', option: '--out' }],
    ['analyze a', { refused: 'cli-missing-option', option: '--out', command: 'analyze' }],
    ['analyze --out b', { refused: 'cli-paths-missing', command: 'analyze' }],
    ['analyze a b --out c', { refused: 'cli-paths-one', command: 'analyze', given: 2, paths: '“a”, “b”' }],
    ['compare a --out b', { refused: 'cli-paths-two', command: 'compare', given: 1, paths: '“a”' }],
    ['check', { refused: 'cli-paths-missing', command: 'check' }],
    ['sample a --out b', { refused: 'cli-paths-none', command: 'sample', given: 1, paths: '“a”' }],
  ])('%s', (line, refusal) => {
    expect(read(line)).toEqual(refusal);
  });
});

it('whole numbers and words are read or refused by name', () => {
  expect(wholeOption({ seed: '12' }, 'seed', 1)).toEqual({ ok: true, value: 12 });
  expect(wholeOption({}, 'seed', 1)).toEqual({ ok: true, value: 1 });
  for (const text of ['-1', '1,5', '', '1e3', '99999999999999999999'])
    expect(wholeOption({ seed: text }, 'seed', 1)).toMatchObject({
      ok: false,
      refusal: { code: 'cli-not-a-number', context: { option: '--seed', value: text } },
    });
  expect(wordOption({ locale: 'fr' }, 'locale', ['en', 'vi'])).toMatchObject({
    ok: false,
    refusal: { code: 'cli-not-a-choice', context: { choices: 'en, vi' } },
  });
});
