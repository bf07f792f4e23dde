/** Lengths in points from the upper left corner of the slide. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** 16 : 9, as the programs have it: 13.333 by 7.5 inches. */
export const SLIDE = { width: 960, height: 540 } as const;

/** `#RRGGBB`. */
export type Colour = string;

export type Paint =
  | { readonly colour: Colour; readonly opacity?: number }
  /** Lines from lower left to upper right, or from upper left to lower right. */
  | { readonly hatch: 'rising' | 'falling'; readonly colour: Colour; readonly ground: Colour };

export interface Stroke {
  readonly colour: Colour;
  readonly width: number;
  readonly dashed?: true;
}

export interface Run {
  readonly text: string;
  readonly size: number;
  readonly colour: Colour;
  readonly bold?: true;
  readonly italic?: true;
  /** The number of the slide, kept up to date by the program. */
  readonly isSlideNumber?: true;
}

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly align?: 'left' | 'middle' | 'right';
  /** Numbered by the program: 1. 2. 3. */
  readonly numbered?: true;
  /** Points above. */
  readonly space?: number;
}

export interface TextShape {
  readonly kind: 'text';
  readonly name: string;
  readonly frame: Frame;
  readonly paragraphs: readonly Paragraph[];
  readonly anchor?: 'top' | 'middle' | 'bottom';
  readonly fill?: Paint;
  readonly line?: Stroke;
  /** Placeholder of the layout: what a program takes for the title in its outline. */
  readonly is?: 'title' | 'footer' | 'slideNumber';
}

/** Rings or lines: x, y, x, y ..., filled even-odd. */
export interface PathShape {
  readonly kind: 'path';
  readonly name: string;
  readonly rings: readonly ArrayLike<number>[];
  readonly closed: boolean;
  readonly fill?: Paint;
  readonly line?: Stroke;
}

export interface DiscShape {
  readonly kind: 'disc';
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly form?: 'ellipse' | 'triangle' | 'rectangle';
  readonly fill?: Paint;
  readonly line?: Stroke;
  readonly label?: Run;
}

/** Shapes that are moved together; `description` is read aloud in their place. */
export interface GroupShape {
  readonly kind: 'group';
  readonly name: string;
  readonly description: string;
  readonly shapes: readonly (PathShape | DiscShape | TextShape)[];
}

export interface SlideCell {
  readonly runs: readonly Run[];
  readonly align?: 'left' | 'middle' | 'right';
}

export interface TableShape {
  readonly kind: 'table';
  readonly name: string;
  readonly description: string;
  readonly frame: Frame;
  /** Widths of the columns, points. */
  readonly columns: readonly number[];
  readonly rowHeight: number;
  /** The first row is a head. */
  readonly hasHead: boolean;
  readonly rows: readonly (readonly SlideCell[])[];
  readonly headFill: Colour;
  readonly line: Colour;
}

export interface ChartShape {
  readonly kind: 'chart';
  readonly name: string;
  readonly description: string;
  readonly frame: Frame;
  readonly chart: Chart;
}

interface ChartLook {
  readonly title: string;
  readonly size: number;
  readonly colour: Colour;
  readonly text: Colour;
  /** How the program writes numbers: `0`, `0.0%`. */
  readonly format: string;
}

export type Chart = ChartLook &
  (
    | {
        readonly form: 'bars';
        readonly seriesName: string;
        readonly categories: readonly string[];
        /** null: unknown, an empty cell. */
        readonly values: readonly (number | null)[];
        /** Colours of single bars. */
        readonly colours?: readonly Colour[];
      }
    | {
        readonly form: 'curve';
        readonly xName: string;
        readonly xFormat: string;
        readonly xs: readonly number[];
        readonly series: readonly {
          readonly name: string;
          readonly values: readonly number[];
          readonly colour: Colour;
        }[];
        /** Marked on the curve. */
        readonly chosen?: {
          readonly name: string;
          readonly x: number;
          readonly y: number;
          readonly colour: Colour;
        };
      }
  );

export type SlideShape = TextShape | PathShape | DiscShape | GroupShape | TableShape | ChartShape;

export interface Slide {
  readonly shapes: readonly SlideShape[];
  /** What the speaker says; paragraphs. */
  readonly notes: readonly string[];
}

export interface Presentation {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  /** `vi-VN`, `en-GB`. */
  readonly language: string;
  /** ISO day of the state described, never the clock. */
  readonly day: string;
  readonly font: string;
  readonly slides: readonly Slide[];
}
