import type { ByteSource } from '../../../model/basics/bytes.ts';
import type { Issue } from '../../../model/issue.ts';
import type { TaskContext } from '../../../model/basics/progress.ts';
import { accept, refuse, RefusalError, type Result } from '../../../model/basics/result.ts';
import type { FileFormat, ParsedFile, Sheet } from '../../reading/parsed-file.ts';
import { CellBudget, SheetBuilder } from '../sheets/sheet-builder.ts';
import { FontList, SheetCells } from './sheet-cells.ts';
import { readComments } from './comments.ts';
import { readWorkbookParts, type WorkbookParts } from './workbook-parts.ts';
import { decodeXml } from '../../xml/xml-text.ts';
import { ZipArchive } from '../../zip/archive.ts';

/**
 * Excel workbooks (.xlsx, .xlsm): values as stored, formulas as last calculated, number formats, dates, merges,
 * hidden rows and sheets, fonts. Macros, links and drawings are never opened.
 * Refusals: those of zip and XML, `workbook-damaged`, `workbook-empty`, `sheet-too-large`.
 */
export const xlsx: FileFormat = {
  id: 'xlsx',
  async read(source: ByteSource, _companions, task?: TaskContext): Promise<Result<ParsedFile>> {
    try {
      const archive = await ZipArchive.open(source);
      // Names inside a workbook do not tell upper from lower case.
      const names = new Map(archive.entries.map((entry) => [entry.name.toLowerCase(), entry]));
      const open = async (path: string): Promise<string | null> => {
        task?.signal?.throwIfAborted();
        const entry = names.get(path.toLowerCase());
        return entry ? decodeXml(await archive.read(entry), `${source.name}/${path}`) : null;
      };
      const workbook = await readWorkbookParts(open);
      if (!workbook) return refuse('workbook-damaged', { file: source.name });
      return await readSheets(source, workbook, open, task);
    } catch (error) {
      if (error instanceof RefusalError) return { ok: false, refusal: error.refusal };
      throw error;
    }
  },
};

async function readSheets(
  source: ByteSource,
  workbook: WorkbookParts,
  open: (path: string) => Promise<string | null>,
  task?: TaskContext,
): Promise<Result<ParsedFile>> {
  const issues: Issue[] = [];
  const sheets: Sheet[] = [];
  const budget = new CellBudget(source.name);
  const fonts = new FontList(workbook.styles.fonts);
  for (const [index, place] of workbook.sheets.entries()) {
    task?.report?.({ step: 'read-file', done: index, total: workbook.sheets.length, detail: place.name });
    const at = { file: source.name, sheet: place.name };
    const text = await open(place.path);
    if (text === null) {
      issues.push({ code: 'sheet-missing', severity: 'error', did: 'kept', ...at });
      continue;
    }
    const builder = new SheetBuilder(place.name, budget, fonts.fonts, place.hidden);
    const cells = new SheetCells(workbook, fonts, builder);
    cells.read(text, `${source.name}/${place.path}`);
    for (const { row, column, text: said } of await readComments(open, place.path))
      builder.mark(row, column, 'comment', said);
    const { uncalculated, broken, firstBrokenRow } = cells.counts;
    if (uncalculated > 0) {
      issues.push({
        code: 'formulas-uncalculated',
        severity: 'warning',
        did: 'kept',
        ...at,
        context: { cells: uncalculated },
      });
    }
    if (broken > 0) {
      issues.push({
        code: 'cells-broken',
        severity: 'error',
        did: 'changed',
        ...at,
        row: firstBrokenRow,
        context: { cells: broken },
      });
    }
    sheets.push(builder.finish());
  }
  if (sheets.every((sheet) => sheet.rows.length === 0))
    return refuse('workbook-empty', { file: source.name });
  const read = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  return accept({ kind: 'sheets', sheets, read, issues });
}
