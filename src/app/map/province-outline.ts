type Polygonal = GeoJSON.Polygon | GeoJSON.MultiPolygon;

const keyOf = (position: GeoJSON.Position): string => `${position[0]},${position[1]}`;

/** Edges that occur in one direction only: those that no neighbour shares. */
function outerEdges(areas: readonly Polygonal[]): Map<string, GeoJSON.Position[]> {
  const edges = new Map<string, [GeoJSON.Position, GeoJSON.Position]>();
  for (const area of areas)
    for (const part of area.type === 'Polygon' ? [area.coordinates] : area.coordinates)
      for (const ring of part)
        for (let i = 1; i < ring.length; i++) {
          const [from, to] = [ring[i - 1]!, ring[i]!];
          const back = `${keyOf(to)} ${keyOf(from)}`;
          const own = `${keyOf(from)} ${keyOf(to)}`;
          if (edges.has(back)) edges.delete(back);
          else if (edges.has(own)) edges.delete(own);
          else edges.set(own, [from, to]);
        }
  const after = new Map<string, GeoJSON.Position[]>();
  for (const [from, to] of edges.values()) {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const key = keyOf(a);
      const known = after.get(key);
      if (known) known.push(b);
      else after.set(key, [b]);
    }
  }
  return after;
}

/**
 * Rings around all communes together, found from borders that neighbours share vertex for vertex.
 * null where they do not (a list drawn commune by commune): no outline is better than a false one.
 */
export function provinceOutline(areas: readonly Polygonal[]): GeoJSON.Position[][] | null {
  const after = outerEdges(areas);
  const used = new Set<string>();
  const rings: GeoJSON.Position[][] = [];
  for (const [start, firsts] of after) {
    if (used.has(start)) continue;
    if (firsts.length !== 2) return null;
    const ring: GeoJSON.Position[] = [start.split(',').map(Number)];
    let [before, here] = [start, keyOf(firsts[0]!)];
    used.add(start);
    while (here !== start) {
      const ways = after.get(here);
      if (ways?.length !== 2 || used.has(here)) return null;
      used.add(here);
      ring.push(here.split(',').map(Number));
      const next = ways.find((way) => keyOf(way) !== before)!;
      [before, here] = [here, keyOf(next)];
    }
    ring.push(ring[0]!);
    rings.push(ring);
    if (rings.length > areas.length) return null;
  }
  return rings.length > 0 ? rings : null;
}
