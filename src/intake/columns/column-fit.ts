import type { Cell } from '../../formats/reading/parsed-file.ts';
import type { FieldKey } from './headings/header-dictionary.ts';
import type { FieldType } from './headings/header-field.ts';
import { readAngle, readPair } from '../text/angles.ts';
import { numberOf, saysNothing, textOf } from '../text/cell.ts';
import { readDate } from '../text/dates.ts';
import { stripCell, styleOf } from '../text/numbers.ts';
import { readZone } from '../text/grid/utm-zone.ts';
import { readBands } from '../text/radio/bands.ts';
import { readBandwidth, readGain, readLoss, readPower } from '../text/radio/powers.ts';
import { readAzimuths, readTilts } from '../text/radio/sectors.ts';
import { readFlag, readSignal, readTechnologies } from '../text/vocabulary.ts';
import { fold } from '../../i18n/text.ts';

const looksNumeric = (cell: Cell): boolean => {
  if (numberOf(cell) !== null) return true;
  const stripped = stripCell(cell);
  return stripped !== null && styleOf(stripped.digits) !== 'bad';
};
const size = (cell: Cell): number => {
  const number = numberOf(cell);
  if (number !== null) return Math.abs(number);
  const digits = stripCell(cell)?.digits;
  if (digits === undefined) return NaN;
  // Only the magnitude matters here: a decimal mark that stands alone is one, groups are dropped.
  const marks = digits.match(/[.,]/g)?.length ?? 0;
  return Math.abs(
    Number(marks > 1 ? digits.replace(/[.,](?=\d{3}\b)/g, '').replace(',', '.') : digits.replace(',', '.')),
  );
};
const within = (low: number, high: number) => (cell: Cell) => size(cell) >= low && size(cell) <= high;
const digitsOnly = (least: number, most: number) => (cell: Cell) =>
  new RegExp(`^\\d{${least},${most}}$`).test(textOf(cell));
const isFlag = (cell: Cell): boolean => typeof cell === 'boolean' || readFlag(textOf(cell)) !== undefined;
/** A level of signal in dBm: written with its unit, or a negative number of that size. A count is no yes or no. */
const isLevel = (cell: Cell): boolean =>
  /dbm/i.test(textOf(cell)) || (/^\s*[-−–]/.test(textOf(cell)) && within(30, 160)(cell));
const isPower = (cell: Cell): boolean => readPower(textOf(cell)) !== undefined;
const isWord = (cell: Cell): boolean => !looksNumeric(cell);
/**
 * What the reader of coordinates reads, and any number with decimals: columns are filled the wrong way round, and with
 * metres under headings of degrees; what they are is settled over all of them.
 */
const isAngle = (cell: Cell): boolean => {
  const text = textOf(cell);
  return /\d[\s.,]+\d/.test(text) || (!/^[+-]?\d+$/.test(text) && readAngle(text) !== null);
};
/** Two numbers in any spelling: what cannot be read of a column of positions is told row by row. */
const isPair = (cell: Cell): boolean => {
  const text = textOf(cell);
  return /\d.*[,;\s].*\d|^https?:/.test(text) || readPair(text) !== null;
};

const BY_TYPE: Readonly<Record<FieldType, (cell: Cell) => boolean>> = {
  int: (cell) => looksNumeric(cell),
  number: looksNumeric,
  percent: looksNumeric,
  text: () => true,
  bool: isFlag,
  bool_or_tech: (cell) => isFlag(cell) || readTechnologies(textOf(cell)).length > 0 || isLevel(cell),
  enum: isWord,
  multi: (cell) => readTechnologies(textOf(cell)).length > 0,
  code2: digitsOnly(1, 2),
  code3: digitsOnly(1, 3),
  code5: digitsOnly(3, 5),
  coord: (cell) => (looksNumeric(cell) && size(cell) <= 180) || isAngle(cell),
  coord_pair: isPair,
  angle: (cell) => looksNumeric(cell) || isAngle(cell),
  degrees: (cell) => readTilts(textOf(cell)) !== undefined,
  length: looksNumeric,
  length_m: looksNumeric,
  area: looksNumeric,
  dBm: (cell) => looksNumeric(cell),
  band: (cell) => readBands(textOf(cell)) !== undefined,
  money: (cell) => looksNumeric(cell) || /\d/.test(textOf(cell)),
  year: (cell) => /(19|20)\d{2}/.test(textOf(cell)),
  date: (cell) => (typeof cell === 'object' && cell?.kind === 'date') || readDate(textOf(cell)) !== null,
};

const isRegionClass = (cell: Cell): boolean =>
  /^(i{1,3}|[123]|kv ?i{1,3}|khu vuc i{1,3}|xa khu vuc i{1,3})$/.test(fold(textOf(cell)));

/** Stricter than the type where two fields share a spelling. */
const BY_KEY: Partial<Record<FieldKey, (cell: Cell) => boolean>> = {
  region_class: isRegionClass,
  cluster: (cell) => isWord(cell) && !isRegionClass(cell),
  vn2000_x: within(8e5, 2.7e6),
  vn2000_y: (cell) => within(1e5, 9e5)(cell) || within(1.71e7, 1.99e7)(cell),
  central_meridian: (cell) => BY_TYPE.angle(cell) || readZone(textOf(cell)) !== null,
  lon: (cell) => within(90, 180)(cell) || isAngle(cell),
  lat: (cell) => within(0, 90)(cell) || isAngle(cell),
  rsrp: (cell) => looksNumeric(cell) && !/[a-z]/.test(fold(textOf(cell)).replace('dbm', '')),
  rssi: (cell) => looksNumeric(cell) && !/[a-z]/.test(fold(textOf(cell)).replace('dbm', '')),
  azimuth: (cell) => looksNumeric(cell) || readAzimuths(textOf(cell)) !== undefined,
  eirp: isPower,
  radio_power: isPower,
  transmitter_power: isPower,
  antenna_gain: (cell) => readGain(textOf(cell)) !== undefined,
  feeder_loss: (cell) => readLoss(textOf(cell)) !== undefined,
  bandwidth: (cell) => readBandwidth(textOf(cell)) !== undefined,
  mcc: digitsOnly(3, 3),
  // With or without its country before it: 04, 45204, 452-04.
  mnc: (cell) => /^(\d{1,3}|[2-7]\d\d[ -]?\d{2,3})$/.test(textOf(cell)),
  signal_status: (cell) => readSignal(textOf(cell)) !== undefined,
  village: (cell) => !looksNumeric(cell) || numberOf(cell) === null,
  schools: (cell) => looksNumeric(cell) || isFlag(cell),
  health: (cell) => looksNumeric(cell) || isFlag(cell),
  electricity: (cell) => isWord(cell) || isFlag(cell),
  hazard: (cell) => isWord(cell) || isFlag(cell),
  road: (cell) => isWord(cell) || isFlag(cell),
  devices: (cell) => looksNumeric(cell),
  // *6*, *6 tháng*, *cấm*: what cannot be read of such a cell is told row by row.
  months: () => true,
  until: (cell) => BY_TYPE.date(cell) || BY_TYPE.year(cell),
};

/** Share 0..1 of the cells that say something and fit the field; NaN where none says anything. */
export function fitShare(cells: readonly Cell[], key: FieldKey, type: FieldType): number {
  const fits = BY_KEY[key] ?? BY_TYPE[type];
  let said = 0;
  let fitting = 0;
  // The first 200 that say something tell as much as a million.
  for (const cell of cells) {
    if (saysNothing(cell)) continue;
    said++;
    if (fits(cell)) fitting++;
    if (said === 200) break;
  }
  return said ? fitting / said : NaN;
}
