import type { PointClass } from '../../../cartography/symbols.ts';
import type { ReportInput } from '../../report-input.ts';
import { villageRows } from '../../results/village-rows.ts';
import type { MapPlane } from '../sheet/plane.ts';
import type { PaperSheet } from '../sheet/sheet.ts';

/** Symbols grow by importance: size of one symbol unit in points of the sheet. */
const SCALE: Readonly<Record<PointClass, number>> = {
  villageRanked: 0.88,
  villageUncovered: 0.78,
  villagePartial: 0.4,
  villageCovered: 0.46,
  villageUnknown: 0.5,
  villageGained: 0.7,
  leftOut: 0.7,
  depressionSpot: 0.5,
  proposed: 0.85,
  candidate: 0.5,
  site: 0.55,
  fibreNode: 0.5,
  measurement: 0.5,
  editedOnMap: 0.6,
};
/** Their type is not smaller on a small paper. */
const WITH_TYPE: ReadonlySet<PointClass> = new Set(['villageRanked', 'proposed']);

export const paperScale = ({ symbols }: Pick<PaperSheet, 'symbols'>, symbol: PointClass): number =>
  SCALE[symbol] * (WITH_TYPE.has(symbol) ? Math.max(1, symbols) : symbols);

export interface PaperVillage {
  readonly index: number;
  readonly symbol: 'villageUncovered' | 'villagePartial' | 'villageCovered' | 'villageUnknown';
  readonly x: number;
  readonly y: number;
}

/** The symbol of a state. */
export const SYMBOL_OF = {
  covered: 'villageCovered',
  partial: 'villagePartial',
  uncovered: 'villageUncovered',
  unknown: 'villageUnknown',
} as const;

/** Every village with a place, in points. */
export function villagesOnPaper(input: ReportInput, plane: MapPlane): PaperVillage[] {
  const villages: PaperVillage[] = [];
  for (const row of villageRows(input)) {
    if (Number.isNaN(row.lon)) continue;
    const [x, y] = plane.toPage(row.lon, row.lat);
    villages.push({ index: row.index, symbol: SYMBOL_OF[row.status], x, y });
  }
  return villages;
}
