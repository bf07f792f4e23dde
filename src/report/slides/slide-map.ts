import { findingsOf } from '../../analysis/findings/findings.ts';
import { siteLetters } from '../../cartography/letters.ts';
import { placeBeside, spreadApart, type RoundSymbol } from '../../cartography/spread.ts';
import { areaStyle, lineStyle } from '../../cartography/styles.ts';
import { dataColour, GROUND, INK, PAPER } from '../../cartography/tokens.ts';
import type {
  DiscShape,
  Frame,
  GroupShape,
  PathShape,
  TextShape,
} from '../../formats/presentation/slides.ts';
import { labelPoint } from '../../geometry/polygons/label-point.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import { SERVICE_STATES, type OperatorId } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';
import type { SceneMap } from '../scenes/scene-content.ts';
import type { SlideLand } from './slide-land.ts';

const FLAVOUR = 'projector';
/** Radius of a dark disc, points: its two digits are read from the last row. */
const DISC = 8.5;
const RANK_SIZE = 9.5;
const GAP = 0.8;
const LARGEST_CIRCLE = 15;
const LEAST_CIRCLE = 2;
const SITE = 11;
const LABEL_SIZE = 13;
const HAIRLINE = 0.75;

export interface MapContext {
  readonly input: ReportInput;
  readonly operator: OperatorId | 'any';
  readonly language: Language;
  readonly land: SlideLand;
  readonly frame: Frame;
}

type MapShape = PathShape | DiscShape | TextShape;

const area = (name: string, rings: SlideLand['ground'], facts: Partial<PathShape>): PathShape[] =>
  rings.length ? [{ kind: 'path', name, rings, closed: true, ...facts }] : [];

/** Land with signal, land known to be without, and what the scene asks for beside. */
function groundShapes({ land, language }: MapContext, map: SceneMap): PathShape[] {
  const { legend } = messagesIn(language).map;
  const noSignal = areaStyle('noCoverage', FLAVOUR);
  const depression = areaStyle('depression', FLAVOUR);
  const wants = (layer: SceneMap['layers'][number]) => map.layers.includes(layer);
  return [
    ...area(legend.noCoverage, land.ground, {
      fill: land.isKnown
        ? { hatch: 'falling', colour: noSignal.hatch?.colour ?? noSignal.fill, ground: GROUND.noCoverage }
        : { colour: PAPER.land },
    }),
    ...area(legend.coverage, land.coverage, { fill: { colour: GROUND.coverage } }),
    ...area(legend.estimatedCoverage, land.estimated, {
      fill: { colour: GROUND.coverage },
      line: { colour: dataColour('estimatedCoverage', FLAVOUR), width: HAIRLINE, dashed: true },
    }),
    ...(wants('depressions')
      ? area(legend.depression, land.depressions, {
          fill: { hatch: 'rising', colour: depression.outline.colour, ground: depression.fill },
        })
      : []),
    ...(wants('fibre') && land.fibre.length
      ? [
          {
            kind: 'path' as const,
            name: legend.fibre,
            rings: land.fibre,
            closed: false,
            line: { colour: dataColour('fibre', FLAVOUR), width: 1.5, dashed: true as const },
          },
        ]
      : []),
  ];
}

/** Each commune a freeform of its own, to be coloured or named by hand; those that the scene sets off are filled. */
function communeShapes({ input, land, language }: MapContext, { set }: SceneMap): PathShape[] {
  const { records } = input.dataset.communes;
  const own = [...land.communes].flatMap(([commune, rings]) =>
    area(records[commune]!.name, rings, {
      line: { colour: dataColour('commune', FLAVOUR), width: HAIRLINE },
      ...(set.includes(commune) && { fill: { colour: dataColour('leftOut', FLAVOUR), opacity: 0.75 } }),
    }),
  );
  const { legend } = messagesIn(language).map;
  const outline = area(legend.province, land.ground, {
    line: { colour: dataColour('province', FLAVOUR), width: lineStyle('province', FLAVOUR).width },
  });
  return [...own, ...outline];
}

const apart = (a: Frame, b: Frame): boolean =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;

/** Names of the communes that are set off: moved up or down until none lies on another. */
function nameLabels({ input, land, frame: map }: MapContext, { set }: SceneMap): TextShape[] {
  const { geometry, records } = input.dataset.communes;
  const taken: Frame[] = [];
  return set.flatMap((commune): TextShape[] => {
    const at = labelPoint(geometry, commune);
    if (!at) return [];
    const [x, y] = land.toSlide(at[0], at[1]);
    const { name } = records[commune]!;
    const width = Math.max(40, name.length * LABEL_SIZE * 0.58 + 6);
    const height = LABEL_SIZE * 1.3;
    const left = Math.min(Math.max(x - width / 2, map.x), map.x + map.width - width);
    const places = [0, -1, 1, -2, 2, -3, 3].map((step): Frame => ({
      x: left,
      y: y - height / 2 + step * height,
      width,
      height,
    }));
    const frame = places.find((place) => taken.every((other) => apart(place, other))) ?? places[0]!;
    taken.push(frame);
    const runs = [{ text: name, size: LABEL_SIZE, colour: INK.text, bold: true as const }];
    return [
      {
        kind: 'text',
        name,
        frame,
        anchor: 'middle',
        fill: { colour: INK.halo, opacity: 0.8 },
        paragraphs: [{ align: 'middle', runs }],
      },
    ];
  });
}

interface Dark extends RoundSymbol {
  readonly village: number;
}

/** Villages without any signal under the operator, where they lie. */
function darkVillages({ input, operator, land }: MapContext): Dark[] {
  const { state } = findingsOf(input.findings, operator);
  const { centres, records } = input.dataset.villages;
  return records.flatMap((_, village): Dark[] => {
    const [lon, lat] = [centres[2 * village]!, centres[2 * village + 1]!];
    if (SERVICE_STATES[state[village]!] !== 'uncovered' || Number.isNaN(lon)) return [];
    const [x, y] = land.toSlide(lon, lat);
    return [{ x, y, radius: DISC, village }];
  });
}

/** Sites of the plan; none where the scope tells only their communes. */
function siteSymbols({ input, land }: MapContext, { showsPlan }: SceneMap): RoundSymbol[] {
  if (!showsPlan || input.workCommunes) return [];
  return (input.plan?.chosen ?? []).map(({ lon, lat }): RoundSymbol => {
    const [x, y] = land.toSlide(lon, lat);
    return { x, y, radius: SITE, fixed: true };
  });
}

/** People without signal, one circle a commune. */
function leftOutShapes(
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

/** The same without ranks, where names of communes are what is read. */
const dotShapes = ({ input }: MapContext, dark: readonly Dark[]): DiscShape[] =>
  dark.map(({ x, y, village }) => ({
    kind: 'disc',
    name: input.dataset.villages.records[village]!.name,
    x,
    y,
    radius: DISC / 2,
    fill: { colour: dataColour('villageRanked', FLAVOUR) },
    line: { colour: INK.halo, width: 0.75 },
  }));

function darkShapes(
  context: MapContext,
  map: SceneMap,
  discs: readonly (Dark & { from: RoundSymbol })[],
): MapShape[] {
  const { input, language } = context;
  const { legend } = messagesIn(language).map;
  const ranks = new Map(input.priority.ranked.map(({ village, rank }) => [village, rank]));
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
    ...order.flatMap(({ x, y, village }): MapShape[] => {
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
          label: { text: String(rank), size: rank > 99 ? 7 : RANK_SIZE, colour: INK.halo, bold: true },
        }),
      };
      return gained.has(village) ? [ring, disc] : [disc];
    }),
  ];
}

function siteShapes(sites: readonly RoundSymbol[], language: Language): DiscShape[] {
  const { legend } = messagesIn(language).map;
  return sites.map(({ x, y }, i): DiscShape => ({
    kind: 'disc',
    form: 'triangle',
    name: `${legend.proposed} ${siteLetters(i)}`,
    x,
    y,
    radius: SITE,
    fill: { colour: dataColour('proposed', FLAVOUR) },
    line: { colour: INK.halo, width: 1 },
    label: { text: siteLetters(i), size: 8.5, colour: INK.halo, bold: true },
  }));
}

/** Masts that the scope tells, where the scene asks for them. */
function mastShapes({ input, land, language }: MapContext, { layers }: SceneMap): DiscShape[] {
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

const inside = ({ x, y, width, height }: Frame, at: RoundSymbol): boolean =>
  at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;

/** The whole province: land, communes, people left out, dark discs with their ranks, the plan where it is shown. */
function provinceShapes(context: MapContext, map: SceneMap): MapShape[] {
  const sites = siteSymbols(context, map);
  const dark = darkVillages(context).filter((one) => inside(context.frame, one));
  const spread = spreadApart([...sites, ...dark], GAP).slice(sites.length);
  const discs = spread.map(({ x, y }, k) => ({ ...dark[k]!, x, y, from: dark[k]! }));
  return [
    ...groundShapes(context, map),
    ...communeShapes(context, map),
    ...mastShapes(context, map),
    ...(map.showsPeople ? leftOutShapes(context, [...discs, ...sites]) : []),
    ...siteShapes(sites, context.language),
    ...(map.set.length
      ? [...dotShapes(context, dark), ...nameLabels(context, map)]
      : darkShapes(context, map, discs)),
  ];
}

/** One village in its commune: centre and clusters on what covers them. */
function villageShapes(context: MapContext, map: SceneMap, village: number): MapShape[] {
  const { input, land, language, operator } = context;
  const { centres, records } = input.dataset.villages;
  const { clusters } = input.dataset;
  const { slides } = messagesIn(language);
  const marks = Array.from(clusters?.village ?? []).flatMap((owner, k): DiscShape[] => {
    const [lon, lat] = [clusters!.xy[2 * k]!, clusters!.xy[2 * k + 1]!];
    if (owner !== village || Number.isNaN(lon)) return [];
    const [x, y] = land.toSlide(lon, lat);
    const line = { colour: INK.text, width: 1 };
    return [
      {
        kind: 'disc',
        form: 'rectangle',
        name: slides.cluster,
        x,
        y,
        radius: 4,
        fill: { colour: INK.halo },
        line,
      },
    ];
  });
  const [lon, lat] = [centres[2 * village]!, centres[2 * village + 1]!];
  const shapes: MapShape[] = [...groundShapes(context, map), ...communeShapes(context, map), ...marks];
  if (Number.isNaN(lon)) return shapes;
  const [x, y] = land.toSlide(lon, lat);
  const state = SERVICE_STATES[findingsOf(input.findings, operator).state[village]!];
  const colour = dataColour(
    state === 'covered'
      ? 'villageCovered'
      : state === 'partial'
        ? 'villagePartial'
        : state === 'unknown'
          ? 'villageUnknown'
          : 'villageRanked',
    FLAVOUR,
  );
  const rank = input.priority.ranked.find((entry) => entry.village === village)?.rank;
  const { name } = records[village]!;
  const width = Math.max(60, name.length * 15 * 0.62 + 10);
  // The name stands on the side where there is room for it.
  const right = context.frame.x + context.frame.width - x > width + 2 * DISC;
  return [
    ...shapes,
    {
      kind: 'disc',
      name,
      x,
      y,
      radius: DISC + 2,
      fill: { colour },
      line: { colour: INK.halo, width: 1.5 },
      ...(rank !== undefined && {
        label: { text: String(rank), size: 11, colour: INK.halo, bold: true as const },
      }),
    },
    {
      kind: 'text',
      name,
      frame: { x: right ? x + DISC + 5 : x - DISC - 5 - width, y: y - 11, width, height: 22 },
      anchor: 'middle',
      paragraphs: [
        { align: right ? 'left' : 'right', runs: [{ text: name, size: 15, colour: INK.text, bold: true }] },
      ],
    },
  ];
}

/** The map of a scene as one group of shapes that can each be edited; null where there is nothing to draw. */
export function slideMap(context: MapContext, map: SceneMap): GroupShape | null {
  const { village } = map;
  const commune = village === null ? -1 : (context.input.findings.villageCommune[village] ?? -1);
  const shapes =
    village !== null && commune >= 0 ? villageShapes(context, map, village) : provinceShapes(context, map);
  if (!shapes.length) return null;
  return { kind: 'group', name: map.caption ?? map.description, description: map.description, shapes };
}
