import { beforeAll, describe, expect, it } from 'vitest';
import { mapContent } from '../../../test/support/map-content.ts';
import { factsOf, SOURCE_ROLES } from '../../model/roles.ts';
import type { TwoDays } from '../session/comparing/earlier-rows.ts';
import type { VillageItem } from '../session/rows.ts';
import type { Session } from '../session/session.svelte.ts';
import { meetingContent, workbenchContent, type SceneContent } from './content.ts';
import type { MapContent } from './layers/layer.ts';

let content: MapContent;
let gaps: readonly VillageItem[];
let uncovered: readonly VillageItem[];
beforeAll(async () => {
  content = await mapContent();
  gaps = content.villages.slice(1);
  uncovered = content.villages.slice(2);
});

type Part<K extends keyof Session> = Partial<Record<keyof Session[K], unknown>>;
interface Parts {
  readonly view?: Part<'view'>;
  readonly planning?: Part<'planning'>;
  readonly terrain?: Part<'terrain'>;
  /** What somebody switched on or off. */
  readonly chosen?: Readonly<Record<string, boolean>>;
  readonly filtered?: boolean;
}
/** What the map reads of the screen. */
const sessionOf = ({ view, planning, terrain, chosen = {}, filtered = false }: Parts = {}): Session =>
  ({
    view: {
      step: 'service',
      lit: 'viettel',
      selection: null,
      mapZoom: 8,
      height: 1080,
      language: 'vi',
      words: content.words,
      ...view,
    },
    planning: { plan: content.plan, difference: null, work: 'C1', ...planning },
    terrain: { picture: null, levels: [], studied: null, trial: null, ends: [], tool: 'look', ...terrain },
    layers: {
      visible: (id: string, byDefault = true) => chosen[id] ?? byDefault,
      opacity: (id: string) => (id === 'fibre' ? 0.4 : 1),
      chosenFor: (id: string) => chosen[id],
    },
    finder: { places: content.places },
    filter: { active: filtered },
    operator: 'any',
    shownVillages: content.villages,
    gapVillages: gaps,
    uncoveredVillages: uncovered,
  }) as unknown as Session;
const workbench = (parts: Parts = {}): MapContent => workbenchContent(sessionOf(parts), content.snapshot);

const SCENE: SceneContent = {
  villages: 'gaps',
  marked: [1],
  plan: false,
  swipe: null,
  layers: [],
  live: false,
};
const meeting = (scene: Partial<SceneContent> = {}, parts: Parts = {}): MapContent =>
  meetingContent(sessionOf(parts), content.snapshot, { ...SCENE, ...scene });

describe('the map of the workbench', () => {
  it('draws plan and works in the step of the plan alone', () => {
    expect(workbench()).toMatchObject({ plan: null, difference: null, work: null, leftWorks: 'none' });
    expect(workbench({ view: { step: 'plan' } })).toMatchObject({
      plan: content.plan,
      work: 'C1',
      leftWorks: 'near',
    });
  });

  it('draws two scenarios instead of the plan, and no work where a village is looked at', () => {
    const { difference } = content;
    const compared = workbench({ view: { step: 'plan' }, planning: { difference } });
    expect([compared.plan, compared.difference]).toEqual([null, difference]);
    expect(workbench({ planning: { difference } }).difference).toBeNull();
    const selection = { kind: 'village', index: 0 };
    expect(workbench({ view: { step: 'plan', selection } })).toMatchObject({ work: null, selection });
  });

  it('draws works that the plan leaves as somebody chose, close by where nobody did', () => {
    const left = (chosen: Parts['chosen']) =>
      workbench({ view: { step: 'plan' }, ...(chosen && { chosen }) }).leftWorks;
    expect([left({}), left({ candidates: true }), left({ candidates: false })]).toEqual([
      'near',
      'all',
      'none',
    ]);
  });

  it('follows what is switched on, how strongly, and the filter', () => {
    const { choices, relief, asked } = workbench({
      chosen: { terrain: false, roads: false },
      filtered: true,
    });
    expect([choices.visible('roads'), choices.visible('fibre'), choices.visible('x', false)]).toEqual([
      false,
      true,
      false,
    ]);
    expect([choices.opacity('fibre'), choices.opacity('roads')]).toEqual([0.4, 1]);
    expect([relief, asked]).toEqual([false, true]);
    expect(workbench()).toMatchObject({ relief: true, asked: false });
  });

  it('draws masts and measurements beside a prediction unless somebody took them away', () => {
    const terrain = workbench({ view: { step: 'terrain' }, chosen: { measurements: false } }).choices;
    expect(['sites', 'measurements', 'roads'].map((id) => terrain.visible(id, false))).toEqual([
      true,
      false,
      false,
    ]);
    expect(workbench().choices.visible('sites', false)).toBe(false);
  });

  it('draws in the step of terrain the mast that is looked at, the one that is tried, and the ends of a link', () => {
    const [{ lon, lat }] = content.snapshot.sites as [{ lon: number; lat: number }];
    const drawn = (terrain: Part<'terrain'>, step = 'terrain') =>
      workbench({ view: { step }, terrain }).terrain;
    expect(drawn({}, 'plan')).toBeNull();
    expect(drawn({})).toEqual({ image: null, mast: null, trial: null, ends: [] });
    expect(drawn({ studied: { kind: 'site', index: 0 } })?.mast).toEqual([lon, lat]);
    expect(drawn({ studied: { kind: 'trial', index: 0 } })?.mast).toBeNull();
    expect(drawn({ trial: { lon: 104.5, lat: 21.5 } })?.trial).toEqual([104.5, 21.5]);
    const ends = [{ at: [104, 21] }, { at: [104.1, 21] }];
    expect(drawn({ ends, tool: 'link' })?.ends).toEqual([
      [104, 21],
      [104.1, 21],
    ]);
    expect(drawn({ ends })?.ends).toEqual([]);
    const grid = { columns: 2, rows: 1, westEdge: 104, northEdge: 21, stepLon: 0.1, stepLat: 0.1 };
    expect(drawn({ picture: { grid }, levels: [-95] })?.image?.corners[2]).toEqual([104.2, 20.9]);
  });
});

describe('the map of a meeting', () => {
  it('shows villages that are not fully covered, or those that the rule counts', () => {
    expect(meeting()).toMatchObject({ villages: gaps, asked: false });
    expect(meeting({ villages: 'byRule' })).toMatchObject({ villages: uncovered, asked: true });
  });

  it('shows the few layers of every scene and those that the scene asks for, at full strength', () => {
    const hidden = SOURCE_ROLES.filter((role) => factsOf(role).map?.notProjected);
    expect(hidden.length).toBeGreaterThan(0);
    const { choices } = meeting({ layers: [hidden[0]!] }, { chosen: { villages: false } });
    expect(SOURCE_ROLES.filter((role) => !choices.visible(role))).toEqual(hidden.slice(1));
    expect(choices.visible('coverage', false)).toBe(false);
    expect(choices.opacity('fibre')).toBe(1);
    expect([meeting().relief, meeting({ layers: ['terrain'] }).relief]).toEqual([false, true]);
  });

  it('draws the plan of scenes that are about it, with rings instead of circles of people', () => {
    expect(meeting()).toMatchObject({ plan: null, circles: true });
    expect(meeting({ plan: true })).toMatchObject({ plan: content.plan, circles: false });
    const busy = meeting(
      { plan: true },
      { view: { step: 'plan' }, planning: { difference: content.difference } },
    );
    expect(busy).toMatchObject({ work: null, difference: null, leftWorks: 'none', lit: null, terrain: null });
  });

  it('points at communes until somebody pauses the show', () => {
    expect([meeting().marked, meeting({ live: true }).marked]).toEqual([[1], []]);
  });

  it('grows with the screen', () => {
    expect(meeting().scale).toBe(1.5);
    expect(meeting({}, { view: { height: 720 } }).scale).toBe(1);
    expect(workbench({ view: { height: 1440 } }).scale).toBe(1);
  });

  it('swipes at a part of the province from the west', () => {
    const [west, , east] = content.snapshot.bounds;
    const at = (swipe: number | null) => meeting({ swipe }).swipe;
    expect([at(null), at(0)]).toEqual([null, west]);
    expect(at(0.25)).toBeCloseTo(west + (east - west) / 4);
    expect(at(1)).toBeCloseTo(east);
  });

  describe('beside another day', () => {
    const [a1, a2, b1] = [0, 1, 2].map((index) => ({ index })) as [VillageItem, VillageItem, VillageItem];
    const days = {
      before: [
        { ...a1, name: 'trước', lon: 104.02 },
        { ...b1, name: 'trước', lon: 104.12 },
      ],
      now: [
        { ...a2, name: 'nay', lon: 104.08 },
        { ...b1, name: 'nay', lon: 104.12 },
      ],
      people: { before: Float64Array.of(300, 80), now: Float64Array.of(150, 25), most: 300 },
    } as unknown as TwoDays;

    it('shows that day to the west of the swipe and today to the east; without a swipe today', () => {
      const shown = (swipe: number | null) => meeting({ villages: days, swipe });
      const names = (swipe: number | null) =>
        shown(swipe).villages.map(({ index, name }) => `${name} ${index}`);
      expect(names(null)).toEqual(['nay 1', 'nay 2']);
      expect(names(0.5)).toEqual(['trước 0', 'nay 2']);
      const people = (swipe: number | null) => [...shown(swipe).leftOut!.people];
      expect([people(null), people(0.5), people(1)]).toEqual([
        [150, 25],
        [300, 25],
        [300, 80],
      ]);
      expect(shown(0.5)).toMatchObject({ asked: true, leftOut: { most: 300 } });
      expect(meeting().leftOut).toBeNull();
    });

    it('hides areas, which are of today alone', () => {
      const { choices } = meeting({ villages: days, layers: ['fibre'] });
      expect(SOURCE_ROLES.filter((role) => choices.visible(role))).toEqual(
        SOURCE_ROLES.filter((role) => ['communes', 'villages', 'fibre'].includes(role)),
      );
    });
  });
});
