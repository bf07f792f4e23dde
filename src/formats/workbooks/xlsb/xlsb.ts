import type { ByteSource } from '../../../model/basics/bytes.ts';
import type { Issue } from '../../../model/issue.ts';
import type { TaskContext } from '../../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../../model/basics/result.ts';
import type { FileFormat, ParsedFile, Sheet } from '../../reading/parsed-file.ts';
import { CellBudget, SheetBuilder } from '../sheets/sheet-builder.ts';
import { readBinaryCells } from './binary-cells.ts';
import { readBinaryParts, type OpenBytes } from './binary-parts.ts';
import type { WorkbookParts } from '../xlsx/workbook-parts.ts';
import { decodeXml } from '../../xml/xml-text.ts';
import { ZipArchive } from '../../zip/archive.ts';

/**
 * Binary Excel workbooks (.xlsb): values as stored, formulas as last calculated, number formats, dates, merges,
 * hidden rows and sheets, fonts.
 * Refusals: those of zip and XML, `workbook-damaged`, `workbook-empty`, `sheet-too-large`.
 */
export const xlsb: FileFormat = {
  id: 'xlsb',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    try {
      const archive = await ZipArchive.open(source);
      const names = new Map(archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
      const open: OpenBytes = async (path) => {
        task?.signal?.throwIfAborted();
        const entry = names.get(path.toLowerCase());
        return entry ? archive.read(entry) : null;
      };
      const openText = async (path: string): Promise<string | null> => {
        const bytes = await open(path);
        return bytes && decodeXml(bytes, `${source.name}/${path}`);
      };
      const workbook = await readBinaryParts(openText, open);
      return workbook
        ? await readSheets(
            source.name,
            workbook,
            open,
            [...names.keys()].some((name) => COMMENTS.test(name)),
          )
        : refuse('workbook-damaged', { file: source.name });
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

/** Notes and threads of comments. */
const COMMENTS = /(^|\/)(?:threaded)?comments?\d*\.(?:bin|xml)$/;

async function readSheets(
  file: string,
  workbook: WorkbookParts,
  open: OpenBytes,
  hasComments: boolean,
): Promise<Result<ParsedFile>> {
  const issues: Issue[] = hasComments
    ? [{ code: 'comments-unread', severity: 'warning', did: 'kept', file }]
    : [];
  const sheets: Sheet[] = [];
  const budget = new CellBudget(file);
  for (const { name, path, hidden } of workbook.sheets) {
    const part = await open(path);
    if (!part) {
      issues.push({ code: 'sheet-missing', severity: 'error', did: 'kept', file, sheet: name });
      continue;
    }
    const builder = new SheetBuilder(name, budget, workbook.styles.fonts, hidden);
    const cells = readBinaryCells(part, workbook, builder);
    if (cells > 0)
      issues.push({
        code: 'cells-broken',
        severity: 'error',
        did: 'changed',
        file,
        sheet: name,
        context: { cells },
      });
    sheets.push(builder.finish());
  }
  if (sheets.every((sheet) => sheet.rows.length === 0)) return refuse('workbook-empty', { file });
  const read = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return accept({ kind: 'sheets', sheets, read, issues });
}
