import type { PackedGeometry } from '../../model/geometry.ts';
import { openGeos } from '../polygons/geos.ts';
import type { Chains } from './chains.ts';
import { findOutline, joinOutline, planUnion } from './union.ts';

/** Tiles `from` to `to - 1` of a layer's union: work for one thread. */
export interface OutlinePiece {
  readonly geometry: PackedGeometry;
  readonly from: number;
  readonly to: number;
}

/** The outline in a piece of the union. Every thread finds the same bits. */
export const findOutlinePiece = ({ geometry, from, to }: OutlinePiece): Chains =>
  findOutline(geometry, planUnion(geometry), from, to);

/** Spreads pieces of a union over threads. */
export interface OutlineThreads {
  readonly pieces: number;
  readonly find: (piece: OutlinePiece) => Promise<Chains>;
}

/** A union, and whether GEOS had to find it. */
export interface Dissolved {
  /** One feature. */
  readonly geometry: PackedGeometry;
  readonly by: 'outline' | 'geos';
}

const HERE: OutlineThreads = { pieces: 1, find: (piece) => Promise.resolve(findOutlinePiece(piece)) };

/** `count` pieces of tiles with about as many boxes of polygons to look at. */
function cutPlan(weights: readonly number[], count: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const cuts = [0];
  let passed = 0;
  weights.forEach((weight, k) => {
    if (passed >= (total * cuts.length) / count && cuts.length < count) cuts.push(k);
    passed += weight;
  });
  return [...cuts, weights.length];
}

/**
 * The union of all parts of a layer as one feature of valid polygons; the same bits for any number of pieces.
 * Where the outline that was found does not stand its test (see `joinOutline`), by GEOS.
 * The parts must be valid (`repairPolygons`).
 */
export async function dissolve(
  geometry: PackedGeometry,
  { pieces, find }: OutlineThreads = HERE,
): Promise<Dissolved> {
  const { places } = planUnion(geometry);
  const cuts = cutPlan(
    places.map(({ parts }) => parts.length),
    pieces,
  );
  const chains = await Promise.all(cuts.slice(1).map((to, k) => find({ geometry, from: cuts[k], to })));
  const union = joinOutline(geometry, chains);
  return union
    ? { geometry: union, by: 'outline' }
    : { geometry: await dissolveByGeos(geometry), by: 'geos' };
}

/** The same union by GEOS, ten times as slow and more. Loads GEOS on first use; throws what it says where it fails. */
export async function dissolveByGeos(geometry: PackedGeometry): Promise<PackedGeometry> {
  const geos = await openGeos();
  const pointers = Array.from({ length: geometry.parts.length - 1 }, (_, p) => geos.partOf(geometry, p));
  const union = geos.unionOf(pointers);
  const packed = geos.packed(union);
  geos.free(union, ...pointers);
  return packed;
}
