import { describe, expect, it } from 'vitest';
import { declaredSystem, vn2000Named, type DeclaredSystem } from './declared-system.ts';

/** 103.1, 22.3 as PROJ puts it (PostGIS 3, `ST_Transform`). */
const LON = 103.1;
const LAT = 22.3;
const UTM: readonly [number, number] = [304269.85127121187, 2467265.131088545];
const MERCATOR: readonly [number, number] = [11477039.500786506, 2547582.1334137623];
const VN_DEGREES: readonly [number, number] = [103.09809604943453, 22.300947804366686];
const GEOGCS = (datum: string): string =>
  `GEOGCS["GCS",DATUM["${datum}",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
const TM = (name: string, datum: string, meridian: number, scale: number): string =>
  `PROJCS["${name}",${GEOGCS(datum)},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],` +
  `PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
const WKT2 =
  'PROJCRS["WGS 84 / UTM zone 48N",BASEGEOGCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]]],CONVERSION["UTM zone 48N",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Longitude of natural origin",105,ANGLEUNIT["degree",0.0174532925199433]],PARAMETER["Scale factor at natural origin",0.9996,SCALEUNIT["unity",1]],PARAMETER["False easting",500000,LENGTHUNIT["metre",1]],PARAMETER["False northing",0,LENGTHUNIT["metre",1]]],CS[Cartesian,2],AXIS["easting",east],AXIS["northing",north],LENGTHUNIT["metre",1]]';

function place(system: DeclaredSystem | null, [x, y]: readonly [number, number]): readonly number[] {
  if (system?.kind !== 'other') throw new Error(system?.kind);
  return system.convert(x, y);
}

const RADIAN = Math.PI / 180;
/** Geocentric metres of a place on an ellipsoid, height 0. */
function geocentric([lon, lat]: readonly [number, number], a: number, f: number): readonly number[] {
  const e2 = f * (2 - f);
  const n = a / Math.sqrt(1 - e2 * Math.sin(lat * RADIAN) ** 2);
  const across = n * Math.cos(lat * RADIAN);
  return [
    across * Math.cos(lon * RADIAN),
    across * Math.sin(lon * RADIAN),
    n * (1 - e2) * Math.sin(lat * RADIAN),
  ];
}

describe('a datum of before 2000', () => {
  const KRASSOWSKY = [6378245, 1 / 298.3] as const;
  const EVEREST = [6377276.345, 1 - 6356075.41314024 / 6377276.345] as const;
  it.each([
    [4147, KRASSOWSKY, [-17.51, -108.32, -62.39]],
    [4131, EVEREST, [198, 881, 317]],
    [4240, EVEREST, [210, 814, 289]],
  ] as const)('EPSG:%i is shifted by its translations', (epsg, [a, f], shift) => {
    const [lon, lat] = place(declaredSystem(`EPSG:${epsg}`), [LON, LAT]);
    const own = geocentric([LON, LAT], a, f).map((value, i) => value + shift[i]!);
    const wgs84 = geocentric([lon!, lat!], 6378137, 1 / 298.257223563);
    // The place differs along the vertical only: its height on the other ellipsoid is not 0.
    const up = wgs84.map((value) => value / Math.hypot(...wgs84));
    const apart = own.map((value, i) => value - wgs84[i]!);
    const along = apart.reduce((sum, value, i) => sum + value * up[i]!, 0);
    expect(Math.hypot(...apart.map((value, i) => value - along * up[i]!))).toBeLessThan(2);
  });
  it('that only the text describes is shifted as the text says', () => {
    const text =
      'GEOGCS["x",DATUM["D_local",SPHEROID["Krassowsky",6378245,298.3],TOWGS84[-17.51,-108.32,-62.39,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]';
    expect(place(declaredSystem(text), [LON, LAT])).toEqual(place(declaredSystem('EPSG:4147'), [LON, LAT]));
  });
  it.each([
    ['EPSG:2044', 'EPSG:4147', 18_500_000],
    ['EPSG:3148', 'EPSG:4131', 500_000],
    ['EPSG:32248', 'EPSG:4322', 500_000],
    ['EPSG:24048', 'EPSG:4240', 500_000],
  ])('%s has its central meridian where %s has 105°', (projected, geographic, x0) => {
    const [lon, lat] = place(declaredSystem(projected), [x0, 2_400_000]);
    // The latitude of the meridian's arc hardly changes its longitude.
    const [meridian] = place(declaredSystem(geographic), [105, lat!]);
    expect(lon).toBeCloseTo(meridian!, 6);
  });
});

it.each([
  ['EPSG:2093', 'EPSG:4147'],
  ['EPSG:3176', 'EPSG:4131'],
])('%s has its meridian at 106° of %s', (projected, geographic) => {
  const [lon, lat] = place(declaredSystem(projected), [500_000, 2_400_000]);
  expect(lon).toBeCloseTo(place(declaredSystem(geographic), [106, lat!])[0]!, 6);
});

it('a code that is not known counts by the text beside it', () => {
  const lao =
    'GEOGCS["Lao 1997",DATUM["Lao_National_Datum_1997",SPHEROID["Krassowsky 1940",6378245,298.3]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4678"]]';
  const [lon, lat] = place(declaredSystem(lao), [102.6, 17.96]);
  // 44.585, -131.212, -39.544 m at that place; worked out by hand.
  expect([Math.round((lon! - 102.6) * 1e5), Math.round((lat! - 17.96) * 1e5)]).toEqual([-14, 6]);
});

it('metres of VN-2000 are named by their code, alone or at the end of a text', () => {
  const text = TM('VN-2000 / TM-3 104-45', 'Vietnam_2000', 104.75, 0.9999);
  for (const crs of [
    'EPSG:9208',
    'urn:ogc:def:crs:EPSG::9208',
    'http://www.opengis.net/def/crs/EPSG/0/9208',
    'VN-2000 104.75',
    text,
    text.replace(/\]$/, ',AUTHORITY["EPSG","9208"]]'),
  ])
    expect(vn2000Named(crs)?.epsg).toBe(9208);
  expect(vn2000Named('EPSG:32648')).toBeNull();
});

describe('a declared system', () => {
  it.each([
    ['EPSG:32648', UTM],
    ['urn:ogc:def:crs:EPSG::32648', UTM],
    ['http://www.opengis.net/def/crs/EPSG/0/32648', UTM],
    ['32648', UTM],
    [TM('WGS_1984_UTM_Zone_48N', 'D_WGS_1984', 105, 0.9996), UTM],
    [WKT2, UTM],
    ['+proj=utm +zone=48 +datum=WGS84 +units=m +no_defs', UTM],
    ['EPSG:32647', [922568.0994645924, 2471777.1574039343]],
    ['EPSG:3857', MERCATOR],
    ['EPSG:900913', MERCATOR],
    ['EPSG:102100', MERCATOR],
    [
      `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${GEOGCS('D_WGS_1984')},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]`,
      MERCATOR,
    ],
    ['EPSG:3395', [11477039.500786506, 2531375.029806787]],
    ['EPSG:4756', VN_DEGREES],
    [GEOGCS('D_Vietnam_2000'), VN_DEGREES],
    [GEOGCS('Vietnam_2000'), VN_DEGREES],
  ] as const)('%s', (crs, written) => {
    const [lon, lat] = place(declaredSystem(crs), written);
    // 0.1 m.
    expect(lon).toBeCloseTo(LON, 6);
    expect(lat).toBeCloseTo(LAT, 6);
  });

  it.each(['EPSG:4326', 'urn:ogc:def:crs:OGC:1.3:CRS84', 'OGC:CRS84', 'EPSG:4979', GEOGCS('D_WGS_1984')])(
    '%s is degrees',
    (crs) => expect(declaredSystem(crs)).toEqual({ kind: 'degrees' }),
  );

  it.each([
    'EPSG:9210',
    TM('VN_2000_TM3_104_45', 'D_Vietnam_2000', 104.75, 0.9999),
    TM('VN2000 104-45', 'D_WGS_1984', 104.75, 0.9999),
    TM('unknown', 'D_Unknown_based_on_WGS84_ellipsoid', 104.75, 0.9999),
    '+proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=-191.90441429,-39.30318279,-111.45032835,-0.00928836,0.01975479,-0.00427372,0.252906278 +units=m',
  ])('%s is left to the test by the communes', (crs) =>
    expect(declaredSystem(crs)).toEqual({ kind: 'vn2000' }),
  );

  it.each(['EPSG:27700', 'LOCAL_CS["Bản vẽ"]', GEOGCS('D_Tokyo')])('%s is not known', (crs) =>
    expect(declaredSystem(crs)?.kind).toBe('unknown'),
  );
});
