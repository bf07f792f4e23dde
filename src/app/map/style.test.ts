import { MOST_SYMBOLS } from './layers/layer.ts';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { beforeAll, describe, expect, test } from 'vitest';
import { mapContent } from '../../../test/support/map-content.ts';
import { FLAVOURS } from '../../cartography/tokens.ts';
import { toPixels } from './images/pixels.ts';
import { rankedDiscs, sitePlaces } from './layers/dark-villages.ts';
import type { MapContent } from './layers/layer.ts';
import { buildAttribution, buildLegend, buildStyle } from './style.ts';
import { parseTileUrl } from './tile-url.ts';
import { Z_ORDER } from './z-order.ts';

let content: MapContent;

beforeAll(async () => {
  content = await mapContent();
});

describe('style of the map', () => {
  test.each(FLAVOURS)('follows the MapLibre style specification: %s', (flavour) => {
    const style = buildStyle(content, flavour);
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
    expect(style).not.toHaveProperty('glyphs');
  });

  test('draws every layer of the z-order, each style layer once', () => {
    const ids = buildStyle(content, 'screen').layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const silent = Z_ORDER.filter((layer) => !layer.build(content, 'screen')).map(({ id }) => id);
    // The small project has none of these, nothing is compared, and terrain is another step.
    expect(silent).toEqual([
      'levels',
      'restrictions',
      'roads',
      'power',
      'clusters',
      'measurements',
      // The works of a plan are drawn by it, those that it leaves too.
      'candidates',
      'mapEdits',
      // No mast of its plan waits for a feed.
      'planFeeds',
      'swipe',
      'terrainMarks',
    ]);
  });

  test('each village is drawn by the layer of its state, whatever the filter leaves', () => {
    const drawn = (villages: MapContent['villages']) =>
      buildStyle({ ...content, villages }, 'screen').layers.flatMap((layer) =>
        /^villages#(covered|partial|unknown)$/.test(layer.id) && 'filter' in layer
          ? [[layer.id.slice('villages#'.length), JSON.stringify(layer.filter)]]
          : [],
      );
    const discsOf = (villages: MapContent['villages']) =>
      rankedDiscs(villages, [], 8, 9, content.snapshot.bounds)
        .map(({ village }) => [village.index, village.rank])
        .toSorted(([a], [b]) => a! - b!);
    const filters = Object.fromEntries(drawn(content.villages)) as Record<string, string>;
    // a1 is covered, a2 and b1 are not, b2 has no place.
    expect(filters['covered']).toContain('[0]');
    expect(filters['unknown']).toContain('[3]');
    expect(Object.fromEntries(drawn([]))['unknown']).toBe('["==",["id"],-1]');
    expect(discsOf(content.villages)).toEqual([
      [1, content.villages[1]!.rank],
      [2, content.villages[2]!.rank],
    ]);
    expect(discsOf([])).toEqual([]);
  });

  test('no layer has more symbols than the map library can number, and no village is in two or in none', () => {
    const crowd = (status: 'unknown' | 'uncovered', count: number) =>
      Array.from({ length: count }, (_, k) => ({
        ...content.villages[1]!,
        status,
        index: 2 * k,
        lon: 104 + (k % 300) / 300,
        lat: 21 + Math.floor(k / 300) / 300,
      }));
    for (const count of [1, 32_000, 32_001, 95_000]) {
      const layers = buildStyle({ ...content, villages: crowd('unknown', count) }, 'screen').layers.filter(
        ({ id }) => id.startsWith('villages#unknown'),
      );
      const ids = layers.map((layer) =>
        'filter' in layer ? (layer.filter as [string, unknown, number[]])[2] : [],
      );
      expect(Math.max(...ids.map(({ length }) => length))).toBeLessThanOrEqual(MOST_SYMBOLS);
      expect(ids.flat()).toEqual(Array.from({ length: count }, (_, k) => 2 * k));
    }
    const style = buildStyle({ ...content, villages: crowd('uncovered', 40_000) }, 'screen');
    const dark = style.layers.filter(({ id }) => id.startsWith('villages#uncovered'));
    expect(dark.map((layer) => 'filter' in layer && layer.filter)).toEqual([
      ['==', ['get', 'part'], 0],
      ['==', ['get', 'part'], 1],
    ]);
  });

  test('a crowd of villages without signal leaves the province to be seen: the first of the list are drawn in full', () => {
    const rows = Array.from({ length: 900 }, (_, k) => ({
      ...content.villages[1]!,
      index: k,
      rank: k % 3 === 2 ? null : 900 - k,
      lon: 104 + (k % 30) / 30,
      lat: 21 + Math.floor(k / 30) / 30,
    }));
    const discs = (zoom: number) => rankedDiscs(rows, [], zoom, 9, [104, 21, 105, 22]);
    const far = discs(8);
    const full = far.filter(({ small }) => !small);
    expect(far.length).toBe(900);
    expect(new Set(far.map(({ village }) => village.index)).size).toBe(900);
    // 364 by 391 pixels of which 12 % are 67 discs of a radius of 9.
    expect(full.map(({ village }) => village.rank)).toEqual(
      rows
        .flatMap(({ rank }) => rank ?? [])
        .toSorted((a, b) => a - b)
        .slice(0, 67),
    );
    expect(far.filter(({ small, moved }) => small && moved)).toEqual([]);
    expect(discs(10).every(({ small }) => !small)).toBe(true);
  });

  test('no disc with a number lies on another, nor on its ring, and from afar none has three figures', () => {
    const RADIUS = 9;
    // Pairs half a disc apart, over ten degrees.
    const rows = Array.from({ length: 300 }, (_, k) => ({
      ...content.villages[1]!,
      index: k,
      rank: k + 1,
      lon: 100 + (Math.floor(k / 2) % 15) * 0.6 + (k % 2 ? 0.05 : 0),
      lat: 15 + Math.floor(k / 30) * 0.9,
    }));
    const rings = { villages: new Set([0, 7, 40]), radius: 12 };
    const discs = rankedDiscs(rows, [], 8, RADIUS, [100, 15, 110, 25], rings).filter(({ small }) => !small);
    expect(discs.map(({ village }) => village.rank)).toEqual(Array.from({ length: 99 }, (_, k) => k + 1));
    const drawn = discs.map(({ at, village }) => ({
      at: toPixels(at[0], at[1], 8),
      reach: rings.villages.has(village.index) ? rings.radius : RADIUS,
    }));
    const overlaps = drawn.flatMap((a, i) =>
      drawn.slice(i + 1).filter((b) => Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]) < a.reach + b.reach),
    );
    expect(overlaps).toEqual([]);
  });

  test('no disc stands far from its village: in a crowd the last of the list stay small on their places', () => {
    const RADIUS = 9;
    // Sixty villages on one spot, and one apart.
    const rows = Array.from({ length: 61 }, (_, k) => ({
      ...content.villages[1]!,
      ...{ index: k, rank: k + 1, lon: k === 60 ? 109 : 104 + k / 10_000, lat: 20 },
    }));
    const discs = rankedDiscs(rows, [], 8, RADIUS, [100, 15, 110, 25]);
    const numbered = discs.filter(({ small }) => !small);
    for (const { at, village } of numbered) {
      const [drawn, own] = [toPixels(at[0], at[1], 8), toPixels(village.lon!, village.lat!, 8)];
      expect(Math.hypot(drawn[0] - own[0], drawn[1] - own[1])).toBeLessThanOrEqual(3 * RADIUS + 1e-6);
    }
    const ranks = numbered.map(({ village }) => village.rank!);
    expect(ranks).toContain(61);
    expect(ranks.slice(0, 3)).toEqual([1, 2, 3]);
    expect(discs.filter(({ small, at, village }) => small && at[0] !== village.lon)).toEqual([]);
  });

  test('triangles of works stand apart', () => {
    const [first] = content.plan!.chosen;
    const chosen = [0, 0.005, 0.4].map((east, k) => ({ ...first!, id: `T${k}`, lon: first!.lon + east }));
    const places = sitePlaces({ ...content.plan!, chosen }, content, 'screen');
    const at = [...places.values()].map(([lon, lat]) => toPixels(lon, lat, content.zoom));
    expect([...places.keys()]).toEqual(['T0', 'T1', 'T2']);
    expect(Math.hypot(at[0]![0] - at[1]![0], at[0]![1] - at[1]![1])).toBeGreaterThan(15);
    expect(places.get('T2')![0]).toBeCloseTo(chosen[2]!.lon, 9);
  });

  test('the chosen village is named beside its ring, and by no other layer', () => {
    const { layers } = buildStyle(content, 'projector');
    const name = layers.find(({ id }) => id === 'chosenVillage#name');
    expect(name?.layout).toMatchObject({
      'text-field': content.snapshot.villages[0]!.name,
      'text-allow-overlap': true,
    });
    const others = layers.find(({ id }) => id === 'villages#name');
    expect(JSON.stringify((others as { filter: unknown }).filter)).toContain('["!=",["id"],0]');
    // Under all symbols, so that these are placed first and names keep clear of them.
    const at = (id: string) => layers.findIndex((layer) => layer.id === id);
    expect(at('villages#name')).toBeLessThan(at('villages#partial'));
    expect(at('villages#partial')).toBeLessThan(at('villages#uncovered'));
  });

  test('of a crowd that no list puts in order none stands out', () => {
    const crowd = (ranked: number, unranked: number) =>
      Array.from({ length: ranked + unranked }, (_, k) => ({
        ...content.villages[1]!,
        index: k,
        rank: k < ranked ? k + 1 : null,
        lon: 104 + (k % 10) / 10,
        lat: 21 + Math.floor(k / 10) / 10,
      }));
    const inFull = (ranked: number, unranked: number): (number | null)[] =>
      rankedDiscs(crowd(ranked, unranked), [], 8, 9, [104, 21, 105, 22]).flatMap(({ small, village }) =>
        small ? [] : [village.rank],
      );
    // 67 discs have room.
    expect(inFull(0, 67)).toHaveLength(67);
    expect(inFull(0, 68)).toEqual([]);
    expect(inFull(20, 47)).toHaveLength(67);
    expect(inFull(20, 48)).toEqual(Array.from({ length: 20 }, (_, k) => k + 1));
    expect(inFull(70, 5)).toEqual(Array.from({ length: 67 }, (_, k) => k + 1));
  });

  test('answers the pointer only with layers that it draws', () => {
    const ids = new Set(buildStyle(content, 'screen').layers.map(({ id }) => id));
    const promised = Z_ORDER.filter((layer) => layer.build(content, 'screen')).flatMap(
      (layer) => layer.hits ?? [],
    );
    expect(promised.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('draws only the coverage that the figures count', () => {
    const coverage = buildStyle(content, 'screen').layers.filter(({ id }) => id.startsWith('coverage/'));
    expect(coverage.length).toBeGreaterThan(0);
    // The estimated 3G discs are not in the settings.
    expect(coverage.every(({ id }) => id.startsWith('coverage/coverage-2'))).toBe(true);
  });

  test('predicted levels lie over the land, and what operators declare is drawn by its outlines beside them', () => {
    const terrain: MapContent['terrain'] = {
      image: {
        url: 'songban-levels://1',
        corners: [
          [104, 21.1],
          [104.1, 21.1],
          [104.1, 21],
          [104, 21],
        ],
      },
      mast: [104.05, 21.05],
      trial: null,
      ends: [
        [104, 21],
        [104.1, 21],
      ],
    };
    const style = buildStyle({ ...content, terrain }, 'screen');
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
    const ids = style.layers.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('land#') || id.endsWith('#hatch'))).toEqual([
      'depressions#hatch',
    ]);
    const fills = style.layers.filter(({ id }) => id.startsWith('coverage/') && id.endsWith('#fill'));
    expect(fills.every(({ paint }) => (paint as Record<string, unknown>)['fill-opacity'] === 0)).toBe(true);
    expect(ids.indexOf('levels')).toBeGreaterThan(ids.indexOf(fills[0]!.id));
    const legend = buildLegend({ ...content, terrain }, 'screen');
    expect(legend.map(({ dataClass }) => dataClass)).toEqual(
      expect.arrayContaining(['coverage', 'predicted', 'predictedBareOnly']),
    );
    expect(legend.find(({ dataClass }) => dataClass === 'coverage')).toMatchObject({
      area: { fillOpacity: 0 },
    });
    // In other steps nothing of it is left.
    expect(buildLegend(content, 'screen').map(({ dataClass }) => dataClass)).not.toContain('predicted');
  });

  test('coverage that no figure counts is drawn where somebody asks for it, by its outline alone', () => {
    const asked = { ...content, choices: { ...content.choices, visible: () => true } };
    const uncounted = buildStyle(asked, 'screen').layers.filter(({ id }) =>
      id.startsWith('coverage/coverage-3'),
    );
    expect(uncounted.map(({ id }) => id.replace(/.*#/, ''))).toEqual(['fill', 'outline']);
    expect(uncounted[0]!.paint).toMatchObject({ 'fill-opacity': 0 });
    expect(buildLegend(asked, 'screen').map(({ dataClass }) => dataClass)).toContain('estimatedCoverage');
  });

  test('an operator that stands out has its name on its edges, and the others stand back', () => {
    const [operator] = content.snapshot.findings.operators;
    const drawn = (lit: string | null) =>
      buildStyle({ ...content, lit }, 'screen').layers.filter(({ id }) => id.startsWith('coverage/'));
    const fills = (lit: string | null) =>
      drawn(lit).flatMap(({ id, paint }) =>
        id.endsWith('#fill')
          ? [Number(((paint as Record<string, unknown>)['fill-opacity'] as unknown[])[4])]
          : [],
      );
    const names = (lit: string | null) => drawn(lit).filter(({ id }) => id.endsWith('#name'));
    expect(names(null)).toEqual([]);
    expect(names(operator!)).toMatchObject([{ layout: { 'text-field': 'Viettel 4G' } }]);
    expect(fills(operator!)).toEqual(fills(null));
    const beside = fills('another');
    expect(beside.every((opacity, i) => opacity > 0 && opacity < fills(null)[i]!)).toBe(true);
    expect(names('another')).toEqual([]);
  });

  test('legend and attribution name what is drawn, from afar and near by', () => {
    const classes = (zoom: number) =>
      buildLegend({ ...content, zoom }, 'screen').map(({ dataClass }) => dataClass);
    const everywhere = ['villageRanked', 'noCoverage', 'coverage', 'proposed'];
    const [far, near] = [classes(8), classes(10)];
    expect(far).toEqual(expect.arrayContaining([...everywhere, 'leftOut', 'depressionSpot']));
    expect(near).toEqual(expect.arrayContaining([...everywhere, 'villageCovered', 'depression', 'fibre']));
    for (const one of ['villageCovered', 'depression', 'fibre']) expect(far).not.toContain(one);
    for (const one of ['leftOut', 'depressionSpot']) expect(near).not.toContain(one);
    expect([...far, ...near]).not.toContain('estimatedCoverage');
    // The one village of unknown service has no place: no symbol of the map is its.
    expect([...far, ...near]).not.toContain('villageUnknown');
    const placed = content.villages.map((row) => ({ ...row, lon: row.lon ?? 104, lat: row.lat ?? 21 }));
    expect(
      buildLegend({ ...content, villages: placed }, 'screen').map(({ dataClass }) => dataClass),
    ).toContain('villageUnknown');
    // What somebody filtered for is drawn at once, and their people are not told by commune beside them.
    const asked = buildLegend({ ...content, asked: true }, 'screen').map(({ dataClass }) => dataClass);
    expect(asked).toContain('villageCovered');
    expect(asked).not.toContain('leftOut');
    expect(buildAttribution(content)).toEqual([]);
  });

  test('land is without signal only where all coverage that counts is drawn over it', () => {
    const drawn = (change: Partial<MapContent>) =>
      buildStyle({ ...content, ...change }, 'screen').layers.some(({ id }) => id.startsWith('land#'));
    expect(drawn({})).toBe(true);
    const hidden = (id: string) => ({
      visible: (one: string, byDefault = true) => byDefault && one !== id,
      opacity: () => 1,
    });
    expect(drawn({ choices: hidden('coverage-2') })).toBe(false);
    expect(drawn({ choices: hidden('fibre-1') })).toBe(true);
    const layers = content.snapshot.layers.filter(({ id }) => !id.startsWith('coverage/'));
    expect(drawn({ snapshot: { ...content.snapshot, layers } })).toBe(false);
  });
});

describe('cables', () => {
  test('of others are quiet beside those of a chosen operator', () => {
    const opacity = (operator: string) =>
      buildStyle({ ...content, operator }, 'screen').layers.find(({ id }) => id === 'fibre#line')!.paint;
    expect(opacity('any')).toMatchObject({ 'line-opacity': 0.8 });
    expect(opacity('viettel')).toMatchObject({
      'line-opacity': [
        'case',
        expect.arrayContaining([['==', ['get', 'name'], 'viettel']]),
        0.8,
        expect.closeTo(0.24),
      ],
    });
  });
});

describe('tile addresses', () => {
  test('carry layer ids with slashes', () => {
    expect(parseTileUrl('songban://tile/3/coverage/vtl/viettel/4G/declared/9/403/224')).toEqual({
      kind: 'tile',
      layer: 'coverage/vtl/viettel/4G/declared',
      z: 9,
      x: 403,
      y: 224,
    });
    expect(parseTileUrl('songban://relief/3/9/403/224')).toEqual({
      kind: 'relief',
      layer: '',
      z: 9,
      x: 403,
      y: 224,
    });
  });
  test('nothing else is one', () => {
    for (const url of [
      'songban://tile/3/9/403/224',
      'songban://relief/3/x/9/403/224',
      'https://example.org/1/2/3',
    ])
      expect(parseTileUrl(url)).toBeNull();
  });
});
