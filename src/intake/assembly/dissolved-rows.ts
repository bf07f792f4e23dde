import { fold } from '../../i18n/text.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { textOf } from '../text/cell.ts';
import { askAboutRows, type RowAsked } from './rows-asked.ts';

/** Words of a village that is none any more; one that others were joined to says *từ* instead. */
const DISSOLVED =
  /(?:\b(?:sap|sat|da|hop|duoc|bi|moi) |^\W*|[(;,.-] ?)nhap (?:vao|voi|ve)(?! (?:xa|phuong|thi tran|tu)\b)|\bgiai the\b|\bkhong con (?:ton tai|ho|dan)\b/;
/** It was not, or is to be: the village is still there. */
const NOT_YET =
  /\b(?:chua|khong|du kien|de nghi|de xuat|se|ke hoach|phuong an|lo trinh|xin y kien)\b(?:(?!\bda\b)[^;.,(])*?(?:nhap|giai the)/;
const OF_COMMUNES: readonly FieldKey[] = ['commune', 'commune_old', 'district_old', 'province'];

/** The cell of a row that says that its village was joined to another or is none any more. */
function remarkOf(reader: FieldReader, row: number): string | null {
  const communes = OF_COMMUNES.map((key) => reader.column(key));
  for (const column of reader.table.columns) {
    const cell = column.cells[row] ?? null;
    if (typeof cell !== 'string' || communes.includes(column)) continue;
    const folded = fold(cell);
    if (DISSOLVED.test(folded) && !NOT_YET.test(folded)) return textOf(cell);
  }
  return null;
}

/**
 * Rows of villages that were merged or dissolved, one question for all lists of a form: they are none any more, or still
 * count for themselves. Those under a heading that says so wait for the answer; those of which a remark says so count
 * until then, and are told with the remark: their people may stand in another village as well.
 */
export function setAsideDissolved(sources: readonly LoadedSource[], questions: OpenQuestions): void {
  const under: RowAsked[] = [];
  const remarked: RowAsked[] = [];
  for (const { readers } of sources)
    for (const reader of readers)
      reader.table.numbers.forEach((number, row) => {
        if (reader.log.isRejected(reader.table, row)) return;
        const name = reader.text('village', row) ?? '';
        const remark = remarkOf(reader, row);
        if (reader.table.dissolved?.has(number)) under.push({ reader, row, name });
        else if (remark !== null) remarked.push({ reader, row, name, context: { remark } });
      });
  const choices = ['gone', 'villages'];
  const asked = { choices, stays: 'villages', out: 'dissolved-out' } as const;
  askAboutRows(under, questions, { ...asked, kind: 'dissolved', waits: 'dissolved-waits' });
  askAboutRows(remarked, questions, { ...asked, kind: 'dissolved-remark', kept: 'village-dissolved' });
}
