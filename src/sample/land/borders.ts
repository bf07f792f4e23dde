import type { Mesh } from './mesh.ts';
import { findCrossings } from '../seeded/crossings.ts';
import { positionOf } from './frame.ts';
import { simplifyFlatLine, smoothLine } from '../seeded/lines.ts';
import type { Position } from '../../model/geometry.ts';

/** One stretch of border between two junctions (or a whole closed border); `left`, `right`: labels, -1 outside. */
interface Arc {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
  /** x, y, x, y ... km */
  readonly raw: readonly number[];
}

/**
 * Polygons of labelled mesh areas: for each label its rings, the outer one first, counter-clockwise,
 * closed. Every stretch between two junctions is drawn once and used by both sides, so that
 * neighbours share vertex for vertex. Smoothed and thinned stretches that would cross another
 * fall back to the path between the nodes, which cannot cross.
 */
export function drawPolygons(mesh: Mesh, labels: Int32Array, count: number): Position[][][] {
  const arcs = traceArcs(mesh, labels);
  const lines = settleLines(arcs);
  const positions = lines.map(toPositions);
  return Array.from({ length: count }, (_, label) => assembleRings(arcs, positions, label));
}

function toPositions(line: readonly number[]): Position[] {
  const positions: Position[] = [];
  for (let k = 0; k < line.length; k += 2) positions.push(positionOf(line[k], line[k + 1]));
  return positions;
}

/** Corners of the border graph: 0..triangles-1 are junctions in triangles, then one per crossed edge. */
interface BorderGraph {
  readonly x: Map<number, number>;
  readonly y: Map<number, number>;
  readonly links: Map<number, number[]>;
  /** The two mesh nodes of a crossed edge. */
  readonly edgeOf: Map<number, readonly [number, number]>;
}

function buildGraph(mesh: Mesh, labels: Int32Array): BorderGraph {
  const graph: BorderGraph = { x: new Map(), y: new Map(), links: new Map(), edgeOf: new Map() };
  const { triangles } = mesh;
  const link = (a: number, b: number): void => {
    graph.links.set(a, [...(graph.links.get(a) ?? []), b]);
    graph.links.set(b, [...(graph.links.get(b) ?? []), a]);
  };
  const crossing = (i: number, j: number): number => {
    const [low, high] = i < j ? [i, j] : [j, i];
    const corner = triangles.length + low * mesh.count + high;
    graph.x.set(corner, (mesh.x[low] + mesh.x[high]) / 2);
    graph.y.set(corner, (mesh.y[low] + mesh.y[high]) / 2);
    graph.edgeOf.set(corner, [low, high]);
    return corner;
  };
  for (let t = 0; t < triangles.length; t += 3) {
    const nodes = [triangles[t], triangles[t + 1], triangles[t + 2]];
    const [a, b, c] = nodes.map((node) => labels[node]);
    if (a === b && b === c) continue;
    const crossed: number[] = [];
    for (let k = 0; k < 3; k++) {
      const [i, j] = [nodes[k], nodes[(k + 1) % 3]];
      if (labels[i] !== labels[j]) crossed.push(crossing(i, j));
    }
    if (crossed.length === 2) link(crossed[0], crossed[1]);
    else {
      graph.x.set(t, (mesh.x[nodes[0]] + mesh.x[nodes[1]] + mesh.x[nodes[2]]) / 3);
      graph.y.set(t, (mesh.y[nodes[0]] + mesh.y[nodes[1]] + mesh.y[nodes[2]]) / 3);
      for (const corner of crossed) link(t, corner);
    }
  }
  return graph;
}

function traceArcs(mesh: Mesh, labels: Int32Array): Arc[] {
  const graph = buildGraph(mesh, labels);
  const isJunction = (corner: number): boolean => corner < mesh.triangles.length;
  const used = new Set<number>();
  const arcs: Arc[] = [];
  const walk = (start: number, first: number): void => {
    const corners = [start, first];
    used.add(first);
    for (let at = first, before = start; !isJunction(at);) {
      const next = (graph.links.get(at) ?? []).find((corner) => corner !== before) ?? start;
      before = at;
      at = next;
      corners.push(at);
      if (at === start) break;
      used.add(at);
    }
    arcs.push(describeArc(mesh, labels, graph, corners));
  };
  const corners = [...graph.links.keys()].sort((a, b) => a - b);
  for (const corner of corners.filter(isJunction)) {
    for (const first of graph.links.get(corner) ?? []) if (!used.has(first)) walk(corner, first);
  }
  for (const corner of corners) {
    if (isJunction(corner) || used.has(corner)) continue;
    used.add(corner);
    walk(corner, (graph.links.get(corner) ?? [])[0]);
  }
  return arcs;
}

function describeArc(mesh: Mesh, labels: Int32Array, graph: BorderGraph, corners: readonly number[]): Arc {
  const raw = corners.flatMap((corner) => [graph.x.get(corner) ?? NaN, graph.y.get(corner) ?? NaN]);
  const [i, j] = graph.edgeOf.get(corners[1]) ?? [0, 0];
  const dx = raw[2] - raw[0];
  const dy = raw[3] - raw[1];
  const iIsLeft = dx * (mesh.y[i] - raw[1]) - dy * (mesh.x[i] - raw[0]) > 0;
  return {
    start: corners[0],
    end: corners[corners.length - 1],
    left: labels[iIsLeft ? i : j],
    right: labels[iIsLeft ? j : i],
    raw,
  };
}

/** Smooth and thin every stretch; those that meet another where they should not go back to their raw path. */
function settleLines(arcs: readonly Arc[]): (readonly number[])[] {
  const lines: (readonly number[])[] = arcs.map((arc) => simplifyFlatLine(smoothLine(arc.raw, 3), 0.06));
  for (let round = 0; round < 6; round++) {
    const crossed = findCrossings(lines.map(toPositions));
    if (crossed.size === 0) break;
    for (const index of crossed) lines[index] = arcs[index].raw;
  }
  return lines;
}

function assembleRings(arcs: readonly Arc[], positions: readonly Position[][], label: number): Position[][] {
  const byStart = new Map<number, { end: number; line: Position[] }>();
  arcs.forEach((arc, index) => {
    if (arc.left === label) byStart.set(arc.start, { end: arc.end, line: positions[index] });
    else if (arc.right === label) {
      byStart.set(arc.end, { end: arc.start, line: [...positions[index]].reverse() });
    }
  });
  const rings: Position[][] = [];
  for (const [start, first] of byStart) {
    const ring: Position[] = [...first.line];
    byStart.delete(start);
    for (let at = first.end; at !== start;) {
      const next = byStart.get(at);
      if (!next) throw new Error('sample: a border does not close');
      byStart.delete(at);
      ring.push(...next.line.slice(1));
      at = next.end;
    }
    rings.push(ring);
  }
  return rings.sort((a, b) => ringArea(b) - ringArea(a));
}

/** Twice the signed area in square degrees; positive for an outer ring. */
function ringArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; k++) sum += ring[k][0] * ring[k + 1][1] - ring[k + 1][0] * ring[k][1];
  return sum;
}
