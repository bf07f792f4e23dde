import { strFromU8, strToU8, unzipSync } from 'fflate';
import { writeZip } from '../../formats/zip/write-archive.ts';
import type { AnnexSheet } from './cells.ts';
import { columnLetter, withFormulas } from './formulas.ts';

/** Wider tables than this, in characters, print on A3: on A4 their type would be smaller than one can read. */
const WIDEST_ON_A4 = 165;
const PAPER_SIZE = { a4: 9, a3: 8 } as const;

const printedColumns = ({ printedColumns: printed, widths }: AnnexSheet): number => printed ?? widths.length;

function paperSize(sheet: AnnexSheet): number {
  const width = sheet.widths.slice(0, printedColumns(sheet)).reduce((sum, one) => sum + one, 0);
  return PAPER_SIZE[width > WIDEST_ON_A4 ? 'a3' : 'a4'];
}

/**
 * Finishes a workbook for the printer and for equal bytes: landscape one page wide on A4 or A3, the table head on
 * every page, frozen panes as the standard has them, filters, formulas, entries sorted and dated by rule.
 */
export function finishWorkbook(workbook: Uint8Array, sheets: readonly AnnexSheet[]): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(workbook);
  const replace = (name: string, change: (xml: string) => string) => {
    parts[name] = strToU8(change(strFromU8(parts[name])));
  };
  sheets.forEach((sheet, i) =>
    replace(`xl/worksheets/sheet${i + 1}.xml`, (xml) =>
      withFormulas(withFilter(forPrinter(xml, sheet), sheet), sheet.formulas ?? new Map()),
    ),
  );
  replace('xl/workbook.xml', (xml) => xml.replace('<definedNames/>', definedNames(sheets)));
  const names = Object.keys(parts).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return writeZip(new Map(names.map((name) => [name, parts[name]])));
}

function forPrinter(xml: string, sheet: AnnexSheet): string {
  return xml
    .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    .replace('activePane="bottomRight"', `activePane="${sheet.stickyColumns ? 'bottomRight' : 'bottomLeft'}"`)
    .replace(
      /<pageMargins [^>]*\/>/,
      '<pageMargins left="0.5" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    )
    .replace(
      /<pageSetup [^>]*\/>/,
      `<pageSetup paperSize="${paperSize(sheet)}" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`,
    );
}

/** From the last row of the head to the last of the table. */
const filterRange = ({ filter, headRows }: AnnexSheet): string | null =>
  filter && filter.last >= filter.first
    ? `A${headRows[1]}:${columnLetter(filter.columns - 1)}${filter.last}`
    : null;

function withFilter(xml: string, sheet: AnnexSheet): string {
  const range = filterRange(sheet);
  return range === null ? xml : xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`);
}

const absolute = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');

function definedNames(sheets: readonly AnnexSheet[]): string {
  const names = sheets.flatMap((own, i) => {
    const { name, headRows, data } = own;
    const sheet = `'${name.replaceAll("'", "''")}'`.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const range = filterRange(own);
    const last = `${columnLetter(printedColumns(own) - 1)}${Math.max(1, data.length)}`;
    return [
      ...(range === null
        ? []
        : [
            `<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${sheet}!${absolute(range)}</definedName>`,
          ]),
      `<definedName name="_xlnm.Print_Area" localSheetId="${i}">${sheet}!${absolute(`A1:${last}`)}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${sheet}!$${headRows[0]}:$${headRows[1]}</definedName>`,
    ];
  });
  return `<definedNames>${names.join('')}</definedNames>`;
}
