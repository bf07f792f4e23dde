import { describe, expect, it } from 'vitest';
import { datumOf, INDIAN_1960, systemName, VN2000 } from './datums.ts';

/** The datum of the satellites. */
const SATELLITES = { name: 'WGS 84', toWgs84: '0,0,0' };
const wkt = (system: string, datum: string, more = '') =>
  `PROJCS["${system}",GEOGCS["g",DATUM["${datum}",SPHEROID["WGS 84",6378137,298.257]${more}]]]`;

describe('the datum of a system', () => {
  it('is the one that its text names', () => {
    expect(datumOf(wkt('x', 'Vietnam_2000'))).toBe(VN2000);
    expect(datumOf(wkt('x', 'D_WGS_1984'))).toEqual(SATELLITES);
    expect(datumOf(wkt('x', 'World Geodetic System 1984 ensemble'))).toEqual(SATELLITES);
    expect(datumOf(wkt('x', 'Indian 1960'))).toBe(INDIAN_1960);
  });

  it('is VN-2000 where the system is called so and its datum is unnamed or that of the satellites', () => {
    expect(datumOf(wkt('VN-2000 / TM-3 104-45', 'unknown'))).toBe(VN2000);
    expect(datumOf(wkt('VN-2000 / TM-3 104-45', 'WGS_1984'))).toBe(VN2000);
    // A datum that is another stays it, whatever the system is called.
    expect(datumOf(wkt('VN-2000', 'Indian 1960'))).toBe(INDIAN_1960);
  });

  it('is told by its shift where nothing names it, and is unknown without one', () => {
    expect(datumOf(wkt('x', 'own', ',TOWGS84[1, 2, 3, 0, 0, 0, 0]'))).toEqual({
      name: 'own',
      toWgs84: '1,2,3,0,0,0,0',
    });
    expect(datumOf(wkt('x', 'own'))).toBeNull();
    expect(datumOf('')).toBeNull();
    expect(datumOf('+proj=utm +zone=48 +datum=WGS84')).toEqual(SATELLITES);
    expect(datumOf('+proj=utm +zone=48')).toBeNull();
  });

  it('stands beside the name of the system, which is its first text', () => {
    expect(systemName(wkt('VN-2000 / UTM 48N', 'x'))).toBe('VN-2000 / UTM 48N');
    expect(systemName(' EPSG:3405 ')).toBe('EPSG:3405');
  });
});
