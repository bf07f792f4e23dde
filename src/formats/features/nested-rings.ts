import { holdsRing, ringOf } from './ring-parts.ts';

type Run = readonly number[];

/** Rings as areas: one inside an odd number of others is a hole of the smallest around it, all others begin an area. */
export function nestedRings(runs: readonly Run[]): Run[][] {
  const xy = Float64Array.from(runs.flat());
  let start = 0;
  const rings = runs.map((run) => {
    const ring = ringOf(xy, start, (start += run.length / 2));
    return { ...ring, run, size: Math.abs(ring.area) };
  });
  const around = rings.map((ring) =>
    rings
      .filter((other) => other.size > ring.size && holdsRing(xy, other, ring))
      .sort((a, b) => a.size - b.size),
  );
  const areas = new Map<(typeof rings)[number], Run[]>();
  rings.forEach((ring, i) => (around[i]?.length ?? 0) % 2 === 0 && areas.set(ring, [ring.run]));
  rings.forEach((ring, i) => {
    const [outer] = around[i] ?? [];
    if (outer && !areas.has(ring)) areas.get(outer)?.push(ring.run);
  });
  return [...areas.values()];
}
