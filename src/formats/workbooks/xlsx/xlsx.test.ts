import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../model/basics/bytes.ts';
import { fontAt, type ParsedSheets } from '../../reading/parsed-file.ts';
import { readFile } from '../../registry.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbook(sheet: string, shared = '', styles = '<styleSheet/>'): Uint8Array {
  return zipSync({
    'xl/workbook.xml': utf8(
      `<workbook ${MAIN} xmlns:r="${RELATION}"><sheets><sheet name="Bản &amp; thôn" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': utf8(
      `<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATION}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': utf8(sheet),
    'xl/sharedStrings.xml': utf8(`<sst>${shared}</sst>`),
    'xl/styles.xml': utf8(styles),
  });
}

async function read(bytes: Uint8Array): Promise<ParsedSheets> {
  const result = await readFile(sourceOfBytes('bang.xlsx', bytes));
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value as ParsedSheets;
}

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0&quot; d&quot;%"/></numFmts>
  <fonts><font><name val="Calibri"/></font><font><b/><name val=".VnTime"/></font></fonts>
  <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="164" fontId="1"/></cellXfs></styleSheet>`;

describe('xlsx', () => {
  it('reads values, formats, dates, fonts, merges and hidden rows at their places', async () => {
    const { sheets, issues } = await read(
      workbook(
        `<worksheet><sheetData>
          <row r="2"><c r="B2" t="s" s="2"><v>0</v></c><c t="s"><v>1</v></c></row>
          <row r="5" hidden="1"><c r="A5" s="1"><v>45000.5</v></c><c r="B5" s="2"><v>0.985</v></c><c r="C5" t="b"><v>1</v></c>
            <c r="D5" t="e"><v>#N/A</v></c><c r="E5" t="inlineStr"><is><t>a&lt;b_x000A_c</t></is></c><c r="F5"><f>1+1</f></c></row>
        </sheetData><mergeCells><mergeCell ref="B2:C4"/><mergeCell ref="A9:B9"/></mergeCells></worksheet>`,
        '<si><t>Th«n</t></si><si><r><rPr><rFont val=".VnArial"/></rPr><t>Bản </t></r><r><t>Mới</t></r><rPh><t>no</t></rPh></si>',
        STYLES,
      ),
    );
    const [sheet] = sheets;
    expect(sheet!.name).toBe('Bản & thôn');
    expect([...sheet!.rowNumbers]).toEqual([2, 5]);
    expect(sheet!.rows[0]).toEqual([null, 'Th«n', 'Bản Mới']);
    expect(sheet!.rows[1]).toEqual([
      { kind: 'date', iso: '2023-03-15T12:00:00' },
      { kind: 'number', value: 0.985, format: '0.0" d"%', percent: true },
      true,
      { kind: 'error', code: '#N/A' },
      'a<b\nc',
    ]);
    expect(sheet!.merges).toEqual([{ top: 0, left: 1, bottom: 0, right: 2 }]);
    expect(sheet!.hiddenRows).toEqual([1]);
    expect(fontAt(sheet!, 0, 1)).toEqual({ name: '.VnTime', bold: true });
    expect(fontAt(sheet!, 0, 2)).toEqual({ name: '.VnArial', bold: false });
    expect(issues).toMatchObject([{ code: 'formulas-uncalculated', context: { cells: 1 } }]);
  });

  it('tells cells that are broken', async () => {
    const { issues } = await read(
      workbook(
        '<worksheet><row r="1"><c t="s"><v>7</v></c><c r="ZZZZ1"><v>1</v></c><c r="A1"><v>x</v></c><c r="B1"><v>2</v></c></row></worksheet>',
      ),
    );
    expect(issues).toMatchObject([{ code: 'cells-broken', row: 1, context: { cells: 3 } }]);
  });

  it.each([
    ['xml-document-type', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'],
    ['xml-truncated', '<worksheet><row>'],
    ['xml-syntax', '<worksheet></row></worksheet>'],
    ['xml-too-deep', '<a>'.repeat(5000)],
    ['workbook-empty', '<worksheet/>'],
  ])('refuses a sheet with %s', async (code, sheet) => {
    expect(await readFile(sourceOfBytes('bang.xlsx', workbook(sheet)))).toMatchObject({ refusal: { code } });
  });

  it('refuses a sparse sheet that would fill the memory', async () => {
    const rows = Array.from(
      { length: 1400 },
      (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
    ).join('');
    const result = await readFile(sourceOfBytes('bang.xlsx', workbook(`<worksheet>${rows}</worksheet>`)));
    expect(result).toMatchObject({ refusal: { code: 'sheet-too-large' } });
  });
});
