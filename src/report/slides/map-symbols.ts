import { findingsOf } from '../../analysis/findings/findings.ts';
import { isFeedWork } from '../../model/project.ts';
import { workMarks } from '../../cartography/letters.ts';
import { numberedInFull, placeBeside, type RoundSymbol } from '../../cartography/spread.ts';
import { dataColour, INK } from '../../cartography/tokens.ts';
import type { DiscShape, PathShape } from '../../formats/presentation/slides.ts';
import { labelPoint } from '../../geometry/polygons/label-point.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import type { SceneMap } from '../scenes/scene-content.ts';
import { DISC, FLAVOUR, HAIRLINE, SMALL_DISC, type MapContext } from './map-context.ts';

const RANK_SIZE = 9.5;
const GAP = 0.8;
const LARGEST_CIRCLE = 15;
const LEAST_CIRCLE = 2;
const SITE = 9;
/** Ring of a village that has some signal today. */
const SMALL_RING = 3.2;

export interface Dark extends RoundSymbol {
  readonly village: number;
}

/** Villages without any signal under the operator, where they lie. */
export function darkVillageSymbols({ input, operator, land }: MapContext): Dark[] {
  const { state } = findingsOf(input.findings, operator);
  const { centres, records } = input.dataset.villages;
  return records.flatMap((_, village): Dark[] => {
    const [lon, lat] = [centres[2 * village]!, centres[2 * village + 1]!];
    if (SERVICE_STATES[state[village]!] !== 'uncovered' || Number.isNaN(lon)) return [];
    const [x, y] = land.toSlide(lon, lat);
    return [{ x, y, radius: DISC, village }];
  });
}

/** A work of the plan with its letters. */
interface SiteSymbol extends RoundSymbol {
  readonly letters: string;
}

/** Sites of the plan; none where the scope tells only their communes. */
export function siteSymbols({ input, land }: MapContext, { showsPlan }: SceneMap): SiteSymbol[] {
  if (!showsPlan || input.workCommunes) return [];
  const works = input.plan?.chosen ?? [];
  const marks = workMarks(works);
  return works.flatMap((work, i): SiteSymbol[] => {
    if (isFeedWork(work)) return [];
    const [x, y] = land.toSlide(work.lon, work.lat);
    return [{ x, y, radius: SITE, fixed: true, letters: marks[i]! }];
  });
}

/** People without signal, one circle a commune. */
export function leftOutShapes(
  { input, operator, land, language }: MapContext,
  taken: readonly RoundSymbol[],
): DiscShape[] {
  const { communes } = input.dataset;
  const people = findingsOf(input.findings, operator).communes.uncoveredPopulation;
  const indices = communes.records.map((_, i) => i).filter((i) => people[i]! > 0);
  const most = Math.max(...indices.map((i) => people[i]!));
  const symbols = indices
    .toSorted((a, b) => people[b]! - people[a]! || a - b)
    .flatMap((i): (RoundSymbol & { commune: number })[] => {
      const at = labelPoint(communes.geometry, i);
      if (!at) return [];
      const [x, y] = land.toSlide(at[0], at[1]);
      const radius = Math.max(LEAST_CIRCLE, LARGEST_CIRCLE * Math.sqrt(people[i]! / most));
      return [{ x, y, radius, commune: i }];
    });
  const { legend } = messagesIn(language).map;
  return placeBeside(symbols, taken, GAP).map(({ x, y }, k): DiscShape => ({
    kind: 'disc',
    name: `${legend.leftOut}: ${communes.records[symbols[k]!.commune]!.name}`,
    x,
    y,
    radius: symbols[k]!.radius,
    fill: { colour: dataColour('leftOut', FLAVOUR) },
    line: { colour: INK.text, width: HAIRLINE },
  }));
}

const ranksOf = ({ input }: MapContext): ReadonlyMap<number, number> =>
  new Map(input.priority.ranked.map(({ village, rank }) => [village, rank]));

/** The first of the list: discs with their rank, as many as leave the land to be seen. */
export function fullDiscs(context: MapContext, dark: readonly Dark[]): readonly Dark[] {
  const ranks = ranksOf(context);
  const last = numberedInFull(context.land.groundArea, DISC);
  return dark.filter(({ village }) => (ranks.get(village) ?? Infinity) <= last);
}

/** Whether some villages without signal are small beside others with their rank. */
export const hasSmall = (context: MapContext, map: SceneMap): boolean => {
  if (map.village !== null || map.set.length) return false;
  const dark = darkVillageSymbols(context);
  return fullDiscs(context, dark).length < dark.length;
};

/** Of the disc of a single village. */
export function stateColour({ input, operator }: MapContext, village: number): string {
  const state = SERVICE_STATES[findingsOf(input.findings, operator).state[village]!];
  const own = {
    covered: 'villageCovered',
    partial: 'villagePartial',
    unknown: 'villageUnknown',
    uncovered: 'villageRanked',
  } as const;
  return dataColour(own[state ?? 'unknown'], FLAVOUR);
}

/** Without ranks: where names of communes are what is read, and beyond those that are numbered. */
export function dotShapes({ input }: MapContext, map: SceneMap, dark: readonly Dark[]): DiscShape[] {
  const gained = new Set(map.showsPlan ? (input.plan?.villages ?? []) : []);
  return dark.map(({ x, y, village }) => ({
    kind: 'disc',
    name: input.dataset.villages.records[village]!.name,
    x,
    y,
    radius: map.set.length ? DISC / 2 : SMALL_DISC,
    fill: { colour: dataColour('villageRanked', FLAVOUR) },
    line: gained.has(village)
      ? { colour: dataColour('villageGained', FLAVOUR), width: 2 }
      : { colour: INK.halo, width: 0.75 },
  }));
}

export function darkShapes(
  context: MapContext,
  map: SceneMap,
  discs: readonly (Dark & { from: RoundSymbol })[],
): (DiscShape | PathShape)[] {
  const { input, language } = context;
  const { legend } = messagesIn(language).map;
  const ranks = ranksOf(context);
  const gained = new Set(map.showsPlan ? (input.plan?.villages ?? []) : []);
  const leaders = discs
    .filter(({ x, y, from }) => Math.hypot(x - from.x, y - from.y) > DISC / 2)
    .map(({ x, y, from }): PathShape => ({
      kind: 'path',
      name: legend.villageUncovered,
      rings: [[x, y, from.x, from.y]],
      closed: false,
      line: { colour: INK.text, width: HAIRLINE },
    }));
  // The first of the list lies on top.
  const order = discs.toSorted(
    (a, b) => (ranks.get(b.village) ?? Infinity) - (ranks.get(a.village) ?? Infinity),
  );
  return [
    ...leaders,
    ...order.flatMap(({ x, y, village }): (DiscShape | PathShape)[] => {
      const rank = ranks.get(village);
      const ring: DiscShape = {
        kind: 'disc',
        name: legend.villageGained,
        x,
        y,
        radius: DISC + 2.5,
        fill: { colour: INK.halo },
        line: { colour: dataColour('villageGained', FLAVOUR), width: 2.5 },
      };
      const disc: DiscShape = {
        kind: 'disc',
        name: input.dataset.villages.records[village]!.name,
        x,
        y,
        radius: DISC,
        fill: { colour: dataColour('villageRanked', FLAVOUR) },
        line: { colour: INK.halo, width: 1 },
        ...(rank !== undefined && {
          label: { text: String(rank), size: RANK_SIZE, colour: INK.halo, bold: true },
        }),
      };
      return gained.has(village) ? [ring, disc] : [disc];
    }),
  ];
}

export function siteShapes(sites: readonly SiteSymbol[], language: Language): DiscShape[] {
  const { legend } = messagesIn(language).map;
  return sites.map(({ x, y, letters }): DiscShape => ({
    kind: 'disc',
    form: 'triangle',
    name: `${legend.proposed} ${letters}`,
    x,
    y,
    radius: SITE,
    fill: { colour: dataColour('proposed', FLAVOUR) },
    line: { colour: INK.halo, width: 1 },
    label: { text: letters, size: 8.5, colour: INK.halo, bold: true },
  }));
}

/** Masts that the scope tells, where the scene asks for them. */
export function mastShapes({ input, land, language }: MapContext, { layers }: SceneMap): DiscShape[] {
  if (!layers.includes('sites')) return [];
  const { legend } = messagesIn(language).map;
  return input.dataset.sites.map(({ lon, lat, code }): DiscShape => {
    const [x, y] = land.toSlide(lon, lat);
    return {
      kind: 'disc',
      form: 'rectangle',
      name: `${legend.site} ${code}`,
      x,
      y,
      radius: 2,
      fill: { colour: INK.text },
    };
  });
}

/** Villages with some signal today that the plan serves. */
export function gainedShapes(
  { input, operator, land, language }: MapContext,
  { showsPlan }: SceneMap,
): DiscShape[] {
  if (!showsPlan) return [];
  const { state } = findingsOf(input.findings, operator);
  const { centres, records } = input.dataset.villages;
  const { legend } = messagesIn(language).map;
  return (input.plan?.villages ?? []).flatMap((village): DiscShape[] => {
    const [lon, lat] = [centres[2 * village]!, centres[2 * village + 1]!];
    if (SERVICE_STATES[state[village]!] === 'uncovered' || Number.isNaN(lon)) return [];
    const [x, y] = land.toSlide(lon, lat);
    const line = { colour: dataColour('villageGained', FLAVOUR), width: 1.5 };
    const name = `${legend.villageGained}: ${records[village]!.name}`;
    return [{ kind: 'disc', name, x, y, radius: SMALL_RING, fill: { colour: INK.halo }, line }];
  });
}
