import { UNKNOWN, YES } from '../analysis/findings/findings.ts';
import type { Compared } from './compare.ts';
import type { Basis, CheckedFigure, FigureCode } from './verify-input.ts';

/** The figures of one village or commune, one after the other. */
export class FigureSheet {
  readonly figures: CheckedFigure[] = [];

  constructor(
    private readonly place: CheckedFigure['place'],
    private readonly named: { readonly code: string; readonly name: string },
  ) {}

  put(figure: FigureCode, basis: Basis, compared: Compared, operator: string | null = null): void {
    const { code, name } = this.named;
    this.figures.push({ place: this.place, code, name, figure, operator, ...compared, basis });
  }
}

export const answerWord = (answer: number): string =>
  answer === YES ? 'yes' : answer === UNKNOWN ? 'unknown' : 'no';

/** What a figure rests on that needs both: the files, or in part the import. */
export const worse = (basis: Basis, other: { readonly basis: Basis } | null | undefined): Basis =>
  other?.basis === 'import' ? 'import' : basis;
