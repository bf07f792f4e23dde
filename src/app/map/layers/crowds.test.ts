import { beforeAll, describe, expect, it } from 'vitest';
import { mapContent } from '../../../../test/support/map-content.ts';
import type { VillageItem } from '../../session/rows.ts';
import { toPixels, toPlace } from '../images/pixels.ts';
import { discsOf, standingDiscs, villageGapsLayer } from './dark-villages.ts';
import type { MapContent } from './layer.ts';
import { leftOutLayer } from './left-out.ts';
import { chosenVillageLayer } from './chosen/chosen-village.ts';

let content: MapContent;
beforeAll(async () => {
  content = {
    ...(await mapContent()),
    plan: null,
    difference: null,
    work: null,
    selection: null,
    marked: [],
  };
});

describe('circles of people left out', () => {
  /** Communes in a row, a degree apart: none is in another's way. */
  const row = (people: readonly number[], change: Partial<MapContent> = {}) => {
    const communes = people.map((_, c) => ({ ...content.snapshot.communes[0]!, name: `Xã ${c}` }));
    const labels = Float64Array.from(people.flatMap((_, c) => [100 + c, 21]));
    const shown: MapContent = {
      ...content,
      villages: [],
      snapshot: { ...content.snapshot, communes },
      places: { ...content.places!, labels },
      leftOut: { people: Float64Array.from(people), most: Math.max(...people) },
      ...change,
    };
    const source = leftOutLayer.build(shown, 'screen')?.sources['leftOut'];
    const { features } =
      source?.type === 'geojson'
        ? (source.data as GeoJSON.FeatureCollection<GeoJSON.Point>)
        : { features: [] };
    return features.map(({ properties, geometry }) => ({ ...properties, at: geometry.coordinates })) as {
      readonly index: number;
      readonly people: number;
      readonly radius: number;
      readonly at: number[];
    }[];
  };

  it('have areas as the people are, the largest first, and a least size', () => {
    const drawn = row([100, 400, 0, 1, 225]);
    expect(drawn.map(({ index }) => index)).toEqual([1, 4, 0, 3]);
    expect(drawn.map(({ radius }) => radius)).toEqual([13, 9.75, 6.5, 2]);
    expect(drawn.map(({ people }) => people)).toEqual([400, 225, 100, 1]);
    for (const { index, at } of drawn) {
      expect(at[0]).toBeCloseTo(100 + index, 9);
      expect(at[1]).toBeCloseTo(21, 9);
    }
  });

  it('grow more slowly than the land, between half and 1.4 of their size', () => {
    const radius = (zoom: number) => row([400], { zoom })[0]!.radius;
    expect(radius(7.5)).toBeCloseTo(13 * 2 ** -0.4, 6);
    expect(radius(8.25)).toBeCloseTo(13 * 2 ** 0.2, 6);
    expect([radius(3), radius(9.4)]).toEqual([6.5, expect.closeTo(18.2)]);
  });

  it('are told apart from those of another day by the most of both', () => {
    const [half] = row([100], { leftOut: { people: Float64Array.of(100), most: 400 } });
    expect(half!.radius).toBe(6.5);
  });

  it('come in a fixed order where people are alike, and leave out communes without a place', () => {
    const places = { ...content.places!, labels: Float64Array.of(100, 21, NaN, NaN, 102, 21) };
    expect(row([50, 60, 50], { places }).map(({ index }) => index)).toEqual([0, 2]);
    expect(row([50, 50, 50]).map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('keep clear of the discs of villages', () => {
    const [x, y] = toPixels(100, 21, content.zoom);
    const at = toPlace(x + 3, y, content.zoom);
    const dark: VillageItem = { ...content.villages[1]!, lon: at[0], lat: at[1] };
    const [circle] = row([400], { villages: [dark] });
    const [disc] = standingDiscs({ ...content, villages: [dark] }, 'screen');
    const [cx, cy] = toPixels(circle!.at[0]!, circle!.at[1]!, content.zoom);
    expect(Math.hypot(cx - disc!.x, cy - disc!.y)).toBeGreaterThanOrEqual(circle!.radius + disc!.radius);
  });

  it('are drawn from afar alone, where nobody asked for villages and somebody is left out', () => {
    const drawn = (change: Partial<MapContent>) => row([400, 100], change).length;
    expect(drawn({})).toBe(2);
    expect(drawn({ zoom: 9.5 })).toBe(0);
    expect(drawn({ circles: false })).toBe(0);
    expect(drawn({ choices: { visible: (id) => id !== 'villages', opacity: () => 1 } })).toBe(0);
    expect(drawn({ leftOut: { people: Float64Array.of(0, 0), most: 0 } })).toBe(0);
    expect(drawn({ asked: true })).toBe(2);
    expect(drawn({ asked: true, leftOut: null })).toBe(0);
  });
});

describe('a crowd of villages without signal', () => {
  const crowd = (count: number): VillageItem[] =>
    Array.from({ length: count }, (_, k) => ({
      ...content.villages[1]!,
      index: k,
      rank: null,
      lon: 104 + (k % 100) / 100,
      lat: 21 + Math.floor(k / 100) / 100,
    }));
  const BOUNDS = [104, 21, 105, 22] as const;
  const of = (count: number): MapContent => ({
    ...content,
    villages: crowd(count),
    snapshot: { ...content.snapshot, bounds: [...BOUNDS] },
  });
  /** Sizes of a dot and of a disc. */
  function sizes(count: number): [dot: number, disc: number] {
    const layer = villageGapsLayer
      .build(of(count), 'screen')!
      .layers.find(({ id }) => id === 'villages#uncovered');
    const [, , dot, disc] = (layer!.layout as { 'icon-size': [string, unknown, number, number] })[
      'icon-size'
    ];
    return [dot, disc];
  }

  it('is of dots that cover no more than 16 % of the province, down to a least size', () => {
    // Discs of 9 px and a scale of 1.05: a province of 364 by 391 px has room for 8 % of 16 without a change.
    const [few, disc] = sizes(200);
    expect(disc).toBeCloseTo(1.05);
    expect(few / disc).toBeCloseTo(0.55);
    const radius = standingDiscs({ ...content, villages: crowd(1) }, 'screen')[0]!.radius;
    const [west, south] = toPixels(104, 21, content.zoom);
    const [east, north] = toPixels(105, 22, content.zoom);
    const area = (east - west) * (south - north);
    const share = (count: number) => (count * Math.PI * ((sizes(count)[0] / disc) * radius) ** 2) / area;
    expect(share(200)).toBeLessThan(0.16);
    expect(share(900)).toBeCloseTo(0.16, 9);
    expect(sizes(9000)[0] / disc).toBeCloseTo(0.24);
  });

  it('lies on its places, without numbers and lines; the first of the list lies on top', () => {
    const ranked = crowd(4).map((village, k) => ({ ...village, rank: k === 2 ? null : 4 - k }));
    const shown = { ...of(4), villages: ranked };
    const source = villageGapsLayer.build(shown, 'screen')!.sources['darkVillages'];
    const { features } = (source as { data: GeoJSON.FeatureCollection }).data;
    expect(features.map(({ properties }) => properties!['rank'])).toEqual(['', 4, 3, 1]);
    expect(features.map(({ properties }) => properties!['drawn'])).toEqual([
      'cross',
      'ranked',
      'ranked',
      'ranked',
    ]);
    expect(discsOf(of(900), 'screen').every(({ small, moved }) => small && !moved)).toBe(true);
    expect(standingDiscs(of(900), 'screen')).toEqual([]);
  });

  it('keeps clear of the works of a plan, and wider where the plan lifts it', async () => {
    const { plan } = await mapContent();
    const [{ lon, lat }] = plan!.chosen as [{ lon: number; lat: number }];
    const dark = [{ ...content.villages[1]!, rank: 1, lon, lat }];
    const snapshot = { ...content.snapshot, bounds: [...BOUNDS] as MapContent['snapshot']['bounds'] };
    const away = (villages: readonly number[]) => {
      const shown = { ...content, snapshot, villages: dark, plan: { ...plan!, villages } };
      const [{ at, moved }] = discsOf(shown, 'screen') as [{ at: [number, number]; moved: boolean }];
      expect(moved).toBe(true);
      const [[x, y], [sx, sy]] = [toPixels(at[0], at[1], 8), toPixels(lon, lat, 8)];
      return Math.hypot(x - sx, y - sy);
    };
    const radius = standingDiscs({ ...content, snapshot, villages: dark }, 'screen')[0]!.radius;
    expect(away([])).toBeCloseTo(11 + radius + 1, 4);
    // The ring around a village that gains reaches 11.4 px.
    expect(away([1])).toBeGreaterThan(away([]));
  });
});

describe('the name of the chosen village', () => {
  const chosen = { kind: 'village', index: 0 } as const;
  const anchor = (
    others: readonly (readonly [number, number, VillageItem['status']])[],
    own?: Partial<VillageItem>,
  ) => {
    const [x, y] = toPixels(104.02, 21.05, 12);
    const villages = [
      { ...content.villages[0]!, ...own },
      ...others.map(([dx, dy, status], k): VillageItem => {
        const [lon, lat] = toPlace(x + dx, y + dy, 12);
        return { ...content.villages[1]!, index: k + 1, status, lon, lat };
      }),
    ];
    const layer = chosenVillageLayer
      .build({ ...content, villages, zoom: 12, selection: chosen }, 'screen')!
      .layers.find(({ id }) => id === 'chosenVillage#name');
    return (layer!.layout as { 'text-anchor': string })['text-anchor'];
  };
  const EAST = [40, 0, 'uncovered'] as const;
  const WEST = [-40, 0, 'partial'] as const;
  const SOUTH = [0, 24, 'unknown'] as const;
  const NORTH = [0, -24, 'uncovered'] as const;

  it('stands to the east, or on the side where it hides fewest villages', () => {
    expect(anchor([])).toBe('left');
    expect(anchor([EAST])).toBe('right');
    expect(anchor([EAST, WEST])).toBe('top');
    expect(anchor([EAST, WEST, SOUTH])).toBe('bottom');
    expect(anchor([EAST, WEST, SOUTH, NORTH])).toBe('left');
    expect(anchor([EAST, EAST, WEST, SOUTH, SOUTH, NORTH, NORTH])).toBe('right');
  });

  it('may lie over covered villages, and over those that are farther than it reaches', () => {
    expect(anchor([[40, 0, 'covered']])).toBe('left');
    expect(anchor([[120, 0, 'uncovered']])).toBe('left');
    // Words of 13 px in a line of 18.2 px, and half a symbol: 17.1 px up and down.
    expect(anchor([[40, 17, 'uncovered']])).toBe('right');
    expect(anchor([[40, 18, 'uncovered']])).toBe('left');
    expect(anchor([EAST], { lon: null, lat: null })).toBe('left');
  });

  it('stands beside the ring, which lies on the place of the village', () => {
    const snapshot = { ...content.snapshot, centres: Float64Array.of(104.02, 21.01, 104.08, 21.09) };
    const at = (index: number) => {
      const selection = { kind: 'village', index } as const;
      const source = chosenVillageLayer.build({ ...content, selection, snapshot }, 'screen')!.sources[
        'chosenVillage'
      ];
      return (source as { data: { features: { geometry: GeoJSON.Point }[] } }).data.features[0]!.geometry
        .coordinates;
    };
    expect([at(0), at(1)]).toEqual([
      [104.02, 21.01],
      [104.08, 21.09],
    ]);
  });

  it('is given where the village has one', () => {
    const villages = content.snapshot.villages.map((village) => ({ ...village, name: '' }));
    const { layers } = chosenVillageLayer.build(
      { ...content, selection: chosen, snapshot: { ...content.snapshot, villages } },
      'screen',
    )!;
    expect(layers.map(({ id }) => id)).toEqual(['chosenVillage#casing', 'chosenVillage#ring']);
    expect(
      chosenVillageLayer.build({ ...content, selection: { kind: 'village', index: 3 } }, 'screen'),
    ).toBeNull();
  });
});
