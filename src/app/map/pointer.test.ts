import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { beforeAll, describe, expect, it } from 'vitest';
import { mapContent } from '../../../test/support/map-content.ts';
import type { MapContent } from './layers/layer.ts';
import { pressAt, selectionAt, tipAt } from './pointer.ts';

let content: MapContent;
beforeAll(async () => {
  content = await mapContent();
});

interface Feature {
  readonly layer: string;
  readonly id?: number;
  readonly properties?: object;
}
/** A map on which these lie under the pointer, topmost first; `missing` are style layers that it does not have. */
function mapOf(found: readonly Feature[], missing: readonly string[] = []) {
  const asked: { box: unknown; layers: readonly string[] }[] = [];
  const canvas = { style: { cursor: 'crosshair' } };
  const map = {
    getLayer: (id: string) => (missing.includes(id) ? undefined : {}),
    getCanvas: () => canvas,
    queryRenderedFeatures: (box: unknown, { layers }: { layers: readonly string[] }) => {
      asked.push({ box, layers });
      return found
        .filter(({ layer }) => layers.includes(layer))
        .map(({ layer, id, properties = {} }) => ({ id, properties, layer: { id: layer } }));
    },
  } as unknown as MapLibreMap;
  return { map, asked, canvas };
}
const EVENT = { point: { x: 10, y: 20 }, lngLat: { lng: 104.3, lat: 21.2 } } as unknown as MapMouseEvent;
const COMMUNE: Feature = { layer: 'communes#hit', id: 1 };
const VILLAGE: Feature = { layer: 'villages#covered', id: 0 };
const DARK: Feature = { layer: 'villages#uncovered', properties: { index: 2 } };
const MAST: Feature = { layer: 'planWorks#mast', properties: { number: 1, work: 'C1' } };
const LEFT: Feature = { layer: 'leftWorks', properties: { work: 'X' } };
const SITE: Feature = { layer: 'sites', properties: { index: 0 } };

describe('what is under the pointer', () => {
  it('is looked for within four pixels, in layers that the map has', () => {
    const { map, asked } = mapOf([], ['sites']);
    selectionAt(map, EVENT);
    expect(asked[0]!.box).toEqual([
      [6, 16],
      [14, 24],
    ]);
    expect(asked[0]!.layers).toContain('villages#uncovered');
    expect(asked[0]!.layers).not.toContain('sites');
    // Parts of a crowd answer too.
    expect(asked[0]!.layers).toContain('villages#unknown+2');
    expect(new Set(asked[0]!.layers).size).toBe(asked[0]!.layers.length);
  });

  it('is a village before a commune, one without signal before another, or nothing', () => {
    const chosen = (...found: Feature[]) => selectionAt(mapOf(found).map, EVENT);
    expect(chosen(COMMUNE, VILLAGE)).toEqual({ kind: 'village', index: 0 });
    expect(chosen(VILLAGE, DARK, COMMUNE)).toEqual({ kind: 'village', index: 2 });
    expect(chosen(SITE, COMMUNE)).toEqual({ kind: 'commune', index: 1 });
    expect(chosen(SITE)).toBeNull();
    expect(chosen()).toBeNull();
  });

  it('tells of the topmost thing and makes the pointer a hand; over nothing neither', () => {
    const over = mapOf([DARK, COMMUNE]);
    const tip = tipAt(over.map, EVENT, content);
    expect(tip).toMatchObject({ x: 10, y: 20 });
    expect(tip!.lines[0]).toBe('Bản Âu');
    expect(over.canvas.style.cursor).toBe('pointer');
    const beside = mapOf([]);
    expect(tipAt(beside.map, EVENT, content)).toBeNull();
    expect(beside.canvas.style.cursor).toBe('');
    expect(tipAt(mapOf([{ layer: 'villages#covered', id: 99 }]).map, EVENT, content)).toBeNull();
  });

  it('is told to a tool: place, mast, village, and a work where it lies above any village', () => {
    const press = (...found: Feature[]) => pressAt(mapOf(found).map, EVENT);
    const nothing = { at: [104.3, 21.2], site: null, village: null, work: null };
    expect(press()).toEqual(nothing);
    expect(press(SITE, COMMUNE)).toEqual({ ...nothing, site: 0 });
    expect(press(MAST, DARK)).toEqual({ ...nothing, village: 2, work: 'C1' });
    expect(press(LEFT)).toEqual({ ...nothing, work: 'X' });
    expect(press(SITE, DARK, MAST)).toEqual({ ...nothing, site: 0, village: 2 });
    expect(press(VILLAGE, LEFT)).toEqual({ ...nothing, village: 0 });
  });
});
