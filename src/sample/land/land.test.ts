import { beforeAll, describe, expect, it } from 'vitest';
import { cutBasins } from './basins.ts';
import { erode, type Landscape } from './erosion.ts';
import { buildMesh, measureCells, type Mesh } from './mesh.ts';
import { buildRelief, frameAround } from './relief.ts';
import { latOf, lonOf } from './frame.ts';

let mesh: Mesh;
let land: Landscape;

beforeAll(() => {
  mesh = buildMesh(3, 70, 60, 0.42);
  land = erode(mesh, 3);
});

describe('mesh', () => {
  it('turns no triangle over', () => {
    const { triangles, x, y } = mesh;
    let least = Infinity;
    for (let t = 0; t < triangles.length; t += 3) {
      const [a, b, c] = [triangles[t], triangles[t + 1], triangles[t + 2]];
      least = Math.min(least, (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]));
    }
    expect(least).toBeGreaterThan(0);
  });

  it('knows neighbours both ways', () => {
    const oneWay: number[] = [];
    mesh.neighbours.forEach((other, k) => {
      const node = Math.floor(k / 6);
      if (other >= 0 && !mesh.neighbours.subarray(other * 6, other * 6 + 6).includes(node)) oneWay.push(node);
    });
    expect(oneWay).toEqual([]);
  });
});

describe('erosion', () => {
  it('lets every river run downhill to an outlet', () => {
    const place = new Int32Array(mesh.count);
    land.order.forEach((node, rank) => (place[node] = rank));
    expect(new Set(land.order).size).toBe(mesh.count);
    const uphill: number[] = [];
    land.receiver.forEach((next, node) => {
      if (next === node) return;
      const falls = land.heightMeters[next] < land.heightMeters[node] && place[next] < place[node];
      if (!falls) uphill.push(node);
    });
    expect(uphill).toEqual([]);
  });

  it('gathers all water at the outlets', () => {
    let drained = 0;
    land.receiver.forEach((next, node) => {
      if (next === node) drained += land.drainageKm2[node];
    });
    expect(drained).toBeCloseTo(mesh.count * mesh.cellKm2, 3);
  });
});

describe('basins', () => {
  it('divide the whole mesh, and water stays in its basin until it leaves by the mouth', () => {
    const basins = cutBasins(mesh, land, 7);
    const cells = measureCells(mesh);
    expect(basins.areaKm2.reduce((a, b) => a + b)).toBeCloseTo(
      cells.reduce((a, b) => a + b),
      6,
    );
    const mouths = new Set<number>();
    for (let node = 0; node < mesh.count; node++) {
      const next = land.receiver[node];
      if (next === node || basins.of[next] !== basins.of[node]) {
        expect(mouths.has(basins.of[node])).toBe(false);
        mouths.add(basins.of[node]);
      }
    }
    expect(mouths.size).toBe(basins.count);
  });
});

describe('relief', () => {
  it('prefers no direction of the grid or of the lattice', () => {
    const frame = frameAround(lonOf(-22), latOf(-18), lonOf(22), latOf(18));
    const heights = buildRelief(mesh, land, frame, 3);
    expect(heights.every(Number.isFinite)).toBe(true);
    const bins = new Float64Array(72);
    for (let row = 1; row + 1 < frame.rows; row++) {
      for (let column = 1; column + 1 < frame.columns; column++) {
        const at = row * frame.columns + column;
        const east = heights[at + 1] - heights[at - 1];
        const south = heights[at + frame.columns] - heights[at - frame.columns];
        const turn = (Math.atan2(south, east) / Math.PI + 1) * 36;
        bins[Math.min(71, Math.floor(turn))]++;
      }
    }
    // Slopes of every aspect flow smoothly into their neighbours': no spike at 45° or 60°.
    bins.forEach((count, k) => {
      const around =
        (bins[(k + 69) % 72] + bins[(k + 70) % 72] + bins[(k + 2) % 72] + bins[(k + 3) % 72]) / 4;
      expect(count / around).toBeLessThan(1.25);
    });
  });
});
