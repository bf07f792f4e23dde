/** Best fractional filling of a budget, found without sorting: expected linear time. */
export class FractionalKnapsack {
  readonly #order: Int32Array;
  readonly #ratio: Float64Array;

  constructor(readonly cost: Float64Array) {
    this.#order = new Int32Array(cost.length);
    this.#ratio = new Float64Array(cost.length);
  }

  /**
   * @param worth per candidate, >= 0
   * @param part receives how much of each candidate is taken, 0..1
   * @returns the value of the filling
   */
  fill(worth: Float64Array, budget: number, part: Float64Array): number {
    const { cost } = this;
    const order = this.#order;
    const ratio = this.#ratio;
    let count = 0;
    for (let j = 0; j < cost.length; j++) {
      part[j] = 0;
      if (!(worth[j] > 0)) continue;
      ratio[j] = worth[j] / cost[j];
      order[count++] = j;
    }
    let [low, high, left, value] = [0, count, budget, 0];
    while (low < high) {
      const middle = ratio[order[(low + high) >> 1]];
      let [above, spent] = [low, 0];
      let below = high;
      // Three parts: better than the middle, equal, worse.
      for (let at = low; at < below;) {
        const j = order[at];
        if (ratio[j] > middle) {
          spent += cost[j];
          order[at++] = order[above];
          order[above++] = j;
        } else if (ratio[j] < middle) {
          order[at] = order[--below];
          order[below] = j;
        } else at++;
      }
      if (spent > left) {
        high = above;
        continue;
      }
      for (let at = low; at < above; at++) {
        part[order[at]] = 1;
        value += worth[order[at]];
      }
      left -= spent;
      for (let at = above; at < below; at++) {
        const j = order[at];
        if (cost[j] > left) {
          part[j] = left / cost[j];
          return value + worth[j] * part[j];
        }
        part[j] = 1;
        left -= cost[j];
        value += worth[j];
      }
      low = below;
    }
    return value;
  }
}
