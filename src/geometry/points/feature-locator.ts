import { featureCount } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';
import { boundsOf, boundsOfFeature, partBoxes } from '../measures/bounds.ts';
import { partHolds } from './part-holds.ts';

/** Cells along one side: with a few hundred features each cell lists one to three. */
const SIDE = 64;

/** Finds the features of a polygon layer that hold a point; for layers that are asked many times. */
export class FeatureLocator {
  /** Features whose boxes meet the cell, ascending. */
  private readonly cells: readonly (readonly number[])[];
  private readonly west: number;
  private readonly south: number;
  private readonly columnsPerDegree: number;
  private readonly rowsPerDegree: number;

  constructor(private readonly layer: Layer) {
    const [west, south, east, north] = boundsOf(layer);
    this.west = west;
    this.south = south;
    this.columnsPerDegree = SIDE / Math.max(east - west, 1e-9);
    this.rowsPerDegree = SIDE / Math.max(north - south, 1e-9);
    const cells: number[][] = Array.from({ length: SIDE * SIDE }, () => []);
    for (let f = 0; f < featureCount(layer); f++) {
      const box = boundsOfFeature(layer, f);
      if (!(box[0] <= box[2])) continue;
      for (let row = this.row(box[1]); row <= this.row(box[3]); row++)
        for (let column = this.column(box[0]); column <= this.column(box[2]); column++)
          cells[row * SIDE + column].push(f);
    }
    this.cells = cells;
  }

  private column(x: number): number {
    return Math.min(SIDE - 1, Math.max(0, Math.floor((x - this.west) * this.columnsPerDegree)));
  }

  private row(y: number): number {
    return Math.min(SIDE - 1, Math.max(0, Math.floor((y - this.south) * this.rowsPerDegree)));
  }

  /** Numbers of the features that hold the point, ascending; the boundary is inside. None for NaN. */
  at(x: number, y: number): number[] {
    if (Number.isNaN(x) || Number.isNaN(y)) return [];
    const near = this.cells[this.row(y) * SIDE + this.column(x)];
    return near.filter((f) => this.holds(f, x, y));
  }

  private holds(f: number, x: number, y: number): boolean {
    const boxes = partBoxes(this.layer);
    for (let p = this.layer.features[f]; p < this.layer.features[f + 1]; p++) {
      const at = 4 * p;
      if (x >= boxes[at] && y >= boxes[at + 1] && x <= boxes[at + 2] && y <= boxes[at + 3])
        if (partHolds(this.layer, p, x, y)) return true;
    }
    return false;
  }
}
