import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import type { Sheet } from '../reading/parsed-file.ts';
import { readFile } from '../registry.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
async function sheetsOf(name: string, bytes: Uint8Array): Promise<readonly Sheet[]> {
  const result = await readFile(sourceOfBytes(name, bytes));
  if (!result.ok || result.value.kind !== 'sheets') throw new Error(JSON.stringify(result));
  return result.value.sheets;
}

describe('web pages under the name of a workbook', () => {
  const PAGE = `<!-- xuất từ cổng -->
    <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td { color: red }</style>
    <script>globalThis.polluted = '<table><tr><td>không</td></tr></table>'</script></head><body>
    <table border=1>
      <tr><th rowspan="2">Thôn,<br>bản</th><th colspan=2>Số hộ</th></tr>
      <tr><th>Tổng</th><th>Nghèo</th></tr>
      <tr><td>N&agrave; Hỳ &amp; P&aacute;  Mỳ</td><td>1.062</td><td x:num="12.5">12,5</td></tr>
      <tr><td onclick="alert('>')">=HYPERLINK("x")</td><td>5 < 6</td>
    </table></body></html>`;

  it('give the text that is shown, merges, and exact numbers where they stand beside it', async () => {
    const [sheet] = await sheetsOf('bang.xls', utf8(PAGE));
    expect(sheet!.rows).toEqual([
      ['Thôn,\nbản', 'Số hộ'],
      [null, 'Tổng', 'Nghèo'],
      ['Nà Hỳ & Pá Mỳ', '1.062', 12.5],
      ['=HYPERLINK("x")', '5 < 6'],
    ]);
    expect(sheet!.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ]);
    expect('polluted' in globalThis).toBe(false);
  });

  it('give every table, those inside the frame of a page too', async () => {
    const page =
      '<table><tr><td>Tiêu đề<table><tr><td>a</td></tr></table></td></tr></table><table><tr><td>b</td></tr></table>';
    const sheets = await sheetsOf('bang.html', utf8(page));
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['Bảng 1', [['a']]],
      ['Bảng 2', [['Tiêu đề']]],
      ['Bảng 3', [['b']]],
    ]);
  });

  it('are read in UTF-16 and by the code page that they declare', async () => {
    const wide = new Uint8Array(
      Uint16Array.from([...'\uFEFF<table><tr><td>Đèn</td></tr></table>'].map((c) => c.charCodeAt(0))).buffer,
    );
    expect((await sheetsOf('a.xls', wide))[0]!.rows).toEqual([['Đèn']]);
    const declared = '<html><meta charset=windows-1258><table><tr><td>\xd0\xe8n</td></tr></table>';
    const bytes = Uint8Array.from(declared, (letter) => letter.charCodeAt(0));
    expect((await sheetsOf('a.xls', bytes))[0]!.rows).toEqual([['Đèn']]);
  });

  it('without a table are refused by what they are, whatever their name', async () => {
    for (const name of ['dang-nhap.xls', 'vung.geojson', 'ban.csv'])
      expect(
        await readFile(sourceOfBytes(name, utf8('<!DOCTYPE html><html><body>Đăng nhập</body></html>'))),
      ).toMatchObject({
        ok: false,
        refusal: { code: 'html-without-table', location: { file: name } },
      });
  });
});

describe('workbooks as XML of 2003', () => {
  const BOOK = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>
    <Style ss:ID="t"><Font ss:FontName=".VnTime" ss:Bold="1"/></Style></Styles>
    <Worksheet ss:Name="Số liệu"><Table>
    <Row><Cell ss:MergeAcross="1" ss:StyleID="t"><Data ss:Type="String">Bản</Data></Cell><Cell><Data ss:Type="String">Ngày</Data></Cell></Row>
    <Row ss:Index="4" ss:Hidden="1"><Cell ss:StyleID="p"><Data ss:Type="Number">0.985</Data></Cell>
    <Cell ss:Index="3"><Data ss:Type="DateTime">2026-09-30T00:00:00.000</Data></Cell>
    <Cell><Data ss:Type="Number">x</Data></Cell></Row></Table></Worksheet>
    <Worksheet ss:Name="Ẩn"><Table><Row><Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
    <WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`;

  it('keep values, formats, fonts, merges and what is hidden', async () => {
    const result = await readFile(sourceOfBytes('bang.xls', utf8(BOOK)));
    if (!result.ok || result.value.kind !== 'sheets') throw new Error(JSON.stringify(result));
    const [shown, hidden] = result.value.sheets;
    expect(shown!.rows).toEqual([
      ['Bản', null, 'Ngày'],
      [
        { kind: 'number', value: 0.985, format: '0.00%', percent: true },
        null,
        { kind: 'date', iso: '2026-09-30' },
      ],
    ]);
    expect([...shown!.rowNumbers]).toEqual([1, 4]);
    expect(shown!.hiddenRows).toEqual([1]);
    expect(shown!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(shown!.fonts!.fonts[shown!.fonts!.cells[0]!]).toEqual({ name: '.VnTime', bold: true });
    expect(hidden).toMatchObject({ name: 'Ẩn', hidden: true, rows: [[true]] });
    expect(result.value.issues).toMatchObject([
      { code: 'cells-broken', sheet: 'Số liệu', context: { cells: 1 } },
    ]);
  });
});
