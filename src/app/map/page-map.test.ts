import type { StyleSpecification } from 'maplibre-gl';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { mapContent } from '../../../test/support/map-content.ts';
import type { Engine } from '../../jobs/engine/methods.ts';
import type { MapContent } from './layers/layer.ts';
import { PageMap } from './page-map.ts';

/** What the library makes of a frame; no test of Node has a graphics card. */
const made = vi.hoisted(() => ({ maps: [] as FakeMap[], broken: false }));
interface FakeMap {
  readonly options: { readonly style: StyleSpecification; readonly bounds: readonly number[] };
  readonly calls: string[];
  readonly heard: Map<string, () => void>;
  readonly canvas: { clientWidth: number; clientHeight: number; role: string };
}
vi.mock(import('maplibre-gl'), async (original) => {
  class Library {
    readonly calls: string[] = [];
    readonly heard = new Map<string, () => void>();
    readonly canvas = {
      clientWidth: 800,
      clientHeight: 600,
      role: '',
      setAttribute: (_: string, value: string) => void (this.canvas.role = value),
    };
    readonly touchZoomRotate = { disableRotation: () => this.calls.push('no turning by touch') };
    readonly keyboard = { disableRotation: () => this.calls.push('no turning by keys') };
    constructor(readonly options: FakeMap['options']) {
      if (made.broken) throw new Error('no graphics card');
      made.maps.push(this as unknown as FakeMap);
    }
    on = (name: string, listener: () => void) => void this.heard.set(name, listener);
    once = () => Promise.resolve();
    getCanvas = () => this.canvas;
    resize = () => void this.calls.push('resize');
    redraw = () => void this.calls.push('redraw');
    remove = () => void this.calls.push('remove');
    addLayer = ({ id }: { id: string }) => void this.calls.push(`add ${id}`);
    removeLayer = (id: string) => void this.calls.push(`drop ${id}`);
  }
  return { ...(await original()), Map: Library } as never;
});
vi.mock(import('./start-maplibre.ts'), () => ({ startMapLibre: () => Promise.resolve() }));
vi.mock(import('./images/images.ts'), async (original) => ({
  ...(await original()),
  addImages: () => undefined,
}));

/** A frame of the page, or what is laid into one. */
class Box {
  readonly style = {};
  clientWidth = 800;
  clientHeight = 600;
  parentElement: Box | null = null;
  children: Box[] = [];
  get isConnected(): boolean {
    return this.parentElement !== null;
  }
  append(child: Box): void {
    child.remove();
    this.children.push(child);
    child.parentElement = this;
  }
  remove(): void {
    if (this.parentElement)
      this.parentElement.children = this.parentElement.children.filter((one) => one !== this);
    this.parentElement = null;
  }
  replaceChildren(): void {
    this.children = [];
  }
}
/** Observers of sizes, each with what it calls and what it looks at. */
let observers: { readonly call: () => void; readonly seen: Set<unknown> }[] = [];
let content: MapContent;

beforeAll(async () => {
  content = await mapContent();
});
beforeEach(() => {
  made.maps.length = 0;
  made.broken = false;
  observers = [];
  vi.stubGlobal('document', { createElement: () => new Box() });
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly seen = new Set<unknown>();
      constructor(readonly call: () => void) {
        observers.push(this);
      }
      observe = (one: unknown) => void this.seen.add(one);
      disconnect = () => this.seen.clear();
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const pageMap = () => new PageMap({} as Engine, 'worker.js');
const attach = (page: PageMap, frame: Box, stillThere = () => true) =>
  page.attach(frame as unknown as HTMLElement, () => content, 'screen', stillThere);
const style = (...ids: string[]): StyleSpecification => ({
  version: 8,
  sources: {},
  layers: ids.map((id) => ({ id, type: 'background' })),
});

describe('the one map of the page', () => {
  it('is made once, of the whole province, and goes from screen to screen', async () => {
    const page = pageMap();
    const [first, second] = [new Box(), new Box()];
    const map = await attach(page, first);
    expect(made.maps).toHaveLength(1);
    expect(made.maps[0]!.options.bounds).toEqual([...content.snapshot.bounds]);
    expect(made.maps[0]!.options.style.layers.length).toBeGreaterThan(10);
    expect(made.maps[0]!.canvas.role).toBe('application');
    expect(made.maps[0]!.calls).toEqual(['no turning by touch', 'no turning by keys']);
    expect(await attach(page, second)).toBe(map);
    expect(made.maps).toHaveLength(1);
    expect([first.children.length, second.children.length]).toEqual([0, 1]);
    // The screen before leaves what another has by now.
    page.detach(first as unknown as HTMLElement);
    expect(second.children).toHaveLength(1);
    page.detach(second as unknown as HTMLElement);
    expect(second.children).toEqual([]);
    expect(observers[0]!.seen.size).toBe(0);
  });

  it('is nobody’s where the frame is gone meanwhile, or the browser cannot draw', async () => {
    const page = pageMap();
    expect(await attach(page, new Box(), () => false)).toBeNull();
    expect(made.maps).toEqual([]);
    let asked = 0;
    expect(await attach(page, new Box(), () => ++asked < 2)).toBeNull();
    made.broken = true;
    expect(await attach(pageMap(), new Box())).toBeNull();
  });

  it('draws what is new of another style, and is not asked before it is made', async () => {
    const page = pageMap();
    page.draw(style('a'), 'screen');
    await attach(page, new Box());
    const [{ calls, options }] = made.maps as [FakeMap];
    calls.length = 0;
    const drawn = options.style.layers.map(({ id }) => id);
    page.draw({ ...style('a'), sources: options.style.sources }, 'screen');
    expect(calls).toEqual([...drawn.map((id) => `drop ${id}`), 'add a']);
    calls.length = 0;
    page.draw({ ...style('a', 'b'), sources: options.style.sources }, 'screen');
    expect(calls).toEqual(['add b']);
  });

  it('fits its frame at once where that has another size', async () => {
    const page = pageMap();
    const frame = new Box();
    await attach(page, frame);
    const [{ calls, canvas }] = made.maps as [FakeMap];
    calls.length = 0;
    observers[0]!.call();
    expect(calls).toEqual([]);
    canvas.clientWidth = 700;
    observers[0]!.call();
    expect(calls).toEqual(['resize', 'redraw']);
    canvas.clientWidth = 800;
    canvas.clientHeight = 500;
    observers[0]!.call();
    expect(calls).toHaveLength(4);
    page.detach(frame as unknown as HTMLElement);
    observers[0]!.call();
    expect(calls).toHaveLength(4);
  });

  it('tells that the graphics card is gone and asks nothing of it; given up, another is made', async () => {
    const page = pageMap();
    const told: boolean[] = [];
    page.onLoss((lost) => told.push(lost));
    await attach(page, new Box());
    const [{ calls, canvas, heard }] = made.maps as [FakeMap];
    heard.get('webglcontextlost')!();
    calls.length = 0;
    canvas.clientWidth = 1;
    observers[0]!.call();
    page.draw(style('a'), 'screen');
    expect(calls).toEqual([]);
    heard.get('webglcontextrestored')!();
    expect(told).toEqual([false, true, false]);
    heard.get('webglcontextlost')!();
    page.giveUp();
    expect(calls).toEqual(['remove']);
    expect(told.at(-1)).toBe(false);
    const frame = new Box();
    await attach(page, frame);
    expect(made.maps).toHaveLength(2);
    expect(frame.children).toHaveLength(1);
    const late: boolean[] = [];
    page.onLoss((lost) => late.push(lost));
    expect(late).toEqual([false]);
  });

  it('may be given up where even its removal fails, or before it is made', async () => {
    const page = pageMap();
    expect(() => page.giveUp()).not.toThrow();
    await attach(page, new Box());
    (made.maps[0] as unknown as { remove: () => void }).remove = () => {
      throw new Error('no context');
    };
    expect(() => page.giveUp()).not.toThrow();
  });
});
