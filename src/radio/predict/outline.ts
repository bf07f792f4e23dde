import type { PackedGeometry } from '../../model/geometry.ts';
import type { CellGrid } from './cell-grid.ts';

/** Cells that hang together by their sides, numbered from 1; 0 where `mask` is 0. */
export interface Areas {
  readonly of: Int32Array;
  readonly sizes: readonly number[];
}

export function connectedAreas(mask: Uint8Array, { columns, rows }: CellGrid): Areas {
  const of = new Int32Array(columns * rows);
  const sizes: number[] = [];
  const stack: number[] = [];
  for (let start = 0; start < of.length; start++) {
    if (mask[start] === 0 || of[start] !== 0) continue;
    const number = sizes.length + 1;
    let size = 0;
    of[start] = number;
    stack.push(start);
    while (stack.length > 0) {
      const cell = stack.pop()!;
      size++;
      const column = cell % columns;
      const take = (next: number): void => {
        if (mask[next] === 0 || of[next] !== 0) return;
        of[next] = number;
        stack.push(next);
      };
      if (column > 0) take(cell - 1);
      if (column < columns - 1) take(cell + 1);
      if (cell >= columns) take(cell - columns);
      if (cell + columns < of.length) take(cell + columns);
    }
    sizes.push(size);
  }
  return { of, sizes };
}

/** Directions by quarter turns: east, north, west, south, as steps of corners. */
const STEPS = [
  [1, 0],
  [0, -1],
  [-1, 0],
  [0, 1],
] as const;

/** Edges of areas, each by the corner where it begins and its direction; the area lies to the left. */
class AreaEdges {
  readonly #open: Uint8Array;
  readonly #width: number;

  constructor(
    private readonly of: Int32Array,
    private readonly columns: number,
    private readonly rows: number,
  ) {
    this.#width = columns + 1;
    this.#open = new Uint8Array(this.#width * (rows + 1) * 4);
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const area = of[row * columns + column];
        if (area === 0) continue;
        if (this.#at(column, row + 1) !== area) this.#mark(column, row + 1, 0);
        if (this.#at(column + 1, row) !== area) this.#mark(column + 1, row + 1, 1);
        if (this.#at(column, row - 1) !== area) this.#mark(column + 1, row, 2);
        if (this.#at(column - 1, row) !== area) this.#mark(column, row, 3);
      }
  }

  #at(column: number, row: number): number {
    if (column < 0 || row < 0 || column >= this.columns || row >= this.rows) return 0;
    return this.of[row * this.columns + column];
  }

  #mark(x: number, y: number, direction: number): void {
    this.#open[(y * this.#width + x) * 4 + direction] = 1;
  }

  /** The area to the left of an edge. */
  #left(x: number, y: number, direction: number): number {
    const [column, row] = [
      [x, y - 1],
      [x - 1, y - 1],
      [x - 1, y],
      [x, y],
    ][direction];
    return this.#at(column, row);
  }

  /** Follows all edges to rings of corners; each with its area. Where two rings touch, each stays with its cell. */
  rings(): { area: number; corners: number[] }[] {
    const rings: { area: number; corners: number[] }[] = [];
    for (let edge = 0; edge < this.#open.length; edge++) {
      if (this.#open[edge] === 0) continue;
      const corner = edge >> 2;
      rings.push(this.#follow(corner % this.#width, Math.floor(corner / this.#width), edge & 3));
    }
    return rings;
  }

  #follow(startX: number, startY: number, startDirection: number): { area: number; corners: number[] } {
    const area = this.#left(startX, startY, startDirection);
    const corners: number[] = [];
    let [x, y, direction] = [startX, startY, startDirection];
    let turned = true;
    do {
      if (turned) corners.push(x, y);
      this.#open[(y * this.#width + x) * 4 + direction] = 0;
      x += STEPS[direction][0];
      y += STEPS[direction][1];
      const before = direction;
      for (const turn of [1, 0, 3]) {
        const next = (before + turn) % 4;
        const closes = x === startX && y === startY && next === startDirection;
        if (!closes && this.#open[(y * this.#width + x) * 4 + next] === 0) continue;
        if (this.#left(x, y, next) !== area) continue;
        direction = next;
        break;
      }
      turned = direction !== before;
    } while (!(x === startX && y === startY && direction === startDirection));
    return { area, corners };
  }
}

/** Twice the area of a ring of corners, positive where it encloses cells. */
function doubleArea(corners: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < corners.length; i += 2) {
    const j = (i + 2) % corners.length;
    sum += corners[j] * corners[i + 1] - corners[i] * corners[j + 1];
  }
  return sum;
}

/**
 * Areas as polygons along the edges of their cells: a part for each, the outline first, then its holes.
 * @param features numbers of the areas of each feature
 */
export function outlineOf(
  { of }: Areas,
  { columns, rows, westEdge, northEdge, stepLon, stepLat }: CellGrid,
  features: readonly (readonly number[])[],
): PackedGeometry {
  const byArea = new Map<number, number[][]>();
  for (const { area, corners } of new AreaEdges(of, columns, rows).rings()) {
    const rings = byArea.get(area);
    if (!rings) byArea.set(area, [corners]);
    else if (doubleArea(corners) > 0) rings.unshift(corners);
    else rings.push(corners);
  }
  const xy: number[] = [];
  const [ringStarts, partStarts, featureStarts] = [[0], [0], [0]];
  for (const areas of features) {
    for (const area of areas) {
      for (const corners of byArea.get(area) ?? []) {
        for (let i = 0; i <= corners.length; i += 2) {
          const at = i % corners.length;
          xy.push(westEdge + corners[at] * stepLon, northEdge - corners[at + 1] * stepLat);
        }
        ringStarts.push(xy.length / 2);
      }
      partStarts.push(ringStarts.length - 1);
    }
    featureStarts.push(partStarts.length - 1);
  }
  return {
    kind: 'polygon',
    xy: Float64Array.from(xy),
    rings: Uint32Array.from(ringStarts),
    parts: Uint32Array.from(partStarts),
    features: Uint32Array.from(featureStarts),
  };
}
