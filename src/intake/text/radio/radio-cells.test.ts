import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBands } from './bands.ts';
import { powerUnitOf, readBandwidth, readGain, readLoss, readPower } from './powers.ts';
import { readAzimuths, readTilts, tiltOrder } from './sectors.ts';

const bands = (text: string) =>
  readBands(text)?.map(({ mhz, technology }) => (technology ? `${technology} ${mhz}` : String(mhz)));

describe('bands', () => {
  it.each([
    ['1800', ['1800']],
    ['B3 1800', ['1800']],
    ['1800 (B3)', ['1800']],
    ['Band 3 (1800 MHz)', ['1800']],
    ['1800MHz', ['1800']],
    ['1.800 MHz', ['1800']],
    ['1,8 GHz', ['1800']],
    ['3.5GHz', ['3500']],
    ['1842,5 MHz', ['1800']],
    ['2100/1800', ['2100', '1800']],
    ['900-1800-2100 MHz', ['900', '1800', '2100']],
    ['B1/B3', ['2100', '1800']],
    ['B1/B3 2100/1800', ['2100', '1800']],
    ['n78', ['5G 3500']],
    ['n78 3700', ['5G 3700']],
    ['LTE B28', ['4G 700']],
    ['L1800+U2100', ['4G 1800', '3G 2100']],
    ['LTE1800', ['4G 1800']],
    ['4G-1800', ['4G 1800']],
    ['4G: 1800, 2600; 3G: 2100', ['4G 1800', '4G 2600', '3G 2100']],
    ['GSM 900', ['2G 900']],
    ['3', ['1800']],
    ['28', ['700']],
    ['1/3/8', ['2100', '1800', '900']],
    ['L18/U9', ['4G 1800', '3G 900']],
    ['1800, 1800', ['1800']],
  ])('%s', (text, expected) => expect(bands(text)).toEqual(expected));

  it.each([
    'B1 1800',
    '4G',
    'Viettel',
    '1234',
    'B99',
    '99',
    '1800 và cáp quang',
    '',
    '12,5',
    'L47',
    'dân số 1800 người',
  ])('are not read from %j', (text) => expect(readBands(text)).toBeUndefined());

  it('are the same in whatever order and dress several are written', () => {
    const names = fc.uniqueArray(fc.constantFrom(700, 850, 900, 1800, 2100, 2300, 2600), { minLength: 1 });
    const between = fc.constantFrom('/', ' / ', ', ', '; ', ' + ', ' và ', '|');
    const dress = fc.constantFrom('', ' MHz', 'MHz');
    fc.assert(
      fc.property(names, between, dress, (mhz, mark, unit) => {
        expect(bands(mhz.map((one) => `${one}${unit}`).join(mark))).toEqual(mhz.map(String));
      }),
    );
  });
});

describe('azimuths', () => {
  it.each([
    ['60', [60]],
    ['60 độ', [60]],
    ['60°', [60]],
    ['12,5', [12.5]],
    ['0/120/240', [0, 120, 240]],
    ['0-120-240', [0, 120, 240]],
    ['0;120;240', [0, 120, 240]],
    ['0,120,240', [0, 120, 240]],
    ['0, 120, 240', [0, 120, 240]],
    ['30°/150°/270°', [30, 150, 270]],
    ['120/240/360', [120, 240, 0]],
    ['S1: 0; S2: 120; S3: 240', [0, 120, 240]],
    ['Omni', ['omni']],
    ['Vô hướng', ['omni']],
    ['0-360', ['omni']],
  ])('%s', (text, expected) => expect(readAzimuths(text)).toEqual(expected));
  it.each(['360', '400', '-20', 'Bắc', '', '60 m', '0/abc'])('are not read from %j', (text) =>
    expect(readAzimuths(text)).toBeUndefined(),
  );
});

describe('tilts', () => {
  const tilt = (total: number, electrical: number | null = null, mechanical: number | null = null) => ({
    total,
    electrical,
    mechanical,
  });
  it.each([
    ['6', [tilt(6)]],
    ['6 độ', [tilt(6)]],
    ['-2', [tilt(-2)]],
    ['2,5', [tilt(2.5)]],
    ['2/4/6', [tilt(2), tilt(4), tilt(6)]],
    ['2+4', [tilt(6)]],
    ['2+4/3+3', [tilt(6), tilt(6)]],
    ['E2/M4', [tilt(6, 2, 4)]],
    ['2E+4M', [tilt(6, 2, 4)]],
    ['điện 2, cơ 4', [tilt(6, 2, 4)]],
    ['cơ: 4; điện: 2', [tilt(6, 2, 4)]],
  ])('%s', (text, expected) => expect(readTilts(text)).toEqual(expected));
  it.each(['60', '2+4+6', 'cao', '', '2 m'])('are not read from %j', (text) =>
    expect(readTilts(text)).toBeUndefined(),
  );
  it('take from the heading which of two is which', () => {
    expect(tiltOrder('Tilt (E+M)')).toBe('em');
    expect(tiltOrder('Góc cụp (cơ/điện)')).toBe('me');
    expect(tiltOrder('Góc cụp')).toBeNull();
    expect(readTilts('2+4', 'em')).toEqual([tilt(6, 2, 4)]);
    expect(readTilts('2/4', 'me')).toEqual([tilt(6, 4, 2)]);
  });
});

describe('powers and the like', () => {
  it('of one unit or the other are the same power', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (watts) => {
        const read = readPower(`${watts} W`);
        expect(read && 'dbm' in read && read.dbm).toBeCloseTo(10 * Math.log10(watts * 1000), 9);
      }),
    );
    expect(readPower('43 dBm')).toEqual({ dbm: 43 });
    expect(readPower('13 dBW')).toEqual({ dbm: 43 });
    expect(readPower('46,0')).toEqual({ bare: 46 });
    expect(readPower('46 dBm (40W)')).toEqual({ dbm: 46 });
  });
  it.each(['46 dBm (10 W)', '2x40W', 'mạnh', '', '20 km', '0 W'])('are not read from %j', (text) =>
    expect(readPower(text)).toBeUndefined(),
  );
  it('know the unit of a heading', () => {
    expect(
      ['Công suất phát (dBm)', 'power_dbm', 'Công suất (W)', 'Power [Watt]', 'Công suất phát'].map(
        powerUnitOf,
      ),
    ).toEqual(['dBm', 'dBm', 'W', 'W', null]);
  });
  it('have gains over the even antenna, losses and widths', () => {
    expect(['17 dBi', '15,5', '13 dBd', '17 m'].map(readGain)).toEqual([17, 15.5, 15.15, undefined]);
    expect(['3 dB', '0,5', '-3'].map(readLoss)).toEqual([3, 0.5, undefined]);
    expect(['10 MHz', '200 kHz', '20', '10 Mbps'].map(readBandwidth)).toEqual([10, 0.2, 20, undefined]);
  });
});
