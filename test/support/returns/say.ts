import type { CellValue } from '../xlsx-writer.ts';
import type { Chance } from './chance.ts';
import type { Form } from './form.ts';
import type { MadeProvince, MadeVillage } from './province.ts';
import type { TrueReport } from './truth.ts';
import { BLANKS, writeCount, writeOddCount, writePlace, type CountStyle, type PlaceStyle } from './values.ts';

/** How one file writes its figures. */
export interface Hand {
  readonly place: PlaceStyle;
  readonly meridian: number;
  /** Longitude and latitude stand in each other's columns. */
  readonly swapped: boolean;
  readonly counts: CountStyle;
  readonly prefix: (typeof PREFIXES)[number];
}
const PREFIXES = ['', '', 'Bản ', 'bản ', '- Bản ', 'BẢN '] as const;

/** What one row says of one village, right or wrong, and how it is written. */
export interface Said {
  readonly village: MadeVillage;
  readonly name: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly households: number | null;
  readonly population: number | null;
  readonly householdsIfSaid?: readonly number[];
  readonly populationIfSaid?: readonly number[];
  readonly cells: {
    readonly households: CellValue;
    readonly population: CellValue;
    readonly place: Readonly<Record<string, CellValue>>;
  };
  readonly report: readonly TrueReport['class'][];
}

export function drawHand(chance: Chance, places: Form['places']): Hand {
  const styles: Readonly<Record<Form['places'], readonly PlaceStyle[]>> = {
    columns: ['number', 'number', 'commaText', 'dms', 'dmsSpaces'],
    pair: ['pair', 'pairDms'],
    grid: ['vn2000'],
    none: ['number'],
  };
  return {
    place: chance.pick(styles[places]),
    meridian: chance.happens(0.15) ? 104.75 : 104,
    swapped: places === 'columns' && chance.happens(0.08),
    counts: chance.pick(['number', 'number', 'number', 'text', 'dots'] as const),
    prefix: chance.pick(PREFIXES),
  };
}

interface SaidCount {
  readonly cell: CellValue;
  readonly count: number | null;
  readonly ifSaid?: readonly number[];
}
function sayCount(chance: Chance, count: number, { counts }: Hand): SaidCount {
  const luck = chance.next();
  if (luck < 0.04) return { cell: chance.pick(BLANKS), count: null };
  if (luck < 0.06) {
    const { cell, ifSaid } = writeOddCount(chance, count);
    return { cell, count: null, ifSaid };
  }
  if (luck < 0.3 && counts === 'number' && count >= 1000)
    return { cell: writeCount(count, 'dots'), count: null, ifSaid: [count] };
  return { cell: writeCount(count, counts), count };
}

interface SaidPlace {
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly report?: TrueReport['class'];
}
const HA_NOI: readonly [number, number] = [105.8342, 21.0278];
const nowhere = (cells: SaidPlace['cells'], report?: TrueReport['class']): SaidPlace => ({
  cells,
  lon: null,
  lat: null,
  ...(report && { report }),
});

function sayPlace(
  chance: Chance,
  village: MadeVillage,
  { hand, form, province }: { hand: Hand; form: Form; province: MadeProvince },
): SaidPlace {
  if (form.places === 'none') return nowhere({});
  const { lon, lat } = village;
  const written = writePlace(lon, lat, { ...hand, style: hand.place });
  const keys = Object.keys(written.cells);
  const luck = chance.next();
  if (luck < 0.03) return nowhere({});
  if (luck < 0.045) return nowhere({ [keys[0]!]: 'chưa đo được' });
  if (luck < 0.055 && form.places === 'columns') return nowhere({ lon: 0, lat: 0 }, 'outside-province');
  if (luck < 0.07)
    return nowhere(writePlace(...HA_NOI, { ...hand, style: hand.place }).cells, 'outside-province');
  if (luck < 0.085) {
    const elsewhere = chance.pick(province.villages.filter(({ commune }) => commune !== village.commune));
    return {
      ...writePlace(elsewhere.lon, elsewhere.lat, { ...hand, style: hand.place }),
      report: 'outside-commune',
    };
  }
  if (luck < 0.1 && form.places === 'columns')
    return {
      ...writePlace(lon, lat, { ...hand, style: hand.place, swapped: !hand.swapped }),
      report: 'swapped-row',
    };
  return written;
}

/** One row of a file in one hand. */
export function say(
  chance: Chance,
  village: MadeVillage,
  writing: { hand: Hand; form: Form; province: MadeProvince },
): Said {
  const households = sayCount(chance, village.households, writing.hand);
  const population = sayCount(chance, village.population, writing.hand);
  const place = sayPlace(chance, village, writing);
  return {
    village,
    name: /^Tổ \d/.test(village.name) ? village.name : writing.hand.prefix + village.name,
    lon: place.lon,
    lat: place.lat,
    households: households.count,
    population: population.count,
    ...(households.ifSaid && { householdsIfSaid: households.ifSaid }),
    ...(population.ifSaid && { populationIfSaid: population.ifSaid }),
    cells: { households: households.cell, population: population.cell, place: place.cells },
    report: [
      ...(place.report ? [place.report] : []),
      ...(households.ifSaid || population.ifSaid ? (['odd-number'] as const) : []),
    ],
  };
}
