import type { PackedGeometry } from '../../model/geometry.ts';

/** Neighbouring segments of a line that are looked at together, if their box is near enough. */
const CHUNK_SEGMENTS = 8;

/** Segments of line layers in chunks of neighbours, and points of point layers. */
export class LineChunks {
  readonly layer: Uint16Array;
  readonly feature: Uint32Array;
  /** First and last vertex of each chunk; a point, or a lone vertex, is a segment from itself to itself. */
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
            for (let i = rings[r]; i < last; i += CHUNK_SEGMENTS)
              this.add(layer, f, i, Math.min(i + CHUNK_SEGMENTS, last));
        }
    });
    this.boxes = new Float64Array(4 * this.count);
    for (let chunk = 0; chunk < this.count; chunk++) this.fillBox(chunk);
  }

  private add(layer: number, feature: number, from: number, to: number): void {
    const chunk = this.count++;
    this.layer[chunk] = layer;
    this.feature[chunk] = feature;
    this.from[chunk] = from;
    this.to[chunk] = to;
  }

  private fillBox(chunk: number): void {
    const { xy } = this.layers[this.layer[chunk]];
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = this.from[chunk]; i <= this.to[chunk]; i++) {
      const x = xy[2 * i];
      const y = xy[2 * i + 1];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    this.boxes[4 * chunk] = west;
    this.boxes[4 * chunk + 1] = south;
    this.boxes[4 * chunk + 2] = east;
    this.boxes[4 * chunk + 3] = north;
  }
}
