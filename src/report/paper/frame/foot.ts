import { INK, PAPER } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatDate, formatNumber, type Language } from '../../../i18n/number.ts';
import { factsOf, SOURCE_ROLES, type SourceRole } from '../../../model/roles.ts';
import { operatorLabel, ruleText } from '../../words/method.ts';
import type { ReportInput } from '../../report-input.ts';
import { degreeText } from '../map/graticule.ts';
import type { Ink } from '../sheet/ink.ts';
import { POINTS_PER_MM, SHEET, type MapPlane } from '../sheet/sheet.ts';
import type { Typesetter } from '../sheet/type.ts';

interface FootContext {
  readonly ink: Ink;
  readonly type: Typesetter;
  readonly input: ReportInput;
  readonly plane: MapPlane;
  readonly language: Language;
}

const { foot } = SHEET;
const mm = (value: number): number => value * POINTS_PER_MM;
const MIDDLE = foot.left + mm(96);
const MIDDLE_WIDTH = mm(206);
const RIGHT = SHEET.column.left;
const TEXT = { size: 7.4, colour: INK.text } as const;
const NOTE = { size: 6.8, colour: INK.secondary } as const;

/** Under the south frame: scale, sources and provenance, the unit that answers for the map. */
export function drawFoot(context: FootContext): void {
  drawScale(context);
  drawProvenance(context);
  drawUnit(context);
}

/** Whole kilometres that fill 60 to 85 mm, in four parts. */
function barKilometers(plane: MapPlane): number {
  const most = mm(82) / plane.pointsPerMeter / 1000;
  return (
    [400, 200, 160, 120, 100, 80, 60, 40, 32, 20, 16, 12, 8, 4, 2, 1, 0.4].find((length) => length <= most) ??
    0.4
  );
}

function drawScale({ ink, type, plane, language }: FootContext): void {
  const words = messagesIn(language).paper;
  type.put(ink, words.scale(formatNumber(plane.denominator, language)), foot.left, foot.top - 11, {
    size: 12,
    colour: INK.text,
    weight: 'bold',
  });
  const kilometers = barKilometers(plane);
  const part = (kilometers * 1000 * plane.pointsPerMeter) / 4;
  const bottom = foot.top - 31;
  for (let i = 0; i <= 4; i++) {
    const x = foot.left + i * part;
    if (i < 4)
      ink
        .pen(INK.text, 0.6)
        .fill(i % 2 ? PAPER.page : INK.text)
        .rectangle(x, bottom, part, 4.5)
        .raw('B');
    const value = formatNumber(
      (kilometers * i) / 4,
      language,
      Number.isInteger((kilometers * i) / 4) ? 0 : 1,
    );
    type.put(ink, i === 4 ? `${value} km` : value, x, bottom + 8, {
      ...NOTE,
      align: i === 0 ? 'left' : 'middle',
    });
  }
  const centimetre = plane.denominator / 100_000;
  const digits =
    [0, 1, 2].find(
      (count) => Math.abs(centimetre * 10 ** count - Math.round(centimetre * 10 ** count)) < 1e-9,
    ) ?? 3;
  type.put(
    ink,
    words.scaleMeaning(`${formatNumber(centimetre, language, digits)} km`),
    foot.left,
    bottom - 11,
    TEXT,
  );
  type.put(ink, words.scaleNote, foot.left, bottom - 21, NOTE);
}

function drawProvenance({ ink, type, input, plane, language }: FootContext): void {
  const words = messagesIn(language).paper;
  const scale = formatNumber(plane.projection.scaleOnMeridian, language, 4);
  const paragraphs = [
    { text: `${words.sources}: ${sourceLine(input, language)}.`, style: TEXT },
    { text: words.rule(ruleText(input, language)), style: NOTE },
    { text: words.projection(degreeText(plane.projection.centralMeridian), scale), style: NOTE },
  ];
  let y = foot.top - 7;
  for (const { text, style } of paragraphs)
    y = type.paragraph(ink, text, MIDDLE, y, MIDDLE_WIDTH, style, 1.35) - 1;
  type.put(ink, words.disclaimer, MIDDLE, y, { size: 7.4, colour: INK.text, weight: 'bold' });
}

const citedAt = (role: SourceRole): number => factsOf(role).cited ?? 0;
const CITED = SOURCE_ROLES.filter((role) => factsOf(role).cited !== null).toSorted(
  (a, b) => citedAt(a) - citedAt(b),
);

/** Coverage by operator with technologies and dates, then every other layer on the map. */
function sourceLine({ project, findings }: ReportInput, language: Language): string {
  const words = messagesIn(language);
  const dated = (dates: readonly (string | undefined)[]): string => {
    const known = [...new Set(dates.filter((date) => date !== undefined))].sort();
    return known.length ? known.map((date) => formatDate(date, language)).join(', ') : words.paper.undated;
  };
  const coverage = project.sources.filter(({ role }) => factsOf(role).claims);
  const operators = findings.operators.map((operator) => {
    const own = coverage.filter((source) => (source.operator ?? operator) === operator);
    return words.paper.otherSource(operatorLabel(operator, language), dated(own.map(({ asOf }) => asOf)));
  });
  const others = CITED.filter((role) => project.sources.some((source) => source.role === role)).map((role) =>
    words.paper.otherSource(
      words.common.role[role].toLocaleLowerCase(language),
      dated(project.sources.filter((source) => source.role === role).map(({ asOf }) => asOf)),
    ),
  );
  return [...(operators.length ? [words.paper.coverageSource(operators.join(', '))] : []), ...others].join(
    '; ',
  );
}

function drawUnit({ ink, type, input, language }: FootContext): void {
  const words = messagesIn(language);
  const { asOf, synthetic } = input.project;
  type.put(ink, words.paper.unit, RIGHT, foot.top - 11, { size: 9, colour: INK.text, weight: 'bold' });
  type.put(ink, words.paper.signature, RIGHT, foot.top - 26, TEXT);
  type.put(ink, words.paper.date(formatDate(asOf, language)), RIGHT, foot.top - 41, TEXT);
  const made = synthetic ? `${words.paper.made} · ${words.common.synthetic}` : words.paper.made;
  type.put(ink, made, RIGHT, foot.top - 53, NOTE);
}
