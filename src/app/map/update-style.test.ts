import fc from 'fast-check';
import type { LayerSpecification, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { updateStyle } from './update-style.ts';

/** What MapLibre keeps of a style, with its rules: a layer needs its source, goes below a layer that is there. */
class Drawn {
  calls = 0;
  layers: LayerSpecification[];
  sources: StyleSpecification['sources'];

  constructor(style: StyleSpecification) {
    this.layers = structuredClone(style.layers);
    this.sources = structuredClone(style.sources);
  }
  private at(id: string): number {
    const at = this.layers.findIndex((layer) => layer.id === id);
    if (at < 0) throw new Error(`no layer ${id}`);
    this.calls++;
    return at;
  }
  removeLayer = (id: string) => void this.layers.splice(this.at(id), 1);
  addLayer = (layer: LayerSpecification, before?: string) => {
    if (this.layers.some(({ id }) => id === layer.id)) throw new Error(`layer ${layer.id} is there`);
    if ('source' in layer && !this.sources[String(layer.source)]) throw new Error('no source');
    this.layers.splice(before ? this.at(before) : this.layers.length, 0, structuredClone(layer));
  };
  moveLayer = (id: string, before?: string) => {
    const [layer] = this.layers.splice(this.at(id), 1);
    this.layers.splice(before ? this.at(before) : this.layers.length, 0, layer!);
  };
  removeSource = (id: string) => {
    if (this.layers.some((layer) => 'source' in layer && layer.source === id)) throw new Error('in use');
    delete this.sources[id];
  };
  addSource = (id: string, source: StyleSpecification['sources'][string]) => {
    if (this.sources[id]) throw new Error(`source ${id} is there`);
    this.sources[id] = structuredClone(source);
  };
  setFilter = (id: string, filter: unknown) => this.set(id, 'filter', filter);
  setPaintProperty = (id: string, name: string, value: unknown) => this.set(id, 'paint', value, name);
  setLayoutProperty = (id: string, name: string, value: unknown) => this.set(id, 'layout', value, name);
  private set(id: string, part: string, value: unknown, name?: string): void {
    const layer = this.layers[this.at(id)] as unknown as Record<string, Record<string, unknown>>;
    const [holder, key] = name === undefined ? [layer, part] : [(layer[part] ??= {}), name];
    if (value === undefined) delete holder[key];
    else (holder as Record<string, unknown>)[key] = value;
  }
}

const style = fc
  .record({
    versions: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 3, maxLength: 3 }),
    layers: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        source: fc.integer({ min: 0, max: 2 }),
        opacity: fc.constantFrom(0, 0.5, 1),
        filtered: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    ),
  })
  .map(({ versions, layers }): StyleSpecification => ({
    version: 8,
    sources: Object.fromEntries(
      versions.map((version, k) => [`s${k}`, { type: 'vector', tiles: [`songban://tile/${version}/s${k}`] }]),
    ),
    layers: layers.map(({ id, source, opacity, filtered }) => ({
      id,
      type: 'fill',
      source: `s${source}`,
      'source-layer': 'layer',
      paint: { 'fill-opacity': opacity },
      ...(filtered && { filter: ['==', ['id'], 1] }),
    })),
  }));

test('a map brought from one style to another draws the other, in its order', () => {
  fc.assert(
    fc.property(style, style, (before, after) => {
      const map = new Drawn(before);
      updateStyle(map as unknown as MapLibreMap, before, after);
      expect(map.layers.map(({ id }) => id)).toEqual(after.layers.map(({ id }) => id));
      expect(map.layers).toEqual(after.layers.map((layer) => ({ ...layer })));
      expect(map.sources).toEqual(after.sources);
    }),
  );
});

test('the same style asks for nothing', () => {
  fc.assert(
    fc.property(style, (same) => {
      const map = new Drawn(same);
      updateStyle(map as unknown as MapLibreMap, same, structuredClone(same));
      expect(map.calls).toBe(0);
    }),
  );
});

const drawnStyle = (
  data: GeoJSON.FeatureCollection,
  image: { readonly url: string; readonly west: number },
  layout?: object,
): StyleSpecification =>
  ({
    version: 8,
    sources: {
      points: { type: 'geojson', data },
      levels: {
        type: 'image',
        url: image.url,
        coordinates: [
          [image.west, 22],
          [105, 22],
          [105, 21],
          [image.west, 21],
        ],
      },
    },
    layers: [
      { id: 'points', type: 'symbol', source: 'points', ...(layout && { layout }) },
      { id: 'levels', type: 'raster', source: 'levels' },
    ],
  }) as StyleSpecification;

test('other data and another image come into the source that is there; the same are left alone', () => {
  const [data, other] = [
    { type: 'FeatureCollection', features: [] },
    { type: 'FeatureCollection', features: [] },
  ] as GeoJSON.FeatureCollection[];
  const image = { url: 'songban-levels://1', west: 104 };
  const changed = (before: StyleSpecification, after: StyleSpecification) => {
    const map = new Drawn(before);
    const told: unknown[] = [];
    const getSource = (id: string) => ({
      setData: (next: unknown) => told.push([id, next]),
      updateImage: (next: unknown) => told.push([id, next]),
    });
    updateStyle(Object.assign(map, { getSource }) as unknown as MapLibreMap, before, after);
    return { told, calls: map.calls, layers: map.layers };
  };
  const before = drawnStyle(data!, image);
  expect(changed(before, drawnStyle(data!, image))).toMatchObject({ told: [], calls: 0 });
  const { told, calls } = changed(before, drawnStyle(other!, { url: 'songban-levels://2', west: 103 }));
  expect(told).toEqual([
    ['points', other],
    [
      'levels',
      expect.objectContaining({
        url: 'songban-levels://2',
        coordinates: expect.arrayContaining([[103, 22]]) as unknown,
      }),
    ],
  ]);
  expect((told[0] as unknown[])[1]).toBe(other);
  expect(calls).toBe(0);
});

test('layout comes, changes and goes in place', () => {
  const style = (layout?: object) =>
    drawnStyle({ type: 'FeatureCollection', features: [] }, { url: 'songban-levels://1', west: 104 }, layout);
  for (const [before, after] of [
    [undefined, { 'icon-size': 1 }],
    [{ 'icon-size': 1 }, { 'icon-size': 2, 'text-size': 12 }],
    [{ 'icon-size': 1, 'text-size': 12 }, { 'text-size': 12 }],
    [{ 'icon-size': 1 }, undefined],
  ]) {
    const map = new Drawn(style(before));
    const next = style(after);
    next.sources = style(before).sources;
    updateStyle(
      Object.assign(map, { getSource: () => ({ setData: () => undefined }) }) as unknown as MapLibreMap,
      style(before),
      next,
    );
    expect((map.layers[0] as { layout?: object }).layout ?? {}).toEqual(after ?? {});
    expect(map.calls).toBeGreaterThan(0);
  }
});
