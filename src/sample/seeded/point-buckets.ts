/** Points in the plane of the sample (km), found by nearness; squares of `cellKm`. */
export class PointBuckets {
  private readonly cells = new Map<number, number[]>();
  readonly x: number[] = [];
  readonly y: number[] = [];

  constructor(private readonly cellKm: number) {}

  /** Number of the new point. */
  add(x: number, y: number): number {
    const index = this.x.length;
    this.x.push(x);
    this.y.push(y);
    const key = this.keyOf(Math.floor(x / this.cellKm), Math.floor(y / this.cellKm));
    const list = this.cells.get(key);
    if (list) list.push(index);
    else this.cells.set(key, [index]);
    return index;
  }

  /** Calls `visit` for each point within `radiusKm`, with the square of its distance; stops at `true`. */
  within(
    x: number,
    y: number,
    radiusKm: number,
    visit: (index: number, square: number) => boolean | void,
  ): void {
    const reach = (value: number): number => Math.floor(value / this.cellKm);
    for (let row = reach(y - radiusKm); row <= reach(y + radiusKm); row++) {
      for (let column = reach(x - radiusKm); column <= reach(x + radiusKm); column++) {
        for (const index of this.cells.get(this.keyOf(column, row)) ?? []) {
          const square =
            (this.x[index] - x) * (this.x[index] - x) + (this.y[index] - y) * (this.y[index] - y);
          if (square <= radiusKm * radiusKm && visit(index, square) === true) return;
        }
      }
    }
  }

  /** Distance to the nearest point, km; Infinity beyond `radiusKm`. */
  nearestKm(x: number, y: number, radiusKm: number): number {
    let least = Infinity;
    for (let reach = Math.min(this.cellKm, radiusKm); ; reach = Math.min(2 * reach, radiusKm)) {
      this.within(x, y, reach, (_, square) => {
        if (square < least) least = square;
      });
      if (least < Infinity || reach >= radiusKm) return Math.sqrt(least);
    }
  }

  private keyOf(column: number, row: number): number {
    return column * 65_536 + row;
  }
}
