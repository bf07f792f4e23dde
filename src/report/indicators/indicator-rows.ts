import { measureName } from '../../i18n/measure-text.ts';
import { messagesIn } from '../../i18n/messages.ts';
import { formatDate, formatNumber, formatShare, type Language } from '../../i18n/number.ts';
import type { ReportInput } from '../report-input.ts';
import type { FigureContradiction } from './contradictions.ts';
import type { Beside, Indicator, Indicators, Target } from './indicators.ts';
import {
  isShare,
  PUBLISHED,
  type Published,
  type PublishedFigure,
  type PublishedMeasure,
  type PublishedUnit,
} from './published.ts';

type IndicatorKind =
  'computed' | 'published' | 'target' | 'distance' | 'context' | 'notCompared' | 'contradiction';

/** One line of the table of indicators, in words of one language. */
export interface IndicatorRow {
  readonly kind: IndicatorKind;
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  /** 0..1 of a share; null: unknown, never 0. */
  readonly value: number | null;
  readonly isShare: boolean;
  /** False where the source only says *over*. */
  readonly isExact: boolean;
  /** The value as it is read: `98,5%`, `trên 600`, *chưa có số liệu*. */
  readonly text: string;
  readonly unit: string;
  readonly asOf: string;
  readonly source: string;
  readonly note: string;
}

const byId = <T extends { readonly id: string }>(all: readonly T[], id: string): T => {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`No published unit or source ${id}`);
  return found;
};

/** Says the figures of one project in one language. */
class Teller {
  private readonly words;

  constructor(
    private readonly input: ReportInput,
    private readonly language: Language,
    private readonly published: Published,
  ) {
    this.words = messagesIn(language);
  }

  private number = (value: number): string => formatNumber(value, this.language);

  name = (measure: PublishedMeasure): string => this.words.indicators.measure[measure];

  /** Ours has the name of the rule that the project counts by. */
  ownName(measure: PublishedMeasure): string {
    return measure === 'villagesMobile'
      ? measureName('villages', this.input.findings.rule, this.words)
      : this.name(measure);
  }

  definition(measure: PublishedMeasure): string {
    const { report, indicators } = this.words;
    if (measure === 'villagesMobile')
      return report.coveredWhen(report.ruleCondition[this.input.findings.rule]);
    if (measure === 'communesMobile') return report.definition.coveredCommune;
    if (measure === 'villagesWithout') return report.definition.trangSong;
    return measure in indicators.definition
      ? indicators.definition[measure as keyof typeof indicators.definition]
      : '';
  }

  value(measure: PublishedMeasure, value: number | null): string {
    if (value === null) return this.words.common.noData;
    return isShare(measure) ? formatShare(value, this.language) : this.number(value);
  }

  private unit(measure: PublishedMeasure): string {
    const { unit } = this.words.indicators;
    if (isShare(measure)) return unit.share;
    if (measure === 'depressions') return unit.areas;
    if (measure === 'fibreKm') return unit.km;
    return measure.startsWith('villages') ? unit.villages : unit.count;
  }

  private date = (asOf: string | null): string =>
    asOf === null ? this.words.indicators.undated : formatDate(asOf, this.language);

  private source = (id: string): string => byId(this.published.sources, id)[this.language];

  unitName({ name, from, until }: PublishedUnit): string {
    const { unitName } = this.words.indicators;
    if (until) return unitName.until(name, formatDate(until, this.language));
    return from ? unitName.from(name, formatDate(from, this.language)) : name;
  }

  figureText({ measure, value, bound }: PublishedFigure): string {
    const text = this.value(measure, value);
    return bound === 'over' ? this.words.indicators.over(text) : text;
  }

  /** A figure in a sentence: what, how much, by which technologies, of when. */
  private inSentence = (figure: PublishedFigure): string => {
    const { indicators } = this.words;
    const facts = [
      ...(figure.technologies ? [figure.technologies.join('/')] : []),
      ...(figure.among ? [indicators.among[figure.among]] : []),
      this.date(figure.asOf),
    ];
    return `${this.name(figure.measure)} ${this.figureText(figure)} (${facts.join('; ')})`;
  };

  private row(kind: IndicatorKind, figure: PublishedFigure, note: readonly string[]): IndicatorRow {
    const { indicators } = this.words;
    const facts = [
      ...(figure.technologies ? [indicators.technologies(figure.technologies.join('/'))] : []),
      ...(figure.among ? [indicators.among[figure.among]] : []),
      ...note,
    ];
    return {
      kind,
      id: figure.id,
      name: this.name(figure.measure),
      definition: '',
      value: figure.value,
      isShare: isShare(figure.measure),
      isExact: figure.bound === 'exact',
      text: this.figureText(figure),
      unit: this.unit(figure.measure),
      asOf: this.date(figure.asOf),
      source: this.source(figure.source),
      note: facts.join('; '),
    };
  }

  computed({ measure, computed }: Indicator): IndicatorRow {
    const { indicators } = this.words;
    const { covered, uncovered, unknown, missing, value } = computed;
    const note = [
      ...(covered !== null && uncovered !== null && value !== null
        ? [indicators.parts(this.number(covered), this.number(covered + uncovered))]
        : []),
      ...(unknown ? [indicators.unknown(this.number(unknown))] : []),
      ...(missing ? [indicators.missing(this.number(missing))] : []),
    ];
    return {
      kind: 'computed',
      id: measure,
      name: this.ownName(measure),
      definition: this.definition(measure),
      value,
      isShare: isShare(measure),
      isExact: true,
      text: this.value(measure, value),
      unit: this.unit(measure),
      asOf: formatDate(this.input.project.asOf, this.language),
      source: value === null ? '' : indicators.computedSource,
      note: note.join('; '),
    };
  }

  beside({ figure, why, difference }: Beside): IndicatorRow {
    const { indicators } = this.words;
    const reasons = why.map((code) =>
      code === 'technologies'
        ? indicators.why.technologies(
            (figure.technologies ?? []).join('/'),
            this.input.findings.technologies.join('/'),
          )
        : indicators.why[code],
    );
    if (difference !== null) {
      const sign = difference > 0 ? '+' : difference < 0 ? '−' : '';
      const size = isShare(figure.measure)
        ? indicators.points(formatNumber(Math.abs(difference) * 100, this.language, 2))
        : this.number(Math.abs(difference));
      reasons.push(indicators.difference(sign + size));
    }
    return this.row('published', figure, reasons);
  }

  target({ figure, distance }: Target): IndicatorRow[] {
    const { indicators, common } = this.words;
    const rows = [this.row('target', figure, [])];
    if (!distance) return rows;
    const unknown = distance.unknownVillages
      ? [indicators.distance.unknown(this.number(distance.unknownVillages))]
      : [];
    const isMobile = figure.measure === 'villagesMobile';
    const of = (what: 'villages' | 'households'): IndicatorRow => ({
      kind: 'distance',
      id: `${figure.id}/${what}`,
      name: this.ownName(figure.measure),
      definition: isMobile ? indicators.distance[`${what}Note`] : indicators.distance.fibreNote,
      value: distance[what],
      isShare: false,
      isExact: true,
      text: distance[what] === null ? common.noData : this.number(distance[what]),
      unit: common.unit[what],
      asOf: formatDate(this.input.project.asOf, this.language),
      source: indicators.computedSource,
      note: [...(figure.among ? [indicators.among[figure.among]] : []), ...unknown].join('; '),
    });
    return [...rows, ...(isMobile ? [of('villages')] : []), of('households')];
  }

  context = (figure: PublishedFigure): IndicatorRow => this.row('context', figure, []);

  notCompared(unit: PublishedUnit, figure: PublishedFigure): IndicatorRow {
    return this.row('notCompared', figure, [this.words.indicators.otherUnit(this.unitName(unit))]);
  }

  contradiction(found: FigureContradiction): string {
    const { contradiction: words } = this.words.indicators;
    switch (found.code) {
      case 'parts':
        return words.parts(
          `${this.name(found.table.measure)} (${this.date(found.table.asOf)}, ${this.source(found.table.source)})`,
          found.table.parts.map(this.number).join(' + '),
          this.number(found.sum),
          this.number(found.table.total),
        );
      case 'written':
        return words.written(this.name(found.figure.measure), found.forms.join(', '));
      case 'own-table':
        return words.ownTable(
          [found.path, ...(found.sheet ? [found.sheet] : [])].join(' · '),
          this.fieldName(found.field),
          this.number(found.stated),
          this.number(found.summed),
        );
      case 'implied-total':
        return `${[
          words.impliedTotal(
            found.figures.map(this.inSentence).join(', '),
            this.number(found.low),
            Number.isFinite(found.high) ? this.number(found.high) : '∞',
          ),
          ...(found.against
            ? [words.impliedAgainst(this.number(found.against.low), this.number(found.against.high))]
            : []),
          ...(found.ours === null ? [] : [words.impliedOurs(this.number(found.ours))]),
        ].join('; ')}.`;
      default:
        return words[found.code](found.figures.map(this.inSentence).join('; '));
    }
  }

  private fieldName(field: string): string {
    const { name } = this.words.fields;
    return field in name ? name[field as keyof typeof name] : field;
  }
}

/** All lines of the table: each measure with what is published of it and its targets, then what stands for itself. */
export function indicatorRows(
  input: ReportInput,
  { indicators, context, tables, notCompared, contradictions }: Indicators,
  language: Language,
  published: Published = PUBLISHED,
): readonly IndicatorRow[] {
  const teller = new Teller(input, language, published);
  const words = messagesIn(language);
  const told = contradictions.map((one, i): IndicatorRow => ({
    kind: 'contradiction',
    id: `${one.code}-${i + 1}`,
    name: words.indicators.kind.contradiction,
    definition: '',
    value: null,
    isShare: false,
    isExact: true,
    text: '',
    unit: '',
    asOf: '',
    source: '',
    note: teller.contradiction(one),
  }));
  return [
    ...indicators.flatMap((indicator) => [
      teller.computed(indicator),
      ...indicator.published.map((one) => teller.beside(one)),
      ...indicator.targets.flatMap((one) => teller.target(one)),
    ]),
    ...context.map(teller.context),
    ...tables.map(({ parts: _parts, total, ...table }) =>
      teller.context({ ...table, value: total, kind: 'context', bound: 'exact' }),
    ),
    ...notCompared.flatMap(({ unit, figures }) => figures.map((one) => teller.notCompared(unit, one))),
    ...told,
  ];
}
