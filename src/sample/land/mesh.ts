import { distanceKm } from './frame.ts';
import { fractalNoise } from '../seeded/noise.ts';
import { between, randomStream } from '../../model/basics/random.ts';

/**
 * Irregular triangle mesh: a hexagonal lattice, jittered point by point (by less than
 * 0.43 spacings, so that no triangle turns over), then warped over tens of kilometres
 * (so that no lattice direction survives).
 */
export interface Mesh {
  readonly columns: number;
  readonly rows: number;
  readonly count: number;
  /** km in the frame of the sample. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Six per node, -1 beyond the edge. */
  readonly neighbours: Int32Array;
  /** Three node indices per triangle. */
  readonly triangles: Int32Array;
  /** Area of a node's cell in the lattice, km², before warp and jitter. */
  readonly cellKm2: number;
}

/** In spacings. */
const JITTER = 0.37;
const ROW_HEIGHT = 0.8660254037844386;
const EVEN_ROW = [1, 0, -1, 0, -1, -1, 0, -1, -1, 1, 0, 1];
const ODD_ROW = [1, 0, -1, 0, 0, -1, 1, -1, 0, 1, 1, 1];

/** A mesh over a box around the origin, `widthKm` by `heightKm`. */
export function buildMesh(seed: number, widthKm: number, heightKm: number, spacingKm: number): Mesh {
  const columns = Math.ceil(widthKm / spacingKm);
  const rows = Math.ceil(heightKm / (spacingKm * ROW_HEIGHT));
  const count = columns * rows;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const random = randomStream(seed, 'mesh');
  const warpEast = fractalNoise(seed ^ 0x1f3a, 2);
  const warpNorth = fractalNoise(seed ^ 0x77c1, 2);
  for (let i = 0; i < count; i++) {
    const row = Math.floor(i / columns);
    let dx = 0;
    let dy = 0;
    do {
      dx = between(random, -1, 1);
      dy = between(random, -1, 1);
    } while (dx * dx + dy * dy > 1);
    const east = ((i % columns) + (row & 1) / 2 + JITTER * dx) * spacingKm - widthKm / 2;
    const north = (row * ROW_HEIGHT + JITTER * dy) * spacingKm - heightKm / 2;
    x[i] = east + 5 * warpEast(east / 45, north / 45);
    y[i] = north + 5 * warpNorth(east / 45, north / 45);
  }
  return {
    columns,
    rows,
    count,
    x,
    y,
    neighbours: findNeighbours(columns, rows),
    triangles: listTriangles(columns, rows),
    cellKm2: spacingKm * spacingKm * ROW_HEIGHT,
  };
}

function findNeighbours(columns: number, rows: number): Int32Array {
  const neighbours = new Int32Array(columns * rows * 6).fill(-1);
  for (let row = 0; row < rows; row++) {
    const offsets = row & 1 ? ODD_ROW : EVEN_ROW;
    for (let column = 0; column < columns; column++) {
      for (let k = 0; k < 6; k++) {
        const c = column + offsets[2 * k];
        const r = row + offsets[2 * k + 1];
        if (c >= 0 && c < columns && r >= 0 && r < rows) {
          neighbours[(row * columns + column) * 6 + k] = r * columns + c;
        }
      }
    }
  }
  return neighbours;
}

function listTriangles(columns: number, rows: number): Int32Array {
  const triangles = new Int32Array((columns - 1) * (rows - 1) * 6);
  let at = 0;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column;
      const above = a + columns;
      const corners =
        row & 1 ? [a, above + 1, above, a, a + 1, above + 1] : [a, a + 1, above, a + 1, above + 1, above];
      triangles.set(corners, at);
      at += 6;
    }
  }
  return triangles;
}

/** Length of the edge between two nodes, km. */
export const edgeKm = (mesh: Mesh, a: number, b: number): number =>
  distanceKm(mesh.x[a], mesh.y[a], mesh.x[b], mesh.y[b]);

/** Lengths of all edges, km, in the order of `neighbours`. */
export function measureEdges(mesh: Mesh): Float64Array {
  const lengths = new Float64Array(mesh.neighbours.length);
  for (let k = 0; k < lengths.length; k++) {
    if (mesh.neighbours[k] >= 0) lengths[k] = edgeKm(mesh, Math.floor(k / 6), mesh.neighbours[k]);
  }
  return lengths;
}

/** True area of each node's cell, km²: a third of the triangles around it. */
export function measureCells(mesh: Mesh): Float64Array {
  const { triangles, x, y } = mesh;
  const cells = new Float64Array(mesh.count);
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [triangles[t], triangles[t + 1], triangles[t + 2]];
    const area = Math.abs((x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a])) / 2;
    for (const node of [a, b, c]) cells[node] += area / 3;
  }
  return cells;
}
