import { RefusalError } from '../../model/basics/result.ts';

export interface MifHeader {
  readonly delimiter: string;
  /** Of the .mid beside the file. */
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** As a PROJ string where its parts are known, else as the file says it; null where it says nothing. */
  readonly crs: string | null;
  /** Position in the text behind the word `Data`. */
  readonly dataAt: number;
}

/** @throws RefusalError `mif-damaged` */
export function readHeader(text: string, file: string): MifHeader {
  const data = /^[ \t]*data[ \t]*\r?$/im.exec(text);
  const head = data ? text.slice(0, data.index) : '';
  if (!data || !/^\s*version\s+\d+/i.test(head))
    throw new RefusalError({ code: 'mif-damaged', location: { file, row: 1 } });
  const system = /^[ \t]*coordsys[ \t]+(.*)$/im.exec(head)?.[1]?.trim();
  return {
    delimiter: /^[ \t]*delimiter[ \t]+"(.)"/im.exec(head)?.[1] ?? '\t',
    columns: columnsOf(head),
    crs: system === undefined ? null : mapinfoSystem(system),
    dataAt: data.index + data[0].length,
  };
}

function columnsOf(head: string): MifHeader['columns'] {
  const found = /^[ \t]*columns[ \t]+(\d+)[^\n]*\n/im.exec(head);
  if (!found) return [];
  return head
    .slice(found.index + found[0].length)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, Number(found[1]))
    .map((line) => {
      const [, name = '', type = ''] = /^\s*(\S+)\s+(.*)$/.exec(line) ?? [];
      return { name, isNumber: /^(integer|smallint|largeint|decimal|float)/i.test(type) };
    });
}

const WGS84 = 104;
/** MapInfo's own datums: with translations, and with rotations too. */
const CUSTOM = 999;
const CUSTOM_ROTATED = 9999;
const ELLIPSOIDS: ReadonlyMap<number, string> = new Map([
  [0, '+ellps=GRS80'],
  [3, '+ellps=krass'],
  [11, '+a=6377276.345 +b=6356075.41314024'],
  [28, '+ellps=WGS84'],
]);

/**
 * Zones of VN-2000 are written with the datum of WGS 84 by programs that know no other number for it: nobody else
 * draws them with this scale, so that the datum is left open.
 */
const SCALE_OF_VN2000 = 0.9999;

/** `Earth Projection 8, 104, "m", 105, 0, 0.9996, 500000, 0` as a PROJ string; what is not known as it stands. */
export function mapinfoSystem(text: string): string {
  const [, list = ''] = /^earth\s+projection\s+(.*?)(?:\s+bounds\b.*)?$/i.exec(text) ?? [];
  const parts = list.split(',').map((part) => part.trim().replace(/^"|"$/g, ''));
  const type = Number(parts[0]) % 1000;
  const { datum, rest } = datumOf(parts.slice(1));
  if (datum === null) return text;
  if (type === 1) return `+proj=longlat ${datum} +no_defs`;
  const [unit, ...given] = rest;
  const numbers = given.map(Number);
  if (type !== 8 || unit !== 'm' || numbers.length < 5 || !numbers.every(Number.isFinite)) return text;
  const [lon0, lat0, scale, x0, y0] = numbers;
  const ellipsoid = scale === SCALE_OF_VN2000 ? datum.replace('+datum=WGS84', '+ellps=WGS84') : datum;
  return `+proj=tmerc +lat_0=${lat0} +lon_0=${lon0} +k=${scale} +x_0=${x0} +y_0=${y0} ${ellipsoid} +units=m +no_defs`;
}

function datumOf(parts: readonly string[]): {
  readonly datum: string | null;
  readonly rest: readonly string[];
} {
  const code = Number(parts[0]);
  if (code === WGS84) return { datum: '+datum=WGS84', rest: parts.slice(1) };
  const count = code === CUSTOM ? 3 : code === CUSTOM_ROTATED ? 8 : 0;
  const ellipsoid = ELLIPSOIDS.get(Number(parts[1]));
  if (count === 0 || ellipsoid === undefined) return { datum: null, rest: [] };
  const shift = parts.slice(2, 2 + count).map(Number);
  const [dx, dy, dz, rx = 0, ry = 0, rz = 0, ppm = 0] = shift;
  // MapInfo's rotations have the opposite sign of those of PROJ.
  const toWgs84 = code === CUSTOM ? `${dx},${dy},${dz}` : `${dx},${dy},${dz},${-rx},${-ry},${-rz},${ppm}`;
  return { datum: `${ellipsoid} +towgs84=${toWgs84}`, rest: parts.slice(2 + count) };
}
