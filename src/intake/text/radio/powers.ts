import { fold } from '../../../i18n/text.ts';
import { readAmount } from './amounts.ts';

export type PowerUnit = 'dBm' | 'W';

/** Watts per unit, and dBm at 0 of the unit: a power is written in one or the other. */
const WATTS: Readonly<Record<string, number>> = { w: 1, watt: 1, watts: 1, oat: 1, mw: 1e-3, kw: 1e3 };
const LEVELS: Readonly<Record<string, number>> = { dbm: 0, dbw: 30 };

export const dbmOfWatts = (watts: number): number => 10 * Math.log10(watts) + 30;

/** A power as it is written: in dBm where the cell has a unit, else a number whose unit the column must tell. */
export type WrittenPower = { readonly dbm: number } | { readonly bare: number };

/** *43 dBm*, *20 W*, *46 dBm (40 W)* where both agree; undefined for something else. */
export function readPower(text: string): WrittenPower | undefined {
  const words = fold(text).trim();
  const [, outer, inner] = /^([^()]+)\(([^()]+)\)$/.exec(words) ?? [];
  if (outer !== undefined && inner !== undefined) {
    const [a, b] = [readPower(outer), readPower(inner)];
    // Powers are rounded to whole watts or dBm.
    const agree = a && b && 'dbm' in a && 'dbm' in b && Math.abs(a.dbm - b.dbm) <= 0.5;
    return agree ? a : undefined;
  }
  const amount = readAmount(words);
  if (!amount) return undefined;
  const { value, unit } = amount;
  if (unit === '') return { bare: value };
  if (unit in LEVELS) return { dbm: value + LEVELS[unit]! };
  return unit in WATTS && value > 0 ? { dbm: dbmOfWatts(value * WATTS[unit]!) } : undefined;
}

/** The unit that a heading names for powers; null where it names none. */
export function powerUnitOf(heading: string): PowerUnit | null {
  const words = fold(heading).split(/[^a-z]+/);
  if (words.includes('dbm')) return 'dBm';
  return words.some((word) => word === 'w' || word.startsWith('watt') || word === 'oat') ? 'W' : null;
}

/** A half-wave dipole has so much gain over an antenna that radiates evenly. */
const DBD_DBI = 2.15;

/** Gain over the even antenna, dBi: *17 dBi*, *15,5*, *13 dBd*. */
export function readGain(text: string): number | undefined {
  const amount = readAmount(text);
  if (!amount) return undefined;
  if (amount.unit === 'dbd') return amount.value + DBD_DBI;
  return ['', 'dbi', 'db'].includes(amount.unit) ? amount.value : undefined;
}

/** Loss between transmitter and antenna, dB. */
export function readLoss(text: string): number | undefined {
  const amount = readAmount(text);
  return amount && ['', 'db'].includes(amount.unit) && amount.value >= 0 ? amount.value : undefined;
}

const MEGAHERTZ: Readonly<Record<string, number>> = { '': 1, mhz: 1, khz: 1e-3, m: 1 };

/** Width of a channel in MHz: *10 MHz*, *200 kHz*, *20*. */
export function readBandwidth(text: string): number | undefined {
  const amount = readAmount(text);
  if (!amount || amount.value <= 0) return undefined;
  const unit = MEGAHERTZ[amount.unit];
  return unit === undefined ? undefined : amount.value * unit;
}
