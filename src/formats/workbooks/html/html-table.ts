import { readAll, type ByteSource } from '../../../model/basics/bytes.ts';
import { accept, refuse, RefusalError, type Result } from '../../../model/basics/result.ts';
import { readHtmlTables } from './table-reader.ts';
import type { FileFormat, ParsedFile } from '../../reading/parsed-file.ts';
import { CellBudget } from '../sheets/sheet-builder.ts';
import { decodeHead } from '../../reading/signatures.ts';

const MOST_BYTES = 60e6;

/**
 * Web pages with tables, mostly exports of portals under the name .xls. Cells are the text that the page shows;
 * merged cells are kept, scripts never run, nothing is fetched.
 * Refusals: `file-too-large`, `html-without-table`, `sheet-too-large`.
 */
export const htmlTable: FileFormat = {
  id: 'html-table',
  async read(source: ByteSource): Promise<Result<ParsedFile>> {
    const place = { file: source.name };
    if (source.size > MOST_BYTES)
      return refuse('file-too-large', place, { megabytes: Math.round(source.size / 1e6) });
    try {
      const sheets = readHtmlTables(decodePage(await readAll(source)), new CellBudget(source.name));
      if (!sheets.length) return refuse('html-without-table', place);
      const read = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
      return accept({ kind: 'sheets', sheets, read, issues: [] });
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

/** By its mark, else UTF-8 where it is that, else what the page declares, else byte by byte. */
function decodePage(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isWide) return decodeHead(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096));
    const declared = /charset\s*=\s*["']?([\w-]{1,40})/i.exec(head)?.[1] ?? '';
    return new TextDecoder(knownLabel(declared)).decode(bytes);
  }
}

function knownLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'windows-1252';
  }
}
