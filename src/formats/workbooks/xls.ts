import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import { refuse, RefusalError, type Result } from '../../model/basics/result.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { hasStream, readStream } from './sheets/compound-file.ts';
import { hasStruckCells } from './sheets/struck-records.ts';
import { readLegacyWorkbook } from './sheets/legacy-workbook.ts';
import { isCompoundFile } from '../reading/signatures.ts';

const WORKBOOK_STREAMS = ['Workbook', 'WORKBOOK', 'Book', 'BOOK'];
/** Largest compound workbook that is taken into memory: Excel 97 files have at most 65,536 rows a sheet. */
const MOST_BYTES = 150e6;

/**
 * Excel 97-2003 workbooks, and what else hides in a compound file, which is refused by what it is:
 * `workbook-locked` (password), `not-read-document`, `not-read-dgn`, `format-unknown`.
 */
export const xls: FileFormat = {
  id: 'xls',
  async read(source: ByteSource): Promise<Result<ParsedFile>> {
    const place = { file: source.name };
    if (source.size > MOST_BYTES)
      return refuse('file-too-large', place, { megabytes: Math.round(source.size / 1e6) });
    const bytes = await readAll(source);
    if (hasStream(bytes, 'EncryptedPackage')) return refuse('workbook-locked', place);
    if (hasStream(bytes, 'WordDocument') || hasStream(bytes, 'PowerPoint Document'))
      return refuse('not-read-document', place);
    if (hasStream(bytes, 'Dgn~Mf') || hasStream(bytes, 'Dgn~H')) return refuse('not-read-dgn', place);
    try {
      const records = isCompoundFile(bytes) ? readStream(bytes, WORKBOOK_STREAMS, source.name) : bytes;
      return records
        ? readLegacyWorkbook(records, source.name, hasStruckCells(records))
        : refuse('format-unknown', place);
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};
