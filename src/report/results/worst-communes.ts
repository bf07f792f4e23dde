import type { CommuneOrder } from '../../analysis/findings/findings.ts';

interface WorstCommune {
  /** Index into the commune layer. */
  readonly commune: number;
  readonly value: number;
  /** 1 is the worst; ties share a rank. */
  readonly rank: number;
  /** 0..1 of the worst. */
  readonly part: number;
}

/** The first communes of an order, as screen and paper list them. */
export interface WorstCommuneList {
  readonly first: readonly WorstCommune[];
  /** Communes left out although they are tied with the last one shown. */
  readonly tied: number;
  /** All communes left out. */
  readonly left: number;
}

export function worstCommuneList({ communes, values, ranks }: CommuneOrder, count: number): WorstCommuneList {
  const shown = Math.min(count, communes.length);
  const first = Array.from({ length: shown }, (_, k): WorstCommune => ({
    commune: communes[k]!,
    value: values[k]!,
    rank: ranks[k]!,
    part: values[k]! / values[0]!,
  }));
  let end = shown;
  while (shown > 0 && end < ranks.length && ranks[end] === ranks[shown - 1]) end++;
  return { first, tied: end - shown, left: communes.length - shown };
}
