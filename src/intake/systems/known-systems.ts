import { HANOI_1972, INDIAN_1960, INDIAN_1975, WGS72, type Datum } from './datums.ts';

/** A system of coordinates by its code of EPSG, as a PROJ string. */
export interface KnownSystem {
  readonly name: string;
  readonly definition: string;
}

const KRASSOWSKY = '+ellps=krass';
const EVEREST_1830 = '+a=6377276.345 +b=6356075.41314024';
const on = ({ toWgs84 }: Datum, rest: string): string => `${rest} +towgs84=${toWgs84} +no_defs`;

const WEB_MERCATOR: KnownSystem = {
  name: 'Web Mercator (EPSG:3857)',
  definition:
    '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
};

/** Systems that maps of Vietnam were and are drawn in, besides VN-2000 (`vn2000.ts`), and those of the web. */
const SYSTEMS: ReadonlyMap<number, KnownSystem> = new Map([
  ...[3857, 3785, 900913, 102100, 102113].map((code) => [code, WEB_MERCATOR] as const),
  [
    3395,
    {
      name: 'World Mercator (EPSG:3395)',
      definition: '+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m',
    },
  ],
  [4147, { name: 'Hà Nội 1972 (EPSG:4147)', definition: on(HANOI_1972, `+proj=longlat ${KRASSOWSKY}`) }],
  [2044, gaussKrueger(2044, 18, 105)],
  [2045, gaussKrueger(2045, 19, 111)],
  [
    2093,
    {
      name: 'Hà Nội 1972 / GK 106 NE (EPSG:2093)',
      definition: on(
        HANOI_1972,
        `+proj=tmerc +lat_0=0 +lon_0=106 +k=1 +x_0=500000 +y_0=0 ${KRASSOWSKY} +units=m`,
      ),
    },
  ],
  [4131, { name: 'Indian 1960 (EPSG:4131)', definition: on(INDIAN_1960, `+proj=longlat ${EVEREST_1830}`) }],
  [3148, everestUtm(3148, 48, INDIAN_1960)],
  [3149, everestUtm(3149, 49, INDIAN_1960)],
  [
    3176,
    {
      name: 'Indian 1960 / TM 106 NE (EPSG:3176)',
      definition: on(
        INDIAN_1960,
        `+proj=tmerc +lat_0=0 +lon_0=106 +k=0.9996 +x_0=500000 +y_0=0 ${EVEREST_1830} +units=m`,
      ),
    },
  ],
  [4322, { name: 'WGS 72 (EPSG:4322)', definition: on(WGS72, '+proj=longlat +ellps=WGS72') }],
  ...[47, 48, 49].map((zone) => [32_200 + zone, utmWgs72(zone)] as const),
  [4240, { name: 'Indian 1975 (EPSG:4240)', definition: on(INDIAN_1975, `+proj=longlat ${EVEREST_1830}`) }],
  [24047, everestUtm(24047, 47, INDIAN_1975)],
  [24048, everestUtm(24048, 48, INDIAN_1975)],
]);

/** Gauss-Krüger in 6° zones, the number of the zone before the easting. */
function gaussKrueger(epsg: number, zone: number, lon0: number): KnownSystem {
  const rest = `+proj=tmerc +lat_0=0 +lon_0=${lon0} +k=1 +x_0=${zone}500000 +y_0=0 ${KRASSOWSKY} +units=m`;
  return { name: `Hà Nội 1972 / Gauss-Krüger ${zone} (EPSG:${epsg})`, definition: on(HANOI_1972, rest) };
}

function everestUtm(epsg: number, zone: number, datum: Datum): KnownSystem {
  const rest = `+proj=utm +zone=${zone} ${EVEREST_1830} +units=m`;
  return { name: `${datum.name} / UTM ${zone}N (EPSG:${epsg})`, definition: on(datum, rest) };
}

function utmWgs72(zone: number): KnownSystem {
  return {
    name: `WGS 72 / UTM ${zone}N (EPSG:${32_200 + zone})`,
    definition: on(WGS72, `+proj=utm +zone=${zone} +ellps=WGS72 +units=m`),
  };
}

/** UTM on WGS84: 326 and the zone in the north, 327 in the south. */
function utm(epsg: number): KnownSystem | null {
  const zone = epsg % 100;
  const south = Math.floor(epsg / 100) === 327;
  if (!(south || Math.floor(epsg / 100) === 326) || zone < 1 || zone > 60) return null;
  return {
    name: `WGS 84 / UTM ${zone}${south ? 'S' : 'N'} (EPSG:${epsg})`,
    definition: `+proj=utm +zone=${zone}${south ? ' +south' : ''} +datum=WGS84 +units=m +no_defs`,
  };
}

export const systemOfEpsg = (epsg: number): KnownSystem | null => SYSTEMS.get(epsg) ?? utm(epsg);
