import { siteLetters } from '../../../cartography/letters.ts';
import type { RoundSymbol } from '../../../cartography/spread.ts';
import { INK, PAPER } from '../../../cartography/tokens.ts';
import type { LayerContext } from './map-layers.ts';
import { placeLabels, type LabelShape, type Obstacle } from './labels.ts';
import { LEAST_TYPE } from '../sheet/sheet.ts';
import type { Typesetter } from '../sheet/type.ts';
import { paperScale, type PaperVillage } from './villages-on-paper.ts';

const LEAD = 1.25;

/** Discs, circles and sites are what the map is read for: a name that would cover one becomes a letter. */
const MARK = Infinity;

/** How bad it is to write over a symbol. */
const WEIGHTS: Readonly<Record<PaperVillage['symbol'], number>> = {
  // Where their discs stand is told by the marks.
  villageUncovered: 1,
  villagePartial: 0.9,
  villageUnknown: 0.5,
  villageCovered: 0.15,
};
const RADII: Readonly<Record<PaperVillage['symbol'], number>> = {
  villageUncovered: 7,
  villagePartial: 6,
  villageUnknown: 5,
  villageCovered: 3,
};

export const symbolRadius = (symbol: PaperVillage['symbol']): number => RADII[symbol];

/** As maps write them: names alone for communes, the usual abbreviation for wards and townships. */
export const nameOnMap = (name: string): string =>
  name
    .replace(/^xã /i, '')
    .replace(/^phường /i, 'P. ')
    .replace(/^thị trấn /i, 'TT. ');

/** One line or two, in falling sizes; line breaks where both halves are nearest in length. */
export function shapesOf(name: string, type: Typesetter, sizes: readonly number[]): LabelShape[] {
  const words = name.split(' ');
  const halves = words
    .slice(1)
    .map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
  halves.sort((a, b) => Math.max(a[0].length, a[1].length) - Math.max(b[0].length, b[1].length));
  const layouts = [[name], ...halves.slice(0, 1)];
  return sizes.flatMap((size) =>
    layouts.map((lines) => ({
      lines,
      width: Math.max(...lines.map((line) => type.widthOf(line, size, 'bold'))),
      // Marks above and below capital letters included.
      height: size * (1.15 + LEAD * (lines.length - 1)),
    })),
  );
}

const letterShape = (letters: string, type: Typesetter): LabelShape => ({
  lines: [letters],
  width: type.widthOf(letters, LEAST_TYPE, 'bold'),
  height: LEAST_TYPE * 1.15,
});

/** What the key says instead of a letter that the map has no room for either. */
const NO_ROOM = '–';

/**
 * Writes the names of the communes; those without room get small letters, since numbers are ranks and capitals are works
 * of the plan. Answers the key.
 */
export function drawCommuneNames(
  context: LayerContext,
  villages: readonly PaperVillage[],
  marks: readonly RoundSymbol[],
): readonly string[] {
  const { type, input, plane, sheet } = context;
  const { records, geometry } = input.dataset.communes;
  const obstacles = obstaclesOf(context, villages, marks);
  const { placed, unplaced } = placeLabels(
    geometry,
    plane,
    sheet.map,
    records.map(({ name }) => shapesOf(nameOnMap(name), type, sheet.type.names)),
    obstacles,
  );
  for (const { shape, x, y } of placed) writeLabel(context, shape, x, y);
  const taken = placed.map(({ shape, x, y }): Obstacle => ({
    x,
    y,
    radius: Math.max(shape.width, shape.height) / 2,
    weight: MARK,
  }));
  const letters = new Map(unplaced.map((feature, i) => [feature, siteLetters(i).toLowerCase()]));
  const second = placeLabels(
    geometry,
    plane,
    sheet.map,
    records.map((_, feature) => (letters.has(feature) ? [letterShape(letters.get(feature)!, type)] : [])),
    [...obstacles, ...taken],
  );
  for (const { shape, x, y } of second.placed) writeLabel(context, shape, x, y, 'quiet');
  const written = new Set(second.placed.map(({ feature }) => feature));
  const keyOf = (feature: number) => (written.has(feature) ? letters.get(feature)! : NO_ROOM);
  return unplaced
    .toSorted((a, b) => Number(written.has(b)) - Number(written.has(a)))
    .map((feature) => `${keyOf(feature)} ${records[feature].name}`);
}

/** Sites of the plan where the scope tells them. */
export function workSymbols({
  input,
  plane,
  sheet,
}: Pick<LayerContext, 'input' | 'plane' | 'sheet'>): RoundSymbol[] {
  return (input.workCommunes ? [] : (input.plan?.chosen ?? [])).map((site) => {
    const [x, y] = plane.toPage(site.lon, site.lat);
    return { x, y, radius: 12 * paperScale(sheet, 'proposed') };
  });
}

export function obstaclesOf(
  { input, plane, sheet }: LayerContext,
  villages: readonly PaperVillage[],
  marks: readonly RoundSymbol[],
): Obstacle[] {
  const symbols = villages.map(({ x, y, symbol }): Obstacle => ({
    x,
    y,
    radius: RADII[symbol] * paperScale(sheet, symbol),
    weight: WEIGHTS[symbol],
  }));
  const works = workSymbols({ input, plane, sheet }).map((site): Obstacle => ({ ...site, weight: MARK }));
  const standing = marks.map(({ x, y, radius }): Obstacle => ({ x, y, radius, weight: MARK }));
  return [...symbols, ...works, ...standing];
}

export function writeLabel(
  { ink, type }: LayerContext,
  shape: LabelShape,
  x: number,
  y: number,
  voice: 'plain' | 'quiet' = 'plain',
): void {
  const size = shape.height / (1.15 + LEAD * (shape.lines.length - 1));
  const colour = voice === 'quiet' ? INK.secondary : INK.text;
  const style = { size, colour, weight: 'bold', align: 'middle' } as const;
  const firstBaseline = y + ((shape.lines.length - 1) * size * LEAD) / 2 - size * 0.34;
  shape.lines.forEach((line, i) =>
    type.halo(ink, line, x, firstBaseline - i * size * LEAD, style, PAPER.page, 1.8),
  );
  shape.lines.forEach((line, i) => type.put(ink, line, x, firstBaseline - i * size * LEAD, style));
}
