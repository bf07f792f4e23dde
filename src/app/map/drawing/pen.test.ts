import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { Position } from '../../../model/geometry.ts';
import type { Shape } from '../../session/drawing/map-drawing.svelte.ts';
import { TerraPen } from './pen.ts';

/** What the library asks of a map: a surface, 1000 pixels to the degree from 104° E, 22° N, that hears no press. */
class Surface {
  readonly canvas = Object.assign(new EventTarget(), {
    style: { cursor: '', removeProperty: () => undefined },
  });
  readonly sources = new Set<string>();
  readonly layers = new Set<string>();
  readonly dragPan = { isEnabled: () => true, enable: () => undefined, disable: () => undefined };
  readonly dragRotate = this.dragPan;
  readonly doubleClickZoom = this.dragPan;
  getContainer = () => ({ getBoundingClientRect: () => ({ left: 0, top: 0 }) });
  getCanvas = () => this.canvas;
  project = ({ lng, lat }: { lng: number; lat: number }) => ({ x: (lng - 104) * 1000, y: (22 - lat) * 1000 });
  unproject = ({ x, y }: { x: number; y: number }) => ({ lng: 104 + x / 1000, lat: 22 - y / 1000 });
  addSource = (id: string) => void this.sources.add(id);
  removeSource = (id: string) => void this.sources.delete(id);
  getSource = () => ({ setData: () => undefined });
  addLayer = ({ id }: { id: string }) => void this.layers.add(id);
  removeLayer = (id: string) => void this.layers.delete(id);
  get map(): MapLibreMap {
    return this as unknown as MapLibreMap;
  }
}

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

interface Told {
  readonly points: readonly Position[];
  readonly placed: number;
  readonly finished: boolean;
}
function penOf(shape: Shape, ring?: readonly Position[]) {
  const surface = new Surface();
  const heard: Told[] = [];
  const pen = new TerraPen(
    surface.map,
    shape,
    (points, placed, finished) =>
      heard.push({ points: points.map(([lon, lat]) => [lon, lat]), placed, finished }),
    ring,
  );
  return {
    pen,
    surface,
    heard,
    last: () => heard.at(-1),
    ends: () => heard.filter(({ finished }) => finished),
  };
}
const A: Position = [104.1, 21.9];
const B: Position = [104.2, 21.8];
const C: Position = [104.3, 21.9];
const D: Position = [104.2, 21.95];

describe('a shape that is typed point by point', () => {
  it('of a line holds the points that were set, and ends as it stands', () => {
    const { pen, last, ends } = penOf('line');
    pen.addPoint(A);
    pen.addPoint(B);
    expect(last()!.points.slice(0, 2)).toEqual([A, B]);
    expect(last()).toMatchObject({ placed: 2, finished: false });
    pen.addPoint(C);
    expect(last()!.placed).toBe(3);
    expect(ends()).toEqual([]);
    pen.finish();
    expect(ends()).toEqual([{ points: [A, B, C], placed: 3, finished: true }]);
  });

  it('of an area does not hold its first point twice', () => {
    const { pen, last, ends } = penOf('area');
    for (const at of [A, B, C]) pen.addPoint(at);
    expect(last()).toMatchObject({ placed: 3, finished: false });
    pen.finish();
    expect(ends()).toEqual([{ points: [A, B, C], placed: 3, finished: true }]);
  });

  it('never ends by a typed point that lies near the last one', () => {
    const { pen, ends, last } = penOf('line');
    for (const at of [A, B, [104.2001, 21.8] as Position]) pen.addPoint(at);
    expect(ends()).toEqual([]);
    expect(last()!.placed).toBe(3);
  });

  it('gives its last point back', () => {
    const { pen, last } = penOf('line');
    for (const at of [A, B, C]) pen.addPoint(at);
    pen.removeLast();
    expect(last()!.placed).toBe(2);
    expect(last()!.points.slice(0, 2)).toEqual([A, B]);
    pen.addPoint(D);
    pen.finish();
    expect(last()).toEqual({ points: [A, B, D], placed: 3, finished: true });
  });

  it('of a point ends with it', () => {
    const { pen, ends } = penOf('point');
    pen.addPoint(A);
    expect(ends()).toEqual([{ points: [A], placed: 1, finished: true }]);
  });

  it('begins anew, with nothing of the one before', () => {
    const { pen, ends } = penOf('line');
    for (const at of [A, B]) pen.addPoint(at);
    pen.finish();
    pen.restart();
    for (const at of [C, D]) pen.addPoint(at);
    pen.finish();
    expect(ends().map(({ points }) => points)).toEqual([
      [A, B],
      [C, D],
    ]);
  });
});

describe('an area whose corners are moved', () => {
  const RING: readonly Position[] = [
    [104.12345678912345, 21.9],
    [104.2, 21.80000000000012],
    [104.3, 21.9],
  ];

  it('is whole from the start, with its corners as they were given, to the last decimal', () => {
    const { heard, pen, ends } = penOf('corners', RING);
    expect(heard.at(-1)).toEqual({ points: RING, placed: 3, finished: false });
    pen.finish();
    expect(ends()).toEqual([{ points: RING, placed: 3, finished: true }]);
  });

  it('that is none is refused', () => {
    expect(() => penOf('corners', RING.slice(0, 1))).toThrow('the drawn area was not taken');
  });
});

test('a pen that stops leaves nothing on the map, and may stop where the map is gone', () => {
  const { pen, surface } = penOf('line');
  expect(surface.layers.size).toBeGreaterThan(0);
  pen.addPoint(A);
  pen.stop();
  expect([surface.layers.size, surface.sources.size]).toEqual([0, 0]);
  const lost = penOf('line');
  lost.surface.removeLayer = () => {
    throw new Error('the map has no style');
  };
  expect(() => lost.pen.stop()).not.toThrow();
});
