import type { OperatorFindings } from '../../analysis/findings/findings.ts';
import type { Rate } from '../../model/figure.ts';
import { describeMethod } from '../words/method.ts';
import type { ReportInput } from '../report-input.ts';
import { DIGITS, roundTo } from './rounding.ts';

const rateEntry = (rate: Rate) => ({
  measure: rate.measure,
  operator: rate.operator,
  covered: rate.covered,
  uncovered: rate.uncovered,
  unknown: rate.unknown,
  total: rate.total,
  missing: rate.missing,
  share: rate.share === null ? null : roundTo(rate.share, DIGITS.share),
});

function fibreEntry({ fibre }: ReportInput['findings']) {
  return {
    bands: fibre.bands.map(({ upToMeters, unknown, villages, households, population }) => ({
      upToMeters,
      ...(unknown && { unknown: true }),
      villages,
      households,
      population,
    })),
    passed: fibre.passed,
    subscribed: fibre.subscribed,
  };
}

const statesEntry = ({ operator, states }: OperatorFindings) => ({
  operator,
  covered: states.covered,
  partial: states.partial,
  uncovered: states.uncovered,
  unknown: states.unknown,
  inDepression: roundTo(states.inDepression, 0),
  total: states.total,
});

/** What a file of results says of itself. */
export const headOf = ({ project, scope }: Pick<ReportInput, 'project' | 'scope'>, format: string) => ({
  format,
  version: 1,
  title: project.title,
  province: project.province,
  asOf: project.asOf,
  synthetic: project.synthetic,
  ...(scope !== 'internal' && { scope }),
});

/** Content of `summary.json`: the published figures with all that makes them checkable. */
export function summaryOf(input: ReportInput) {
  const { findings, inputs } = input;
  const { depressions } = findings;
  return {
    ...headOf(input, 'song-ban-summary'),
    operators: findings.operators,
    operatorsWithoutSource: findings.operatorsWithoutSource,
    technologies: findings.technologies,
    evidence: findings.evidence,
    rule: findings.rule,
    inputs: inputs.map(({ id, role, path, sha256, read, kept, changed, rejected }) => ({
      id,
      role,
      path,
      sha256,
      read,
      kept,
      changed,
      rejected,
    })),
    rates: findings.rates.map(rateEntry),
    villageStates: findings.byOperator.map(statesEntry),
    fibre: fibreEntry(findings),
    depressions: {
      count: depressions.count,
      villages: roundTo(depressions.villages, 0),
      households: roundTo(depressions.households, 0),
      population: roundTo(depressions.population, 0),
      areaKm2: roundTo(depressions.areaKm2, DIGITS.areaKm2),
    },
    method: describeMethod(input),
    tolerance: findings.tolerance,
  };
}
