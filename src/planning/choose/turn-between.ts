/** Two values that were tried: at the first the answer stays as it is, at the second it is the other one. */
export interface Turn {
  readonly stays: number;
  readonly turns: number;
}

/**
 * Tries values one after the other until the answer is the wanted one, then closes in between the last that was not and
 * the first that was. An answer that turns back and forth is told where it was seen to turn, not where it does first.
 * @param from a value at which the answer is not the wanted one
 * @param middle a value between two others to be tried next; null where they are close enough
 */
export async function turnBetween(
  from: number,
  tried: readonly number[],
  test: (value: number) => Promise<boolean>,
  wanted: boolean,
  middle: (stays: number, turns: number) => number | null,
): Promise<Turn | null> {
  let stays = from;
  for (const value of tried) {
    if (value === stays) continue;
    if ((await test(value)) !== wanted) {
      stays = value;
      continue;
    }
    let turns = value;
    for (let next = middle(stays, turns); next !== null; next = middle(stays, turns)) {
      // Rounding may give one of the ends back: nothing lies between them.
      if (next === stays || next === turns) break;
      if ((await test(next)) === wanted) turns = next;
      else stays = next;
    }
    return { stays, turns };
  }
  return null;
}

/** The cheapest of some works; 0 where there are none. */
export const leastCost = (costs: readonly number[]): number =>
  costs.reduce((least, cost) => Math.min(least, cost), costs[0] ?? 0);
