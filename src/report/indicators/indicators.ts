import { SERVICE_STATES, type Technology } from '../../model/service.ts';
import { findingsOf } from '../../analysis/findings/findings.ts';
import type { ReportInput } from '../report-input.ts';
import {
  computedFigure,
  fibreDistance,
  mobileDistance,
  type ComputedFigure,
  type Distance,
} from './computed.ts';
import { findPublishedContradictions, type FigureContradiction } from './contradictions.ts';
import {
  COUNT_MEASURES,
  NATION,
  PUBLISHED,
  PUBLISHED_ONLY,
  RATE_MEASURES,
  type IndicatorMeasure,
  type Published,
  type PublishedFigure,
  type PublishedTable,
  type PublishedUnit,
} from './published.ts';
import { unitOfProject } from './unit-of-project.ts';

const MEASURES: readonly IndicatorMeasure[] = [...RATE_MEASURES, ...COUNT_MEASURES, ...PUBLISHED_ONLY];

/** Why a published figure is not to be compared with ours although it stands beside it. */
type NotComparable = 'technologies' | 'commune-list' | 'nothing-computed' | 'bound' | 'village-rule';

/** A published figure beside ours. */
export interface Beside {
  readonly figure: PublishedFigure;
  /** Empty: the two count the same. */
  readonly why: readonly NotComparable[];
  /** Ours minus theirs; null where they are not comparable. */
  readonly difference: number | null;
}

export interface Target {
  readonly figure: PublishedFigure;
  /** null: this measure has no distance, or nothing is known. */
  readonly distance: Distance | null;
}

export interface Indicator {
  readonly measure: IndicatorMeasure;
  readonly computed: ComputedFigure;
  readonly published: readonly Beside[];
  readonly targets: readonly Target[];
}

export interface Indicators {
  readonly unit: PublishedUnit | null;
  readonly indicators: readonly Indicator[];
  /** Figures of the province and the State that stand for themselves. */
  readonly context: readonly PublishedFigure[];
  readonly tables: readonly PublishedTable[];
  /** Figures of a province of the same name, or of a part of it, that is another unit. */
  readonly notCompared: readonly {
    readonly unit: PublishedUnit;
    readonly figures: readonly PublishedFigure[];
  }[];
  readonly contradictions: readonly FigureContradiction[];
}

const MOBILE: readonly IndicatorMeasure[] = [
  'communesMobile',
  'villagesMobile',
  'householdsMobile',
  'populationMobile',
  'villagesWithout',
];

/** What counts as signal decides the share: other technologies, other measure. */
const sameTechnologies = (a: readonly Technology[], b: readonly Technology[]): boolean =>
  a.toSorted().join() === b.toSorted().join();

function whyNot(input: ReportInput, figure: PublishedFigure, { value }: ComputedFigure): NotComparable[] {
  const measure = figure.measure as IndicatorMeasure;
  const { technologies, rule } = input.findings;
  const why: NotComparable[] = [];
  if (value === null) why.push('nothing-computed');
  if (MOBILE.includes(measure) && !sameTechnologies(figure.technologies ?? [], technologies))
    why.push('technologies');
  if (figure.communeList === 'before-2025-07-01' && !isOfOldList(input)) why.push('commune-list');
  if (figure.bound === 'over') why.push('bound');
  if (measure === 'villagesMobile' && rule !== 'centre') why.push('village-rule');
  return why;
}

/** Whether the project itself counts by the communes before 1 July 2025. */
const isOfOldList = ({ project }: ReportInput): boolean => {
  const list = project.sources.find(({ role }) => role === 'communes')?.asOf ?? project.asOf;
  return list < '2025-07-01';
};

function beside(input: ReportInput, figure: PublishedFigure, computed: ComputedFigure): Beside {
  const why = whyNot(input, figure, computed);
  const difference = why.length === 0 && computed.value !== null ? computed.value - figure.value : null;
  return { figure, why, difference };
}

function targetOf(input: ReportInput, figure: PublishedFigure): Target {
  if (figure.measure === 'villagesMobile')
    return { figure, distance: mobileDistance(input, figure.value, figure.among ?? 'all') };
  if (figure.measure === 'householdsFibrePassed')
    return { figure, distance: fibreDistance(input, figure.value) };
  return { figure, distance: null };
}

/**
 * Computed figures beside published ones and targets, each with its definition kept: what counts otherwise, or is of
 * another province, is never set against ours.
 */
export function indicatorsOf(input: ReportInput, published: Published = PUBLISHED): Indicators {
  const { unit, others } = unitOfProject(input.project, published);
  const units = [...(unit ? [unit.id] : []), NATION];
  const about = published.figures.filter((figure) => units.includes(figure.unit));
  const { states } = findingsOf(input.findings, 'any');
  const known = SERVICE_STATES.some((state) => state !== 'unknown' && states[state] > 0);
  return {
    unit,
    indicators: MEASURES.map((measure): Indicator => {
      const computed = computedFigure(input, measure);
      const own = about.filter((figure) => figure.measure === measure);
      return {
        measure,
        computed,
        published: own
          .filter(({ kind }) => kind === 'actual')
          .map((figure) => beside(input, figure, computed)),
        targets: own.filter(({ kind }) => kind === 'target').map((figure) => targetOf(input, figure)),
      };
    }),
    context: about.filter(({ kind }) => kind === 'context'),
    tables: published.tables.filter((table) => units.includes(table.unit)),
    notCompared: others.map((other) => ({
      unit: other,
      figures: published.figures.filter((figure) => figure.unit === other.id),
    })),
    contradictions: findPublishedContradictions(
      published,
      units,
      input.inputs,
      unit && known ? states.total : null,
    ),
  };
}
