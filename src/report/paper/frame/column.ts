import { findingsOf } from '../../../analysis/findings/findings.ts';
import { legendEntries, type LegendEntry } from '../../../cartography/legend.ts';
import { INK, PAPER, type DataClass } from '../../../cartography/tokens.ts';
import { measureName, uncoveredVillagesText } from '../../../i18n/measure-text.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { countText } from '../../../i18n/plan-text.ts';
import { formatMoney, formatNumber, formatShare } from '../../../i18n/number.ts';
import type { Rate } from '../../../model/figure.ts';
import { operatorLabel } from '../../words/method.ts';
import { SERVICE_STATES } from '../../../model/service.ts';
import { drawDarkList } from './dark-list.ts';
import { heading, type ColumnContext } from './column-parts.ts';
import { worstCommuneList, type WorstCommune } from '../../results/worst-communes.ts';
import type { Plan } from '../../../planning/plan.ts';
import { drawHatch } from '../map/map-layers.ts';
import { SHEET } from '../sheet/sheet.ts';
import { PAPER_SCALE, type PaperVillage } from '../map/villages-on-paper.ts';
import type { PointClass } from '../../../cartography/symbols.ts';

const WIDTH = SHEET.column.right - SHEET.column.left;
const LEFT = SHEET.column.left;
const RIGHT = SHEET.column.right;
const BLOCK_GAP = 13;
const SMALL = { size: 8, colour: INK.secondary } as const;

/** Everything beside the map, from the top: rates, legend, plan, worst communes with the room that is left. */
export function drawColumn(context: ColumnContext, numbered: readonly string[]): void {
  let top = drawRates(context, SHEET.column.top);
  top = drawLegend(context, top - BLOCK_GAP);
  if (context.input.plan) top = drawPlan(context, context.input.plan, top - BLOCK_GAP);
  const foot = numbered.length ? drawNumbered(context, numbered) : SHEET.column.bottom;
  const below = drawDarkList(context, top - BLOCK_GAP, foot);
  const listed = below < top - BLOCK_GAP;
  // The communes stand under the list where there is room for some, and alone where there is none to list.
  const start = (listed ? below : top) - BLOCK_GAP;
  if (!listed || start - foot > LEAST_WORST) drawWorst(context, start, foot);
}

/** Height of the heading and of four rows of communes. */
const LEAST_WORST = 90;

function drawRates(context: ColumnContext, top: number): number {
  const { input, language } = context;
  let y = heading(context, messagesIn(language).paper.rates, top);
  for (const rate of input.findings.rates.filter(({ operator }) => operator === 'any'))
    y = drawRate(context, rate, y);
  y = drawStates(context, y);
  const silent = input.findings.operatorsWithoutSource.map((operator) => operatorLabel(operator, language));
  if (!silent.length) return y;
  const note = messagesIn(language).annex.summary.withoutSource(silent.join(', '));
  return context.type.paragraph(context.ink, note, LEFT, y - 8, WIDTH, SMALL) + 6;
}

const RATE_ROW = 15;

/** One line: name, share, numerator and denominator; what is unknown below it. */
function drawRate({ ink, type, language, input }: ColumnContext, rate: Rate, top: number): number {
  const words = messagesIn(language);
  const number = (value: number) => formatNumber(value, language);
  const share = rate.share === null ? words.common.noData : formatShare(rate.share, language);
  const name = measureName(rate.measure, input.findings.rule, words);
  const y = top - RATE_ROW;
  type.putFitted(ink, name, LEFT, y + 3, 112, { size: 9, colour: INK.text });
  type.put(ink, share, LEFT + 160, y + 3, { size: 10.5, colour: INK.text, weight: 'bold', align: 'right' });
  const known = words.paper.rateLine(
    number(rate.covered),
    number(rate.covered + rate.uncovered),
    words.common.unit[rate.measure],
  );
  type.putFitted(ink, known, RIGHT, y + 3, RIGHT - LEFT - 166, { ...SMALL, align: 'right' });
  const rest = [
    ...(rate.unknown ? [words.paper.unknownPart(number(rate.unknown))] : []),
    ...(rate.missing ? [words.paper.missingPart(number(rate.missing))] : []),
  ];
  if (!rest.length) return y;
  type.putFitted(ink, rest.join(' · '), LEFT, y - 7, WIDTH, SMALL);
  return y - 10;
}

/** The classes of the map, which sum to all villages. */
function drawStates({ ink, type, language, input }: ColumnContext, top: number): number {
  const words = messagesIn(language);
  const { states } = findingsOf(input.findings, 'any');
  const parts = SERVICE_STATES.map((state) =>
    words.paper.stateCount(words.common.status[state], formatNumber(states[state], language)),
  );
  const text = words.paper.statesOf(formatNumber(states.total, language), parts.join(', '));
  return type.paragraph(ink, text, LEFT, top - 10, WIDTH, SMALL) + 8;
}

const LEGEND_ROW = 14;
const LEGEND_TEXT = LEFT + 34;

function drawLegend(context: ColumnContext, top: number): number {
  const { shown, flavour, language } = context;
  let y = heading(context, messagesIn(language).map.legendTitle, top) - 4;
  for (const entry of legendEntries(shown, flavour, language)) {
    drawEntry(context, entry, y - LEGEND_ROW / 2);
    y -= LEGEND_ROW;
  }
  return y;
}

function drawEntry(
  { ink, type, counts, language, input, opacities }: ColumnContext,
  entry: LegendEntry,
  middle: number,
): void {
  const words = messagesIn(language).paper;
  const count = countOf(entry.dataClass, counts, input);
  const label = count === null ? entry.label : words.counted(entry.label, formatNumber(count, language));
  type.put(ink, label, LEGEND_TEXT, middle - 3, { size: 9, colour: INK.text });
  const x = LEFT + 13;
  if (entry.form === 'point') {
    ink.symbol(entry.symbol, PAPER_SCALE[entry.dataClass as PointClass], x, middle);
    if (entry.symbol.number) {
      const scale = PAPER_SCALE[entry.dataClass as PointClass];
      const { number } = entry.symbol;
      type.put(
        ink,
        entry.dataClass === 'proposed' ? 'A' : '1',
        x + number.x * scale,
        middle - number.y * scale,
        {
          size: number.size * scale,
          colour: number.colour,
          weight: 'bold',
          align: 'middle',
        },
      );
    }
    return;
  }
  if (entry.form === 'line') {
    ink.strokeWith(entry.line, () => ink.segment(LEFT + 1, middle, LEFT + 26, middle));
    return;
  }
  const box = { left: LEFT + 2, bottom: middle - 5, right: LEFT + 25, top: middle + 5 };
  const rectangle = () => ink.rectangle(box.left, box.bottom, box.right - box.left, box.top - box.bottom);
  const { area } = entry;
  if (area.fillOpacity > 0) {
    ink
      .save()
      .raw(`/${opacities.name(area.fillOpacity)} gs`)
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

function countOf(
  dataClass: DataClass,
  counts: ColumnContext['counts'],
  { plan, findings, dataset }: ColumnContext['input'],
): number | null {
  if (dataClass === 'villageRanked') return counts.villageUncovered;
  if (dataClass in counts) return counts[dataClass as PaperVillage['symbol']];
  switch (dataClass) {
    case 'depression':
      return findings.depressions.count;
    case 'proposed':
      return plan?.chosen.length ?? null;
    case 'villageGained':
      return plan?.villages.length ?? null;
    case 'site':
      return dataset.sites.length;
    case 'commune':
      return dataset.communes.records.length;
    default:
      return null;
  }
}

function drawPlan(context: ColumnContext, plan: Plan, top: number): number {
  const { ink, type, language } = context;
  const words = messagesIn(language);
  const number = (value: number) => formatNumber(value, language);
  let y = heading(context, words.paper.plan, top) - 12;
  const lines = [
    words.paper.planBudget(formatMoney(plan.budgetVnd, language), number(plan.chosen.length)),
    words.paper.planGain(countText(plan.newHouseholds, language), countText(plan.newPopulation, language)),
    // Rounded down: a bound must not promise more than it proves.
    words.paper.planBound(formatShare(Math.floor((1 - plan.gap) * 1000) / 1000, language, 1)),
    words.paper.planRest(number(plan.residual.villages.length), number(plan.residual.households)),
  ];
  lines.forEach((line, i) => {
    y = type.paragraph(ink, line, LEFT, y, WIDTH, {
      size: 8.8,
      colour: INK.text,
      weight: i === 1 ? 'bold' : 'regular',
    });
  });
  return y + 8;
}

const ROW = 13.5;
const MOST_ROWS = 15;

/** Communes by villages without service under the rule, worst first; ties left out are told. */
function drawWorst(context: ColumnContext, top: number, bottom: number): void {
  const { ink, type, input, language } = context;
  const words = messagesIn(language);
  const { paper } = words;
  const villages = uncoveredVillagesText(input.findings.rule, words);
  let y = heading(context, paper.worst(villages), top) - 12;
  const order = findingsOf(input.findings, 'any').worst.villages;
  const room = Math.max(3, Math.floor((y - 6 - bottom) / ROW));
  const all = worstCommuneList(order, Math.min(MOST_ROWS, room));
  // The line that tells of ties takes the place of a row.
  const shown = all.tied > 0 && all.first.length === room ? worstCommuneList(order, room - 1) : all;
  if (!shown.first.length) {
    const { states } = findingsOf(input.findings, 'any');
    const none = states.unknown === states.total ? words.common.noData : paper.worstNone(villages);
    type.put(ink, none, LEFT, y, { size: 8.8, colour: INK.text });
    return;
  }
  const columns = [LEFT + 144, LEFT + 214, RIGHT] as const;
  type.put(ink, paper.worstCommune, LEFT + 16, y, SMALL);
  [paper.worstVillages, paper.worstHouseholds, paper.worstShare].forEach((label, i) =>
    type.putFitted(ink, label, columns[i], y, 64, { ...SMALL, align: 'right' }),
  );
  shown.first.forEach((row, i) => {
    y -= ROW;
    if (i % 2 === 0)
      ink
        .fill(PAPER.paperRow)
        .rectangle(LEFT, y - 4, WIDTH, ROW)
        .raw('f');
    drawWorstRow(context, row, columns, y);
  });
  if (shown.tied > 0)
    type.put(ink, paper.worstTied(formatNumber(shown.tied, language)), LEFT + 16, y - ROW, SMALL);
}

/** Rank, name, villages, households and share of people of one commune; *–* without a figure. */
function drawWorstRow(
  { ink, type, input, language }: ColumnContext,
  { commune, value, rank }: WorstCommune,
  columns: readonly number[],
  y: number,
): void {
  const { uncoveredHouseholds, uncoveredShare } = findingsOf(input.findings, 'any').communes;
  const households = uncoveredHouseholds[commune];
  const share = uncoveredShare[commune];
  type.put(ink, String(rank), LEFT + 11, y, { ...SMALL, size: 8, align: 'right' });
  type.putFitted(ink, input.dataset.communes.records[commune].name, LEFT + 16, y, 100, {
    size: 8.8,
    colour: INK.text,
  });
  const cells = [
    formatNumber(value, language),
    Number.isNaN(households) ? '–' : formatNumber(households, language),
    Number.isNaN(share) ? '–' : formatShare(share, language, 1),
  ];
  cells.forEach((text, i) =>
    type.put(ink, text, columns[i], y, {
      size: 8.8,
      colour: INK.text,
      align: 'right',
      ...(i === 0 && { weight: 'bold' as const }),
    }),
  );
}

/** The key of the numbers on the map, at the foot of the column; answers its top. */
function drawNumbered({ ink, type, language }: ColumnContext, numbered: readonly string[]): number {
  const text = `${messagesIn(language).paper.numbered}: ${numbered.join('; ')}.`;
  const size = 6.6;
  const lines = type.wrap(text, WIDTH, size);
  const top = SHEET.column.bottom + lines.length * size * 1.4;
  type.paragraph(ink, text, LEFT, top - size, WIDTH, { size, colour: INK.secondary });
  return top + 6;
}
