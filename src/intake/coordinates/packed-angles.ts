import type { Position } from '../../model/geometry.ts';
import type { CommuneFinder } from '../places/communes/commune-finder.ts';

/** Whole degrees, then at most two figures of minutes, two of seconds, two of their fraction. */
const PACKED = /^(\d{1,3})\.(\d{1,6})$/;
/** So many rows, both of whose numbers could be such, are hardly so by chance: 0.13 for each row of decimals. */
const LEAST_TELLING = 4;
/** Of the points that can be tried, those that must lie where they should, and by how much more than as decimals. */
const LIE_THERE = 0.8;
const MARGIN = 0.2;

/** 21.1936 as 21°19'36" in degrees; null where minutes or seconds would be 60 or more, or there are too many figures. */
function unpacked(value: number): number | null {
  const [, whole, figures = ''] = PACKED.exec(String(value)) ?? [];
  if (whole === undefined) return null;
  const digits = figures.padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2));
  const seconds = Number(`${digits.slice(2, 4)}.${digits.slice(4)}`);
  return minutes < 60 && seconds < 60 ? Number(whole) + minutes / 60 + seconds / 3600 : null;
}

const hasSeconds = (value: number): boolean => (PACKED.exec(String(value))?.[2]?.length ?? 0) >= 4;

/** The positions with minutes and seconds behind the point, where every one of them can be read so; else null. */
export function unpackedPositions(written: readonly Position[]): readonly Position[] | null {
  if (written.filter((pair) => pair.every(hasSeconds)).length < written.length / 2) return null;
  const read = written.map(([lon, lat]) => [unpacked(lon), unpacked(lat)] as const);
  return read.every((pair): pair is readonly [number, number] => pair.every((value) => value !== null))
    ? read.map(([lon, lat]): Position => [lon, lat])
    : null;
}

/**
 * Whether places say that minutes and seconds stand behind the point: they lie in the communes so, those that are named
 * for them where any is, and not as decimals. `doubtful` where places do not tell and the figures would be a rare chance.
 */
export function judgePacked(
  decimal: readonly Position[],
  packed: readonly Position[],
  communes: readonly (readonly string[])[],
  finder: CommuneFinder,
): 'packed' | 'decimal' | 'doubtful' {
  const isStated = communes.some(({ length }) => length > 0);
  const shareOf = (positions: readonly Position[]): number => {
    const tried = positions.filter((_, i) => !isStated || communes[i]?.length);
    const there = positions.filter(([lon, lat], i) => {
      const codes = finder.codesAt(lon, lat);
      return isStated ? codes.some((code) => communes[i]?.includes(code)) : codes.length > 0;
    });
    return there.length / tried.length;
  };
  if (finder.hasLand) {
    const [asDecimal, asPacked] = [shareOf(decimal), shareOf(packed)];
    if (asPacked >= LIE_THERE && asPacked >= asDecimal + MARGIN) return 'packed';
    if (asDecimal >= asPacked + MARGIN) return 'decimal';
  }
  return decimal.length >= LEAST_TELLING ? 'doubtful' : 'decimal';
}
