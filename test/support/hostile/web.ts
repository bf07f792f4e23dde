import { file, text, many, deep, type HostileFile } from './hostile-file.ts';

export const HTML_FILES: readonly HostileFile[] = [
  file('nested-tables.xls', () =>
    text(`<html>${deep(3_000, '<table><tr><td>', '</td></tr></table>')}</html>`),
  ),
  file('colspan.xls', () =>
    text(
      '<html><table><tr><td colspan="999999999">a</td><td>b</td></tr><tr><td rowspan="999999999">c</td></tr></table></html>',
    ),
  ),
  file('many-spans.xls', () =>
    text(`<html><table>${'<tr><td colspan="60000" rowspan="60000">a</td></tr>'.repeat(300)}</table></html>`),
  ),
  file('unclosed-cells.xls', () => text(`<html><table>${'<tr><td>'.repeat(200_000)}`)),
  file('scripts.xls', () =>
    text(
      '<html><script>globalThis.polluted = 1</script><table><tr><td onclick="x()">a<script>1</script></td><td>=1+1</td></tr></table></html>',
    ),
  ),
  file('open-tags.xls', () => text(`<html><table><tr><td ${'a="<" '.repeat(100_000)}`)),
  file('references.xls', () =>
    text(`<html><table><tr><td>${'&#99999999;&lt;&unknown;'.repeat(50_000)}</td></tr></table></html>`),
  ),
  file('spreadsheet-2003.xls', () =>
    text(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${many(500, () => '<Row ss:Index="999999999"><Cell ss:Index="999999999" ss:MergeAcross="999999999" ss:MergeDown="999999999"><Data ss:Type="Number">1e999</Data></Cell></Row>')}</Table></Worksheet></Workbook>`,
    ),
  ),
];
