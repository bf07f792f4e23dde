import { INK, type DataClass } from '../../../cartography/tokens.ts';
import type { Language } from '../../../i18n/number.ts';
import type { LayerContext } from '../map/map-layers.ts';
import type { PaperVillage } from '../map/villages-on-paper.ts';
import { SHEET } from '../sheet/sheet.ts';

const { left: LEFT, right: RIGHT } = SHEET.column;

export interface ColumnContext extends LayerContext {
  readonly language: Language;
  readonly shown: ReadonlySet<DataClass>;
  readonly counts: Readonly<Record<PaperVillage['symbol'], number>>;
}

/** Heading with a rule; answers the baseline of what follows. */
export function heading({ ink, type }: ColumnContext, text: string, top: number): number {
  type.put(ink, text, LEFT, top - 10, { size: 11.5, colour: INK.header, weight: 'bold' });
  ink
    .pen(INK.header, 0.9)
    .segment(LEFT, top - 15, RIGHT, top - 15)
    .raw('S');
  return top - 15;
}
