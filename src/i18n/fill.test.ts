import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { fillBlanks, refusalText } from './fill.ts';

describe('filling the blanks of a sentence', () => {
  it('writes counts in the language and labels as they are', () => {
    expect(fillBlanks('Dòng {row}: {count} người', { row: 1234, count: 5230 }, 'vi')).toBe(
      'Dòng 1234: 5.230 người',
    );
    expect(fillBlanks('{meters} m', { meters: 12.34 }, 'vi')).toBe('12,3 m');
  });
  it('says the kind of a commune once', () => {
    const sentence = 'Xã “{value}” không có; xếp vào xã {placed}.';
    const fill = (value: string, placed: string) => fillBlanks(sentence, { value, placed }, 'vi');
    expect(fill('Mường Bú', 'Xá Nhè')).toBe('Xã “Mường Bú” không có; xếp vào xã Xá Nhè.');
    expect(fill('Xã Mường Bú', 'phường Tô Hiệu')).toBe('“Xã Mường Bú” không có; xếp vào phường Tô Hiệu.');
  });
  it('shows a blank without a value', () => {
    expect(fillBlanks('Cột {field}', {}, 'vi')).toBe('Cột (không rõ)');
  });
});

describe('a project file that does not fit its schema', () => {
  const schema = readFileSync(new URL('../project/project.schema.json', import.meta.url), 'utf8');
  const keywords = [
    ...new Set(
      Array.from(
        schema.matchAll(
          /"(\w*(?:[mM]inimum|[mM]aximum)|m(?:in|ax)Items|pattern|enum|const|type|required|oneOf|anyOf)":/g,
        ),
        ([, word]) => word!,
      ),
    ),
  ];

  it.each(keywords)('is refused in words of ours where %s is broken', (rule) => {
    const context = { rule, field: 'settings/years', limit: 3, values: 'a, b' };
    for (const language of ['vi', 'en'] as const) {
      const text = refusalText(
        { code: 'project-schema', location: { file: 'project.json' }, context },
        language,
      );
      expect(text).not.toContain(rule);
      if (/imum|Items/.test(rule)) expect(text).toMatch(/\b3\b/);
    }
  });

  it('has a word for each bound', () => {
    expect(keywords).toContain('exclusiveMinimum');
    expect(
      refusalText(
        { code: 'project-schema', context: { rule: 'exclusiveMinimum', field: 'a', limit: 0 } },
        'vi',
      ),
    ).toContain('phải lớn hơn 0');
  });
});
