import { readdirSync, readFileSync } from 'node:fs';
import { read, utils, write, type CellObject } from '@e965/xlsx';
import fc from 'fast-check';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/registry.ts';
import type { Cell, ParsedSheets } from '../../src/formats/reading/parsed-file.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { sharedPath } from '../support/shared.ts';

/** A cell as all three readers can name it. Dates are seconds since 1970, as their own kind. */
type Value = string | number | boolean | { readonly date: number };
/** Text of blanks alone holds nothing. */
const blank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** By "row,column" of the sheet as it lies in the file, from 0. */
type Grid = Map<string, Value>;
interface Table {
  readonly name: string;
  readonly cells: Grid;
  /** Areas "top,left,bottom,right", sorted, clipped to rows that hold something. */
  readonly merges: readonly string[];
}

const seconds = (iso: string): number => {
  const full = iso.startsWith('T') ? `1899-12-30${iso}` : iso.includes('T') ? iso : `${iso}T00:00:00`;
  return Math.round(Date.parse(`${full}Z`) / 1000);
};

function ownValue(cell: Exclude<Cell, null>): Value {
  if (typeof cell !== 'object') return cell;
  if (cell.kind === 'date') return { date: seconds(cell.iso) };
  return cell.kind === 'number' ? cell.value : cell.code;
}

const sortedAreas = (areas: readonly (readonly number[])[]): string[] =>
  areas.map((area) => area.join()).sort();

async function ours(bytes: Uint8Array): Promise<Table[]> {
  const result = await readFile(sourceOfBytes('a.xlsx', bytes));
  if (!result.ok) throw new Error(result.refusal.code);
  return (result.value as ParsedSheets).sheets.map(({ name, rows, rowNumbers, merges }) => {
    const cells: Grid = new Map();
    rows.forEach((row, i) =>
      row.forEach((cell, column) => {
        if (cell !== null && !blank(cell)) cells.set(`${rowNumbers[i]! - 1},${column}`, ownValue(cell));
      }),
    );
    const at = (i: number): number => rowNumbers[i]! - 1;
    const areas = merges.map(({ top, left, bottom, right }) => [at(top), left, at(bottom), right]);
    return { name, cells, merges: sortedAreas(areas) };
  });
}

async function hucre(bytes: Uint8Array): Promise<Table[]> {
  const { sheets } = await readXlsx(bytes);
  return sheets.map(({ name, rows, merges }) => {
    const cells: Grid = new Map();
    const filled = new Set<number>();
    rows.forEach((row, i) =>
      row.forEach((cell, column) => {
        if (cell === null || blank(cell)) return;
        filled.add(i);
        const value = cell instanceof Date ? { date: Math.round(cell.getTime() / 1000) } : cell;
        cells.set(`${i},${column}`, value);
      }),
    );
    const lines = [...filled].sort((a, b) => a - b);
    const areas = (merges ?? []).flatMap(({ startRow, startCol, endRow, endCol }) => {
      const inside = lines.filter((line) => line >= startRow && line <= endRow);
      return inside.length > 0 ? [[inside[0]!, startCol, inside.at(-1)!, endCol]] : [];
    });
    return { name, cells, merges: sortedAreas(areas) };
  });
}

/** By sheet and place: the cell, with its number format. */
function sheetJs(bytes: Uint8Array): Map<string, CellObject> {
  const cells = new Map<string, CellObject>();
  const { Sheets } = read(bytes, { cellNF: true, cellDates: false });
  for (const [name, sheet] of Object.entries(Sheets))
    for (const [place, cell] of Object.entries(sheet)) {
      if (place.startsWith('!')) continue;
      const { r, c } = utils.decode_cell(place);
      cells.set(`${name}!${r},${c}`, cell as CellObject);
    }
  return cells;
}

/**
 * Where hucre is known to tell dates from numbers otherwise. It takes some formats of times for numbers, and days
 * before the first of a workbook for dates; what shows only the half of the day is a number here.
 */
const TIMES_IT_MISSES = new Set(['mmss.0', 'hhm', 'hhmm']);
const HALVES_OF_DAY = new Set(['A/P', 'a/p', 'AM/PM']);
const knownDifference = (own: Value | undefined, peer: Value | undefined, format: string): boolean =>
  typeof own === 'object'
    ? typeof peer === 'number' && TIMES_IT_MISSES.has(format)
    : typeof own === 'number' && typeof peer === 'object' && (own < 0 || HALVES_OF_DAY.has(format));

async function differences(bytes: Uint8Array): Promise<string[]> {
  const [own, peer] = await Promise.all([ours(bytes), hucre(bytes)]);
  const formats = sheetJs(bytes);
  const found: string[] = [];
  expect(own.map(({ name }) => name)).toEqual(peer.map(({ name }) => name));
  own.forEach(({ name, cells, merges }, i) => {
    expect(merges, name).toEqual(peer[i]!.merges);
    for (const place of new Set([...cells.keys(), ...peer[i]!.cells.keys()])) {
      const [a, b] = [cells.get(place), peer[i]!.cells.get(place)];
      const format = String(formats.get(`${name}!${place}`)?.z ?? '');
      if (JSON.stringify(a) !== JSON.stringify(b) && !knownDifference(a, b, format))
        found.push(`${name}!${place} ${format}: ${JSON.stringify(a)}, hucre ${JSON.stringify(b)}`);
    }
  });
  return found;
}

/** Texts, truth values, errors and numbers that are no dates here, as SheetJS reads them. */
async function differencesFromSheetJs(bytes: Uint8Array): Promise<string[]> {
  const own = new Map<string, Value>(
    (await ours(bytes)).flatMap(({ name, cells }) =>
      [...cells].map(([place, value]) => [`${name}!${place}`, value] as const),
    ),
  );
  const found: string[] = [];
  const peer = sheetJs(bytes);
  for (const place of new Set([...own.keys(), ...peer.keys()])) {
    const [a, b] = [own.get(place), peer.get(place)];
    if (typeof a === 'object' && b?.t === 'n') continue;
    const theirs = b?.t === 'e' ? b.w : b?.t === 'z' || blank(b?.v) ? undefined : b?.v;
    // It writes \n where the file has \r\n.
    if ((typeof a === 'string' ? a.replaceAll('\r\n', '\n') : a) !== theirs)
      found.push(`${place}: ${JSON.stringify(a)}, SheetJS ${JSON.stringify(theirs)}`);
  }
  return found;
}

describe('XLSX beside hucre and SheetJS, workbooks drawn at random', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'ộ', ' ', '&', '<', '"', '\n', '1', '.'),
    maxLength: 6,
  });
  const cell = fc.oneof(
    fc.constant(null),
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
  );
  const grid = fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 8 });
  const holds = (rows: readonly (readonly unknown[])[]): boolean =>
    rows.some((row) => row.some((value) => !blank(value)));

  it('gives the same cells, whoever wrote them', async () => {
    await fc.assert(
      fc.asyncProperty(grid.filter(holds), fc.boolean(), async (rows, byHucre) => {
        const sheets = [{ name: 'Bản', rows }];
        const bytes = byHucre
          ? await writeXlsx({ sheets })
          : new Uint8Array(
              write(
                { SheetNames: ['Bản'], Sheets: { Bản: utils.aoa_to_sheet(rows) } },
                { type: 'array', bookType: 'xlsx' },
              ) as ArrayBuffer,
            );
        expect(await differences(bytes)).toEqual([]);
        expect(await differencesFromSheetJs(bytes)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same days and times', async () => {
    const day = fc.date({
      min: new Date('1900-03-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 8 }), async (days) => {
        const whole = days.map((date) => new Date(Math.round(date.getTime() / 1000) * 1000));
        const bytes = await writeXlsx({ sheets: [{ name: 'Ngày', rows: whole.map((date) => [date]) }] });
        const [table] = await ours(bytes);
        expect([...table!.cells.values()]).toEqual(whole.map((date) => ({ date: date.getTime() / 1000 })));
        expect(await differences(bytes)).toEqual([]);
      }),
    );
  });
});

const workbooksBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.xls[xm]$/.test(name) && !/(^|\/)~\$/.test(name))
    .map((name) => `${folder}/${name}`);

for (const part of ['reference/bad-input/xls', 'kits/kit-1', 'faults']) {
  const folder = sharedPath(part);
  describe.skipIf(!folder)(`XLSX beside hucre and SheetJS, ${part}`, () => {
    it('every cell, number, day and merged area is the same', async () => {
      const found: string[] = [];
      const paths = folder ? workbooksBelow(folder) : [];
      for (const path of paths) {
        const bytes = new Uint8Array(readFileSync(path));
        for (const difference of [...(await differences(bytes)), ...(await differencesFromSheetJs(bytes))])
          found.push(`${path.slice(folder!.length + 1)} ${difference}`);
      }
      expect(paths.length).toBeGreaterThan(0);
      expect(found).toEqual([]);
    });
  });
}
