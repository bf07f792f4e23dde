import { colourOf, emu, escapeXml, XML_HEAD } from './markup.ts';
import type { Chart, Colour, Frame } from './slides.ts';

/** A column of the workbook that lies behind a chart: what the program opens on *edit data*. */
export interface ChartColumn {
  readonly name: string;
  readonly cells: readonly (string | number | null)[];
}

/** All data of a chart, one row per category or place on the curve. */
export function chartColumns(chart: Chart): readonly ChartColumn[] {
  if (chart.form === 'bars')
    return [
      { name: '', cells: chart.categories },
      { name: chart.seriesName, cells: chart.values },
    ];
  const { chosen } = chart;
  const more = chosen ? [null] : [];
  return [
    { name: chart.xName, cells: [...chart.xs, ...(chosen ? [chosen.x] : [])] },
    ...chart.series.map(({ name, values }) => ({ name, cells: [...values, ...more] })),
    ...(chosen ? [{ name: chosen.name, cells: [...chart.xs.map(() => null), chosen.y] }] : []),
  ];
}

const SHEET = 'Sheet1';
const letterOf = (column: number): string => String.fromCharCode(65 + column);
const rangeOf = (column: number, first: number, last: number): string =>
  `${SHEET}!$${letterOf(column)}$${first}:$${letterOf(column)}$${last}`;

const textProperties = (size: number, colour: Colour, bold = false): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}"><a:solidFill>${colourOf(colour)}</a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>`;

const seriesText = (column: number, name: string): string =>
  `<c:tx><c:strRef><c:f>${SHEET}!$${letterOf(column)}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;

function numbers(
  tag: string,
  column: number,
  values: readonly (number | null)[],
  format: string,
  first = 2,
): string {
  const points = values
    .map((value, i) => (value === null ? '' : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`))
    .join('');
  return `<c:${tag}><c:numRef><c:f>${rangeOf(column, first, first + values.length - 1)}</c:f><c:numCache><c:formatCode>${escapeXml(format)}</c:formatCode><c:ptCount val="${values.length}"/>${points}</c:numCache></c:numRef></c:${tag}>`;
}

function strings(tag: string, column: number, values: readonly string[]): string {
  const points = values.map((value, i) => `<c:pt idx="${i}"><c:v>${escapeXml(value)}</c:v></c:pt>`).join('');
  return `<c:${tag}><c:strRef><c:f>${rangeOf(column, 2, 1 + values.length)}</c:f><c:strCache><c:ptCount val="${values.length}"/>${points}</c:strCache></c:strRef></c:${tag}>`;
}

const solid = (colour: Colour): string => `<a:solidFill>${colourOf(colour)}</a:solidFill>`;

const valueLabels = (chart: Chart): string =>
  `<c:dLbls><c:numFmt formatCode="${escapeXml(chart.format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textProperties(chart.size, chart.text, true)}<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;

const axisLine = (colour: Colour): string =>
  `<c:spPr><a:ln w="${emu(0.75)}">${solid(colour)}</a:ln></c:spPr>`;

/** Bars from the first category downwards, each with its number at its end. */
function barChart(chart: Extract<Chart, { form: 'bars' }>): string {
  const { seriesName, categories, values, colours = [] } = chart;
  const single = colours
    .map((colour, i) =>
      colour === chart.colour
        ? ''
        : `<c:dPt><c:idx val="${i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${solid(colour)}</c:spPr></c:dPt>`,
    )
    .join('');
  const series = `<c:ser><c:idx val="0"/><c:order val="0"/>${seriesText(1, seriesName)}<c:spPr>${solid(chart.colour)}</c:spPr><c:invertIfNegative val="0"/>${single}${valueLabels(chart)}${strings('cat', 0, categories)}${numbers('val', 1, values, chart.format)}</c:ser>`;
  return `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="45"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart><c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${axisLine(chart.text)}${textProperties(chart.size, chart.text)}<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx><c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="${escapeXml(chart.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1001"/><c:crosses val="autoZero"/></c:valAx>`;
}

function scatterChart(chart: Extract<Chart, { form: 'curve' }>): string {
  const { xs, series, chosen, xFormat, xName } = chart;
  const marker = (colour: Colour | null): string =>
    colour === null
      ? '<c:marker><c:symbol val="none"/></c:marker>'
      : `<c:marker><c:symbol val="circle"/><c:size val="10"/><c:spPr>${solid(colour)}</c:spPr></c:marker>`;
  const line = (colour: Colour): string => `<c:spPr><a:ln w="${emu(2.25)}">${solid(colour)}</a:ln></c:spPr>`;
  const lines = series.map(
    ({ name, values, colour }, i) =>
      `<c:ser><c:idx val="${i}"/><c:order val="${i}"/>${seriesText(i + 1, name)}${line(colour)}${marker(null)}${numbers('xVal', 0, xs, xFormat)}${numbers('yVal', i + 1, values, chart.format)}<c:smooth val="0"/></c:ser>`,
  );
  const at = series.length;
  if (chosen)
    lines.push(
      `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${seriesText(at + 1, chosen.name)}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${marker(chosen.colour)}${numbers('xVal', 0, [chosen.x], xFormat, xs.length + 2)}${numbers('yVal', at + 1, [chosen.y], chart.format, xs.length + 2)}<c:smooth val="0"/></c:ser>`,
    );
  const axis = (id: number, cross: number, place: 'b' | 'l', format: string, title: string): string =>
    `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${place}"/>${title ? titleOf(title, chart.size, chart.text) : ''}<c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${axisLine(chart.text)}${textProperties(chart.size, chart.text)}<c:crossAx val="${cross}"/><c:crosses val="autoZero"/><c:crossBetween val="midCat"/></c:valAx>`;
  return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${lines.join('')}<c:axId val="1001"/><c:axId val="1002"/></c:scatterChart>${axis(1001, 1002, 'b', xFormat, xName)}${axis(1002, 1001, 'l', chart.format, '')}`;
}

const titleOf = (text: string, size: number, colour: Colour, bold = false): string =>
  `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}"/></a:pPr><a:r><a:rPr lang="vi-VN" sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}">${solid(colour)}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

/** Letters are half as wide as high, or a little more. */
const LETTER = 0.56;
/** Points above the bars, for the title. */
const TITLE_ROOM = 30;
const MOST_NAMES = 0.5;

/** Where bars stand: programs left to themselves break names in two or squeeze them. */
function barLayout(chart: Extract<Chart, { form: 'bars' }>, { width, height }: Size): string {
  const room = (texts: readonly string[]) =>
    Math.max(0, ...texts.map(({ length }) => length)) * LETTER * chart.size + 12;
  const left = Math.min(MOST_NAMES, room(chart.categories) / width);
  const values = room(
    chart.values.map((value) =>
      value === null ? '' : chart.format.includes('%') ? '00,0%' : value.toLocaleString('en'),
    ),
  );
  const top = TITLE_ROOM / height;
  const edge = (name: string, value: number) => `<c:${name} val="${value.toFixed(4)}"/>`;
  const box = `${edge('x', left)}${edge('y', top)}${edge('w', Math.max(0.2, 1 - left - values / width))}${edge('h', 0.97 - top)}`;
  return `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>${box}</c:manualLayout></c:layout>`;
}

type Size = Pick<Frame, 'width' | 'height'>;

/** The part of a chart; its data lie in the workbook of relationship rId1. */
export function chartXml(chart: Chart, size: Size): string {
  const plot =
    chart.form === 'bars' ? barLayout(chart, size) + barChart(chart) : `<c:layout/>${scatterChart(chart)}`;
  const legend =
    chart.form === 'curve'
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textProperties(chart.size, chart.text)}</c:legend>`
      : '';
  return `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>${titleOf(chart.title, chart.size, chart.text, true)}<c:autoTitleDeleted val="0"/><c:plotArea>${plot}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}
