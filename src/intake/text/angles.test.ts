import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAngle, readPair } from './angles.ts';

const LAT = 21 + 19 / 60 + 36 / 3600;
const LON = 103 + 54 / 60 + 50 / 3600;

it('an angle without marks is read as one whose marks are made plain', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -999, max: 999 }), fc.constantFrom('', '.', ','), fc.nat(99_999))
    .map(([whole, mark, fraction]) => `${whole}${mark}${mark && fraction}`);
  fc.assert(
    fc.property(decimal, (text) => {
      expect(readAngle(text)).toEqual(readAngle(`${text} `));
    }),
  );
});

describe('one angle', () => {
  it.each([
    '21°19\'36"N',
    '21 19 36',
    '21º19’36’’',
    '21°19′36″',
    '21d19m36s',
    '21.19.36',
    '21-19-36',
    '21:19:36',
    'N 21°19\'36"',
    '21° 19\' 36" B',
    '21 độ 19 phút 36 giây',
    "21°19.6'",
    '21o19\'36"',
    '21⁰19\'36"',
  ])('%s', (text) => expect(readAngle(text)?.degrees).toBeCloseTo(LAT, 9));
  it.each([
    ['21,3267', 21.3267],
    ['21.3267', 21.3267],
    ['N21.3267', 21.3267],
    ['21.3267°N', 21.3267],
    ['21d19m', 21 + 19 / 60],
    ['-3.5', -3.5],
    ['33°S', -33],
  ])('%s', (text, degrees) => expect(readAngle(text)?.degrees).toBeCloseTo(degrees, 9));
  it.each(['', 'xa', "21°75'", '21.326.700', '21°19\'72"', 'A21.3', '2477475'])('refuses %s', (text) =>
    expect(readAngle(text)).toBeNull(),
  );
  it('names its axis', () => {
    expect(['21°N', "103°54'E", '21 19 36', '103,91 Đ'].map((text) => readAngle(text)?.axis)).toEqual([
      'lat',
      'lon',
      null,
      'lon',
    ]);
  });
});

describe('two in one cell', () => {
  it.each([
    '21.326667, 103.913889',
    '21.326667;103.913889',
    '21,326667; 103,913889',
    '21,326667 103,913889',
    '(21.326667, 103.913889)',
    '21°19\'36"N 103°54\'50"E',
    '21°19\'36"N, 103°54\'50"E',
    'N21.326667 E103.913889',
    '21.326667,103.913889',
    'https://www.google.com/maps?q=21.326667,103.913889',
    'https://www.google.com/maps/place/X/@21.326667,103.913889,17z',
    'https://maps.google.com/?ll=21.326667,103.913889&z=3',
    'https://www.google.com/maps/place/A/data=!3m1!3d21.326667!4d103.913889',
    'https://www.openstreetmap.org/#map=15/21.326667/103.913889',
    'geo:21.326667,103.913889',
  ])('%s', (text) => {
    const pair = readPair(text)!;
    expect(pair.first).toBeCloseTo(LAT, 5);
    expect(pair.second).toBeCloseTo(LON, 5);
  });
  it.each([
    '48N 293200 2324400',
    'UTM 48N 293200 2324400',
    '48N 293200mE 2324400mN',
    'UTM 48 E 293200 N 2324400',
  ])('reads metres behind their zone: %s', (text) =>
    expect(readPair(text)).toMatchObject({ first: 293200, second: 2324400 }),
  );
  it.each(['48Q 293200 2324400', '48P E 293200 N 2324400', '48Q 293200mE 2324400mN'])(
    'reads what devices show: %s',
    (text) => expect(readPair(text)).toMatchObject({ first: 293200, second: 2324400 }),
  );
  it.each([
    'POINT (103.913889 21.326667)',
    'SRID=4326;POINT Z(103.913889 21.326667 650)',
    'X: 103.913889; Y: 21.326667',
    'X: 21.326667; Y: 103.913889',
    'Lat 21.326667 Long 103.913889',
    'Kinh độ: 103.913889, Vĩ độ: 21.326667',
    'Tọa độ: Lon = 103.913889; Lat = 21.326667',
    '21.326667 103.913889 650.0 4.5',
    '21.326667, 103.913889, 650m',
    '21,326667; 103,913889; 650',
    '21o19\'36" 103o54\'50"',
    '21⁰19\'36"N, 103⁰54\'50"E',
    '21019\'36" - 103054\'50"',
    '21°19\'36"N-103°54\'50"E',
    'N: 21.326667; E: 103.913889',
    'VĐ: 21,326667 - KĐ: 103,913889',
    'vĩ độ bắc 21°19\'36", kinh độ đông 103°54\'50"',
    'Tọa độ (WGS84): 21.326667; 103.913889',
    'Lat 21.326667 Long 103.913889 Alt 650',
    'Lat: 21.326667° N, Long: 103.913889° E',
    '{"lat":21.326667,"lng":103.913889}',
  ])('%s', (text) => {
    const { first, second, firstAxis } = readPair(text)!;
    const isLonFirst = firstAxis === 'lon';
    expect(isLonFirst ? second : first).toBeCloseTo(LAT, 5);
    expect(isLonFirst ? first : second).toBeCloseTo(LON, 5);
  });
  it('reads labelled metres as they are written', () =>
    expect(readPair('X=2477475 Y=547157')).toMatchObject({ first: 2477475, second: 547157 }));
  it.each([
    'X: 2.477.475,5; Y: 547.157,25',
    'Tọa độ X: 2477475.5, Tọa độ Y: 547157.25',
    'VN-2000: X = 2 477 475,5 Y = 547 157,25',
  ])('reads metres with their marks: %s', (text) =>
    expect(readPair(text)).toMatchObject({ first: 2477475.5, second: 547157.25 }),
  );
  it('keeps the order and the letters', () => {
    expect(readPair('103°54\'50"E; 21°19\'36"N')).toMatchObject({ firstAxis: 'lon' });
    expect(readPair('2477475; 547157')).toEqual({ first: 2477475, second: 547157, firstAxis: null });
  });
  it.each(['', 'Bản Mới', 'https://maps.app.goo.gl/abc', '21.3', '1, 2, 3', '21°N 22°N'])(
    'refuses %s',
    (text) => expect(readPair(text)).toBeNull(),
  );
});

it.each([
  '103ᵒ54ʹ50ʺ',
  "103*54'50''",
  '103deg 54min 50sec',
  '103 đ 54 p 50 g',
  '103độ54phút50giây',
  '103O54\'50"',
  '103054\'50"',
])('%s is an angle in other signs', (text) => expect(readAngle(text)?.degrees).toBeCloseTo(LON, 5));

it('reads back what it is given in degrees, minutes and seconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 179 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 0, max: 5999 }),
      (d, m, s100) => {
        const s = (s100 / 100).toFixed(2);
        for (const text of [`${d}°${m}'${s}"`, `${d} ${m} ${s}`, `${d}d${m}m${s.replace('.', ',')}s`])
          expect(readAngle(text)?.degrees).toBeCloseTo(d + m / 60 + Number(s) / 3600, 9);
      },
    ),
  );
});
