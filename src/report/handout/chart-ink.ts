import type { Chart, ChartShape, Frame } from '../../formats/presentation/slides.ts';
import { shareColumn } from '../../i18n/columns.ts';
import { formatNumber, type Language } from '../../i18n/number.ts';
import { hex, pageX, pageY, type SlideInk } from './slide-place.ts';

/** Excel's locale ids in the formats of our charts. */
const languageOf = (format: string): Language => (format.startsWith('[$-42A]') ? 'vi' : 'en');
const numberText = (value: number, format: string): string =>
  format.includes('%')
    ? shareColumn([value], languageOf(format), 1)[0]!
    : formatNumber(value, languageOf(format), 0);

function put(
  { type, ink, place }: SlideInk,
  text: string,
  x: number,
  y: number,
  chart: Chart,
  look: {
    readonly align?: 'left' | 'middle' | 'right';
    readonly bold?: boolean;
    readonly size?: number;
  } = {},
): void {
  type.put(ink, text, x, y, {
    size: (look.size ?? chart.size) * place.scale,
    colour: hex(chart.text),
    weight: look.bold ? 'bold' : 'regular',
    align: look.align ?? 'left',
  });
}

/** Where bars or curve stand inside the frame: under the title, right of the names. */
function plotOf(frame: Frame, left: number, below: number): Frame {
  const top = 30;
  return {
    x: frame.x + left,
    y: frame.y + top,
    width: frame.width - left - 70,
    height: frame.height - top - below,
  };
}

function drawBars(pdf: SlideInk, frame: Frame, chart: Extract<Chart, { form: 'bars' }>): void {
  const { ink, type, place } = pdf;
  const size = chart.size * place.scale;
  const names = Math.max(40, ...chart.categories.map((name) => type.widthOf(name, size) / place.scale)) + 8;
  const plot = plotOf(frame, names, 4);
  const most = Math.max(...chart.values.map((value) => value ?? 0), Number.MIN_VALUE);
  const step = plot.height / Math.max(1, chart.categories.length);
  chart.categories.forEach((name, i) => {
    const value = chart.values[i] ?? null;
    const middle = plot.y + (i + 0.5) * step;
    const base = pageY(pdf, middle) - size * 0.36;
    put(pdf, name, pageX(pdf, plot.x - 6), base, chart, { align: 'right' });
    if (value === null) return;
    const width = (value / most) * plot.width;
    ink.fill(hex(chart.colours?.[i] ?? chart.colour));
    ink
      .rectangle(
        pageX(pdf, plot.x),
        pageY(pdf, middle + step * 0.34),
        width * place.scale,
        step * 0.68 * place.scale,
      )
      .raw('f');
    put(pdf, numberText(value, chart.format), pageX(pdf, plot.x + width + 5), base, chart, { bold: true });
  });
  ink.pen(hex(chart.text), 0.5);
  ink
    .segment(pageX(pdf, plot.x), pageY(pdf, plot.y), pageX(pdf, plot.x), pageY(pdf, plot.y + plot.height))
    .raw('S');
}

/** A round step of an axis with about five parts. */
function axisStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 5));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => most / step <= 6) ?? most;
}

function drawCurve(pdf: SlideInk, frame: Frame, chart: Extract<Chart, { form: 'curve' }>): void {
  const { ink, place } = pdf;
  const plot = plotOf(frame, 64, 66);
  const mostX = Math.max(...chart.xs, 1);
  const mostY = Math.max(...chart.series.flatMap(({ values }) => values), 1);
  const at = (x: number, y: number): readonly [number, number] => [
    pageX(pdf, plot.x + (x / mostX) * plot.width),
    pageY(pdf, plot.y + plot.height - (y / mostY) * plot.height),
  ];
  const small = { size: chart.size * 0.85 };
  ink.pen(hex(chart.text), 0.5).segment(...at(0, 0), ...at(mostX, 0));
  ink.segment(...at(0, 0), ...at(0, mostY)).raw('S');
  for (let x = 0; x <= mostX; x += axisStep(mostX)) {
    const [px, py] = at(x, 0);
    put(pdf, numberText(x, chart.xFormat), px, py - 9, chart, { ...small, align: 'middle' });
  }
  for (let y = 0; y <= mostY; y += axisStep(mostY)) {
    const [px, py] = at(0, y);
    put(pdf, numberText(y, chart.format), px - 3, py - 2.5, chart, { ...small, align: 'right' });
  }
  const [endX, endY] = at(mostX, 0);
  put(pdf, chart.xName, endX, endY - 18, chart, { ...small, align: 'right' });
  for (const { values, colour } of chart.series) {
    ink.pen(hex(colour), 1.4);
    ink.line(values.flatMap((value, i) => at(chart.xs[i]!, value))).raw('S');
  }
  const legend = [...chart.series, ...(chart.chosen ? [chart.chosen] : [])];
  let x = plot.x;
  const y = pageY(pdf, frame.y + frame.height - 8);
  for (const { name, colour } of legend) {
    ink.fill(hex(colour)).rectangle(pageX(pdf, x), y, 7, 3).raw('f');
    put(pdf, name, pageX(pdf, x) + 10, y - 1, chart, small);
    x += pdf.type.widthOf(name, small.size * place.scale) / place.scale + 40;
  }
  if (!chart.chosen) return;
  const [px, py] = at(chart.chosen.x, chart.chosen.y);
  ink
    .fill(hex(chart.chosen.colour))
    .rectangle(px - 2.6, py - 2.6, 5.2, 5.2)
    .raw('f');
}

/** A chart of a slide on paper: the same numbers, drawn. */
export function drawChart(pdf: SlideInk, { frame, chart }: ChartShape): void {
  const middle = pageX(pdf, frame.x + frame.width / 2);
  put(pdf, chart.title, middle, pageY(pdf, frame.y + 18), chart, { align: 'middle', bold: true });
  if (chart.form === 'bars') drawBars(pdf, frame, chart);
  else drawCurve(pdf, frame, chart);
}
