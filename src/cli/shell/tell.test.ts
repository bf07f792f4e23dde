import { expect, it, vi } from 'vitest';
import { shown, tellJson } from './tell.ts';

it('shows control characters and marks of direction as signs; tabs stay', () => {
  expect(shown('Bản\u001b[31m đỏ\r\n\tA\u009b2J\u202e\u007f')).toBe('Bản␛[31m đỏ␍␊\tA<U+009B>2J<U+202E>␡');
});

it('JSON reads back as it was, without anything that a terminal obeys', () => {
  const value = { name: 'a\u009b2J\u202eb\u001b' };
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  tellJson(JSON.stringify(value));
  const printed = String(write.mock.calls[0]![0]);
  write.mockRestore();
  expect(JSON.parse(printed)).toEqual(value);
  expect(printed).not.toMatch(/[\u0000-\u0008\u007f-\u009f\u202e]/);
});
