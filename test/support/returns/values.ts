import proj4 from 'proj4';
import type { CellValue } from '../xlsx-writer.ts';
import type { Chance } from './chance.ts';

export const PLACE_STYLES = ['number', 'commaText', 'dms', 'dmsSpaces', 'pair', 'pairDms', 'vn2000'] as const;
export type PlaceStyle = (typeof PLACE_STYLES)[number];

/** Cells of one place, by the topic of their column, and what exactly they say. */
export interface WrittenPlace {
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** VN-2000, zone of three degrees: the datum of the national circular, rotations as the program wants them. */
const gridOf = (meridian: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 ` +
  '+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m +no_defs';

const fixed = (value: number, digits: number): number => Number(value.toFixed(digits));

function sexagesimal(degrees: number): { d: number; m: number; s: number; said: number } {
  const tenths = Math.round(degrees * 36_000);
  const [d, m] = [Math.floor(tenths / 36_000), Math.floor((tenths % 36_000) / 600)];
  return { d, m, s: (tenths % 600) / 10, said: tenths / 36_000 };
}
function dms(degrees: number, letter: string): string {
  const { d, m, s } = sexagesimal(degrees);
  return `${d}°${String(m).padStart(2, '0')}'${s.toFixed(1)}"${letter}`;
}
function dmsSpaces(degrees: number): string {
  const { d, m, s } = sexagesimal(degrees);
  return `${d} ${String(m).padStart(2, '0')} ${s.toFixed(1)}`;
}

/** A place as one file writes it. `swapped`: the columns are the wrong way round in all of the file. */
export function writePlace(
  lon: number,
  lat: number,
  { style, meridian, swapped }: { style: PlaceStyle; meridian: number; swapped: boolean },
): WrittenPlace {
  const [x, y] = [fixed(lon, 6), fixed(lat, 6)];
  const [long, latitude] = [sexagesimal(lon).said, sexagesimal(lat).said];
  const columns = (east: CellValue, north: CellValue): WrittenPlace['cells'] =>
    swapped ? { lon: north, lat: east } : { lon: east, lat: north };
  switch (style) {
    case 'number':
      return { cells: columns(x, y), lon: x, lat: y };
    case 'commaText':
      return { cells: columns(String(x).replace('.', ','), String(y).replace('.', ',')), lon: x, lat: y };
    case 'dms':
      return { cells: columns(dms(lon, 'E'), dms(lat, 'N')), lon: long, lat: latitude };
    case 'dmsSpaces':
      return { cells: columns(dmsSpaces(lon), dmsSpaces(lat)), lon: long, lat: latitude };
    case 'pair':
      return { cells: { pair: `${y}, ${x}` }, lon: x, lat: y };
    case 'pairDms':
      return { cells: { pair: `${dms(lat, 'N')} ${dms(lon, 'E')}` }, lon: long, lat: latitude };
    default: {
      const [easting, northing] = proj4(gridOf(meridian), [lon, lat]) as [number, number];
      return { cells: { northing: fixed(northing, 2), easting: fixed(easting, 2) }, lon, lat };
    }
  }
}
export const northingOf = (lon: number, lat: number): number =>
  fixed((proj4(gridOf(104), [lon, lat]) as [number, number])[1], 1);

export const COUNT_STYLES = ['number', 'text', 'dots'] as const;
export type CountStyle = (typeof COUNT_STYLES)[number];
/** 1204 as a number, as text, or with dots between the thousands. */
export function writeCount(count: number, style: CountStyle): CellValue {
  if (style === 'number') return count;
  return style === 'text' ? String(count) : String(count).replace(/\B(?=(\d{3})+$)/g, '.');
}

export const BLANKS = [null, '…', '-', 'chưa rõ', '?'] as const;
/** A count that cannot be taken as it stands, with the numbers that may be taken if the row is named. */
export function writeOddCount(chance: Chance, count: number): { cell: CellValue; ifSaid: number[] } {
  return chance.pick([
    () => ({ cell: `khoảng ${count}`, ifSaid: [count] }),
    () => ({ cell: `~${count}`, ifSaid: [count] }),
    () => ({ cell: `${count - 3}-${count + 2}`, ifSaid: [] }),
    () => ({ cell: -count, ifSaid: [] }),
    () => ({ cell: `trên ${count} `, ifSaid: [count] }),
  ])();
}

export const ELECTRICITY_WORDS = {
  lưới: ['Điện lưới', 'có điện lưới', 'ĐLQG', 'lưới quốc gia'],
  khác: ['máy phát', 'thủy điện nhỏ', 'NLMT'],
  không: ['chưa có', 'không', 'chưa có điện'],
} as const;

export const MARK_STYLES = {
  words: ['Có', 'Chưa có', '…'],
  crosses: ['x', 'không', null],
  digits: [1, 0, null],
  signs: ['+', '-', null],
} as const;
export type MarkStyle = keyof typeof MARK_STYLES;
export const writeMark = (style: MarkStyle, mark: boolean | undefined): CellValue =>
  MARK_STYLES[style][mark === undefined ? 2 : mark ? 0 : 1];
