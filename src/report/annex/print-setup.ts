import { strFromU8, strToU8, unzipSync } from 'fflate';
import { writeZip } from '../../formats/zip/write-archive.ts';
import type { AnnexSheet } from './cells.ts';

/**
 * Finishes a workbook for the printer and for equal bytes: A4 landscape one page wide, the table head on
 * every page, frozen panes as the standard has them, entries sorted and dated by rule.
 */
export function finishWorkbook(workbook: Uint8Array, sheets: readonly AnnexSheet[]): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(workbook);
  const replace = (name: string, change: (xml: string) => string) => {
    parts[name] = strToU8(change(strFromU8(parts[name])));
  };
  sheets.forEach((_, i) => replace(`xl/worksheets/sheet${i + 1}.xml`, (xml) => forPrinter(xml)));
  replace('xl/workbook.xml', (xml) => xml.replace('<definedNames/>', definedNames(sheets)));
  const names = Object.keys(parts).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return writeZip(new Map(names.map((name) => [name, parts[name]])));
}

function forPrinter(xml: string): string {
  return xml
    .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    .replace('activePane="bottomRight"', 'activePane="bottomLeft"')
    .replace(
      /<pageMargins [^>]*\/>/,
      '<pageMargins left="0.5" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    )
    .replace(
      /<pageSetup [^>]*\/>/,
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>',
    );
}

function definedNames(sheets: readonly AnnexSheet[]): string {
  const names = sheets.map(({ name, headRows: [first, last] }, i) => {
    const sheet = `'${name.replaceAll("'", "''")}'`.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${sheet}!$${first}:$${last}</definedName>`;
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}
