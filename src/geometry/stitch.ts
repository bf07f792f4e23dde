import type { PackedGeometry } from '../model/geometry.ts';
import { GeometryBuilder } from './pack.ts';

/** Two ends of one cut edge lie closer than this, in degrees (0.1 mm): each half computed its own last bit. */
const SAME_PLACE = 1e-9;

type Loop = [number, number][];

/** A line from the seam back to the seam, its inside to the left; first and last vertex lie on the seam. */
interface Chain {
  readonly vertices: Loop;
  readonly half: 0 | 1;
  used: boolean;
  next: Chain | null;
}

function signedArea(loop: Loop): number {
  let twice = 0;
  for (let i = 0; i < loop.length; i++) {
    const [ax, ay] = loop[i];
    const [bx, by] = loop[(i + 1) % loop.length];
    twice += (ax - loop[0][0]) * (by - loop[0][1]) - (bx - loop[0][0]) * (ay - loop[0][1]);
  }
  return twice / 2;
}

/** Ring r without its closing vertex, turned so that the inside of its polygon lies to the left. */
function loopOf({ xy, rings }: PackedGeometry, r: number, outline: boolean): Loop {
  const loop: Loop = [];
  for (let i = rings[r]; i + 1 < rings[r + 1]; i++) loop.push([xy[2 * i], xy[2 * i + 1]]);
  return signedArea(loop) > 0 === outline ? loop : loop.reverse();
}

/** Cuts a loop at the seam and leaves out the edges that run along it. */
function chainsOf(loop: Loop, seam: number, half: 0 | 1): Chain[] {
  const first = loop.findIndex(([x]) => x === seam);
  const chains: Chain[] = [];
  let open: Loop = [loop[first]];
  for (let k = 1; k <= loop.length; k++) {
    const vertex = loop[(first + k) % loop.length];
    open.push(vertex);
    if (vertex[0] !== seam) continue;
    if (open.length > 2) chains.push({ vertices: open, half, used: false, next: null });
    open = [vertex];
  }
  return chains;
}

/** What both halves bring: parts that the seam does not touch, whole; chains; loops of cut parts that are whole. */
class Halves {
  readonly builder = new GeometryBuilder('polygon');
  readonly chains: Chain[] = [];
  readonly loops: Loop[] = [];

  add(piece: PackedGeometry, seam: number, half: 0 | 1): void {
    const { parts, rings, xy } = piece;
    for (let p = 0; p + 1 < parts.length; p++) {
      let cut = false;
      for (let i = rings[parts[p]]; i < rings[parts[p + 1]] && !cut; i++) cut = xy[2 * i] === seam;
      if (!cut) {
        this.builder.copyPart(piece, p);
        continue;
      }
      for (let r = parts[p]; r < parts[p + 1]; r++) {
        const loop = loopOf(piece, r, r === parts[p]);
        if (loop.some(([x]) => x === seam)) this.chains.push(...chainsOf(loop, seam, half));
        else this.loops.push(loop);
      }
    }
  }
}

const startY = (chain: Chain): number => chain.vertices[0][1];
const endY = (chain: Chain): number => chain.vertices[chain.vertices.length - 1][1];

/** Leads every chain of one half that ends on the seam to the chain of the other that goes on there. */
function link(from: readonly Chain[], to: readonly Chain[]): boolean {
  if (from.length !== to.length) return false;
  const ends = [...from].sort((a, b) => endY(a) - endY(b));
  const starts = [...to].sort((a, b) => startY(a) - startY(b));
  return ends.every((chain, k) => {
    chain.next = starts[k];
    return Math.abs(endY(chain) - startY(starts[k])) < SAME_PLACE;
  });
}

/** Follows the links to closed loops. The places on the seam lie within edges of the source and fall away. */
function closeLoops(chains: readonly Chain[]): Loop[] {
  const loops: Loop[] = [];
  for (const first of chains) {
    const loop: Loop = [];
    for (let chain: Chain | null = first; chain && !chain.used; chain = chain.next) {
      chain.used = true;
      for (let k = 1; k + 1 < chain.vertices.length; k++) loop.push(chain.vertices[k]);
    }
    if (loop.length >= 3) loops.push(loop);
  }
  return loops;
}

function loopHolds(loop: Loop, [x, y]: [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = loop.length - 1; i < loop.length; j = i++) {
    const [ax, ay] = loop[i];
    const [bx, by] = loop[j];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

interface Outline {
  readonly loop: Loop;
  readonly area: number;
  readonly box: readonly [number, number, number, number];
  readonly holes: Loop[];
}

function outlineOf(loop: Loop, area: number): Outline {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of loop) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return { loop, area, box: [west, south, east, north], holes: [] };
}

/** Each hole goes to the smallest outline around it; most have only one whose box holds them, and need no test. */
function appendLoops(loops: readonly Loop[], builder: GeometryBuilder): void {
  const signed = loops.map((loop) => ({ loop, area: signedArea(loop) }));
  const outlines = signed
    .filter(({ area }) => area > 0)
    .map(({ loop, area }) => outlineOf(loop, area))
    .sort((a, b) => a.area - b.area);
  for (const { loop, area } of signed) {
    if (area >= 0) continue;
    const [x, y] = loop[0];
    const round = outlines.filter(({ box }) => x >= box[0] && y >= box[1] && x <= box[2] && y <= box[3]);
    const last = round.pop();
    (round.find((outline) => loopHolds(outline.loop, loop[0])) ?? last)?.holes.push(loop);
  }
  for (const { loop, holes } of outlines) {
    for (const ring of [loop, ...holes]) builder.ring([...ring, ring[0]]);
    builder.endPart();
  }
}

/**
 * One feature from two that were dissolved on either side of the meridian `seam` and cut off there. Rings are
 * opened along the seam and led on into the other half: no overlay, time in proportion to the vertices. Null
 * where the halves do not match (a vertex on the seam itself): then they need a union.
 */
export function stitchHalves(
  west: PackedGeometry,
  east: PackedGeometry,
  seam: number,
): PackedGeometry | null {
  const halves = new Halves();
  halves.add(west, seam, 0);
  halves.add(east, seam, 1);
  const westChains = halves.chains.filter((chain) => chain.half === 0);
  const eastChains = halves.chains.filter((chain) => chain.half === 1);
  if (!link(westChains, eastChains) || !link(eastChains, westChains)) return null;
  appendLoops([...closeLoops(halves.chains), ...halves.loops], halves.builder);
  halves.builder.endFeature();
  return halves.builder.finish();
}
