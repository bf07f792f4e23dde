import { findingsOf, NO, YES, type Findings } from '../../analysis/findings/findings.ts';
import type { Rate } from '../../model/figure.ts';
import type { Village } from '../../model/places.ts';
import type { ReportInput } from '../report-input.ts';
import type { Among, IndicatorMeasure } from './published.ts';

/** A figure of the project. `value` is null where nothing is known; then nothing is 0. */
export interface ComputedFigure {
  /** 0..1 of a share, else a count. */
  readonly value: number | null;
  readonly covered: number | null;
  readonly uncovered: number | null;
  readonly unknown: number | null;
  readonly total: number | null;
  /** Villages without a count, which are in none of the sums. */
  readonly missing: number | null;
}

const NOTHING: ComputedFigure = {
  value: null,
  covered: null,
  uncovered: null,
  unknown: null,
  total: null,
  missing: null,
};

const rateFigure = (rate: Rate | undefined): ComputedFigure =>
  rate
    ? {
        value: rate.share,
        covered: rate.covered,
        uncovered: rate.uncovered,
        unknown: rate.unknown,
        total: rate.total,
        missing: rate.missing,
      }
    : NOTHING;

const RATES = {
  communesMobile: 'communes',
  villagesMobile: 'villages',
  householdsMobile: 'households',
  populationMobile: 'population',
} as const;

const anyRate = ({ rates }: Findings, measure: Rate['measure']): Rate | undefined =>
  rates.find((rate) => rate.measure === measure && rate.operator === 'any');

/** Households of the villages that tell theirs, and how many of them have fibre. */
function fibreFigure(input: ReportInput, of: 'fibrePassed' | 'fibreSubscribed'): ComputedFigure {
  const { fibre, counts } = input.findings;
  const [sum, share] =
    of === 'fibrePassed' ? [fibre.passed, fibre.passedShare] : [fibre.subscribed, fibre.subscribedShare];
  if (sum === null || share === null) return NOTHING;
  const households = counts.households.reduce((all, one) => (Number.isNaN(one) ? all : all + one), 0);
  const missing = input.dataset.villages.records.filter((village) => village[of] === null).length;
  return {
    value: share,
    covered: sum,
    uncovered: Math.max(0, households - sum),
    unknown: null,
    total: households,
    missing,
  };
}

function villagesWithout({ findings }: ReportInput): ComputedFigure {
  const { states } = findingsOf(findings, 'any');
  if (states.unknown === states.total) return { ...NOTHING, unknown: states.unknown, total: states.total };
  return { ...NOTHING, value: states.uncovered, unknown: states.unknown, total: states.total };
}

/** The figure of the project for a measure; all null where no data of a project tell it. */
export function computedFigure(input: ReportInput, measure: IndicatorMeasure): ComputedFigure {
  switch (measure) {
    case 'communesMobile':
    case 'villagesMobile':
    case 'householdsMobile':
    case 'populationMobile':
      return rateFigure(anyRate(input.findings, RATES[measure]));
    case 'householdsFibrePassed':
      return fibreFigure(input, 'fibrePassed');
    case 'householdsFibreSubscribed':
      return fibreFigure(input, 'fibreSubscribed');
    case 'villagesWithout':
      return villagesWithout(input);
    case 'depressions':
      return input.dataset.depressions.length
        ? { ...NOTHING, value: input.findings.depressions.count }
        : NOTHING;
    default:
      return NOTHING;
  }
}

/** Whether a target is about a village; null where its list does not say. */
function isAmong({ electricity, extremelyDifficult, border }: Village, among: Among): boolean | null {
  if (among === 'all') return true;
  if (electricity === null) return null;
  if (electricity !== 'grid') return false;
  if (among === 'grid' || extremelyDifficult || border) return true;
  return extremelyDifficult === null || border === null ? null : false;
}

/** How far a target is: units that lack signal or fibre until the share is reached. */
export interface Distance {
  /** Villages to be served; null where the target is none of villages, or nothing is known. */
  readonly villages: number | null;
  readonly households: number | null;
  /** Villages that may belong to it, or be served already: nobody knows. */
  readonly unknownVillages: number;
}

const lacking = (covered: number, uncovered: number, share: number): number =>
  // A share of 0.985 of 2,000 is 1,970 and not a hair more.
  Math.max(0, Math.ceil((covered + uncovered) * share - 1e-9) - covered);

/** The villages of a target by the rule of the project, and the households in them that have no signal. */
export function mobileDistance(input: ReportInput, share: number, among: Among): Distance {
  const { findings, dataset } = input;
  const { byRule, uncoveredHouseholds } = findingsOf(findings, 'any');
  const { households } = findings.counts;
  let [covered, uncovered, unknown, coveredHomes, uncoveredHomes, counted] = [0, 0, 0, 0, 0, 0];
  dataset.villages.records.forEach((village, i) => {
    const belongs = isAmong(village, among);
    if (belongs === false) return;
    if (belongs === null || (byRule[i] !== YES && byRule[i] !== NO)) {
      unknown++;
      return;
    }
    if (byRule[i] === YES) covered++;
    else uncovered++;
    if (Number.isNaN(uncoveredHouseholds[i]) || Number.isNaN(households[i])) return;
    counted++;
    uncoveredHomes += uncoveredHouseholds[i];
    coveredHomes += households[i] - uncoveredHouseholds[i];
  });
  const known = covered + uncovered > 0;
  return {
    villages: known ? lacking(covered, uncovered, share) : null,
    households: counted > 0 ? lacking(coveredHomes, uncoveredHomes, share) : null,
    unknownVillages: unknown,
  };
}

/** Households that lack fibre until a share of them has it. */
export function fibreDistance(input: ReportInput, share: number): Distance {
  const { covered, uncovered, missing } = computedFigure(input, 'householdsFibrePassed');
  return {
    villages: null,
    households: covered === null || uncovered === null ? null : lacking(covered, uncovered, share),
    unknownVillages: missing ?? input.dataset.villages.records.length,
  };
}
