import { integerAt } from '../../model/basics/elements.ts';
import { fold } from '../../i18n/text.ts';
import type { FieldKey } from '../columns/headings/header-dictionary.ts';
import type { OpenQuestions } from '../findings/open-questions.ts';
import type { FieldReader } from '../records/field-reader.ts';
import type { LoadedSource } from '../records/loaded-source.ts';
import { textOf } from '../text/cell.ts';
import { VILLAGE_KINDS } from '../text/village-kinds.ts';
import { askAboutRows, type RowAsked } from './rows-asked.ts';

/** Words of a village that is none any more; one that others were joined to says *từ* instead. */
const DISSOLVED =
  /(?:\b(?:sap|sat|da|hop|duoc|bi|moi) |^\W*|[(;,.-] ?)nhap (?:vao|voi|ve)(?! (?:xa|phuong|thi tran|tu)\b)|\bgiai (?:the|tan)\b|\bkhong con (?:ton tai|ho|dan|nguoi|ai)\b|\bbo hoang\b|\b(?:di doi|di chuyen|di dan|chuyen|doi)(?: di)? (?:het|toan bo|ca (?:ban|thon|xom|lang))\b|\b(?:toan bo|ca (?:ban|thon|xom|lang)) (?:\w+ ){0,3}(?:di doi|di chuyen|chuyen di|doi di)\b/;
/** Words of villages made into one, whichever of them is left. */
const JOINED =
  /\b(?:sap|sat|hop) nhap\b|\bnhap (?:them|tu|vao|voi|ve)\b|\bhop nhat\b|\bgop (?:them|tu|vao|voi)\b/;
/** Words of a count that stands in that of another village, where the remark names one of the list. */
const COUNTED_ELSEWHERE =
  /\b(?:tinh|gop|cong|thong ke|tong hop)\b[^.;]*?\b(?:trong|vao|chung|cung|o|voi|ben)\b|\b(?:ho|dan|khau|nguoi|so lieu)\b[^.;]*?\bnam (?:trong|chung|o)\b/;
const COUNTED_APART = /\b(?:chua|khong|ngoai)\b[^.;,]*?\b(?:tinh|gop|cong|nam|thong ke|tong hop)\b/;
/** It was not, or is to be: the village is still there. */
const NOT_YET =
  /\b(?:chua|khong|du kien|de nghi|de xuat|se|ke hoach|phuong an|lo trinh|xin y kien)\b(?:(?!\bda\b)[^;.,(])*?(?:nhap|giai (?:the|tan)|hop nhat|gop|di doi|di chuyen|chuyen|di dan)/;
/** What stands right before the name of the village that is left. */
const RESULT = new RegExp(
  String.raw`\b(?:thanh(?: lap)?|vao|ve|lay ten(?: (?:la|goi))?|mang ten|ten (?:la|moi|goi)(?: la)?|goi la)(?: moi)?\W*(?:(?:${VILLAGE_KINDS})\W*)?$`,
);
const OF_COMMUNES: readonly FieldKey[] = ['commune', 'commune_old', 'district_old', 'province'];

/** The words before the first place where a text names a village, folded; null where it does not. */
function beforeName(text: string, village: string): string | null {
  const name = nameWithoutKind(village);
  if (name === '') return null;
  const written = text.normalize('NFC');
  const hasCase = /\p{Lu}/u.test(name) && /\p{Ll}/u.test(written);
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`);
  const found = new RegExp(String.raw`(?<![\p{L}\d])${escaped}(?![\p{L}\d])`, hasCase ? 'u' : 'iu').exec(
    written,
  );
  if (!found) return null;
  const before = fold(written.slice(0, found.index));
  // Without its capital a name may be any word.
  return hasCase || ENDS_WITH_KIND.test(before) ? before : null;
}
const ENDS_WITH_KIND = new RegExp(String.raw`\b(?:${VILLAGE_KINDS})\s*$`);
/** Without the word for a village and what stands in brackets. */
const nameWithoutKind = (village: string): string => {
  const bare = village
    .normalize('NFC')
    .replace(/\([^)]*\)/g, ' ')
    .trim();
  const kind =
    new RegExp(String.raw`^(?:${VILLAGE_KINDS})\s+`).exec(fold(bare))?.[0].trim().split(/\s+/).length ?? 0;
  return bare.split(/\s+/).slice(kind).join(' ');
};

/** What a cell of a row says of villages that were made into one. */
interface Remark {
  readonly text: string;
  /** True where the row's own village is none any more. */
  readonly isGone: boolean;
  /** True where its people count in the village that the text names. */
  readonly isElsewhere: boolean;
}

function remarkOf(reader: FieldReader, row: number, village: string): Remark | null {
  const communes = OF_COMMUNES.map((key) => reader.column(key));
  for (const column of reader.table.columns) {
    const cell = column.cells[row] ?? null;
    if (typeof cell !== 'string' || communes.includes(column)) continue;
    const folded = fold(cell);
    if (NOT_YET.test(folded)) continue;
    const isGone = DISSOLVED.test(folded);
    const isElsewhere = COUNTED_ELSEWHERE.test(folded) && !COUNTED_APART.test(folded);
    if (!isGone && !isElsewhere && !JOINED.test(folded)) continue;
    // Others were made into this one.
    const own = beforeName(cell, village);
    return { text: textOf(cell), isGone: isGone && !(own !== null && RESULT.test(own)), isElsewhere };
  }
  return null;
}

/** Rows of a table that a remark, their own or that of the village which they were joined to, says to be none any more. */
function remarkedRows(reader: FieldReader, rows: readonly number[]): readonly RowAsked[] {
  const named = rows.map((row) => ({ row, name: reader.text('village', row) ?? '' }));
  const remarks = named.flatMap(({ row, name }) => {
    const remark = remarkOf(reader, row, name);
    return remark ? [{ row, name, ...remark }] : [];
  });
  if (!remarks.length) return [];
  const found = new Map<number, RowAsked>();
  const add = (row: number, name: string, remark: string): void => {
    if (!found.has(row)) found.set(row, { reader, row, name, context: { remark } });
  };
  const sameCommune = (a: number, b: number): boolean =>
    OF_COMMUNES.every((key) => reader.text(key, a) === reader.text(key, b));
  for (const { row, name, text, isGone, isElsewhere } of remarks) {
    const others = named.filter(
      (other) =>
        other.row !== row &&
        other.name !== '' &&
        fold(other.name) !== fold(name) &&
        sameCommune(row, other.row),
    );
    const said = others.flatMap((other) => {
      const before = beforeName(text, other.name);
      return before === null ? [] : [{ ...other, before }];
    });
    // Two rows that name each other are one village: only the first of them is asked about.
    const isSecond = said.some((other) =>
      remarks.some(
        (its) => its.row === other.row && found.has(its.row) && beforeName(its.text, name) !== null,
      ),
    );
    const isNone = isGone || (isElsewhere && said.length > 0);
    if (isNone && !isSecond) add(row, name, text);
    if (!isNone) for (const other of said) if (!RESULT.test(other.before)) add(other.row, other.name, text);
  }
  return [...found.values()].toSorted((a, b) => a.row - b.row);
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
    for (const reader of readers) {
      const rows = [...reader.table.numbers.keys()].filter(
        (row) => !reader.log.isRejected(reader.table, row),
      );
      const isUnder = (row: number): boolean =>
        reader.table.dissolved?.has(integerAt(reader.table.numbers, row)) ?? false;
      for (const row of rows.filter(isUnder))
        under.push({ reader, row, name: reader.text('village', row) ?? '' });
      remarked.push(
        ...remarkedRows(
          reader,
          rows.filter((row) => !isUnder(row)),
        ),
      );
    }
  const choices = ['gone', 'villages'];
  const asked = { choices, stays: 'villages', out: 'dissolved-out' } as const;
  askAboutRows(under, questions, { ...asked, kind: 'dissolved', waits: 'dissolved-waits' });
  askAboutRows(remarked, questions, { ...asked, kind: 'dissolved-remark', kept: 'village-dissolved' });
}
