import { INK } from '../../../cartography/tokens.ts';
import { messagesIn } from '../../../i18n/messages.ts';
import { formatDate, formatNumber, type Language } from '../../../i18n/number.ts';
import { assumptionText } from '../../../i18n/plan-text.ts';
import { factsOf, SOURCE_ROLES, type SourceRole } from '../../../model/roles.ts';
import { operatorLabel, ruleText } from '../../words/method.ts';
import type { ReportInput } from '../../report-input.ts';
import { degreeText } from '../map/graticule.ts';
import type { Ink } from '../sheet/ink.ts';
import type { MapPlane } from '../sheet/plane.ts';
import type { Projection } from '../sheet/projection.ts';
import { mm, type Box, type Paper, type TypeSizes } from '../sheet/sheet.ts';
import type { Typesetter } from '../sheet/type.ts';
import { drawScale, SCALE_HEIGHT } from './scale-bar.ts';

/** What the foot tells of a map. */
export interface FootFacts {
  readonly input: ReportInput;
  readonly language: Language;
  readonly projection: Projection;
  readonly paper: Paper;
  /** Roles of the layers that this map draws. */
  readonly drawn: ReadonlySet<SourceRole>;
  /** A page of a whole. */
  readonly part?: true;
}

export interface FootLayout {
  readonly height: number;
  /** What a plan assumes, where it is too much for the foot: it is said on the next page. */
  readonly assumedElsewhere: readonly string[];
  draw(ink: Ink, box: Box, plane: MapPlane): void;
}

const SCALE_WIDTH = mm(72);
/** On pages of a whole, whose bar is shorter. */
const PART_SCALE_WIDTH = mm(58);
const UNIT_WIDTH = mm(64);
const GAP = mm(4);
/** Narrower sheets set sources and provenance under scale and unit. */
const ONE_ROW = mm(240);
const LEAD = 1.3;
/** Lines of assumptions in the foot: more would take the land's room. */
const MOST_ASSUMED = 4;
const UNIT_LINE = 13;

/** Under the south frame: scale, sources and provenance, the unit that answers for the map. */
export function layoutFoot(type: Typesetter, sizes: TypeSizes, facts: FootFacts, width: number): FootLayout {
  // Pages of a whole leave the unit to its cover letter.
  const unitWidth = facts.part ? 0 : UNIT_WIDTH + GAP;
  const scaleWidth = facts.part ? PART_SCALE_WIDTH : SCALE_WIDTH;
  const oneRow = facts.part || width >= ONE_ROW;
  const breadth = oneRow ? width - scaleWidth - GAP - unitWidth : width;
  const size = sizes.note;
  const assumed = facts.part
    ? []
    : (facts.input.plan?.assumptions.map((assumption) => assumptionText(assumption, facts.language)) ?? []);
  const isLong = type.wrap(assumed.join(' '), breadth, size).length > MOST_ASSUMED;
  const paragraphs = provenance(facts, assumed, isLong).map(({ text, weight }) => ({
    weight,
    lines: type.wrap(text, breadth, size, weight),
  }));
  const wordsHeight = paragraphs.reduce((sum, { lines }) => sum + lines.length * size * LEAD + 1, 0);
  const sideHeight = facts.part
    ? SCALE_HEIGHT
    : Math.max(SCALE_HEIGHT, unitLines(facts).length * UNIT_LINE + 4);
  const drawWords = (ink: Ink, box: Box) => {
    let y = box.top - size;
    for (const { lines, weight } of paragraphs) {
      ink.piece('P', () =>
        type.lines(ink, lines, box.left, y, size * LEAD, { size, colour: INK.text, weight }),
      );
      y -= lines.length * size * LEAD + 1;
    }
  };
  return {
    assumedElsewhere: isLong ? assumed : [],
    height: oneRow ? Math.max(wordsHeight, sideHeight) : sideHeight + wordsHeight + 2,
    draw(ink, box, plane) {
      const scale = { ...box, right: box.left + scaleWidth };
      drawScale({ ink, type, sheet: { type: sizes } }, plane, scale, facts.paper, facts.language);
      const words = oneRow
        ? { ...box, left: scale.right + GAP, right: box.right - unitWidth }
        : { ...box, top: box.top - sideHeight - 2 };
      drawWords(ink, words);
      if (!facts.part) drawUnit(ink, type, sizes, facts, { ...box, left: box.right - UNIT_WIDTH });
    },
  };
}

function provenance(
  { input, language, projection, drawn }: FootFacts,
  assumed: readonly string[],
  isLong: boolean,
) {
  const words = messagesIn(language);
  const { paper } = words;
  const scale = formatNumber(projection.scaleOnMeridian, language, 4);
  const plain = [
    `${paper.sources}: ${sourceLine(input, drawn, language)}.`,
    paper.rule(ruleText(input, language)),
    ...(assumed.length ? [isLong ? paper.assumedNext : paper.assumed(assumed.join(' '))] : []),
    paper.projection(degreeText(projection.centralMeridian), scale),
  ].map((text) => ({ text, weight: 'regular' as const }));
  return [...plain, { text: paper.disclaimer, weight: 'bold' as const }];
}

const citedAt = (role: SourceRole): number => factsOf(role).cited ?? 0;
const CITED = SOURCE_ROLES.filter((role) => factsOf(role).cited !== null).toSorted(
  (a, b) => citedAt(a) - citedAt(b),
);

/** Coverage by operator with technologies and dates, then every other layer that is drawn. */
function sourceLine(
  { project, findings }: ReportInput,
  drawn: ReadonlySet<SourceRole>,
  language: Language,
): string {
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
  const others = CITED.filter(
    (role) => drawn.has(role) && project.sources.some((source) => source.role === role),
  ).map((role) =>
    words.paper.otherSource(
      words.common.role[role].toLocaleLowerCase(language),
      dated(project.sources.filter((source) => source.role === role).map(({ asOf }) => asOf)),
    ),
  );
  return [...(operators.length ? [words.paper.coverageSource(operators.join(', '))] : []), ...others].join(
    '; ',
  );
}

/** Who answers, in what office, and when it was printed are filled in by hand: no clock and no name is in the data. */
function unitLines({ input, language }: FootFacts): readonly string[] {
  const words = messagesIn(language);
  const { asOf, synthetic } = input.project;
  return [
    words.paper.unit,
    words.paper.person,
    words.paper.printed,
    words.paper.date(formatDate(asOf, language)),
    synthetic ? `${words.paper.made} · ${words.common.synthetic}` : words.paper.made,
  ];
}

function drawUnit(ink: Ink, type: Typesetter, sizes: TypeSizes, facts: FootFacts, box: Box): void {
  const room = box.right - box.left;
  unitLines(facts).forEach((line, k) =>
    ink.piece('P', () =>
      type.putFitted(ink, line, box.left, box.top - 10 - k * UNIT_LINE, room, {
        size: sizes.note,
        colour: INK.text,
        weight: k === 0 ? 'bold' : 'regular',
      }),
    ),
  );
}
