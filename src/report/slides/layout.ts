import { DARK_ORANGE, dataColour, INK, PAPER } from '../../cartography/tokens.ts';
import type {
  Chart,
  ChartShape,
  Frame,
  Paragraph,
  SlideShape,
  TableShape,
  TextShape,
} from '../../formats/presentation/slides.ts';
import type { Language } from '../../i18n/number.ts';
import { shortened } from '../../i18n/text.ts';
import type { SceneBars, SceneShown, SceneCurve, SceneTable } from '../scenes/scene-content.ts';

const FLAVOUR = 'projector';
/** Shares of the height of the slide, as in the meeting: title 1/20, text 1/36, never under 16 px of 720. */
export const SIZE = { title: 27, lead: 20, text: 15, small: 12 } as const;

const TITLE: Frame = { x: 32, y: 18, width: 896, height: 70 };
const BODY = { top: 98, bottom: 496, left: 32, right: 928 } as const;
const FOOT: Frame = { x: 32, y: 508, width: 660, height: 20 };
const NUMBER: Frame = { x: 700, y: 508, width: 228, height: 20 };

const ROW = 27;

export function titleShape(title: string): TextShape {
  return {
    kind: 'text',
    name: 'Title',
    is: 'title',
    frame: TITLE,
    anchor: 'middle',
    paragraphs: [{ runs: [{ text: title, size: SIZE.title, colour: INK.header, bold: true }] }],
  };
}

/** Who, of when, by which technologies, made up or internal; and which slide of how many. */
export const footShapes = (stamp: string, at: number, count: number, name: string): TextShape[] => [
  {
    kind: 'text',
    name: 'Footer',
    is: 'footer',
    frame: FOOT,
    anchor: 'middle',
    paragraphs: [{ runs: [{ text: stamp, size: SIZE.small, colour: INK.secondary }] }],
  },
  {
    kind: 'text',
    name: 'Number',
    is: 'slideNumber',
    frame: NUMBER,
    anchor: 'middle',
    paragraphs: [
      {
        align: 'right',
        runs: [
          { text: String(at), size: SIZE.small, colour: INK.secondary, isSlideNumber: true },
          { text: `/${count} · ${name}`, size: SIZE.small, colour: INK.secondary },
        ],
      },
    ],
  },
];

/** Lines that a text needs where so many points are wide; letters are half as wide as high, or a little more. */
const linesOf = (text: string, width: number, size: number): number =>
  Math.max(1, Math.ceil((text.length * size * 0.53) / width));

/** Letters; a village whose name is longer than any is named by its beginning, and the rest of the slide stays on it. */
const MOST_OF_PARAGRAPH = 240;
const MOST_OF_CELL = 80;
const MOST_OF_CATEGORY = 32;

/** Of text and of a row of one line, largest first. */
const TABLE_SIZES = [
  { size: SIZE.text, row: ROW },
  { size: 13.5, row: 23 },
  { size: SIZE.small, row: 19 },
] as const;

function tableHeight(
  rows: readonly (readonly string[])[],
  columns: readonly number[],
  { size, row }: { readonly size: number; readonly row: number },
): number {
  return rows.reduce((total, cells) => {
    const lines = Math.max(...cells.map((text, c) => linesOf(text, columns[c]! - 8, size)));
    return total + row + (lines - 1) * size * 1.2;
  }, 0);
}

function smallestTable(rows: readonly (readonly string[])[], columns: readonly number[]) {
  const look = TABLE_SIZES.at(-1)!;
  return { ...look, height: tableHeight(rows, columns, look) };
}

/** Heads and figures are bold. */
function cellsOf(
  rows: readonly (readonly string[])[],
  { head, align }: SceneTable,
  size: number,
): TableShape['rows'] {
  return rows.map((row, r) =>
    row.map((text, c) => {
      const isBold = (head !== null && r === 0) || (c > 0 && align[c] === 'right');
      const run = { text, size, colour: INK.text, ...(isBold && { bold: true as const }) };
      return { align: align[c] === 'right' ? ('right' as const) : ('left' as const), runs: [run] };
    }),
  );
}

/** A column of a slide that is filled from the top. */
export class Column {
  private y: number = BODY.top;
  readonly shapes: SlideShape[] = [];

  constructor(
    private readonly x: number,
    private readonly width: number,
    private readonly language: Language,
  ) {}

  /** Height that is left. */
  get room(): number {
    return BODY.bottom - this.y;
  }

  paragraphs(whole: readonly string[], size: number, colour: string, more: Partial<Paragraph> = {}): void {
    if (!whole.length) return;
    const texts = whole.map((text) => shortened(text, MOST_OF_PARAGRAPH));
    const lines = texts.reduce((sum, text) => sum + linesOf(text, this.width, size), 0);
    const height = Math.min(this.room, lines * size * 1.3 + texts.length * size * 0.45 + 4);
    const paragraphs = texts.map((text): Paragraph => ({
      runs: [{ text, size, colour }],
      space: size * 0.3,
      ...more,
    }));
    const frame = { x: this.x, y: this.y, width: this.width, height };
    this.shapes.push({ kind: 'text', name: 'Text', frame, paragraphs });
    this.y += height + 6;
  }

  table(table: SceneTable): void {
    const { name, head, rows, widths } = table;
    const sum = widths.reduce((all, one) => all + one, 0);
    const columns = widths.map((one) => (one / sum) * this.width);
    const all = (head ? [head, ...rows] : rows).map((row) =>
      row.map((text) => shortened(text, MOST_OF_CELL)),
    );
    // Smaller before it runs over what stands below.
    const { size, row, height } =
      TABLE_SIZES.map((look) => ({ ...look, height: tableHeight(all, columns, look) })).find(
        (look) => look.height <= this.room,
      ) ?? smallestTable(all, columns);
    const shape: TableShape = {
      kind: 'table',
      name,
      description: name,
      frame: { x: this.x, y: this.y, width: this.width, height },
      columns,
      rowHeight: row,
      hasHead: head !== null,
      rows: cellsOf(all, table, size),
      headFill: PAPER.cellHead,
      line: INK.cellLine,
    };
    this.shapes.push(shape);
    this.y += height + 12;
  }

  chart(chart: SceneBars | SceneCurve, description: string, height: number): void {
    const note = chart.form === 'bars' ? chart.note : null;
    const frame = { x: this.x, y: this.y, width: this.width, height: note === null ? height : height - 20 };
    const shape: ChartShape = {
      kind: 'chart',
      name: chart.title,
      description,
      frame,
      chart: chartOf(chart, this.language),
    };
    this.shapes.push(shape);
    this.y += frame.height;
    if (note !== null) this.paragraphs([note], SIZE.small, INK.secondary);
    else this.y += 6;
  }
}

/** Numbers as the language writes them, in programs that follow it; the others follow the machine. */
const NUMBER_LOCALE = { vi: '[$-42A]', en: '[$-409]' } as const;

const LOOK = { size: SIZE.text, text: INK.text } as const;

/** Bars and curve in colours of meaning: dark orange for what is worst, the own hue of each state. */
function chartOf(chart: SceneBars | SceneCurve, language: Language): Chart {
  const locale = NUMBER_LOCALE[language];
  if (chart.form === 'curve') {
    const { xs, gained, bound, chosen } = chart;
    return {
      ...LOOK,
      form: 'curve',
      title: chart.title,
      colour: INK.action,
      format: `${locale}#,##0`,
      xName: chart.x,
      xFormat: `${locale}#,##0`,
      xs,
      series: [
        { ...gained, colour: dataColour('proposed', FLAVOUR) },
        { ...bound, colour: INK.plotQuiet },
      ],
      ...(chosen && { chosen: { ...chosen, colour: dataColour('villageRanked', FLAVOUR) } }),
    };
  }
  return {
    ...LOOK,
    form: 'bars',
    title: chart.title,
    colour: DARK_ORANGE,
    format: `${locale}${chart.kind === 'share' ? '0.0%' : '#,##0'}`,
    seriesName: chart.series,
    categories: chart.bars.map(({ name }) => shortened(name, MOST_OF_CATEGORY)),
    values: chart.bars.map(({ value }) => value),
    ...(chart.bars.some(({ colour }) => colour) && {
      colours: chart.bars.map(({ colour }) => (colour ? dataColour(colour, FLAVOUR) : DARK_ORANGE)),
    }),
  };
}

/** Where text, charts and maps of a scene stand. */
export interface Places {
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  readonly maps: readonly Frame[];
}

const height = BODY.bottom - BODY.top;

/** Text on the left and the map on the right; two maps side by side; without a map the whole width. */
export function placesOf({ maps, charts, tables }: SceneShown): Places {
  const { left, right, top } = BODY;
  if (maps.length === 2)
    return {
      columns: [{ x: left, width: 270 }],
      maps: [0, 1].map((at) => ({ x: 318 + at * 309, y: top, width: 301, height })),
    };
  if (maps.length === 1)
    return {
      columns: [{ x: left, width: 440 }],
      maps: [{ x: 488, y: top, width: right - 488, height }],
    };
  if (charts.length && tables.length)
    return {
      columns: [
        { x: left, width: 480 },
        { x: 536, width: right - 536 },
      ],
      maps: [],
    };
  return { columns: [{ x: left, width: right - left }], maps: [] };
}
