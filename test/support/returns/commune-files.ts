import { withoutTones, type WordingMode } from './wordings.ts';
import type { Chance } from './chance.ts';
import { drawForm, type Form } from './form.ts';
import { layOut, type LaidSheet, type Surroundings } from './layout.ts';
import type { MadeCommune, MadeProvince, MadeVillage } from './province.ts';
import { drawHand, say, type Hand, type Said } from './say.ts';
import { CSV_STYLES, writeCsv, writeWorkbook } from './tables.ts';
import type { Written } from './written.ts';

const SHEETS = ['Sheet1', 'Biểu 01', 'Trang tính1', 'Tổng hợp'] as const;
const THIS_YEAR = '2026-09-30';
const LAST_YEAR = '2025-09-30';

/** How one commune answers: its form, its hand, what stands around; a revised return keeps them. */
export interface Manner {
  readonly commune: MadeCommune;
  readonly form: Form;
  readonly hand: Hand;
  readonly around: Surroundings;
  readonly base: string;
  readonly csv: (typeof CSV_STYLES)[number] | null;
  readonly sheet: string;
}

function fileBase(chance: Chance, { code, name }: MadeCommune): { base: string; needsTitle: boolean } {
  const plain = withoutTones(name).toLowerCase();
  return chance.pick([
    { base: `${code}_${name}`, needsTitle: false },
    { base: `BC hiện trạng sóng ${name}`, needsTitle: false },
    { base: name, needsTitle: false },
    // Without tones a name may be that of two communes: then the sheet must say which.
    { base: `bieu 01 - ${plain}`, needsTitle: true },
    { base: `Book${chance.between(2, 99)}_${code.slice(-2)}`, needsTitle: true },
  ]);
}

export function drawManner(
  chance: Chance,
  province: MadeProvince,
  commune: MadeCommune,
  forms: readonly Form[],
  mode: WordingMode,
): Manner {
  const form = chance.happens(0.8) ? chance.pick(forms) : drawForm(chance, mode);
  const { base, needsTitle } = fileBase(chance, commune);
  const bare = commune.name.replace(/^(Xã|Phường) /, '');
  return {
    commune,
    form,
    hand: drawHand(chance, form.places),
    base,
    csv: chance.happens(0.25) ? chance.pick(CSV_STYLES) : null,
    sheet: chance.pick(SHEETS),
    around: {
      communeName: commune.name,
      provinceName: province.name,
      letterhead: chance.happens(0.5),
      title: needsTitle || chance.happens(0.6),
      asOf: THIS_YEAR,
      total: chance.pick(['none', 'top', 'bottom', 'bottom'] as const),
      totalWord: chance.pick([
        'TỔNG SỐ',
        'Tổng cộng',
        'Cộng',
        commune.name,
        bare,
        `Cộng ${commune.name}`,
        null,
      ]),
      groups: chance.happens(0.25),
      signature: chance.happens(0.6),
    },
  };
}

/** A sheet of these rows, with what it says about the truth. */
function writeSheet(
  chance: Chance,
  manner: Manner,
  said: readonly Said[],
  around = manner.around,
): LaidSheet {
  return layOut(chance, manner.form, said, around);
}

export interface WriteOptions {
  /** Words behind the base of the file's name. */
  readonly suffix?: string;
  readonly villages: readonly MadeVillage[];
  readonly province: MadeProvince;
  /** Another year than the project's. */
  readonly lastYear?: boolean;
}

/** Rows that repeat a village written above: as it stands, without its place, or a few steps away. */
function drawRepeats(chance: Chance, said: readonly Said[], manner: Manner, province: MadeProvince): Said[] {
  if (said.length < 4 || !chance.happens(0.3)) return [];
  const first = chance.pick(
    said.filter(({ report, lon }) => report.length === 0 && (lon !== null || manner.form.places === 'none')),
  );
  if (!first) return [];
  const { households, population } = first.cells;
  const kind = chance.pick(['same', 'noPlace', 'steps'] as const);
  if (kind === 'same' || manner.form.places === 'none') return [{ ...first }];
  if (kind === 'noPlace')
    return [{ ...first, lon: null, lat: null, cells: { households, population, place: {} } }];
  const moved = { ...first.village, lon: first.village.lon + 0.0005, lat: first.village.lat + 0.0003 };
  const calm = { next: () => 0.5 } as Chance;
  const again = say(calm, moved, { hand: manner.hand, form: manner.form, province });
  return [
    { ...first, lon: again.lon, lat: again.lat, cells: { households, population, place: again.cells.place } },
  ];
}

/** Line of a text file in which a record begins: cells before it may hold line breaks. */
const lineOf = (rows: LaidSheet['rows'], record: number): number =>
  rows
    .slice(0, record - 1)
    .flat()
    .reduce<number>((line, cell) => line + (String(cell ?? '').split('\n').length - 1), record);

/** Writes one return of a commune in its manner. */
export function writeReturn(chance: Chance, manner: Manner, options: WriteOptions): Written {
  const { villages, province, suffix = '', lastYear = false } = options;
  const aged = (village: MadeVillage): MadeVillage => ({
    ...village,
    households: Math.round(village.households * 0.93),
    population: Math.round(village.population * 0.95),
  });
  const writing = { hand: manner.hand, form: manner.form, province };
  const said = villages.map((village) => say(chance, lastYear ? aged(village) : village, writing));
  const repeats = drawRepeats(chance, said, manner, province);
  const around = {
    ...manner.around,
    asOf: lastYear ? LAST_YEAR : THIS_YEAR,
    title: manner.around.title || lastYear,
  };
  const all = [...said, ...repeats];
  const laid = writeSheet(chance, manner, all, around);
  const hidden = !manner.csv && chance.happens(0.1) ? [laid.rowOf[chance.below(said.length)]! - 1] : [];
  const withOldSheet = !manner.csv && !lastYear && chance.happens(0.08);
  const name = withOldSheet ? 'Năm 2026' : manner.sheet;
  const sheet = { name, rows: laid.rows, merges: laid.merges, hiddenRows: hidden };
  const old = withOldSheet
    ? [
        {
          ...sheet,
          hiddenRows: [],
          name: 'Năm 2025',
          ...oldRows(chance, manner, villages.map(aged), writing),
        },
      ]
    : [];
  const bytes = manner.csv ? writeCsv(laid.rows, manner.csv) : writeWorkbook(chance, [sheet, ...old]);
  return {
    file: `${manner.base}${suffix}.${manner.csv ? 'csv' : 'xlsx'}`,
    sheet: name,
    bytes,
    manner,
    rows: all.map((row, i) => ({
      said: row,
      row: laid.rowOf[i]!,
      ...(manner.csv && { line: lineOf(laid.rows, laid.rowOf[i]!) }),
      repeat: i >= said.length,
    })),
    otherNames: laid.otherNames,
    oldSheet: withOldSheet ? 'Năm 2025' : null,
  };
}

function oldRows(
  chance: Chance,
  manner: Manner,
  villages: readonly MadeVillage[],
  writing: { hand: Hand; form: Form; province: MadeProvince },
): Pick<LaidSheet, 'rows' | 'merges'> {
  const said = villages.map((village) => say(chance, village, writing));
  return writeSheet(chance, manner, said, { ...manner.around, asOf: LAST_YEAR, title: true });
}

/** A village as a revised return has it: some figures counted again. */
export const recounted = (chance: Chance, villages: readonly MadeVillage[]): MadeVillage[] =>
  villages.map((village) =>
    chance.happens(0.3)
      ? {
          ...village,
          households: village.households + chance.between(2, 9),
          population: village.population + chance.between(8, 30),
        }
      : village,
  );
