import type { CellValue, SheetToWrite } from '../xlsx-writer.ts';
import type { Chance } from './chance.ts';
import type { Form, RowFacts } from './form.ts';
import type { Said } from './say.ts';

/** What stands around the villages of one sheet. */
export interface Surroundings {
  readonly communeName: string;
  readonly provinceName: string;
  readonly letterhead: boolean;
  readonly title: boolean;
  /** ISO date that the title names. */
  readonly asOf: string;
  readonly total: 'none' | 'top' | 'bottom';
  readonly totalWord: string | null;
  readonly groups: boolean;
  readonly signature: boolean;
}
export interface LaidSheet {
  readonly rows: CellValue[][];
  readonly merges: NonNullable<SheetToWrite['merges']>[number][];
  /** Row from 1 of each thing said, in its order. */
  readonly rowOf: number[];
  /** Texts in the column of names that are no villages. */
  readonly otherNames: string[];
}

const dayOf = (iso: string): string =>
  `${Number(iso.slice(8))}/${Number(iso.slice(5, 7))}/${iso.slice(0, 4)}`;

function head({ communeName, provinceName, letterhead, title, asOf }: Surroundings): CellValue[][] {
  const rows: CellValue[][] = [];
  if (letterhead)
    rows.push(
      [`UBND ${communeName.toLocaleUpperCase('vi')}`, null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ', null, null, null, 'Độc lập - Tự do - Hạnh phúc'],
      [],
    );
  if (title)
    rows.push(
      [
        `BIỂU TỔNG HỢP HIỆN TRẠNG PHỦ SÓNG CÁC BẢN CỦA ${communeName.toLocaleUpperCase('vi')}, TỈNH ${provinceName.toLocaleUpperCase('vi')}`,
      ],
      [`(Số liệu đến ngày ${dayOf(asOf)})`],
    );
  return rows;
}

/** Rows of the heading with its merged cells; a short path reaches down to the last row. */
function headings(form: Form, top: number, merges: LaidSheet['merges']): CellValue[][] {
  const { columns, numbering } = form;
  const depth = Math.max(...columns.map(({ path }) => path.length));
  const rows: CellValue[][] = Array.from({ length: depth }, () => columns.map(() => null));
  const same = (a: number, b: number, level: number): boolean =>
    columns[b] !== undefined &&
    columns[b].path.length > level + 1 &&
    columns[a]!.path.slice(0, level + 1).join('\0') === columns[b].path.slice(0, level + 1).join('\0');
  columns.forEach(({ path }, c) => {
    path.forEach((text, level) => {
      const leaf = level === path.length - 1;
      if (!leaf && c > 0 && same(c, c - 1, level)) return;
      rows[level]![c] = text;
      let right = c;
      while (!leaf && same(c, right + 1, level)) right++;
      const bottom = leaf ? depth - 1 : level;
      if (right > c || bottom > level)
        merges.push({ top: top + level, left: c, bottom: top + bottom, right });
    });
  });
  const number = (c: number): CellValue =>
    numbering === 'brackets' ? `(${c + 1})` : numbering === 'plain' ? c + 1 : c < 2 ? 'AB'[c]! : c - 1;
  return numbering === 'none' ? rows : [...rows, columns.map((_, c) => number(c))];
}

const numeric = (cell: CellValue): number =>
  typeof cell === 'number'
    ? Math.max(cell, 0)
    : Number((/\d[\d.]*/.exec(String(cell ?? ''))?.[0] ?? '0').replaceAll('.', ''));

/** A row of sums over the rows written so far; `word` stands where names stand. */
function totalRow(
  form: Form,
  rows: readonly CellValue[][],
  word: string | null,
  mark: CellValue,
): CellValue[] {
  const nameAt = form.columns.findIndex(({ field }) => field === 'village');
  const cells = form.columns.map(({ summed }, c): CellValue =>
    c === nameAt
      ? word
      : summed && rows.length
        ? rows.reduce((sum, row) => sum + numeric(row[c] ?? null), 0)
        : null,
  );
  if (form.columns[0]!.field === 'row_no') cells[0] = mark;
  return cells;
}

/** Lays out one sheet: letterhead, headings, totals, groups by old commune, villages, notes, signatures. */
export function layOut(chance: Chance, form: Form, said: readonly Said[], around: Surroundings): LaidSheet {
  const rows = head(around);
  const merges: LaidSheet['merges'] = [];
  const otherNames: string[] = [];
  rows.push(...headings(form, rows.length, merges));
  const body = said.map((row, i): CellValue[] => {
    const facts: RowFacts = { ...row, ...row.cells, number: i + 1, chance };
    return form.columns.map(({ cell }) => cell(facts));
  });
  const total = (): void => {
    rows.push(totalRow(form, body, around.totalWord, null));
    if (around.totalWord) otherNames.push(around.totalWord);
  };
  if (around.total === 'top') total();
  const rowOf: number[] = [];
  let group: string | null = null;
  said.forEach(({ village }, i) => {
    if (around.groups && village.oldCommune !== group) {
      group = village.oldCommune;
      const members = body.filter((_, j) => said[j]!.village.oldCommune === group);
      const name = `${group} (cũ)`;
      rows.push(
        totalRow(form, chance.happens(0.5) ? members : [], name, otherNames.includes(name) ? null : 'I'),
      );
      otherNames.push(name);
    }
    rows.push(body[i]!);
    rowOf.push(rows.length);
  });
  if (around.total === 'bottom') total();
  if (around.signature) {
    rows.push(
      [],
      [chance.pick(['Ghi chú: số liệu do công an xã cung cấp', '(*) Theo kết quả rà soát tháng 9'])],
    );
    rows.push(['NGƯỜI LẬP BIỂU', null, null, 'TM. ỦY BAN NHÂN DÂN'], [null, null, null, 'CHỦ TỊCH']);
  }
  return { rows, merges, rowOf, otherNames };
}
