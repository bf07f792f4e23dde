import type { PackedGeometry } from '../../model/geometry.ts';

/** Neighbouring segments of a line that are looked at together, if their box is near enough. */
const RUN_SEGMENTS = 8;

/** Segments of line layers in runs of neighbours, and points of point layers. */
export class LineRuns {
  readonly layer: Uint16Array;
  readonly feature: Uint32Array;
  /** First and last vertex of each run; a point, or a lone vertex, is a segment from itself to itself. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** West, south, east, north. */
  readonly boxes: Float64Array;
  count = 0;

  constructor(readonly layers: readonly PackedGeometry[]) {
    const most = layers.reduce((sum, { xy, rings }) => sum + xy.length / 2 + rings.length, 0);
    this.layer = new Uint16Array(most);
    this.feature = new Uint32Array(most);
    this.from = new Uint32Array(most);
    this.to = new Uint32Array(most);
    layers.forEach(({ kind, rings, parts, features }, layer) => {
      for (let f = 0; f + 1 < features.length; f++)
        for (let r = parts[features[f]]; r < parts[features[f + 1]]; r++) {
          const last = rings[r + 1] - 1;
          const single = kind === 'point' || last === rings[r];
          if (single) for (let i = rings[r]; i <= last; i++) this.add(layer, f, i, i);
          else
            for (let i = rings[r]; i < last; i += RUN_SEGMENTS)
              this.add(layer, f, i, Math.min(i + RUN_SEGMENTS, last));
        }
    });
    this.boxes = new Float64Array(4 * this.count);
    for (let run = 0; run < this.count; run++) this.fillBox(run);
  }

  private add(layer: number, feature: number, from: number, to: number): void {
    const run = this.count++;
    this.layer[run] = layer;
    this.feature[run] = feature;
    this.from[run] = from;
    this.to[run] = to;
  }

  private fillBox(run: number): void {
    const { xy } = this.layers[this.layer[run]];
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = this.from[run]; i <= this.to[run]; i++) {
      const x = xy[2 * i];
      const y = xy[2 * i + 1];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    this.boxes[4 * run] = west;
    this.boxes[4 * run + 1] = south;
    this.boxes[4 * run + 2] = east;
    this.boxes[4 * run + 3] = north;
  }
}
