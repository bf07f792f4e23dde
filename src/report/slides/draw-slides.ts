import { INK } from '../../cartography/tokens.ts';
import type { Frame, SlideShape, Slide } from '../../formats/presentation/slides.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatNumber, formatShareInColumn, type Language } from '../../i18n/number.ts';
import type { OperatorId } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';
import { composeScenes } from '../scenes/compose-scenes.ts';
import type { SceneBars, SceneShown, SceneCurve, SceneMap } from '../scenes/scene-content.ts';
import { Column, footShapes, placesOf, SIZE, titleShape } from './layout.ts';
import { slideLand, type SlideLand } from './slide-land.ts';
import { legendHeight, slideLegend } from './slide-legend.ts';
import type { MapContext } from './map-context.ts';
import { slideMap } from './slide-map.ts';

export interface SlidesOptions {
  readonly language: Language;
  /** Whose figures; all together where nothing is said. */
  readonly operator?: OperatorId | 'any';
}

const CAPTION = 22;

/** Draws maps; land of the same frame is worked out once. */
class MapDrawer {
  private readonly lands = new Map<string, SlideLand>();

  constructor(
    private readonly input: ReportInput,
    private readonly operator: OperatorId | 'any',
    private readonly language: Language,
  ) {}

  private landOf(frame: Frame, focus: number | null): SlideLand {
    // Frames of one size show the same land, moved: only the same place is kept.
    const key = [frame.x, frame.y, frame.width, frame.height, focus].join();
    const found = this.lands.get(key) ?? slideLand(this.input, this.operator, frame, focus);
    this.lands.set(key, found);
    return found;
  }

  /** Maps of one scene side by side: the same land at the same scale. */
  drawAll(maps: readonly SceneMap[], places: readonly Frame[]): SlideShape[] {
    const bottom = Math.max(0, ...maps.map((map, i) => legendHeight(map, places[i]!.width)));
    return maps.flatMap((map, i) => this.draw(map, places[i]!, bottom));
  }

  private draw(map: SceneMap, place: Frame, bottom: number): SlideShape[] {
    const { slides } = messagesIn(this.language);
    const caption = map.caption === null ? [] : [this.text(map.caption, { ...place, height: CAPTION }, true)];
    if (!this.input.dataset.communes.records.length) return [this.text(slides.noMap, place, false)];
    const top = map.caption === null ? 0 : CAPTION;
    const frame = { ...place, y: place.y + top, height: place.height - top - bottom - 6 };
    const commune = map.village === null ? -1 : (this.input.findings.villageCommune[map.village] ?? -1);
    const land = this.landOf(frame, commune >= 0 ? commune : null);
    const context: MapContext = {
      input: this.input,
      operator: this.operator,
      language: this.language,
      land,
      frame,
    };
    const group = slideMap(context, map);
    const under = { ...place, y: place.y + place.height - bottom, height: bottom };
    const legend = slideLegend(context, map, under);
    return [...caption, ...(group ? [group] : []), ...(legend ? [legend] : [])];
  }

  private text(text: string, frame: Frame, isBold: boolean): SlideShape {
    return {
      kind: 'text',
      name: text,
      frame,
      paragraphs: [
        {
          align: 'middle',
          runs: [{ text, size: SIZE.text, colour: INK.text, ...(isBold && { bold: true as const }) }],
        },
      ],
    };
  }
}

/** A chart in words, for who cannot see it. */
function chartText(chart: SceneBars | SceneCurve, language: Language): string {
  const words = messagesIn(language);
  const facts =
    chart.form === 'bars'
      ? chart.bars.map(({ name, value }) => {
          const text =
            value === null
              ? words.common.noData
              : chart.kind === 'share'
                ? formatShareInColumn(value, language)
                : formatNumber(value, language);
          return `${name} ${text}`;
        })
      : [chart.gained.name, chart.bound.name];
  return words.slides.chartText(chart.title, facts.join('; '));
}

function bodyShapes(content: SceneShown, drawer: MapDrawer, language: Language): SlideShape[] {
  const { columns, maps } = placesOf(content);
  const [first, second] = columns.map(({ x, width }) => new Column(x, width, language));
  const left = first!;
  if (content.lead) left.paragraphs([content.lead], SIZE.lead, INK.text);
  left.paragraphs(content.lines, SIZE.text, INK.text);
  left.paragraphs(content.decisions, SIZE.lead, INK.text, { numbered: true, space: 10 });
  left.paragraphs(content.quiet, SIZE.text, INK.secondary);
  if (second) for (const table of content.tables) second.table(table);
  else for (const table of content.tables) left.table(table);
  const charts = content.charts.length;
  content.charts.forEach((chart, i) =>
    left.chart(chart, chartText(chart, language), Math.max(60, left.room / (charts - i) - 6)),
  );
  return [...left.shapes, ...(second?.shapes ?? []), ...drawer.drawAll(content.maps, maps)];
}

export interface DrawnSlides {
  readonly title: string;
  readonly stamp: string;
  readonly slides: readonly Slide[];
}

/** The scenes of the meeting as slides of shapes: the one drawing that PPTX and handout are written from. */
export function drawSlides(
  input: ReportInput,
  { language, operator: wanted = 'any' }: SlidesOptions,
): DrawnSlides {
  const { scenes, stamp, title, operator } = composeScenes(input, language, wanted);
  const drawer = new MapDrawer(input, operator, language);
  const slides = scenes.map((content, i): Slide => ({
    shapes: [
      titleShape(content.title),
      ...bodyShapes(content, drawer, language),
      ...footShapes(stamp, i + 1, scenes.length, content.name),
    ],
    notes: content.notes,
  }));
  return { title, stamp, slides };
}
