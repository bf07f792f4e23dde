import type { BoundingBox } from '../../model/geometry.ts';
import { featureCount } from '../../model/geometry.ts';
import { Layer, type LayerFact } from '../../model/layer.ts';
import {
  boundsOfFeature,
  EMPTY_BOX,
  isEmptyBox,
  joinBoxes,
  PART_BOXES,
  partBoxes,
} from '../measures/bounds.ts';

/** One feature changed: the layer before, and which feature. */
export interface FeatureEdit {
  readonly from: Layer;
  readonly feature: number;
}

/** A layer that another one descends from, and the boxes of all edits between the two. */
interface Ancestor {
  readonly layer: WeakRef<Layer>;
  readonly boxes: readonly BoundingBox[];
}

/** Older ancestors are forgotten: a layer weighs megabytes, and nobody compares with the state of an hour ago. */
const MOST_ANCESTORS = 64;

interface Descent {
  readonly feature: number;
  /** Nearest first. */
  readonly ancestors: readonly Ancestor[];
}

/** How a layer came about. It stays here: other layers cannot be named elsewhere. */
const DESCENT: LayerFact<Descent> = { name: 'descent', travels: false };

/** How a layer came about by `withFeature`; undefined for any other layer, or when the one before is gone. */
export function editOf(geometry: Layer): FeatureEdit | undefined {
  const descent = geometry.found(DESCENT);
  const from = descent?.ancestors[0].layer.deref();
  return descent && from && { from, feature: descent.feature };
}

/** Notes that `geometry` is `from` but for one feature, and, where that is known, but for this land. */
function noteEdit(geometry: Layer, from: Layer, feature: number, within?: BoundingBox): void {
  const before = feature < featureCount(from) ? boundsOfFeature(from, feature) : EMPTY_BOX;
  const box = within ?? joinBoxes(before, boundsOfFeature(geometry, feature));
  const older = (from.found(DESCENT)?.ancestors ?? []).slice(0, MOST_ANCESTORS - 1);
  const ancestors = [
    { layer: new WeakRef(from), boxes: [box] },
    ...older.map(({ layer, boxes }) => ({ layer, boxes: [box, ...boxes] })),
  ];
  geometry.note(DESCENT, { feature, ancestors });
}

/** The layer itself and those that it descends from, with the land of the edits between. */
function lineOf(geometry: Layer): Map<Layer, readonly BoundingBox[]> {
  const line = new Map<Layer, readonly BoundingBox[]>([[geometry, []]]);
  for (const { layer, boxes } of geometry.found(DESCENT)?.ancestors ?? []) {
    const ancestor = layer.deref();
    if (ancestor) line.set(ancestor, boxes);
  }
  return line;
}

/**
 * All land in which `next` may differ from `before`: the boxes of the edits on the way from one to the other,
 * forwards, backwards (undo) or over a common ancestor. Null where they are not known to be related.
 */
export function editedBoxes(next: Layer, before: Layer): readonly BoundingBox[] | null {
  const back = lineOf(before);
  for (const [layer, boxes] of lineOf(next)) {
    const known = back.get(layer);
    if (known) return [...boxes, ...known].filter((box) => !isEmptyBox(box));
  }
  return null;
}

/** `a` up to `cut`, then `middle`, then `a` from `resume` on, shifted by `shift`. */
function spliceOffsets(
  a: Uint32Array,
  cut: number,
  middle: Uint32Array,
  resume: number,
  shift: number,
): Uint32Array {
  const out = new Uint32Array(cut + middle.length + a.length - resume);
  out.set(a.subarray(0, cut));
  out.set(middle, cut);
  for (let i = resume, at = cut + middle.length; i < a.length; i++, at++) out[at] = a[i] + shift;
  return out;
}

/**
 * The layer with feature f replaced by feature 0 of `replacement`, or emptied where that is null; f may be one
 * past the last to add a feature. The numbers of all other features stay.
 * @param within land outside of which the feature is what it was; absent where that is not known
 */
export function withFeature(layer: Layer, f: number, replacement: Layer | null, within?: BoundingBox): Layer {
  const { xy, rings, parts, features } = layer;
  const adds = f === featureCount(layer);
  const [p0, p1] = [features[f], adds ? features[f] : features[f + 1]];
  const [r0, r1] = [parts[p0], parts[p1]];
  const [v0, v1] = [rings[r0], rings[r1]];
  const part1 = replacement ? replacement.features[1] : 0;
  const ring1 = replacement ? replacement.parts[part1] : 0;
  const vertex1 = replacement ? replacement.rings[ring1] : 0;
  const moved = (offsets: Uint32Array | undefined, count: number, by: number): Uint32Array =>
    offsets ? offsets.slice(1, count + 1).map((x) => x + by) : new Uint32Array(0);
  const made = new Layer({
    kind: layer.kind,
    xy: new Float64Array(xy.length + 2 * (vertex1 - (v1 - v0))),
    rings: spliceOffsets(rings, r0 + 1, moved(replacement?.rings, ring1, v0), r1 + 1, vertex1 - (v1 - v0)),
    parts: spliceOffsets(parts, p0 + 1, moved(replacement?.parts, part1, r0), p1 + 1, ring1 - (r1 - r0)),
    features: spliceOffsets(
      features,
      f + 1,
      Uint32Array.of(p0 + part1),
      adds ? f + 1 : f + 2,
      part1 - (p1 - p0),
    ),
  });
  made.xy.set(xy.subarray(0, 2 * v0));
  if (replacement) made.xy.set(replacement.xy.subarray(0, 2 * vertex1), 2 * v0);
  made.xy.set(xy.subarray(2 * v1), 2 * (v0 + vertex1));
  const boxes = partBoxes(layer);
  const newBoxes = replacement ? partBoxes(replacement).subarray(0, 4 * part1) : new Float64Array(0);
  made.note(PART_BOXES, spliceNumbers(boxes, 4 * p0, newBoxes, 4 * p1));
  noteEdit(made, layer, f, within);
  return made;
}

/** `a` up to `cut`, then `middle`, then `a` from `resume` on. */
export function spliceNumbers(
  a: Float64Array,
  cut: number,
  middle: Float64Array,
  resume: number,
): Float64Array {
  const out = new Float64Array(cut + middle.length + a.length - resume);
  out.set(a.subarray(0, cut));
  out.set(middle, cut);
  out.set(a.subarray(resume), cut + middle.length);
  return out;
}
