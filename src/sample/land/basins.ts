import type { Landscape } from './erosion.ts';
import { measureCells, type Mesh } from './mesh.ts';

/** A cut of the flow tree into small drainage basins. */
export interface Basins {
  readonly count: number;
  /** Basin of each node. */
  readonly of: Int32Array;
  readonly areaKm2: Float64Array;
  /** Mean position, km. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Cuts the tree wherever at least `leastKm2` have gathered upstream: a valley head, or a stretch of a river with its slopes. */
export function cutBasins(mesh: Mesh, land: Landscape, leastKm2: number): Basins {
  const cells = measureCells(mesh);
  const gathered = cells.slice();
  const isMouth = new Uint8Array(mesh.count);
  for (let k = mesh.count - 1; k >= 0; k--) {
    const node = land.order[k];
    const next = land.receiver[node];
    if (next === node || gathered[node] >= leastKm2) isMouth[node] = 1;
    else gathered[next] += gathered[node];
  }
  const of = new Int32Array(mesh.count);
  let count = 0;
  for (const node of land.order) of[node] = isMouth[node] ? count++ : of[land.receiver[node]];
  const areaKm2 = new Float64Array(count);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let i = 0; i < mesh.count; i++) {
    areaKm2[of[i]] += cells[i];
    x[of[i]] += mesh.x[i] * cells[i];
    y[of[i]] += mesh.y[i] * cells[i];
  }
  for (let b = 0; b < count; b++) {
    x[b] /= areaKm2[b];
    y[b] /= areaKm2[b];
  }
  return { count, of, areaKm2, x, y };
}

/** Common border of two areas: number of mesh edges across it and their mean height. */
export interface Border {
  edges: number;
  heightMeters: number;
}

/** For every area its neighbours with their borders; `labels` below 0 are left out. */
export function listBorders(
  mesh: Mesh,
  heightMeters: Float64Array,
  labels: Int32Array,
  count: number,
): Map<number, Border>[] {
  const borders = Array.from({ length: count }, () => new Map<number, Border>());
  for (let i = 0; i < mesh.count; i++) {
    for (let k = i * 6; k < i * 6 + 6; k++) {
      const j = mesh.neighbours[k];
      if (j < 0 || labels[i] === labels[j] || labels[i] < 0 || labels[j] < 0) continue;
      const border = borders[labels[i]].get(labels[j]) ?? { edges: 0, heightMeters: 0 };
      const height = (heightMeters[i] + heightMeters[j]) / 2;
      border.heightMeters += (height - border.heightMeters) / ++border.edges;
      borders[labels[i]].set(labels[j], border);
    }
  }
  return borders;
}
