import { listBorders, type Basins } from './basins.ts';
import type { Landscape } from './erosion.ts';
import type { Mesh } from './mesh.ts';
import { fractalNoise } from '../seeded/noise.ts';

/** A little more than wanted: pieces that hang loose are dropped. */
const PROVINCE_KM2 = 14_250;
/** How far the province may reach from the middle of the box. */
const REACH_EAST_KM = 90;
const REACH_NORTH_KM = 71;

/**
 * The basins that make the province, 1 per basin: those nearest to the middle by a distance
 * that is long north-west to south-east and bent by noise, until the area is reached; then
 * one piece without holes. So the outline follows divides and rivers, as real ones do.
 */
export function chooseProvince(mesh: Mesh, land: Landscape, basins: Basins, seed: number): Uint8Array {
  const lobes = fractalNoise(seed ^ 0x7a1, 3);
  const bend = fractalNoise(seed ^ 0x2c9, 1);
  const distance = new Float64Array(basins.count);
  for (let b = 0; b < basins.count; b++) {
    const x = basins.x[b];
    const y = basins.y[b];
    const along = (0.8 * x - 0.6 * y) / 102;
    const across = (0.6 * x + 0.8 * y + 14 * bend(x / 90, y / 90)) / 44;
    distance[b] = (along * along + across * across) * (1 + 0.75 * lobes(x / 38, y / 38));
  }
  const reachable = findInner(mesh, basins);
  const order = Array.from(distance.keys())
    .filter((b) => reachable[b])
    .sort((a, b) => distance[a] - distance[b] || a - b);
  const chosen = new Uint8Array(basins.count);
  let area = 0;
  for (const b of order) {
    if (area >= PROVINCE_KM2) break;
    chosen[b] = 1;
    area += basins.areaKm2[b];
  }
  const borders = listBorders(mesh, land.heightMeters, basins.of, basins.count);
  keepLargestPiece(borders, basins, chosen, 1);
  keepLargestPiece(borders, basins, chosen, 0);
  return chosen;
}

/** Basins that keep their distance from the rim of the mesh, where the land is not finished. */
function findInner(mesh: Mesh, basins: Basins): Uint8Array {
  const inner = new Uint8Array(basins.count).fill(1);
  for (let node = 0; node < mesh.count; node++) {
    if (Math.abs(mesh.x[node]) > REACH_EAST_KM || Math.abs(mesh.y[node]) > REACH_NORTH_KM)
      inner[basins.of[node]] = 0;
  }
  return inner;
}

/** Basins of state `state` outside its largest connected piece change their state. */
function keepLargestPiece(
  borders: readonly Map<number, unknown>[],
  basins: Basins,
  chosen: Uint8Array,
  state: 0 | 1,
): void {
  const piece = new Int32Array(basins.count).fill(-1);
  const areas: number[] = [];
  for (let start = 0; start < basins.count; start++) {
    if (chosen[start] !== state || piece[start] >= 0) continue;
    const stack = [start];
    piece[start] = areas.length;
    let area = 0;
    for (let b = stack.pop(); b !== undefined; b = stack.pop()) {
      area += basins.areaKm2[b];
      for (const next of borders[b].keys()) {
        if (chosen[next] !== state || piece[next] >= 0) continue;
        piece[next] = areas.length;
        stack.push(next);
      }
    }
    areas.push(area);
  }
  const largest = areas.indexOf(Math.max(...areas));
  for (let b = 0; b < basins.count; b++) {
    if (chosen[b] === state && piece[b] !== largest) chosen[b] = state === 1 ? 0 : 1;
  }
}
