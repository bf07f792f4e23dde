import type { ByteSource } from '../../model/basics/bytes.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import { RefusalError, type Result } from '../../model/basics/result.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';
import { readLegacyWorkbook } from './sheets/legacy-workbook.ts';
import { repackStored } from './sheets/repack.ts';

/** Parts of a workbook with cells, texts and styles; pictures and thumbnails are left out. */
const PARTS = /\.xml$|(^|\/)mimetype$/i;

/** A style of cells or letters that crosses out. */
const STRUCK = /text-line-through-(?:style|type)="(?!none)/;

/**
 * OpenDocument spreadsheets (.ods): unpacked here under the limits of zip, read by SheetJS. Refusals: those of zip, `workbook-damaged`, `workbook-locked`, `workbook-empty`, `sheet-too-large`.
 */
export const ods: FileFormat = {
  id: 'ods',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    try {
      const bytes = await repackStored(source, (name) => PARTS.test(name), task);
      return readLegacyWorkbook(bytes, source.name, STRUCK.test(new TextDecoder('latin1').decode(bytes)));
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};
