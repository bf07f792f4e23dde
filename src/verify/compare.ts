import type { CheckedFigure, DifferenceReason } from './verify-input.ts';

export type Compared = Pick<CheckedFigure, 'ours' | 'theirs' | 'difference' | 'bound' | 'reason' | 'isEqual'>;

/** Sphere against ellipsoid, as a part of the figure: the radius differs by 0.34 % at most, an area by twice of a part of it. */
const BOUNDS: Readonly<Record<'sphere-length' | 'sphere-area', number>> = {
  'sphere-length': 0.006,
  'sphere-area': 0.005,
};
/** What is written of a measure is no finer than this part of it. */
const SAME = 1e-9;

const knownOf = (value: number | null): number | null =>
  value === null || Number.isNaN(value) ? null : value;

const NEVER = (): boolean => false;

/** @param isOnEdge whether a point lies so near to an edge that either answer can stand; asked on a difference alone */
export function compareWord(ours: string, theirs: string, isOnEdge = NEVER): Compared {
  const isEqual = ours === theirs;
  return {
    ours,
    theirs,
    difference: null,
    bound: null,
    reason: !isEqual && isOnEdge() ? 'edge' : null,
    isEqual,
  };
}

/** Whole numbers: equal or not. */
export function compareCount(our: number, theirs: number | null, isOnEdge = NEVER): Compared {
  const ours = knownOf(our);
  const difference = ours === null || theirs === null ? null : theirs - ours;
  const isEqual = ours === theirs;
  return { ours, theirs, difference, bound: 0, reason: !isEqual && isOnEdge() ? 'edge' : null, isEqual };
}

/**
 * Lengths, areas and shares of areas: ours are on the ellipsoid, theirs on a sphere.
 * @param bound absolute bound on the error of ours, in its unit
 */
export function compareMeasure(
  our: number,
  their: number | null,
  kind: 'sphere-length' | 'sphere-area',
  bound = 0,
): Compared {
  const [ours, theirs] = [knownOf(our), knownOf(their)];
  if (ours === null || theirs === null)
    return { ours, theirs, difference: null, bound: null, reason: null, isEqual: ours === theirs };
  const difference = theirs - ours;
  const size = Math.max(Math.abs(ours), Math.abs(theirs));
  const isEqual = Math.abs(difference) <= SAME * size;
  const allowed = BOUNDS[kind] * size + bound;
  const within = Math.abs(difference) <= allowed;
  const reason: DifferenceReason | null = !isEqual && within ? kind : null;
  return { ours, theirs, difference, bound: allowed, reason, isEqual };
}
