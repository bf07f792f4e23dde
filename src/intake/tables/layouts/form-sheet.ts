import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import type { Cell, Sheet } from '../../../formats/reading/parsed-file.ts';
import { fold, tidy } from '../../../i18n/text.ts';
import { scoreHeader } from '../../columns/headings/header-score.ts';
import { numberOf, textOf } from '../../text/cell.ts';
import { isEmpty } from '../cells/cells.ts';

const NAMES_A_FIELD = 0.9;
/** Fields of one form, and of the rows below its first line those that must be lines of it. */
const LEAST_FIELDS = 3;
const MOST_LINES = 0.6;
/** A number, a label, its value and a unit. */
const MOST_CELLS = 4;

/** One line of a form: what is asked, and what was filled in. */
interface Line {
  readonly row: number;
  readonly label: string;
  readonly field: string | null;
  readonly value: Cell;
}

const NUMBER = /^\s*(?:\d{1,2}|[a-hivx]{1,4})\s*[.)/-]+\s*/i;
const labelIn = (text: string): string => tidy(text.replace(NUMBER, '').replace(/[\s:.…]+$/, ''));

function fieldOf(label: string): string | null {
  const best = label ? scoreHeader([label])[0] : undefined;
  return best && best.score >= NAMES_A_FIELD ? best.key : null;
}

/** `Số hộ: | 45 | hộ`, `2 | Số hộ | 45`, `Số hộ: 45`; null for a row that is no line of a form. */
function lineOf(cells: readonly Cell[], row: number): Line | null {
  const filled = cells.filter((cell) => !isEmpty(cell));
  if (!filled.length || filled.length > MOST_CELLS) return null;
  const isNumbered =
    filled.length > 1 && (numberOf(elementAt(filled, 0)) !== null || /^\d+[.)]?$/.test(textOf(filled[0]!)));
  const [first, value = null] = isNumbered ? filled.slice(1) : filled;
  if (first === undefined || numberOf(first) !== null) return null;
  const [, before, after] = /^([^:]+):\s*(\S.*)$/su.exec(textOf(first)) ?? [];
  if (value === null && !before) return null;
  const label = labelIn(before && value === null ? before : textOf(first));
  return label ? { row, label, field: fieldOf(label), value: value ?? after ?? null } : null;
}

/** Lines of a sheet of forms from the first that names a field; null for any other sheet. */
function linesOf(sheet: Sheet): readonly Line[] | null {
  const lines = sheet.rows.map(lineOf);
  const start = lines.findIndex((line) => line !== null && line.field !== null);
  if (start < 0) return null;
  const own = lines.slice(start).filter((line) => line !== null);
  const filled = sheet.rows.slice(start).filter((cells) => cells.some((cell) => !isEmpty(cell)));
  const named = own.filter(({ field }) => field !== null);
  const isForm =
    new Set(named.map(({ field }) => field)).size >= LEAST_FIELDS &&
    named.length >= MOST_LINES * filled.length &&
    // `Số thôn, bản: 12` is a form of a commune.
    named.some(({ field, value }) => field === 'village' && value !== null && numberOf(value) === null) &&
    // Below a head of two columns stand values, never fields again.
    named.every(({ value }) => value === null || fieldOf(labelIn(textOf(value))) === null);
  return isForm ? own : null;
}

/**
 * A sheet that is a form, or several below each other, as a table with a row for each: a form begins with its first
 * field again, or with the name of another village. What stands above the names of all of them holds for all.
 */
export function formsOf(sheet: Sheet): { readonly sheet: Sheet; readonly count: number } | null {
  const lines = linesOf(sheet);
  const [first] = lines ?? [];
  if (!lines || !first) return null;
  const forms: Line[][] = [];
  for (const line of lines) {
    const own = forms.at(-1);
    const isAgain = line.field === first.field || line.field === 'village';
    if (!own || (isAgain && own.some(({ field }) => field === line.field))) forms.push([line]);
    else own.push(line);
  }
  const above = elementAt(forms, 0).slice(
    0,
    Math.max(
      0,
      elementAt(forms, 0).findIndex(({ field }) => field === 'village'),
    ),
  );
  const filled = forms.map((form, at) => {
    const lacks = ({ label }: Line): boolean => !form.some((line) => line.label === label);
    return at === 0 ? form : [...above.filter(lacks), ...form];
  });
  const labels = [...new Map(filled.flat().map(({ label }) => [fold(label), label])).values()];
  const rows = filled.map((form) =>
    labels.map((label): Cell => form.find((line) => fold(line.label) === fold(label))?.value ?? null),
  );
  const rowOf = (form: readonly Line[]): number =>
    (form.find(({ field }) => field === 'village') ?? elementAt(form, 0)).row;
  const title = sheet.rows.slice(0, first.row);
  return {
    count: forms.length,
    sheet: {
      ...sheet,
      rows: [...title, labels, ...rows],
      rowNumbers: Int32Array.from([...title.keys(), first.row, ...forms.map(rowOf)], (row) =>
        integerAt(sheet.rowNumbers, row),
      ),
      merges: sheet.merges.filter(({ bottom }) => bottom < first.row),
      fonts: null,
      hiddenRows: [],
    },
  };
}
