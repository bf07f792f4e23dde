import {
  GAP_KINDS,
  MEASURED,
  REPORTED,
  type GapKind,
  type OperatorGaps,
} from '../../analysis/operator/operator-gaps.ts';
import { findingsOf, UNKNOWN, YES } from '../../analysis/findings/findings.ts';
import { writeCsv, type CsvCell } from '../../formats/csv/csv-writer.ts';
import { compareCodes } from '../../i18n/text.ts';
import type { ReportInput } from '../report-input.ts';
import { DIGITS } from './rounding.ts';
import type { ResultColumn } from './table-columns.ts';
import { OUTSIDE } from './village-rows.ts';

/** What an operator lacks and what is disputed of its claims; for that operator alone. */
export const OPERATOR_GAPS_FILE = 'operator-gaps.csv';

/** What an operator lacks at one village; null is unknown. */
export interface OperatorGap {
  readonly kind: GapKind;
  readonly contested: 'none' | 'reported' | 'measured' | 'both';
  readonly ownFibreMeters: number | null;
  readonly ownSiteMeters: number | null;
  readonly anySiteMeters: number | null;
  readonly siteNear: boolean | null;
}

const CONTESTED = ['none', 'reported', 'measured', 'both'] as const;

export function operatorGap(gaps: OperatorGaps, village: number): OperatorGap {
  const meters = (all: Float64Array) => (Number.isNaN(all[village]) ? null : all[village]);
  return {
    kind: GAP_KINDS[gaps.kind[village]],
    contested: CONTESTED[gaps.contested[village]],
    ownFibreMeters: meters(gaps.ownFibreMeters),
    ownSiteMeters: meters(gaps.ownSiteMeters),
    anySiteMeters: meters(gaps.anySiteMeters),
    siteNear: gaps.siteNear[village] === UNKNOWN ? null : gaps.siteNear[village] === YES,
  };
}

const contestedWord = (bits: number): CsvCell =>
  bits === 0
    ? null
    : bits === REPORTED
      ? 'reported'
      : bits === MEASURED
        ? 'measured'
        : 'reported and measured';

/** What an operator is told in turn: what it lacks itself, with what is disputed of its claims; what nobody serves. */
export const OPERATOR_LISTS = ['others', 'nobody', 'unclear', 'unknown'] as const;
export type OperatorList = (typeof OPERATOR_LISTS)[number];

/**
 * Villages with something to do or to settle, one list after the other and never mixed. In each, as on the screen,
 * disputed claims come first, then those with most households; where nobody counted they are last.
 */
export function operatorLists(
  { dataset, findings }: ReportInput,
  { kind, contested }: OperatorGaps,
): Readonly<Record<OperatorList, readonly number[]>> {
  const { records } = dataset.villages;
  const { households } = findings.counts;
  const most = (v: number) => (Number.isNaN(households[v]) ? -1 : households[v]);
  const sorted = [...records.keys()].sort(
    (a, b) =>
      Number(contested[b] > 0) - Number(contested[a] > 0) ||
      most(b) - most(a) ||
      compareCodes(records[a].code, records[b].code),
  );
  const of = (list: OperatorList) =>
    sorted.filter((v) => {
      const own = GAP_KINDS[kind[v]];
      return own === list || (list === 'others' && own === 'served' && contested[v] > 0);
    });
  return { others: of('others'), nobody: of('nobody'), unclear: of('unclear'), unknown: of('unknown') };
}

function columnsOf(
  { dataset, findings, project }: ReportInput,
  gaps: OperatorGaps,
): readonly ResultColumn<number>[] {
  const { records } = dataset.villages;
  const own = findingsOf(findings, gaps.operator);
  const communeOf = (v: number) => dataset.communes.records[findings.villageCommune[v]];
  return [
    { name: 'village_code', of: (v) => records[v].code },
    { name: 'village', of: (v) => records[v].name },
    { name: 'commune_code', of: (v) => communeOf(v)?.code ?? OUTSIDE },
    { name: 'commune', of: (v) => communeOf(v)?.name ?? '' },
    { name: 'list', of: (v) => GAP_KINDS[gaps.kind[v]] },
    { name: 'contested', of: (v) => contestedWord(gaps.contested[v]) },
    { name: 'households', digits: 0, of: (v) => findings.counts.households[v] },
    { name: 'population', digits: 0, of: (v) => findings.counts.population[v] },
    { name: 'uncovered_households', digits: 0, of: (v) => own.uncoveredHouseholds[v] },
    { name: 'electricity', of: (v) => records[v].electricity },
    { name: 'road', of: (v) => records[v].road },
    { name: 'own_fibre_m', digits: DIGITS.meters, of: (v) => gaps.ownFibreMeters[v] },
    { name: 'own_mast_m', digits: DIGITS.meters, of: (v) => gaps.ownSiteMeters[v] },
    {
      name: 'mast_within_5km',
      of: (v) => (gaps.siteNear[v] === UNKNOWN ? null : gaps.siteNear[v] === YES),
    },
    ...(project.synthetic ? [{ name: 'synthetic', of: () => true }] : []),
  ];
}

/** The bytes of the list. Throws without what the operator lacks: a bug of the caller. */
export function operatorGapsCsv(input: ReportInput, locale: 'vi' | 'en'): Uint8Array {
  const { gaps } = input;
  if (!gaps) throw new Error(`${OPERATOR_GAPS_FILE} without an operator`);
  const columns = columnsOf(input, gaps);
  const lists = operatorLists(input, gaps);
  const rows = OPERATOR_LISTS.flatMap((list) => lists[list]).map((v) =>
    columns.map((column) => column.of(v)),
  );
  return writeCsv(columns, rows, { locale });
}
