type Place = readonly [number, number];

const same = (a: Place | undefined, b: Place | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

/** Lines joined at their ends until they close, in either direction; what does not close is left as it is. */
export function joinRings(runs: readonly (readonly Place[])[]): Place[][] {
  const waiting = runs.map((run) => [...run]);
  const rings: Place[][] = [];
  for (let ring = waiting.shift(); ring; ring = waiting.shift()) {
    while (!same(ring[0], ring.at(-1))) {
      const end = ring.at(-1);
      const at = waiting.findIndex((run) => same(run[0], end) || same(run.at(-1), end));
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      if (!next) break;
      ring.push(...(same(next[0], end) ? next : next.reverse()).slice(1));
    }
    rings.push(ring);
  }
  return rings;
}

/** Whether a ring holds most vertices of another: those on its line say neither. */
export const holdsMost = (ring: readonly Place[], hole: readonly Place[]): boolean =>
  2 * hole.filter((place) => holds(ring, place)).length > hole.length;

function holds(ring: readonly Place[], [x, y]: Place): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const corner of ring) {
    if (before && corner[1] > y !== before[1] > y) {
      const crossing = corner[0] + ((y - corner[1]) / (before[1] - corner[1])) * (before[0] - corner[0]);
      if (x < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
}
