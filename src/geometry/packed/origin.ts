import type { PackedGeometry } from '../../model/geometry.ts';

const origins = new WeakMap<PackedGeometry, string>();

/** Notes what a layer is read from: the same text always means the same numbers, in any run of this program. */
export function keepOrigin(geometry: PackedGeometry, origin: string): void {
  origins.set(geometry, origin);
}

/** What the layer is read from; undefined where it was made from something else. */
export const originOf = (geometry: PackedGeometry): string | undefined => origins.get(geometry);
