import { doubleAt, elementAt } from '../../../model/basics/elements.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { FieldKey } from '../headings/header-dictionary.ts';

export type PositionField = Extract<FieldKey, 'lon' | 'lat' | 'vn2000_x' | 'vn2000_y'>;

/**
 * Bounds of positions in Vietnam: degrees of the mainland and its islands, metres of VN-2000 (northing; easting
 * with a false easting of 500 km, or with the zone before it). They do not overlap, so that values tell them apart.
 */
const BOUNDS: Readonly<Record<PositionField, readonly (readonly [low: number, high: number])[]>> = {
  lon: [[102, 118]],
  lat: [[7, 23.6]],
  vn2000_x: [[8e5, 2.65e6]],
  vn2000_y: [
    [1.5e5, 8.5e5],
    [1.71e7, 1.99e7],
  ],
};

/** In fewer rows one place may come again. */
const LEAST_DIFFERING = 4;

const isWithin = (field: PositionField, value: number): boolean =>
  BOUNDS[field].some(([low, high]) => value >= low && value <= high);

/** True where nearly all values lie within the bounds and, as degrees, have fractions: whole degrees are no place. */
export function holdsPositions(profile: ColumnProfile, field: PositionField): boolean {
  const isDegrees = field === 'lon' || field === 'lat';
  const { numbers, angles, withDigits, isSerial, distinct, said } = profile;
  // Places of several rows are not one.
  if (isSerial || (said >= LEAST_DIFFERING && distinct * said <= 1)) return false;
  const known = [...(isDegrees ? angles : numbers)].filter((value) => !Number.isNaN(value) && value !== 0);
  const inside = known.filter((value) => isWithin(field, value));
  if (known.length < 2 || known.length < 0.5 * withDigits || inside.length < 0.9 * known.length) return false;
  return !isDegrees || haveFractions(inside);
}

const haveFractions = (values: readonly number[]): boolean =>
  values.filter((value) => !Number.isInteger(value)).length >= 0.5 * values.length;

/**
 * How often, 0..1, two columns hold a latitude and a longitude of one record, whichever way round; 0 where one of them
 * holds whole degrees. `isFirstLat` by the larger part of the records.
 */
function pairOfDegrees(
  a: ColumnProfile,
  b: ColumnProfile,
): { readonly share: number; readonly isFirstLat: boolean } {
  let both = 0;
  let latFirst = 0;
  let lonFirst = 0;
  a.angles.forEach((first, i) => {
    const second = doubleAt(b.angles, i);
    if (Number.isNaN(first) || Number.isNaN(second) || (first === 0 && second === 0)) return;
    both++;
    if (isWithin('lat', first) && isWithin('lon', second)) latFirst++;
    else if (isWithin('lon', first) && isWithin('lat', second)) lonFirst++;
  });
  const fractional = [a, b].every(({ angles }) =>
    haveFractions([...angles].filter((value) => !Number.isNaN(value))),
  );
  const share = both >= 2 && fractional ? (latFirst + lonFirst) / both : 0;
  return { share, isFirstLat: latFirst >= lonFirst };
}

/** True where nearly every cell with a digit holds a longitude and a latitude, or a northing and an easting, in either order. */
function holdsPairs({ pairs, withDigits }: ColumnProfile): boolean {
  const meters = pairs.filter(
    ([first, second]) =>
      (isWithin('vn2000_x', first) && isWithin('vn2000_y', second)) ||
      (isWithin('vn2000_y', first) && isWithin('vn2000_x', second)),
  );
  if (meters.length >= 2 && meters.length >= 0.8 * withDigits) return true;
  const inside = pairs.filter(
    ([first, second]) =>
      (isWithin('lat', first) && isWithin('lon', second)) ||
      (isWithin('lon', first) && isWithin('lat', second)),
  );
  // Without fractions two numbers at a comma are one with its decimals.
  return pairs.length >= 2 && inside.length >= 0.8 * withDigits && haveFractions(inside.flat());
}

/** What the values alone say of positions. */
export interface FoundPositions {
  readonly found: ReadonlyMap<PositionField | 'coord_pair', number>;
  /** Columns that may be meant where several can. */
  readonly doubtful: readonly number[];
}

interface Indexed {
  readonly index: number;
  readonly profile: ColumnProfile;
}
const NOWHERE: FoundPositions = { found: new Map(), doubtful: [] };

/**
 * The column of pairs, or else the two columns, whose values alone are positions, where exactly one can be each.
 * Degrees are believed before metres: these leave the meridian open.
 */
export function findPositions(columns: readonly Indexed[]): FoundPositions {
  const paired = columns.filter(({ profile }) => holdsPairs(profile)).map(({ index }) => index);
  if (paired.length === 1) return { found: new Map([['coord_pair', elementAt(paired, 0)]]), doubtful: [] };
  if (paired.length > 1) return { found: new Map(), doubtful: paired };
  return findDegrees(columns) ?? findMeters(columns) ?? NOWHERE;
}

function findDegrees(columns: readonly Indexed[]): FoundPositions | null {
  const pairs = columns.flatMap((a, i) =>
    columns.slice(i + 1).flatMap((b) => {
      const { share, isFirstLat } = pairOfDegrees(a.profile, b.profile);
      return share >= 0.9
        ? [isFirstLat ? { lat: a.index, lon: b.index } : { lat: b.index, lon: a.index }]
        : [];
    }),
  );
  const [only, ...others] = pairs;
  if (!only) return null;
  if (others.length)
    return { found: new Map(), doubtful: [...new Set(pairs.flatMap(({ lat, lon }) => [lat, lon]))] };
  const { lat, lon } = only;
  return {
    found: new Map([
      ['lat', lat],
      ['lon', lon],
    ]),
    doubtful: [],
  };
}

function findMeters(columns: readonly Indexed[]): FoundPositions | null {
  const [northings, eastings] = (['vn2000_x', 'vn2000_y'] as const).map((field) =>
    columns.filter(({ profile }) => holdsPositions(profile, field)).map(({ index }) => index),
  ) as [number[], number[]];
  if (northings.length !== 1 || eastings.length !== 1) return null;
  return {
    found: new Map([
      ['vn2000_x', elementAt(northings, 0)],
      ['vn2000_y', elementAt(eastings, 0)],
    ]),
    doubtful: [],
  };
}
