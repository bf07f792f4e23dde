import { writeXlsx } from '../xlsx-writer.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { file, many, deep, ENTITIES, type HostileFile } from './hostile-file.ts';

const HEAD = '<?xml version="1.0"?>';
/** A workbook whose one sheet has this XML inside. */
function workbook(sheetData: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const plain = writeXlsx([{ name: 'a', rows: [['x']] }]);
  const parts = unzipText(plain);
  return zipSync(
    Object.fromEntries(
      Object.entries({
        ...parts,
        'xl/worksheets/sheet1.xml': `${HEAD}<worksheet>${sheetData}</worksheet>`,
        ...more,
      }).map(([name, content]) => [name, strToU8(content)]),
    ),
  );
}
const ods = (content: string): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': strToU8(
      `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
    ),
    'content.xml': strToU8(
      `${HEAD}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="a">${content}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  });

export const WORKBOOKS: readonly HostileFile[] = [
  file('far-cell.xlsx', () =>
    workbook(
      '<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    ),
  ),
  file('wide-rows.xlsx', () =>
    workbook(
      `<sheetData>${many(3_000, (i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`)}</sheetData>`,
    ),
  ),
  file('merges.xlsx', () =>
    workbook(
      `<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(50_000)}</mergeCells>`,
    ),
  ),
  file('bad-references.xlsx', () =>
    workbook(
      `<sheetData>${many(5_000, (i) => `<row r="-${i}"><c r="${'Z'.repeat(50)}${i}" t="s"><v>${i}</v></c><c t="n"><v>NaN</v></c></row>`)}</sheetData>`,
    ),
  ),
  file('dates.xlsx', () =>
    workbook(
      `<sheetData><row r="1">${many(2_000, (i) => `<c s="0"><v>${i % 2 ? '-1' : ''}${'9'.repeat(i % 300 || 1)}</v></c>`)}</row></sheetData>`,
    ),
  ),
  file('entity-bomb.xlsx', () =>
    workbook('<sheetData/>', { 'xl/workbook.xml': `${HEAD}${ENTITIES}<workbook>&m;</workbook>` }),
  ),
  file('many-sheets.xlsx', () =>
    workbook('<sheetData/>', {
      'xl/workbook.xml': `${HEAD}<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${'<sheet name="a" r:id="rId1"/>'.repeat(20_000)}</sheets></workbook>`,
    }),
  ),
  file('nested-relations.xlsx', () =>
    workbook('<sheetData/>', {
      'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships>${many(10_000, (i) => `<Relationship Id="rId1" Type="x/worksheet" Target="${'../'.repeat(i % 500)}worksheets/sheet1.xml"/>`)}</Relationships>`,
    }),
  ),
  file('repeated-columns.ods', () =>
    ods(
      '<table:table-row><table:table-cell table:number-columns-repeated="2000000000"><text:p>a</text:p></table:table-cell></table:table-row>',
    ),
  ),
  file('repeated-rows.ods', () =>
    ods(
      '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>',
    ),
  ),
  file('repeated-both.ods', () =>
    ods(
      many(
        500,
        () =>
          '<table:table-row table:number-rows-repeated="60000"><table:table-cell table:number-columns-repeated="1000"><text:p>a</text:p></table:table-cell></table:table-row>',
      ),
    ),
  ),
  file('repeated-empty.ods', () =>
    ods(
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>',
    ),
  ),
  file('spans.ods', () =>
    ods(
      many(
        300,
        () =>
          '<table:table-row><table:table-cell table:number-columns-spanned="2000000000" table:number-rows-spanned="2000000000"><text:p>a</text:p></table:table-cell></table:table-row>',
      ),
    ),
  ),
  file('nested.ods', () =>
    ods(
      `<table:table-row><table:table-cell>${deep(20_000, '<text:span>', '</text:span>', 'a')}</table:table-cell></table:table-row>`,
    ),
  ),
  file('open-tags.ods', () => ods('<table:table-cell '.repeat(50_000))),
  file('spaces.ods', () =>
    ods(
      '<table:table-row><table:table-cell><text:p><text:s text:c="2000000000"/></text:p></table:table-cell></table:table-row>',
    ),
  ),
];

/** Text parts of a small zip, by name. */
function unzipText(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );
}
