import type { VillageExplanation } from '../../../analysis/explain/explain.ts';
import type { VillageForecast } from '../../../jobs/study/study.ts';
import type { CoverageReport } from '../../../model/returned/collation.ts';
import type { VillagePrediction } from '../../../jobs/predict/prediction.ts';
import type { OperatorId, Technology } from '../../../model/service.ts';

/** One voice about the centre of a village; `says` null where it leaves it open. */
interface Voice {
  readonly says: boolean | null;
}

export interface LedgerEntry {
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly declared: (Voice & { readonly layerId: string; readonly asOf: string | null }) | null;
  readonly predicted: Voice & { readonly row: VillagePrediction };
  /** The nearest of those within reach. */
  readonly measured: (Voice & { readonly nearest: VillageExplanation['measurements'][number] }) | null;
  readonly reported: (Voice & { readonly report: CoverageReport }) | null;
  /** Two voices say the opposite. */
  readonly disagrees: boolean;
}

const PREDICTED = { both: true, 'bare-only': null, neither: false } as const;

/** What is said of a village by operator and technology, each kind of evidence apart; disagreements first. */
export function ledgerOf(
  { statements, measurements }: VillageExplanation,
  reports: readonly CoverageReport[],
  { rows, thresholdDbm }: VillageForecast,
): readonly LedgerEntry[] {
  const entries = rows.map((row): LedgerEntry => {
    const { operator, technology } = row;
    const isOf = (one: { operator: OperatorId | null; technology: Technology | null }): boolean =>
      (one.operator === null || one.operator === operator) &&
      (one.technology === null || one.technology === technology);
    const claims = statements.filter((one) => one.evidence === 'declared' && isOf(one));
    // Several layers of one operator: one that covers the centre speaks for all.
    const claim = claims.find(({ centre }) => centre) ?? claims[0];
    const nearest = measurements.find((one) => isOf(one) && (one.service ?? one.rsrpDbm) !== null);
    const report = reports.find(isOf);
    const voices = {
      declared: claim ? { says: claim.centre, layerId: claim.layerId, asOf: claim.asOf } : null,
      predicted: { says: row.served === null ? null : PREDICTED[row.served], row },
      measured: nearest ? { says: nearest.service ?? nearest.rsrpDbm! >= thresholdDbm, nearest } : null,
      reported: report ? { says: report.covered, report } : null,
    };
    const said = Object.values(voices).flatMap((voice) => (voice && voice.says !== null ? [voice.says] : []));
    return { operator, technology, ...voices, disagrees: said.includes(true) && said.includes(false) };
  });
  return entries.sort((a, b) => Number(b.disagrees) - Number(a.disagrees));
}
