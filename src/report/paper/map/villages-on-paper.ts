import { findingsOf } from '../../../analysis/findings/findings.ts';
import type { PointClass } from '../../../cartography/symbols.ts';
import type { ReportInput } from '../../report-input.ts';
import { villageRows } from '../../results/village-rows.ts';
import type { MapPlane } from '../sheet/sheet.ts';

/** Symbols grow by importance: size of one symbol unit in points. */
export const PAPER_SCALE: Readonly<Record<PointClass, number>> = {
  villageRanked: 0.78,
  villageUncovered: 0.78,
  villagePartial: 0.4,
  villageCovered: 0.46,
  villageUnknown: 0.5,
  villageGained: 0.7,
  leftOut: 0.7,
  depressionSpot: 0.6,
  proposed: 0.66,
  candidate: 0.5,
  site: 0.55,
  fibreNode: 0.5,
  measurement: 0.5,
  editedOnMap: 0.6,
};

export interface PaperVillage {
  readonly index: number;
  readonly symbol: 'villageUncovered' | 'villagePartial' | 'villageCovered' | 'villageUnknown';
  readonly x: number;
  readonly y: number;
}

const SYMBOL_OF = {
  covered: 'villageCovered',
  partial: 'villagePartial',
  uncovered: 'villageUncovered',
  unknown: 'villageUnknown',
} as const;

/** Every village with a place, in points; and how many of each symbol there are, those without a place included. */
export function villagesOnPaper(input: ReportInput, plane: MapPlane) {
  const villages: PaperVillage[] = [];
  for (const row of villageRows(input)) {
    if (Number.isNaN(row.lon)) continue;
    const [x, y] = plane.toPage(row.lon, row.lat);
    villages.push({ index: row.index, symbol: SYMBOL_OF[row.status], x, y });
  }
  const { states } = findingsOf(input.findings, 'any');
  const counts: Readonly<Record<PaperVillage['symbol'], number>> = {
    villageUncovered: states.uncovered,
    villagePartial: states.partial,
    villageCovered: states.covered,
    villageUnknown: states.unknown,
  };
  return { villages, counts };
}
