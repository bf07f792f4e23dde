import type { Hex } from '../../cartography/tokens.ts';
import type { Ink } from '../paper/sheet/ink.ts';
import type { Typesetter } from '../paper/sheet/type.ts';

/** From points of the slide to points of the page. */
interface SlidePlace {
  readonly left: number;
  /** Of the upper edge, y upwards. */
  readonly top: number;
  readonly scale: number;
}

export interface SlideInk {
  readonly ink: Ink;
  readonly type: Typesetter;
  readonly place: SlidePlace;
  /** Name of a graphics state with this opacity. */
  readonly opacity: (value: number) => string;
}

export const pageX = ({ place }: SlideInk, x: number): number => place.left + x * place.scale;
export const pageY = ({ place }: SlideInk, y: number): number => place.top - y * place.scale;

/** Colours of drawings are always written `#RRGGBB`. */
export const hex = (colour: string): Hex => colour as Hex;
