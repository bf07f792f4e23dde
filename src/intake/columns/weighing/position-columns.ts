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

const isWithin = (field: PositionField, value: number): boolean =>
  BOUNDS[field].some(([low, high]) => value >= low && value <= high);

/** True where nearly all values lie within the bounds and, as degrees, have fractions: whole degrees are no place. */
export function holdsPositions(
  { numbers, angles, withDigits, said, numeric, isSerial }: ColumnProfile,
  field: PositionField,
): boolean {
  if (!said || isSerial) return false;
  const isDegrees = field === 'lon' || field === 'lat';
  const written =
    numeric >= 0.5 ? [...numbers] : isDegrees && angles.length >= 0.8 * withDigits ? angles : [];
  const known = written.filter((value) => !Number.isNaN(value) && value !== 0);
  const inside = known.filter((value) => isWithin(field, value));
  if (known.length < 2 || inside.length < 0.9 * known.length) return false;
  return !isDegrees || inside.filter((value) => !Number.isInteger(value)).length >= 0.5 * inside.length;
}

/** True where nearly every cell with a digit holds a longitude and a latitude, in either order. */
export function holdsPairs({ pairs, withDigits }: ColumnProfile): boolean {
  const inside = pairs.filter(
    ([first, second]) =>
      (isWithin('lat', first) && isWithin('lon', second)) ||
      (isWithin('lon', first) && isWithin('lat', second)),
  );
  return pairs.length >= 2 && inside.length >= 0.8 * withDigits;
}

const PAIRS = [
  ['lon', 'lat'],
  ['vn2000_y', 'vn2000_x'],
] as const;

/** What the values alone say of positions. */
export interface FoundPositions {
  readonly found: ReadonlyMap<PositionField | 'coord_pair', number>;
  /** Columns that may be meant where several can. */
  readonly doubtful: readonly number[];
}

/**
 * The column of pairs, or else the two columns, whose values alone are positions, where exactly one can be each.
 * Degrees are believed before metres: these leave the meridian open.
 */
export function findPositions(
  columns: readonly { readonly index: number; readonly profile: ColumnProfile }[],
): FoundPositions {
  const paired = columns.filter(({ profile }) => holdsPairs(profile)).map(({ index }) => index);
  if (paired.length === 1) return { found: new Map([['coord_pair', paired[0]!]]), doubtful: [] };
  if (paired.length > 1) return { found: new Map(), doubtful: paired };
  for (const fields of PAIRS) {
    const [one, other] = fields.map((field) =>
      columns.filter(({ profile }) => holdsPositions(profile, field)).map(({ index }) => index),
    ) as [number[], number[]];
    if (!one.length || !other.length) continue;
    if (one.length > 1 || other.length > 1) return { found: new Map(), doubtful: [...one, ...other] };
    return {
      found: new Map<PositionField, number>([
        [fields[0], one[0]!],
        [fields[1], other[0]!],
      ]),
      doubtful: [],
    };
  }
  return { found: new Map(), doubtful: [] };
}
