import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../jobs/protocol.ts';
import { LEFT_PIXELS, LEGEND_PIXELS, RIGHT_PIXELS, View } from './view.svelte.ts';

function viewOf(width: number, height: number): View {
  const view = new View();
  view.resize(width, height, true);
  return view;
}
const panels = ({ leftOpen, rightOpen, tableOpen, tableHeight }: View) => [
  leftOpen,
  rightOpen,
  tableOpen,
  tableHeight,
];

describe('the window', () => {
  it.each<[number, number, boolean, boolean, readonly [boolean, boolean, boolean, number]]>([
    // Wide and high: panels stand beside the map.
    [1366, 768, false, false, [true, true, true, 254]],
    [1281, 700, false, false, [true, true, true, 254]],
    // Low: what lies at the right lies over the map and begins folded.
    [1366, 699, false, true, [true, false, false, 172]],
    [1366, 560, false, true, [true, false, false, 172]],
    [1366, 559, false, true, [true, false, false, 142]],
    // Narrow: both.
    [1280, 720, true, true, [false, false, true, 254]],
    [1024, 576, true, true, [false, false, false, 172]],
  ])('of %s x %s', (width, height, narrow, compact, open) => {
    const view = viewOf(width, height);
    expect([view.narrow, view.compact]).toEqual([narrow, compact]);
    expect(panels(view)).toEqual(open);
  });

  it('of another size folds and unfolds only where its class changes', () => {
    const view = viewOf(1366, 768);
    view.rightOpen = false;
    view.tableOpen = false;
    view.resize(1400, 800, false);
    expect(panels(view)).toEqual([true, false, false, 254]);
    view.resize(1280, 800, false);
    expect(panels(view)).toEqual([false, false, true, 254]);
    view.leftOpen = true;
    view.resize(1200, 720, false);
    expect(view.leftOpen).toBe(true);
    view.resize(1366, 768, false);
    expect(panels(view)).toEqual([true, true, true, 254]);
  });

  it('gives the table what its height has room for, until somebody has dragged its edge', () => {
    const view = viewOf(1366, 625);
    expect(view.tableHeight).toBe(172);
    // Both fold the panels: the class is the same.
    view.resize(1280, 720, false);
    expect(view.tableHeight).toBe(254);
    view.tableSized = true;
    view.tableHeight = 300;
    view.resize(1200, 640, false);
    expect(view.tableHeight).toBe(300);
  });

  it('that is narrow keeps the panel in which the form of a step stands', () => {
    const view = viewOf(1280, 720);
    for (const [step, open] of [
      ['plan', true],
      ['state', false],
      ['terrain', true],
      ['data', false],
      ['present', false],
    ] as const) {
      view.goTo(step);
      expect([step, view.leftOpen]).toEqual([step, open]);
    }
    view.goTo('plan');
    view.leftOpen = false;
    // The same step again changes nothing.
    view.goTo('plan');
    expect(view.leftOpen).toBe(false);
    const wide = viewOf(1366, 768);
    wide.leftOpen = false;
    wide.goTo('plan');
    expect(wide.leftOpen).toBe(false);
  });

  it('covers the map with what lies over it alone', () => {
    const wide = viewOf(1366, 768);
    expect([wide.coveredLeft, wide.coveredRight, wide.mapBetween]).toEqual([0, 0, true]);
    // 1366 - 280 - 316 = 770 holds the legend and a map beside it; 603 does not.
    expect([wide.roomForLegend, viewOf(1366, 599).roomForLegend]).toEqual([true, false]);
    const narrow = viewOf(1280, 720);
    expect([narrow.coveredLeft, narrow.coveredRight]).toEqual([0, 0]);
    narrow.leftOpen = narrow.rightOpen = true;
    expect([narrow.coveredLeft, narrow.coveredRight]).toEqual([LEFT_PIXELS, RIGHT_PIXELS]);
    // 1280 - 280 - 316 = 684.
    expect([narrow.mapBetween, narrow.roomForLegend]).toEqual([true, true]);
    const tablet = viewOf(900, 720);
    tablet.leftOpen = tablet.rightOpen = true;
    expect([tablet.mapBetween, tablet.roomForLegend]).toEqual([false, false]);
    // Just enough: 380 for the map between, and the legend beside it.
    tablet.resize(LEFT_PIXELS + RIGHT_PIXELS + 380, 720, false);
    expect([tablet.mapBetween, tablet.roomForLegend]).toEqual([true, false]);
    tablet.resize(LEFT_PIXELS + RIGHT_PIXELS + 380 + LEGEND_PIXELS, 720, false);
    expect(tablet.roomForLegend).toBe(true);
    tablet.rightOpen = false;
    tablet.resize(LEFT_PIXELS + 379, 720, false);
    expect(tablet.mapBetween).toBe(false);
  });

  it('has its legend open where there is room, until somebody says otherwise', () => {
    const view = viewOf(1366, 768);
    expect(view.legendOpen).toBe(true);
    view.resize(700, 768, false);
    view.rightOpen = true;
    expect(view.legendOpen).toBe(false);
    view.setLegendOpen(true);
    expect(view.legendOpen).toBe(true);
    view.setLegendOpen(false);
    view.resize(1366, 768, false);
    expect(view.legendOpen).toBe(false);
  });
});

describe('what is looked at', () => {
  it('unfolds the panel that tells of it, and is flown to only where that is asked for', () => {
    const view = viewOf(1280, 720);
    view.select({ kind: 'village', index: 3 });
    expect([view.selection, view.rightOpen, view.flight]).toEqual([
      { kind: 'village', index: 3 },
      true,
      null,
    ]);
    view.select({ kind: 'commune', index: 1 }, true);
    expect(view.flight).toEqual({ to: { kind: 'commune', index: 1 } });
    view.rightOpen = false;
    view.select(null, true);
    expect([view.selection, view.rightOpen, view.flight]).toEqual([
      null,
      false,
      { to: { kind: 'commune', index: 1 } },
    ]);
  });

  it('is nothing while a place or the whole province is shown', () => {
    const view = viewOf(1366, 768);
    view.select({ kind: 'village', index: 3 });
    view.flyTo([104, 21]);
    expect([view.selection, view.flight]).toEqual([null, { to: { kind: 'place', at: [104, 21] } }]);
    for (const step of ['plan', 'present'] as const) {
      view.select({ kind: 'village', index: 3 });
      view.goTo(step);
      expect([view.selection, view.flight]).toEqual([null, { to: 'province' }]);
    }
    view.select({ kind: 'village', index: 3 });
    view.showData('questions');
    expect([view.step, view.dataTab, view.selection]).toEqual([
      'data',
      'questions',
      { kind: 'village', index: 3 },
    ]);
  });

  it('stays the same village or commune by its code, and is gone with it', () => {
    const state = (villages: readonly string[], communes: readonly string[] = []): Snapshot => {
      const coded = (codes: readonly string[]) => codes.map((code) => ({ code }));
      return { villages: coded(villages), communes: coded(communes) } as unknown as Snapshot;
    };
    const view = viewOf(1366, 768);
    view.reselect(null, state(['a']));
    expect(view.selection).toBeNull();
    view.select({ kind: 'village', index: 1 });
    view.reselect(state(['a', 'b']), state(['b', 'c', 'a']));
    expect(view.selection).toEqual({ kind: 'village', index: 0 });
    const same = view.selection;
    view.reselect(state(['b']), state(['b', 'a']));
    expect(view.selection).toBe(same);
    view.reselect(state(['b']), state(['a']));
    expect(view.selection).toBeNull();
    view.select({ kind: 'commune', index: 0 });
    view.reselect(state(['x'], ['k']), state(['k'], ['x', 'k']));
    expect(view.selection).toEqual({ kind: 'commune', index: 1 });
    view.reselect(null, state([], ['x', 'k']));
    expect(view.selection).toBeNull();
  });
});
