import { lineStyle } from '../../cartography/styles.ts';
import type { PathShape, Stroke } from '../../formats/presentation/slides.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { FEED_LINES, feedClass, feedsDrawn } from '../paper/map/feed-lines.ts';
import type { SceneMap } from '../scenes/scene-content.ts';
import { FLAVOUR, type MapContext } from './map-context.ts';

/** Of the width on the screen of a meeting: data have 3 px of 720, which are 2.25 points of the slide. */
const WIDTH = 0.56;

function strokeOf(kind: (typeof FEED_LINES)[number]): Stroke {
  const { colour, width, dash } = lineStyle(feedClass(kind), FLAVOUR);
  return { colour, width: width * WIDTH, ...(dash && { dashed: true as const }) };
}

/** Kinds of new feeds that a map draws, with words and line of each: where the scope tells their ways. */
export const feedsOnMap = (
  { input, language }: Pick<MapContext, 'input' | 'language'>,
  { showsPlan, village }: SceneMap,
): readonly { readonly kind: (typeof FEED_LINES)[number]; readonly text: string; readonly line: Stroke }[] =>
  showsPlan && village === null
    ? FEED_LINES.filter((kind) => feedsDrawn(input, kind).length).map((kind) => ({
        kind,
        text: messagesIn(language).map.legend[feedClass(kind)],
        line: strokeOf(kind),
      }))
    : [];

/** Ways of new fibre and links of sight, each a shape with its mark. */
export const feedShapes = (context: MapContext, map: SceneMap): PathShape[] =>
  feedsOnMap(context, map).flatMap(({ kind, text, line }) =>
    feedsDrawn(context.input, kind).map(({ work: { path }, mark }): PathShape => ({
      kind: 'path',
      name: `${text} ${mark}`,
      rings: [
        Array.from({ length: path!.length / 2 }, (_, k) =>
          context.land.toSlide(path![2 * k]!, path![2 * k + 1]!),
        ).flat(),
      ],
      closed: false,
      line,
    })),
  );
