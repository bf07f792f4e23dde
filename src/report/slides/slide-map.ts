import { spreadApart, type RoundSymbol } from '../../cartography/spread.ts';
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
import { shortened } from '../../i18n/text.ts';
import type { SceneMap } from '../scenes/scene-content.ts';
import { DISC, FLAVOUR, HAIRLINE, SET_FILL, type MapContext } from './map-context.ts';
import { feedShapes } from './map-feeds.ts';
import {
  darkShapes,
  darkVillageSymbols,
  dotShapes,
  fullDiscs,
  gainedShapes,
  leftOutShapes,
  mastShapes,
  siteShapes,
  siteSymbols,
  stateColour,
} from './map-symbols.ts';
import type { SlideLand } from './slide-land.ts';

const LABEL_SIZE = 13;
const GAP = 0.8;

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
      ...(set.includes(commune) && { fill: SET_FILL }),
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

/** Of a name on the map: longer ones would run over its edge. */
const MOST_LETTERS = 28;

/** Names of the communes that are set off: moved up or down until none lies on another. */
function nameLabels({ input, land, frame: map }: MapContext, { set }: SceneMap): TextShape[] {
  const { geometry, records } = input.dataset.communes;
  const taken: Frame[] = [];
  return set.flatMap((commune): TextShape[] => {
    const at = labelPoint(geometry, commune);
    if (!at) return [];
    const [x, y] = land.toSlide(at[0], at[1]);
    const name = shortened(records[commune]!.name, MOST_LETTERS);
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

const inside = ({ x, y, width, height }: Frame, at: RoundSymbol): boolean =>
  at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;

/** The whole province: land, communes, people left out, dark discs with their ranks, the plan where it is shown. */
function provinceShapes(context: MapContext, map: SceneMap): MapShape[] {
  const sites = siteSymbols(context, map);
  const dark = darkVillageSymbols(context).filter((one) => inside(context.frame, one));
  const full = map.set.length ? [] : fullDiscs(context, dark);
  const small = dark.filter((one) => !full.includes(one));
  const spread = spreadApart([...sites, ...full], GAP).slice(sites.length);
  const discs = spread.map(({ x, y }, k) => ({ ...full[k]!, x, y, from: full[k]! }));
  return [
    ...groundShapes(context, map),
    ...communeShapes(context, map),
    ...mastShapes(context, map),
    ...(map.showsPeople ? leftOutShapes(context, [...discs, ...sites]) : []),
    ...feedShapes(context, map),
    ...gainedShapes(context, map),
    ...dotShapes(context, map, small),
    ...siteShapes(sites, context.language),
    ...darkShapes(context, map, discs),
    ...nameLabels(context, map),
  ];
}

/** One village in its commune: centre and clusters on what covers them. */
function villageShapes(context: MapContext, map: SceneMap, village: number): MapShape[] {
  const { input, land, language } = context;
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
  const colour = stateColour(context, village);
  const rank = input.priority.ranked.find((entry) => entry.village === village)?.rank;
  const name = shortened(records[village]!.name, MOST_LETTERS);
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
      fill: { colour: INK.halo, opacity: 0.8 },
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
