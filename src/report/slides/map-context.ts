import { dataColour } from '../../cartography/tokens.ts';
import type { Frame } from '../../formats/presentation/slides.ts';
import type { Language } from '../../i18n/number.ts';
import type { OperatorId } from '../../model/service.ts';
import type { ReportInput } from '../report-input.ts';
import type { SlideLand } from './slide-land.ts';

/** Slides are seen on a washed-out wall. */
export const FLAVOUR = 'projector';
/** Radius of a dark disc, points: its two digits are read from the last row. */
export const DISC = 8.5;
/** Of those that have no number. */
export const SMALL_DISC = 3.2;
/** Communes that a scene sets off. */
export const SET_FILL = { colour: dataColour('leftOut', FLAVOUR), opacity: 0.75 } as const;
export const HAIRLINE = 0.75;

export interface MapContext {
  readonly input: ReportInput;
  readonly operator: OperatorId | 'any';
  readonly language: Language;
  readonly land: SlideLand;
  readonly frame: Frame;
}
