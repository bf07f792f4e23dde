import { beforeAll, describe, expect, it, vi } from 'vitest';
import { mapContent } from '../../../test/support/map-content.ts';
import type { MapContent, MapLayer } from './layers/layer.ts';
import { coverageAt } from './pointer.ts';
import type { DataClass, Flavour } from '../../cartography/tokens.ts';
import { buildLegend, buildStyle } from './style.ts';
import { followHandle, type MapTool } from './tool.ts';
import { Z_ORDER } from './z-order.ts';

let content: MapContent;
beforeAll(async () => {
  content = await mapContent();
});

const layerOf = (id: string): MapLayer => Z_ORDER.find((layer) => layer.id === id)!;
const built = (id: string, change: Partial<MapContent> = {}) =>
  layerOf(id).build({ ...content, ...change }, 'screen');
function featuresOf(id: string, source: string, change: Partial<MapContent> = {}): GeoJSON.Feature[] {
  const made = built(id, change)?.sources[source];
  return made?.type === 'geojson' ? (made.data as GeoJSON.FeatureCollection).features : [];
}
const told = (id: string, properties: object, change: Partial<MapContent> = {}) =>
  layerOf(id).tooltip!({ ...properties }, { ...content, ...change });

describe('legend and picture', () => {
  const EMPTY_PLAN = () => ({ ...content.plan!, chosen: [], left: [], villages: [] });
  const CASES: readonly (readonly [string, () => Partial<MapContent>])[] = [
    ['as it opens', () => ({})],
    ['near by', () => ({ zoom: 12 })],
    ['asked for', () => ({ asked: true })],
    ['without a plan', () => ({ plan: null, work: null, difference: null })],
    ['with a plan of no works', () => ({ plan: EMPTY_PLAN(), work: null })],
    ['with works that are not shown', () => ({ leftWorks: 'none' })],
    ['with works that stand near', () => ({ leftWorks: 'near', zoom: 12 })],
    ['in a swipe', () => ({ swipe: 104.1 })],
    ['with nothing switched on', () => ({ choices: { visible: () => false, opacity: () => 1 } })],
    ['with everything switched on', () => ({ choices: { visible: () => true, opacity: () => 1 } })],
    ['without villages', () => ({ villages: [] })],
    ['without tiles', () => ({ snapshot: { ...content.snapshot, layers: [] } })],
    ['without places of communes', () => ({ places: null })],
  ];
  /** Classes that are explained, though no layer that explains them draws anything. */
  const unseen = (now: MapContent, flavour: Flavour): DataClass[] => {
    const seen = new Set(
      Z_ORDER.flatMap((layer) => (layer.build(now, flavour) ? layer.legend(now, flavour) : [])),
    );
    return buildLegend(now, flavour).flatMap(({ dataClass }) => (seen.has(dataClass) ? [] : [dataClass]));
  };
  it.each(CASES)('nothing is explained that is not drawn: %s', (_, change) => {
    for (const flavour of ['screen', 'projector'] as const)
      expect(unseen({ ...content, ...change() }, flavour)).toEqual([]);
  });

  it('land on which building is barred is drawn where the project has it and it is switched on', () => {
    const { snapshot } = content;
    const withLand = {
      ...snapshot,
      layers: [...snapshot.layers, { id: 'restrictions', version: 1 }],
      project: {
        ...snapshot.project,
        sources: [
          ...snapshot.project.sources,
          { ...snapshot.project.sources[0]!, role: 'restrictions' as const },
        ],
      },
    };
    expect(built('restrictions', { snapshot: withLand })?.layers.map(({ id }) => id)).toEqual([
      'restrictions#fill',
      'restrictions#outline',
    ]);
    const legend = (change: Partial<MapContent>) =>
      layerOf('restrictions').legend({ ...content, snapshot: withLand, ...change }, 'screen');
    expect(legend({})).toEqual(['restriction']);
    expect(legend({ choices: { visible: () => false, opacity: () => 1 } })).toEqual([]);
  });
});

describe('works of a plan', () => {
  it('are numbered and lettered in their order, with the villages that gain ringed', () => {
    const plan = content.plan!;
    const masts = featuresOf('planWorks', 'planMasts');
    expect(masts.map(({ properties }) => properties)).toEqual(
      plan.chosen.map(({ id }, k) => ({ number: k + 1, letters: 'ABC'[k], work: id })),
    );
    expect(featuresOf('planWorks', 'planGained', { zoom: 12 })).toHaveLength(plan.villages.length);
    expect(plan.villages.length).toBeGreaterThan(0);
  });

  it('draw their trenches and hops along their ways, and tell how long and whose they are', () => {
    const plan = content.plan!;
    const [work] = plan.chosen as [(typeof plan.chosen)[number]];
    const { lon, lat } = work;
    const link = {
      ...work,
      villages: [],
      usedBy: [work.id],
      path: [lon, lat, lon + 0.02, lat, lon + 0.02, lat + 0.01],
    };
    const fed = {
      ...plan,
      chosen: [
        work,
        { ...link, kind: 'fibre' as const, id: 'CQ-001', fibreMeters: 3200, isEstimated: true },
        { ...link, kind: 'hop' as const, id: 'VB-1' },
      ],
    };
    const drawn = built('planFeeds', { plan: fed })!;
    expect(Object.keys(drawn.sources)).toEqual(['planFeeds-fibre', 'planFeeds-hop']);
    const [trench] = featuresOf('planFeeds', 'planFeeds-fibre', { plan: fed });
    expect(trench!.geometry).toMatchObject({
      coordinates: [
        [lon, lat],
        [lon + 0.02, lat],
        [lon + 0.02, lat + 0.01],
      ],
    });
    expect(layerOf('planFeeds').legend({ ...content, plan: fed }, 'screen')).toEqual([
      'plannedFibre',
      'plannedHop',
    ]);
    const tip = told('planFeeds', { work: 'CQ-001' }, { plan: fed }).join(' | ');
    for (const part of ['CQ1', '3,2 km', 'ước lượng', 'cho trạm A']) expect(tip).toContain(part);
    expect(told('planFeeds', { work: 'nobody' }, { plan: fed })).toEqual([]);
    expect(built('planFeeds', { plan: fed, swipe: lon + 0.1 })).toBeNull();
    expect(layerOf('planFeeds').legend({ ...content, plan: fed, swipe: lon + 0.1 }, 'screen')).toEqual([]);
    expect(built('planFeeds')).toBeNull();
  });

  it('stand to the east of the swipe alone', () => {
    const [{ lon }] = content.plan!.chosen as [{ lon: number }];
    expect(featuresOf('planWorks', 'planMasts', { swipe: lon - 0.01 })).toHaveLength(1);
    expect(featuresOf('planWorks', 'planMasts', { swipe: lon + 0.01 })).toEqual([]);
    expect(featuresOf('planWorks', 'planGained', { zoom: 12, swipe: 104.2 })).toEqual([]);
  });

  it('tell their letter, name and cost; one that is left out why', () => {
    const [work] = content.plan!.chosen;
    const [first, second] = told('planWorks', { number: 1 });
    expect(first).toContain('A');
    expect(first).toContain(work!.name);
    expect(second).toMatch(/1,8 tỷ/);
    expect(told('planWorks', { number: 2 })).toEqual([]);
    expect(told('leftWorks', { work: 'X' })).toHaveLength(3);
    expect(told('leftWorks', { work: 'nobody' })).toEqual([]);
  });

  it('that are ruled out bear a cross, and are seen from afar; others come near', () => {
    const [work] = content.plan!.left;
    const plan = { ...content.plan!, left: [work!, { ...work!, id: 'Y', why: 'budget' as const }] };
    const marks = (change: Partial<MapContent>) =>
      featuresOf('leftWorks', 'leftWorks', { plan, ...change }).map(({ properties: p }) => [
        p!['work'],
        p!['mark'],
      ]);
    const both = [
      ['X', '×'],
      ['Y', ''],
    ];
    expect(marks({})).toEqual(both);
    expect(marks({ leftWorks: 'near', zoom: 12 })).toEqual(both);
    expect(marks({ leftWorks: 'near', zoom: 8 })).toEqual([['X', '×']]);
    expect(built('leftWorks', { leftWorks: 'none' })).toBeNull();
  });

  it('one is ringed where it is looked at, whether the plan takes it or not', () => {
    expect(featuresOf('lookedAt', 'lookedAt')).toHaveLength(1);
    expect(featuresOf('lookedAt', 'lookedAt', { work: 'X' })).toHaveLength(1);
    expect(featuresOf('lookedAt', 'lookedAt', { work: 'nobody' })).toEqual([]);
    expect([built('lookedAt', { work: null }), built('lookedAt', { plan: null })]).toEqual([null, null]);
  });
});

describe('points', () => {
  it('a mast tells its operator and technologies, its height where it is known', () => {
    const [site] = content.snapshot.sites;
    const sites = (heightMeters: number | null) => ({
      ...content.snapshot,
      sites: [{ ...site!, heightMeters }],
    });
    const plain = told('sites', { index: 0 }, { snapshot: sites(null) });
    expect(plain).toEqual(['S1', 'Viettel · 4G']);
    const high = told('sites', { index: 0 }, { snapshot: sites(42) });
    expect(high.slice(0, 2)).toEqual(plain);
    expect(high[2]).toContain('42');
    expect(told('sites', { index: 7 })).toEqual([]);
  });

  it('a village tells its state and households, nobody knows how many where they are not counted', () => {
    expect(told('villages', { index: 0 })).toEqual(['Bản Đông', expect.stringContaining('40')]);
    const unknown = content.villages.map((village) => ({ ...village, households: null }));
    expect(told('villages', { index: 0 }, { villages: unknown })[1]).not.toMatch(/\d/);
    expect(told('villages', { index: 77 })).toEqual([]);
  });

  it('that come near only are not explained from afar', () => {
    const measurements = content.snapshot.candidates.map(({ lon, lat }) => ({
      ...{ lon, lat, operator: 'viettel', technology: '4G', rsrpDbm: -100 },
    })) as unknown as MapContent['snapshot']['measurements'];
    const sources = [
      ...content.snapshot.project.sources,
      { ...content.snapshot.project.sources[0]!, role: 'measurements' as const },
    ];
    const snapshot = { ...content.snapshot, measurements, project: { ...content.snapshot.project, sources } };
    const legend = (zoom: number) => layerOf('measurements').legend({ ...content, snapshot, zoom }, 'screen');
    expect([legend(8), legend(12)]).toEqual([[], ['measurement']]);
  });
});

describe('land and lines', () => {
  it('land beside the province reaches around the world', () => {
    const snapshot = {
      ...content.snapshot,
      layers: [...content.snapshot.layers, { id: 'surround', version: 1 }],
    };
    expect(built('surround', { snapshot })?.sources['surround']).toMatchObject({
      bounds: [-180, -85.051129, 180, 85.051129],
    });
  });

  it('lines grow with zoom and with the screen of a meeting', () => {
    const widths = (scale: number): number[] => {
      const style = buildStyle({ ...content, scale }, 'projector');
      const line = style.layers.find(({ id }) => id === 'communes#line')!.paint as Record<string, unknown>;
      return (line['line-width'] as unknown[]).slice(4).filter((_, k) => k % 2 === 0) as number[];
    };
    const [far, middle, near] = widths(1) as [number, number, number];
    expect([far / middle, near / middle]).toEqual([expect.closeTo(0.8), expect.closeTo(1.8)]);
    expect(widths(2)).toEqual(widths(1).map((width) => expect.closeTo(2 * width)));
  });

  it('names of communes reach inwards, near places before far ones, and those without a place stay out', () => {
    const places = { ...content.places!, labels: Float64Array.of(104.05, 21.05, NaN, NaN) };
    expect(
      featuresOf('communeLabels', 'communeLabels', { places }).map(({ properties: p }) => p!['name']),
    ).toEqual(['Mường A']);
    const all = featuresOf('communeLabels', 'communeLabels').map(({ properties: p }) => [
      p!['name'],
      p!['west'],
    ]);
    expect(all).toEqual([
      ['Mường A', true],
      ['Mường B', false],
    ]);
    const text = JSON.stringify(built('communeLabels', { marked: [0, 1] })!.layers);
    const from = text.indexOf('["left",[1,0]');
    const offered = JSON.parse(text.slice(from, text.indexOf(']]', from) + 2)) as (string | number[])[];
    const steps = offered.filter((one): one is number[] => Array.isArray(one));
    expect(Math.max(...steps.flat())).toBe(4.6);
    const reach = steps.map(([x, y]) => Math.max(Math.abs(x!), Math.abs(y!)));
    expect(reach).toEqual([...reach].sort((a, b) => a - b));
    // Close by, five sides are offered, far off the three that reach inwards.
    expect([1, 2, 3.2, 4.6].map((away) => reach.filter((one) => one === away).length)).toEqual([5, 5, 5, 3]);
  });
});

describe('coverage and marks', () => {
  it('areas that people drew are coverage of the operator that they said', () => {
    const id = 'coverage/map-edits/mobifone/4G/declared';
    const snapshot = { ...content.snapshot, layers: [...content.snapshot.layers, { id, version: 30 }] };
    const ids = (operator: string) =>
      built('coverage', { snapshot, operator })!.layers.flatMap((layer) =>
        layer.id === `${id}#fill` ? [layer.id] : [],
      );
    expect([ids('any').length, ids('mobifone').length, ids('viettel').length]).toEqual([1, 1, 0]);
    const unknown = {
      ...snapshot,
      layers: [...content.snapshot.layers, { id: 'coverage/x/y/4G/declared', version: 1 }],
    };
    expect(built('coverage', { snapshot: unknown })!.layers.some((layer) => layer.id.includes('/x/'))).toBe(
      false,
    );
  });

  it('of terrain stand where there is any: a mast, one that is tried, or an end', () => {
    const marks = (terrain: Partial<NonNullable<MapContent['terrain']>>) =>
      featuresOf('terrainMarks', 'terrainMarks', {
        terrain: { image: null, mast: null, trial: null, ends: [], ...terrain },
      }).map(({ properties }) => properties!['kind'] as string);
    expect(marks({ mast: [104, 21] })).toEqual(['mast']);
    expect(marks({ trial: [104, 21] })).toEqual(['trial']);
    expect(marks({ ends: [[104, 21]] })).toEqual(['end']);
    expect(built('terrainMarks', { terrain: { image: null, mast: null, trial: null, ends: [] } })).toBeNull();
  });
});

describe('the pointer', () => {
  const at = (lng: number, lat: number) => ({ point: { x: 0, y: 0 }, lngLat: { lng, lat } }) as never;

  it('is told the areas of coverage under it, each once, and no other', () => {
    const ids = buildStyle(content, 'screen').layers.flatMap(({ id }) =>
      /^coverage.*#fill$/.test(id) ? [id] : [],
    );
    expect(ids.length).toBeGreaterThan(0);
    const queries: unknown[] = [];
    const map = (found: readonly string[]) =>
      ({
        getLayer: (id: string) => ids.includes(id) || undefined,
        queryRenderedFeatures: (_: unknown, asked: unknown) => {
          queries.push(asked);
          return found.map((id) => ({ layer: { id } }));
        },
      }) as never;
    expect(coverageAt(map([]), at(104, 21), content)).toEqual([]);
    expect(coverageAt(map([ids[0]!, ids[0]!]), at(104, 21), content)).toHaveLength(1);
    expect(queries[0]).toEqual({ layers: ids });
  });

  it('takes the handle of a tool within its reach alone, drags it and leaves it', () => {
    const heard = new Map<string, (event: unknown) => void>();
    const gone: string[] = [];
    const canvas = { style: { cursor: '' } };
    const map = {
      on: (name: string, listener: (event: unknown) => void) => {
        heard.set(name, listener);
        return { unsubscribe: () => gone.push(name) };
      },
      project: ([x, y]: readonly [number, number]) => ({ x, y }),
      getCanvas: () => canvas,
    };
    let handle: readonly [number, number] | null = [100, 50];
    const tool: MapTool = { press: () => false, handle: () => handle, drag: vi.fn(), rest: vi.fn() };
    const stop = followHandle(map as never, () => tool);
    const event = (x: number, y: number) => ({
      ...{ point: { x, y }, lngLat: { lng: x, lat: y }, preventDefault: vi.fn() },
    });
    const say = (name: string, x: number, y: number) => heard.get(name)!(event(x, y));
    say('mousedown', 100, 67);
    say('mousemove', 100, 67);
    expect(tool.drag).not.toHaveBeenCalled();
    expect(canvas.style.cursor).toBe('');
    say('mousemove', 100, 66);
    expect(canvas.style.cursor).toBe('grab');
    say('mousedown', 100, 66);
    say('mousemove', 130, 70);
    expect(tool.drag).toHaveBeenCalledExactlyOnceWith([130, 70]);
    expect(canvas.style.cursor).toBe('grabbing');
    say('mouseup', 130, 70);
    expect(tool.rest).toHaveBeenCalledOnce();
    say('mousemove', 140, 70);
    expect(tool.drag).toHaveBeenCalledOnce();
    handle = null;
    say('touchstart', 0, 0);
    say('touchmove', 1, 1);
    expect(tool.drag).toHaveBeenCalledOnce();
    stop();
    expect(gone).toHaveLength(heard.size);
  });
});
