import proj4 from 'proj4';
import { pdfPages, type PdfPage } from './pdf-pages.ts';
import { PLANTED } from './planted-project.ts';
import { rawTextOf, recordsOf, type FoundRecord } from './records-of.ts';

export type Position = readonly [number, number];

/** VN-2000 in zones of 3 and 6 degrees around the province. */
export const METERS = [103, 104, 104.5, 104.75, 105].flatMap((meridian) =>
  [0.9999, 0.9996].map(
    (scale) =>
      `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=${scale} +x_0=500000 +ellps=WGS84 +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m`,
  ),
);

const numbersIn = (value: string | number): number[] =>
  typeof value === 'number'
    ? [value]
    : (value.match(/-?\d+(?:[.,]\d+)?/g) ?? []).map((text) => Number(text.replace(',', '.')));

/** Whether one record tells a position: both numbers of it, in any order, to three decimals and finer, or in metres. */
function tells({ values }: FoundRecord, [lon, lat]: Position): boolean {
  const numbers = values.flatMap(numbersIn);
  const has = (wanted: number, within: number) => numbers.some((n) => Math.abs(n - wanted) <= within);
  if (has(lon, 0.00051) && has(lat, 0.00051)) return true;
  if (!numbers.some((n) => n > 2e6)) return false;
  return METERS.some((system) => {
    const [x, y] = proj4('WGS84', system, [lon, lat]) as [number, number];
    return has(x, 30) && has(y, 30);
  });
}

/** White outlines that are stroked and no more: halos of letters, wherever a name may stand. */
const HALO = /\n1 1 1 RG\n[\d.]+ w 1 j 1 J \[\] 0 d\n[-\d.\smlch]*\nS\b/g;

/** Middles of all small shapes that a page draws, in points. */
export function symbolsOn({ content, magnification }: PdfPage): Position[] {
  const middles: Position[] = [];
  for (const [, x, y, width, height] of content.matchAll(/([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re\b/g))
    if (+width! < 20 && +height! < 20)
      middles.push([(+x! + +width! / 2) * magnification, (+y! + +height! / 2) * magnification]);
  for (const [path] of content.matchAll(/[-\d.]+ [-\d.]+ m\b[^mS]*/g)) {
    const points = [...path.matchAll(/([-\d.]+) ([-\d.]+) [mlc]\b/g)].map(([, x, y]) => [+x!, +y!] as const);
    const middle = (axis: 0 | 1) => {
      const all = points.map((at) => at[axis]);
      const [low, high] = [Math.min(...all), Math.max(...all)];
      return high - low < 20 ? ((low + high) / 2) * magnification : NaN;
    };
    if (points.length > 2) middles.push([middle(0), middle(1)]);
  }
  return middles;
}

/** Hidden places that a paper draws: by where each page itself says that it lies. */
async function drawnIn(kind: string, bytes: Uint8Array, hidden: readonly Position[]): Promise<string[]> {
  const pages = await pdfPages(bytes);
  return pages.flatMap((page, i) => {
    const symbols = symbolsOn({ ...page, content: page.content.replace(HALO, '\n') });
    // A page of lists draws no place.
    if (!page.measure && i > 0 && symbols.length === 0) return [];
    if (!page.measure) throw new Error(`${kind}: page ${i + 1} does not say where it lies`);
    return hidden.flatMap(([lon, lat]) => {
      const [x, y] = page.measure!.toPage(lon, lat);
      const near = 6 * page.magnification;
      return symbols.some((at) => Math.hypot(at[0] - x, at[1] - y) < near)
        ? [`${lon} ${lat} drawn in ${kind}`]
        : [];
    });
  });
}

/** Hidden places, contacts, notes and names of the planted project that a file tells. */
export async function leaksIn(
  kind: string,
  bytes: Uint8Array,
  hidden: readonly Position[],
): Promise<string[]> {
  const records = await recordsOf(kind, bytes);
  const raw = rawTextOf(kind, bytes);
  const found = hidden.flatMap((place) =>
    records.filter((record) => tells(record, place)).map(({ where }) => `${place.join(' ')} in ${where}`),
  );
  for (const [lon, lat] of hidden)
    for (const digits of [5, 6])
      if (raw.includes(lon.toFixed(digits)) && raw.includes(lat.toFixed(digits)))
        found.push(`${lon} ${lat} in the bytes of ${kind}`);
  for (const text of [...PLANTED.contacts, ...PLANTED.notes, ...PLANTED.names]) {
    const plain = text.replace(/\D/g, '');
    const digits = (value: string) => value.replace(/[\s.\-()]/g, '');
    if (raw.includes(text) || (plain.length >= 9 && digits(raw).includes(plain)))
      found.push(`${text} in the bytes of ${kind}`);
    if (records.some(({ values }) => values.some((value) => String(value).includes(text))))
      found.push(`${text} in ${kind}`);
  }
  // Slides and handout say no place of theirs: their own test compares them.
  if (kind.endsWith('.pdf') && kind !== 'handout.pdf') found.push(...(await drawnIn(kind, bytes, hidden)));
  return found;
}
