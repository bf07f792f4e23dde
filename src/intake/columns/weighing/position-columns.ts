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

/** True where nearly all values lie within the bounds and, as degrees, have fractions: whole degrees are no place. */
export function holdsPositions(
  { numbers, said, numeric, isSerial }: ColumnProfile,
  field: PositionField,
): boolean {
  if (!said || numeric < 0.5 || isSerial) return false;
  const known = [...numbers].filter((value) => !Number.isNaN(value) && value !== 0);
  const inside = known.filter((value) => BOUNDS[field].some(([low, high]) => value >= low && value <= high));
  if (known.length < 2 || inside.length < 0.9 * known.length) return false;
  return (
    field.startsWith('vn2000') ||
    inside.filter((value) => !Number.isInteger(value)).length >= 0.5 * inside.length
  );
}

const PAIRS = [
  ['lon', 'lat'],
  ['vn2000_y', 'vn2000_x'],
] as const;

/** The two columns whose values alone are positions, where exactly one column can be either of them. */
export function findPositions(
  columns: readonly { readonly index: number; readonly profile: ColumnProfile }[],
): ReadonlyMap<PositionField, number> {
  for (const [first, second] of PAIRS) {
    const one = columns.filter(({ profile }) => holdsPositions(profile, first));
    const other = columns.filter(({ profile }) => holdsPositions(profile, second));
    if (one.length === 1 && other.length === 1)
      return new Map<PositionField, number>([
        [first, one[0]!.index],
        [second, other[0]!.index],
      ]);
  }
  return new Map();
}
