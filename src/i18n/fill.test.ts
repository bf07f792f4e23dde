import { describe, expect, it } from 'vitest';
import { fillBlanks } from './fill.ts';

describe('filling the blanks of a sentence', () => {
  it('writes counts in the language and labels as they are', () => {
    expect(fillBlanks('Dòng {row}: {count} người', { row: 1234, count: 5230 }, 'vi')).toBe(
      'Dòng 1234: 5.230 người',
    );
    expect(fillBlanks('{meters} m', { meters: 12.34 }, 'vi')).toBe('12,3 m');
  });
  it('shows a blank without a value', () => {
    expect(fillBlanks('Cột {field}', {}, 'vi')).toBe('Cột …');
  });
});
