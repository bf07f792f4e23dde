import { LngLat, MercatorCoordinate, type LngLatBounds, type Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it, vi } from 'vitest';
import type { CommunePlaces } from '../../jobs/protocol.ts';
import { boxOf, lockToProvince, motionMilliseconds, showsProvince } from './camera.ts';
import { ProvinceLock } from './province-lock.ts';

const PADDING = { top: 0, right: 0, bottom: 0, left: 0 };
const BOUNDS = [104, 21, 105, 22] as const;

/** A map of 1000 by 500 pixels whose whole province is seen at a zoom around a centre. */
class View {
  zoom = 12;
  minZoom = 3;
  maxBounds: LngLatBounds | null = null;
  jumps: number[] = [];
  whole: { zoom?: number; center?: LngLat } | undefined = { zoom: 8, center: new LngLat(104.5, 21.5) };
  readonly heard = new Map<string, () => void>();
  readonly gone: string[] = [];
  /** What is asked for while the limits of before still stand is asked in vain. */
  cameraForBounds = () => (this.minZoom > 0 || this.maxBounds ? undefined : this.whole);
  setMaxBounds = (bounds: LngLatBounds | null) => void (this.maxBounds = bounds);
  setMinZoom = (zoom: number) => {
    this.minZoom = zoom;
    this.zoom = Math.max(this.zoom, zoom);
  };
  jumpTo = ({ zoom }: { zoom: number }) => {
    this.jumps.push(zoom);
    this.zoom = zoom;
    this.heard.get('moveend')?.();
  };
  getContainer = () => ({ clientWidth: 1000, clientHeight: 500 });
  getZoom = () => this.zoom;
  getMinZoom = () => this.minZoom;
  on = (name: string, listener: () => void) => {
    this.heard.set(name, listener);
    return { unsubscribe: () => this.gone.push(name) };
  };
  move(zoom: number): void {
    this.zoom = zoom;
    this.heard.get('moveend')!();
  }
  get map(): MapLibreMap {
    return this as unknown as MapLibreMap;
  }
}

describe('a map that is locked to its province', () => {
  it('goes out a little beyond the whole province and pans an eighth of a view beyond that', () => {
    const view = new View();
    lockToProvince(view.map, [...BOUNDS], PADDING, false);
    expect(view.minZoom).toBeCloseTo(7.85);
    const bounds = view.maxBounds!;
    const pixels = 512 * 2 ** 7.85;
    const [from, to] = [bounds.getNorthWest(), bounds.getSouthEast()].map((at) =>
      MercatorCoordinate.fromLngLat(at),
    );
    // 1000 by 500 pixels and 12 % of them on each side.
    expect((to!.x - from!.x) * pixels).toBeCloseTo(1240, 6);
    expect((to!.y - from!.y) * pixels).toBeCloseTo(620, 6);
    const middle = MercatorCoordinate.fromLngLat(new LngLat(104.5, 21.5));
    expect((from!.x + to!.x) / 2).toBeCloseTo(middle.x, 9);
    expect((from!.y + to!.y) / 2).toBeCloseTo(middle.y, 9);
  });

  it('stays where it is, or shows the whole province where that is asked', () => {
    const view = new View();
    lockToProvince(view.map, [...BOUNDS], PADDING, false);
    expect([view.zoom, view.jumps]).toEqual([12, []]);
    lockToProvince(view.map, [...BOUNDS], PADDING, true);
    expect([view.zoom, view.jumps]).toEqual([8, [8]]);
  });

  it('has no limits where the province cannot be shown, and none below a zoom of 0', () => {
    for (const whole of [undefined, {}, { zoom: 8 }, { center: new LngLat(0, 0) }]) {
      const view = new View();
      view.whole = whole;
      lockToProvince(view.map, [...BOUNDS], PADDING, true);
      expect([view.minZoom, view.maxBounds, view.jumps]).toEqual([0, null, []]);
    }
    const world = new View();
    world.whole = { zoom: 0.1, center: new LngLat(0, 0) };
    lockToProvince(world.map, [-180, -80, 180, 80], PADDING, false);
    expect(world.minZoom).toBe(0);
  });

  it('shows the whole province up to twice the slack of its zoom', () => {
    const view = new View();
    view.minZoom = 7;
    const shows = (zoom: number) => showsProvince(Object.assign(view, { zoom }).map);
    expect([shows(7), shows(7.3), shows(7.31), shows(9)]).toEqual([true, true, false, false]);
  });

  it('keeps what was shown whole whole when its room changes, and leaves a near view where it is', () => {
    const view = new View();
    const lock = new ProvinceLock(view.map, () => ({ bounds: [...BOUNDS], padding: PADDING }));
    lock.lock(true);
    view.whole = { zoom: 7, center: new LngLat(104.5, 21.5) };
    view.heard.get('resize')!();
    expect(view.zoom).toBe(7);
    view.move(11);
    view.whole = { zoom: 7.5, center: new LngLat(104.5, 21.5) };
    view.heard.get('resize')!();
    expect(view.zoom).toBe(11);
    view.move(7.5);
    view.whole = { zoom: 9, center: new LngLat(104.5, 21.5) };
    lock.lock();
    expect(view.zoom).toBe(9);
    lock.release();
    expect(view.gone.sort()).toEqual(['moveend', 'resize']);
  });
});

describe('the box of a commune', () => {
  it('is its own, and none where it has no outline', () => {
    const places = {
      boxes: Float64Array.of(104, 21, 104.1, 21.1, NaN, NaN, NaN, NaN, 0, 0, 1, 1),
    } as CommunePlaces;
    expect(boxOf(places, 0)).toEqual([104, 21, 104.1, 21.1]);
    expect([boxOf(places, 1), boxOf(places, 3)]).toEqual([null, null]);
    expect(boxOf(places, 2)).toEqual([0, 0, 1, 1]);
  });
});

it('moves for a fifth of a second, not at all where somebody wants no motion', () => {
  for (const [matches, milliseconds] of [
    [true, 0],
    [false, 200],
  ] as const) {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduce') && matches }));
    expect(motionMilliseconds()).toBe(milliseconds);
  }
  vi.unstubAllGlobals();
});
