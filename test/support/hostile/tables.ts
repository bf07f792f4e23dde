import { file, text, many, type HostileFile } from './hostile-file.ts';

export const TEXT_FILES: readonly HostileFile[] = [
  file('only-bom.csv', () => Uint8Array.of(0xef, 0xbb, 0xbf)),
  file('only-blank.csv', () => text('\r\n \r\n\t\r\n')),
  file('odd-utf16.csv', () => Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x2c, 0x00, 0x42)),
  file('100k-columns.csv', () =>
    text(`${many(100_000, (i) => `c${i}`, ',')}\n${many(100_000, (i) => String(i), ',')}\n`),
  ),
  file('100k-columns-few-rows.csv', () => text(many(12, () => ','.repeat(100_000) + 'x', '\n'))),
  file('1m-short-rows.csv', () => text(`thôn,hộ\n${'a,1\n'.repeat(1_000_000)}`)),
  file('1m-empty-rows.csv', () => text(`thôn,hộ\n${'\n'.repeat(1_000_000)}a,1\n`)),
  file('lone-quotes.csv', () => text(`thôn,hộ\n${'"a,1\n'.repeat(50_000)}`)),
  file('quotes-inside.csv', () => text(`thôn,hộ\n${'"a"b"c,1\n'.repeat(50_000)}`)),
  file('2m-quotes.csv', () => text('"'.repeat(2_000_001))),
  file('one-long-line.csv', () => text('x'.repeat(8_000_000))),
  file('mixed-line-ends.csv', () =>
    text(many(30_000, (i) => `a${i},1${['\r', '\n', '\r\n', '\n\r'][i % 4]}`)),
  ),
  file('nul-bytes.csv', () => text(`thôn,hộ\n${many(1_000, (i) => `a${i % 7 ? '' : '\0'},1\n`)}`)),
  file('formulas.csv', () =>
    text('thôn;hộ\n=HYPERLINK("http://x";"y");1\n@SUM(A1);2\n<img src=x onerror=alert(1)>;3\n+cmd|calc;4\n'),
  ),
  file('proto-header.csv', () => text('__proto__,constructor,toString\n1,2,3\n')),
  file('one-separator.csv', () => text(';'.repeat(3_000_000))),
  file('separator-line.csv', () => text(`sep=\t\r\n${'a\tb\r\n'.repeat(10)}`)),
];
