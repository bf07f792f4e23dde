import { dataColour, GROUND, INK } from '../../cartography/tokens.ts';
import { areaStyle } from '../../cartography/styles.ts';
import type {
  DiscShape,
  Frame,
  Paint,
  PathShape,
  Stroke,
  TextShape,
} from '../../formats/presentation/slides.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { GroupShape } from '../../formats/presentation/slides.ts';
import type { SceneMap } from '../scenes/scene-content.ts';
import { FLAVOUR, SET_FILL, SMALL_DISC, type MapContext } from './map-context.ts';
import { feedsOnMap } from './map-feeds.ts';
import { hasSmall, stateColour } from './map-symbols.ts';

const SIZE = 12;
const LINE = 18;

interface Entry {
  readonly text: string;
  readonly form: NonNullable<DiscShape['form']> | 'line';
  readonly fill: Paint;
  /** Of a line. */
  readonly line?: Stroke;
  readonly label?: string;
  readonly ring?: true;
  readonly radius?: number;
}

/** Only what is on the map. */
function entriesOf(context: MapContext, map: SceneMap): Entry[] {
  const { input, land, language } = context;
  const words = messagesIn(language);
  const { legend } = words.map;
  const noSignal = areaStyle('noCoverage', FLAVOUR);
  const dark = { colour: dataColour('villageRanked', FLAVOUR) };
  const province = map.village === null;
  return [
    ...(province
      ? [
          map.set.length
            ? { text: legend.villageUncovered, form: 'ellipse' as const, fill: dark }
            : { text: legend.villageRanked, form: 'ellipse' as const, fill: dark, label: '1' },
        ]
      : [
          {
            text: words.slides.thisVillage,
            form: 'ellipse' as const,
            fill: { colour: stateColour(context, map.village!) },
          },
        ]),
    ...(hasSmall(context, map)
      ? [{ text: words.slides.darkOthers, form: 'ellipse' as const, fill: dark, radius: SMALL_DISC }]
      : []),
    ...(map.set.length
      ? [{ text: words.slides.setCommunes, form: 'rectangle' as const, fill: SET_FILL }]
      : []),
    ...(!province && input.dataset.clusters
      ? [{ text: words.slides.cluster, form: 'rectangle' as const, fill: { colour: INK.halo } }]
      : []),
    ...(map.showsPlan
      ? [{ text: legend.villageGained, form: 'ellipse' as const, fill: dark, ring: true as const }]
      : []),
    ...(map.showsPlan && !input.workCommunes && input.plan?.chosen.length
      ? [
          {
            text: legend.proposed,
            form: 'triangle' as const,
            fill: { colour: dataColour('proposed', FLAVOUR) },
          },
        ]
      : []),
    ...feedsOnMap(context, map).map(({ text, line }) => ({
      text,
      form: 'line' as const,
      fill: { colour: line.colour },
      line,
    })),
    ...(province && map.showsPeople && land.isKnown
      ? [{ text: legend.leftOut, form: 'ellipse' as const, fill: { colour: dataColour('leftOut', FLAVOUR) } }]
      : []),
    ...(land.coverage.length || land.estimated.length
      ? [{ text: legend.coverage, form: 'rectangle' as const, fill: { colour: GROUND.coverage } }]
      : []),
    ...(land.isKnown
      ? [
          {
            text: legend.noCoverage,
            form: 'rectangle' as const,
            fill: {
              hatch: 'falling' as const,
              colour: noSignal.hatch?.colour ?? noSignal.fill,
              ground: GROUND.noCoverage,
            },
          },
        ]
      : []),
  ];
}

/** Two columns where the map is wide. */
const columnsIn = (width: number): number => (width > 380 ? 2 : 1);

/** Points that the legend of a map of this width may need: the land makes room for it before it is drawn. */
export const legendHeight = ({ showsPlan, showsPeople, set }: SceneMap, width: number): number =>
  Math.ceil((4 + (showsPlan ? 3 : 0) + (showsPeople ? 1 : 0) + (set.length ? 1 : 0)) / columnsIn(width)) *
  LINE;

/** The legend under a map. */
export function slideLegend(context: MapContext, map: SceneMap, frame: Frame): GroupShape | null {
  const entries = entriesOf(context, map);
  if (!entries.length) return null;
  const columns = columnsIn(frame.width);
  const perColumn = Math.ceil(entries.length / columns);
  const shapes = entries.flatMap(
    ({ text, form, fill, line, label, ring, radius = 6 }, i): (DiscShape | PathShape | TextShape)[] => {
      const column = Math.floor(i / perColumn);
      // The first column holds the longest words.
      const left = frame.x + column * frame.width * 0.6;
      const y = frame.y + (i % perColumn) * LINE + LINE / 2;
      const width = frame.width * (columns === 1 ? 1 : column === 0 ? 0.6 : 0.4) - 24;
      return [
        form === 'line'
          ? {
              kind: 'path',
              name: text,
              rings: [[left, y, left + 16, y]],
              closed: false,
              ...(line && { line }),
            }
          : {
              kind: 'disc',
              name: text,
              form,
              x: left + 8,
              y,
              radius,
              fill,
              line: ring
                ? { colour: dataColour('villageGained', FLAVOUR), width: 2 }
                : { colour: INK.text, width: 0.5 },
              ...(label && { label: { text: label, size: 8, colour: INK.halo, bold: true as const } }),
            },
        {
          kind: 'text',
          name: text,
          frame: { x: left + 20, y: y - LINE / 2, width, height: LINE },
          anchor: 'middle',
          paragraphs: [{ runs: [{ text, size: SIZE, colour: INK.text }] }],
        },
      ];
    },
  );
  const { legendTitle } = messagesIn(context.language).map;
  return {
    kind: 'group',
    name: legendTitle,
    description: entries.map(({ text }) => text).join('; '),
    shapes,
  };
}
