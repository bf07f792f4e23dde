import { legendEntries, type LegendEntry } from '../../../cartography/legend.ts';
import { pointSymbol, type PointClass } from '../../../cartography/symbols.ts';
import { INK, type DataClass } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatNumber } from '../../../i18n/number.ts';
import { SMALL_DARK } from '../map/dark-villages.ts';
import { drawHatch } from '../map/map-layers.ts';
import { paperScale } from '../map/villages-on-paper.ts';
import { columnsAcross, type Box } from '../sheet/sheet.ts';
import { heading, paragraph, smallStyle, type Block, type ListContext } from './parts.ts';

/** Of the size of type. */
const ROW = 1.56;
const SYMBOL = 32;
/** Of one of at most two columns. */
const HALF = 112;

/** What is on this map and nothing else, drawn as the map draws it. */
export function legendBlock(context: ListContext): Block {
  const { shown, flavour, language, ink, sheet } = context;
  const entries = legendEntries(shown, flavour, language).map((entry) => ({
    entry,
    label: labelOf(context, entry),
  }));
  const rowsIn = (columns: number) => Math.ceil(entries.length / columns);
  const note = awayNote(context);
  const noteHeight = note === null ? 0 : 3 * sheet.type.note * 1.35;
  const least = 20 + rowsIn(2) * ROW * 1.4 * sheet.type.text + noteHeight;
  return {
    least,
    whole: least,
    draw(box) {
      const top = heading(context, messagesIn(language).map.legendTitle, box) - 3;
      const columns = columnsAcross(box, Math.max(HALF, (box.right - box.left) / 3 + 1));
      const perColumn = rowsIn(columns.length);
      let foot = top;
      ink.group('L', () =>
        columns.forEach((column, k) => {
          let y = top;
          for (const { entry, label } of entries.slice(k * perColumn, (k + 1) * perColumn))
            y = drawEntry(context, entry, label, { ...column, top: y });
          foot = Math.min(foot, y);
        }),
      );
      if (note === null) return { foot, rest: null };
      return {
        foot: paragraph(context, note, box, foot - sheet.type.note - 2, smallStyle(context)),
        rest: null,
      };
    },
  };
}

/** What the map leaves away for its scale, counted. */
function awayNote(context: ListContext): string | null {
  const { away = [], flavour, language } = context;
  if (!away.length) return null;
  const labels = legendEntries(new Set(away), flavour, language).map((entry) => {
    const [first, ...others] = labelOf(context, entry);
    return `${first!.toLocaleLowerCase(language)}${others.join('')}`;
  });
  return messagesIn(language).paper.away(labels.join('; '));
}

const STRIP_ROW = 13;
const STRIP_GAP = 14;

/** The legend in lines across a breadth: under a map that leaves no room beside it. */
export function legendStrip(context: ListContext, width: number) {
  const { shown, flavour, language, ink, type, sheet } = context;
  const size = sheet.type.note;
  let [x, row] = [0, 0];
  const placed = legendEntries(shown, flavour, language).map((entry) => {
    const label = labelOf(context, entry);
    const breadth = SYMBOL + type.widthOf(label, size);
    if (x > 0 && x + breadth > width) [x, row] = [0, row + 1];
    const at = { entry, label, x, row };
    x += breadth + STRIP_GAP;
    return at;
  });
  return {
    height: (row + 1) * STRIP_ROW,
    draw: ({ left, top }: Box) =>
      void ink.group('L', () => {
        for (const { entry, label, x: along, row: down } of placed) {
          const middle = top - (down + 0.5) * STRIP_ROW;
          ink.aside(() => drawSymbol(context, entry, left + along, middle));
          ink.group('LI', () =>
            ink.piece('LBody', () =>
              type.put(ink, label, left + along + SYMBOL, middle - size * 0.34, { size, colour: INK.text }),
            ),
          );
        }
      }),
  };
}

/** Beside discs with numbers, those without are small. */
const isSmallDark = ({ shown }: ListContext, dataClass: DataClass): boolean =>
  dataClass === 'villageUncovered' && shown.has('villageRanked');

function labelOf(context: ListContext, { dataClass, label }: LegendEntry): string {
  const { counts, unplaced = 0, language } = context;
  const { paper } = messagesIn(language);
  const count = counts.get(dataClass);
  if (count === undefined) return label;
  if (isSmallDark(context, dataClass)) return paper.darkOthers(formatNumber(count, language));
  return unplaced && dataClass === 'villageUnknown'
    ? paper.countedUnplaced(label, formatNumber(count, language), formatNumber(unplaced, language))
    : paper.counted(label, formatNumber(count, language));
}

/** One row, or two lines of words where the column is narrow; answers its foot. */
function drawEntry(context: ListContext, entry: LegendEntry, label: string, box: Box): number {
  const { ink, type, sheet } = context;
  const size = sheet.type.text;
  const lines = type.wrap(label, box.right - box.left - SYMBOL, size);
  const height = Math.max(ROW * size, lines.length * size * 1.22 + 3);
  const middle = box.top - height / 2;
  ink.aside(() => drawSymbol(context, entry, box.left, middle));
  ink.group('LI', () =>
    ink.piece('LBody', () => {
      const lead = size * 1.22;
      const first = middle - size * 0.34 + ((lines.length - 1) * lead) / 2;
      type.lines(ink, lines, box.left + SYMBOL, first, lead, { size, colour: INK.text });
    }),
  );
  return box.top - height;
}

function drawSymbol(context: ListContext, entry: LegendEntry, left: number, middle: number): void {
  const { ink } = context;
  if (entry.form === 'point') return drawPoint(context, entry, left + 13, middle);
  if (entry.form === 'line') {
    ink.strokeWith(entry.line, () => ink.segment(left + 1, middle, left + 26, middle));
    return;
  }
  const box = { left: left + 2, bottom: middle - 5, right: left + 25, top: middle + 5 };
  const rectangle = () => ink.rectangle(box.left, box.bottom, box.right - box.left, box.top - box.bottom);
  const { area } = entry;
  if (area.fillOpacity > 0) {
    ink
      .save()
      .raw(`/${context.opacities.name(area.fillOpacity)} gs`)
      .fill(area.fill);
    rectangle().raw('f').restore();
  }
  if (area.hatch) {
    ink.save();
    rectangle().raw('W n');
    drawHatch(ink, area.hatch, box);
    ink.restore();
  }
  ink.strokeWith(area.outline, rectangle);
}

function drawPoint(
  context: ListContext,
  { symbol, dataClass }: Extract<LegendEntry, { form: 'point' }>,
  x: number,
  middle: number,
): void {
  const { ink, type, sheet } = context;
  if (isSmallDark(context, dataClass)) {
    const small = pointSymbol('villageRanked', context.flavour);
    ink.symbol(small, paperScale(sheet, 'villageRanked') * SMALL_DARK, x, middle);
    return;
  }
  // A large symbol of the map must not touch its neighbours here.
  const scale = Math.min(
    paperScale(sheet, dataClass as PointClass),
    (ROW * sheet.type.text - 1) / 2 / symbol.extent,
  );
  ink.symbol(symbol, scale, x, middle);
  if (!symbol.number) return;
  const { number } = symbol;
  const size = Math.max(number.size * scale, 8);
  type.put(ink, dataClass === 'proposed' ? 'A' : '1', x + number.x * scale, middle - size * 0.36, {
    size,
    colour: number.colour,
    weight: 'bold',
    align: 'middle',
  });
}
