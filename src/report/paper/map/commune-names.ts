import type { RoundSymbol } from '../../../cartography/spread.ts';
import { INK, PAPER } from '../../../cartography/tokens.ts';
import type { LayerContext } from './map-layers.ts';
import { placeLabels, type LabelShape, type Obstacle } from './labels.ts';
import { SHEET } from '../sheet/sheet.ts';
import type { Typesetter } from '../sheet/type.ts';
import { PAPER_SCALE, type PaperVillage } from './villages-on-paper.ts';

const SIZES = [7.6, 6.8, 6.2];
const LEAD = 1.25;

/** Discs and circles are what the map is read for. */
const MARK = 5;

/** How bad it is to write over a symbol. */
const WEIGHTS: Readonly<Record<PaperVillage['symbol'], number>> = {
  villageUncovered: 7,
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

/** As maps write them: names alone for communes, the usual abbreviation for wards and townships. */
const nameOnMap = (name: string): string =>
  name
    .replace(/^xã /i, '')
    .replace(/^phường /i, 'P. ')
    .replace(/^thị trấn /i, 'TT. ');

/** One line or two, in falling sizes; line breaks where both halves are nearest in length. */
function shapesOf(name: string, type: Typesetter): LabelShape[] {
  const words = name.split(' ');
  const halves = words
    .slice(1)
    .map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
  halves.sort((a, b) => Math.max(a[0].length, a[1].length) - Math.max(b[0].length, b[1].length));
  const layouts = [[name], ...halves.slice(0, 1)];
  return SIZES.flatMap((size) =>
    layouts.map((lines) => ({
      lines,
      width: Math.max(...lines.map((line) => type.widthOf(line, size, 'bold'))),
      // Marks above and below capital letters included.
      height: size * (1.15 + LEAD * (lines.length - 1)),
    })),
  );
}

const numberShape = (number: number, type: Typesetter): LabelShape => ({
  lines: [String(number)],
  width: type.widthOf(String(number), SIZES[2], 'bold'),
  height: SIZES[2] * 1.15,
});

/** Writes the names of the communes; those without room get a number. Answers the list that explains the numbers. */
export function drawCommuneNames(
  context: LayerContext,
  villages: readonly PaperVillage[],
  marks: readonly RoundSymbol[],
): readonly string[] {
  const { type, input, plane } = context;
  const { records, geometry } = input.dataset.communes;
  const obstacles = obstaclesOf(context, villages, marks);
  const { placed, unplaced } = placeLabels(
    geometry,
    plane,
    SHEET.map,
    records.map(({ name }) => shapesOf(nameOnMap(name), type)),
    obstacles,
  );
  for (const { shape, x, y } of placed) write(context, shape, x, y);
  const taken = placed.map(({ shape, x, y }): Obstacle => ({
    x,
    y,
    radius: Math.max(shape.width, shape.height) / 2,
    weight: 50,
  }));
  const numbers = new Map(unplaced.map((feature, i) => [feature, i + 1]));
  const second = placeLabels(
    geometry,
    plane,
    SHEET.map,
    records.map((_, feature) => (numbers.has(feature) ? [numberShape(numbers.get(feature)!, type)] : [])),
    [...obstacles, ...taken],
  );
  for (const { shape, x, y } of second.placed) write(context, shape, x, y);
  return unplaced.map((feature) => `${numbers.get(feature)} ${records[feature].name}`);
}

function obstaclesOf(
  { input, plane }: LayerContext,
  villages: readonly PaperVillage[],
  marks: readonly RoundSymbol[],
): Obstacle[] {
  const symbols = villages.map(({ x, y, symbol }): Obstacle => ({
    x,
    y,
    radius: RADII[symbol] * PAPER_SCALE[symbol],
    weight: WEIGHTS[symbol],
  }));
  const works = (input.workCommunes ? [] : (input.plan?.chosen ?? [])).map((site): Obstacle => {
    const [x, y] = plane.toPage(site.lon, site.lat);
    return { x, y, radius: 14 * PAPER_SCALE.proposed, weight: 6 };
  });
  const standing = marks.map(({ x, y, radius }): Obstacle => ({ x, y, radius, weight: MARK }));
  return [...symbols, ...works, ...standing];
}

function write({ ink, type }: LayerContext, shape: LabelShape, x: number, y: number): void {
  const size = shape.height / (1.15 + LEAD * (shape.lines.length - 1));
  const style = { size, colour: INK.text, weight: 'bold', align: 'middle' } as const;
  const firstBaseline = y + ((shape.lines.length - 1) * size * LEAD) / 2 - size * 0.34;
  shape.lines.forEach((line, i) =>
    type.halo(ink, line, x, firstBaseline - i * size * LEAD, style, PAPER.page, 1.8),
  );
  shape.lines.forEach((line, i) => type.put(ink, line, x, firstBaseline - i * size * LEAD, style));
}
