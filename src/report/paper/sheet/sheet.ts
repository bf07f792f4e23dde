/** Rectangle on the page in points of the sheet, y upwards. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

export const POINTS_PER_MM = 72 / 25.4;
export const mm = (value: number): number => value * POINTS_PER_MM;

/** The first is what is meant where nothing is said. */
export const PAPERS = ['a3', 'a4', 'a0'] as const;
export type Paper = (typeof PAPERS)[number];
/** Papers that are drawn as a picture too. */
export const PICTURE_PAPERS = ['a3', 'a4'] as const satisfies readonly Paper[];
export const ORIENTATIONS = ['auto', 'portrait', 'landscape'] as const;
export type PaperOrientation = (typeof ORIENTATIONS)[number];
type Orientation = Exclude<PaperOrientation, 'auto'>;

/** Sizes of type in points of the sheet; none is below `LEAST_TYPE`. */
export interface TypeSizes {
  readonly title: number;
  readonly subtitle: number;
  readonly heading: number;
  readonly text: number;
  readonly note: number;
  /** Names on the map, best first. */
  readonly names: readonly number[];
}
/** Points: what a reader of fifty reads without glasses. */
export const LEAST_TYPE = 8;

/** What a sheet is made of. Lengths in millimetres of the sheet. */
interface PaperFacts {
  readonly short: number;
  readonly long: number;
  /** Points on paper per point of the sheet: what hangs on a wall is read from farther away. */
  readonly magnification: number;
  readonly margin: number;
  /** Least breadth of the lists beside the map, and least height below it. */
  readonly lists: Readonly<Record<Orientation, number>>;
  /** Least breadth of one column of the lists. */
  readonly column: number;
  /** Size of the symbols that carry no type. */
  readonly symbols: number;
  readonly type: TypeSizes;
}

const FACTS: Readonly<Record<Paper, PaperFacts>> = {
  a4: {
    short: 210,
    long: 297,
    magnification: 1,
    margin: 7,
    lists: { landscape: 80, portrait: 68 },
    column: 80,
    symbols: 0.72,
    type: { title: 15, subtitle: 8.5, heading: 10, text: 8.4, note: 8, names: [8] },
  },
  a3: {
    short: 297,
    long: 420,
    magnification: 1,
    margin: 8,
    lists: { landscape: 94, portrait: 120 },
    column: 86,
    symbols: 1,
    type: { title: 21, subtitle: 10.5, heading: 11.5, text: 9, note: 8, names: [9, 8] },
  },
  a0: {
    short: 420.5,
    long: 594.5,
    magnification: 2,
    margin: 9,
    lists: { landscape: 108, portrait: 140 },
    column: 92,
    symbols: 1.3,
    type: { title: 26, subtitle: 12, heading: 12.5, text: 9.5, note: 8.5, names: [9.5, 8.5] },
  },
};

/** One sheet of paper with its parts. Everything is in points of the sheet: those on paper over `magnification`. */
export interface PaperSheet {
  readonly paper: Paper;
  readonly width: number;
  readonly height: number;
  readonly magnification: number;
  readonly symbols: number;
  readonly type: TypeSizes;
  readonly title: Box;
  readonly frame: Box;
  /** Inside the frame: the map itself; between both the degrees are written. */
  readonly map: Box;
  /** Columns of the lists, outside the land, in the order of reading. */
  readonly lists: readonly Box[];
  readonly foot: Box;
  /** 1 : denominator. */
  readonly denominator: number;
}

/** Heights that depend on how much there is to say, in points of the sheet. */
export interface TextHeights {
  readonly title: number;
  readonly foot: number;
}

/** Between the two lines of the frame, with room for the degrees. */
export const RIM = mm(4.6);
/** White between land and frame. */
const PADDING = mm(3.5);
const GAP = mm(5);
/** The lists take no more of the sheet than the map. */
const MOST_LISTS = 0.5;

/** Significant digits of denominators that a reader can use with a ruler. */
const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10];

/** The smallest round denominator that is not below `needed`. */
export function roundDenominator(needed: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(needed, 1000)));
  const digits = ROUND.find((digit) => digit * power >= needed * (1 - 1e-9)) ?? 10;
  return Math.round(digits * power);
}

/** Metres on the ground that have to find room. */
export interface LandSize {
  readonly width: number;
  readonly height: number;
}

export interface SheetWanted {
  readonly paper: Paper;
  readonly orientation: PaperOrientation;
}

export const typeSizesOf = (paper: Paper): TypeSizes => FACTS[paper].type;

/**
 * The sheet on which the land is largest at a round scale; of two equal ones that of the land's own shape.
 * @param heights what title and foot need at a breadth in points of the sheet
 */
export function fitSheet(
  { paper, orientation }: SheetWanted,
  land: LandSize,
  heights: (width: number) => TextHeights,
): PaperSheet {
  if (orientation !== 'auto') return sheetOf(paper, orientation, land, heights);
  const wide = land.width >= land.height;
  const [own, other] = (wide ? ['landscape', 'portrait'] : ['portrait', 'landscape']) as Orientation[];
  const [first, second] = [own!, other!].map((way) => sheetOf(paper, way, land, heights));
  return second!.denominator < first!.denominator ? second! : first!;
}

function sheetOf(
  paper: Paper,
  orientation: Orientation,
  land: LandSize,
  heights: (width: number) => TextHeights,
): PaperSheet {
  const facts = FACTS[paper];
  const { magnification, symbols, type } = facts;
  const upright = orientation === 'portrait';
  const [width, height] = [mm(upright ? facts.short : facts.long), mm(upright ? facts.long : facts.short)];
  const [left, right] = [mm(facts.margin), width - mm(facts.margin)];
  const text = heights(right - left);
  const title = {
    left,
    right,
    top: height - mm(facts.margin),
    bottom: height - mm(facts.margin) - text.title,
  };
  const foot = { left, right, bottom: mm(facts.margin), top: mm(facts.margin) + text.foot };
  const main = { left, right, top: title.bottom - mm(2), bottom: foot.top + mm(3) };
  const least = mm(facts.lists[orientation]) + GAP;
  const around = 2 * (RIM + PADDING);
  const most = {
    width: main.right - main.left - (upright ? 0 : least),
    height: main.top - main.bottom - (upright ? least : 0),
  };
  const pointsNeeded = Math.max(land.width / (most.width - around), land.height / (most.height - around));
  const denominator = roundDenominator((pointsNeeded * POINTS_PER_MM * 1000) / magnification);
  const pointsPerMeter = (POINTS_PER_MM * 1000) / (denominator * magnification);
  // What the round scale leaves over goes to the lists.
  const frame = upright
    ? { ...main, bottom: main.top - within(land.height * pointsPerMeter + around, most.height) }
    : { ...main, right: main.left + within(land.width * pointsPerMeter + around, most.width) };
  const rest = upright ? { ...main, top: frame.bottom - GAP } : { ...main, left: frame.right + GAP };
  return {
    paper,
    width,
    height,
    magnification,
    symbols,
    type,
    title,
    frame,
    map: inset(frame, RIM),
    lists: columnsAcross(rest, mm(facts.column)),
    foot,
    denominator,
  };
}

const within = (wanted: number, most: number): number => Math.min(most, Math.max(wanted, most * MOST_LISTS));

const inset = ({ left, bottom, right, top }: Box, by: number): Box => ({
  left: left + by,
  bottom: bottom + by,
  right: right - by,
  top: top - by,
});

/** Columns of lists on a paper of their own. */
export const listColumns = (paper: Paper, box: Box): readonly Box[] =>
  columnsAcross(box, mm(FACTS[paper].column));

/** Equal columns of at least a breadth. */
export function columnsAcross(box: Box, least: number): readonly Box[] {
  return equalColumns(box, Math.max(1, Math.floor((box.right - box.left + GAP) / (least + GAP))), GAP);
}

export function equalColumns(box: Box, count: number, gap: number): readonly Box[] {
  const width = (box.right - box.left - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, i) => ({
    ...box,
    left: box.left + i * (width + gap),
    right: box.left + i * (width + gap) + width,
  }));
}
