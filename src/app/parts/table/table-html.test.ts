import { expect, test } from 'vitest';
import { textColumn } from './columns.ts';
import { tableToPaste } from './table-html.ts';

interface Row {
  readonly name: string;
  readonly count: string;
}

test('rows paste as a table in their order, nothing of a name is read as a tag, figures stand at the right', () => {
  const columns = [
    textColumn<Row>('name', 'Bản', 1, 10, ({ name }) => name),
    { ...textColumn<Row>('count', 'Hộ', 1, 10, ({ count }) => count), align: 'end' as const },
  ];
  const rows = [
    { name: 'Bản <b>Mới</b> & Cũ', count: '1.234' },
    { name: 'Tổ 2', count: '–' },
  ];
  const { html, plain } = tableToPaste('Chưa có sóng: 2 bản', rows, columns);
  expect(plain).toBe('Chưa có sóng: 2 bản\nBản\tHộ\nBản <b>Mới</b> & Cũ\t1.234\nTổ 2\t–');
  expect(
    [...html.matchAll(/<t[dh] [^>]*text-align:(\w+)[^>]*>([^<]*)</g)].map(([, side, text]) => [side, text]),
  ).toEqual([
    ['left', 'Bản'],
    ['right', 'Hộ'],
    ['left', 'Bản &lt;b&gt;Mới&lt;/b&gt; &amp; Cũ'],
    ['right', '1.234'],
    ['left', 'Tổ 2'],
    ['right', '–'],
  ]);
  expect(html).toContain('>Chưa có sóng: 2 bản</caption>');
});
