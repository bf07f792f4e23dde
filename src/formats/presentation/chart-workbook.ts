import { writeZip } from '../zip/write-archive.ts';
import type { ChartColumn } from './chart.ts';
import { escapeXml, XML_HEAD } from './markup.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function cellOf(value: string | number | null, reference: string): string {
  if (value === null || value === '') return '';
  return typeof value === 'number'
    ? `<c r="${reference}"><v>${value}</v></c>`
    : `<c r="${reference}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
}

/** The smallest workbook with one sheet: what a program opens when somebody edits the data of a chart. */
export function chartWorkbook(columns: readonly ChartColumn[]): Uint8Array<ArrayBuffer> {
  const rows = Math.max(0, ...columns.map(({ cells }) => cells.length));
  const lines = Array.from({ length: rows + 1 }, (_, r) => {
    const cells = columns.map(({ name, cells: own }, c) =>
      cellOf(r === 0 ? name : (own[r - 1] ?? null), `${String.fromCharCode(65 + c)}${r + 1}`),
    );
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  const files = {
    '[Content_Types].xml': `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  };
  const encoder = new TextEncoder();
  return writeZip(new Map(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])));
}
