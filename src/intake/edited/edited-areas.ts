import { elementAt, countAt } from '../../model/basics/elements.ts';
import { boundsOf, boundsOfFeature } from '../../geometry/measures/bounds.ts';
import { withFeature } from '../../geometry/packed/edit.ts';
import { GeometryBuilder, packPolygons } from '../../geometry/packed/pack.ts';
import { openGeos, type Geos } from '../../geometry/polygons/geos.ts';
import { featureCount, type BoundingBox } from '../../model/geometry.ts';
import { emptyLayer, type Layer } from '../../model/layer.ts';
import type { AreaEdit } from '../../model/edits/map-edits.ts';

/** The drawn area as a layer of one feature. */
const drawn = ({ ring }: AreaEdit): Layer => packPolygons([[[[...ring, elementAt(ring, 0)]]]]);

/** What a layer became by an edit, so that the next analysis knows the very same layer again. */
const made = new WeakMap<Layer, Map<string, Layer>>();

async function once(layer: Layer, edit: AreaEdit, make: () => Promise<Layer> | Layer): Promise<Layer> {
  const known = made.get(layer) ?? new Map<string, Layer>();
  made.set(layer, known);
  const key = JSON.stringify([edit.does, edit.ring]);
  const layerThen = known.get(key) ?? (await make());
  known.set(key, layerThen);
  return layerThen;
}

/** Where all layers that were only drawn begin. */
const NOTHING = emptyLayer('polygon');

/** A layer with the drawn area as one feature more. */
export const withArea = (layer: Layer | null, edit: AreaEdit): Promise<Layer> => {
  const before = layer ?? NOTHING;
  return once(before, edit, () => withFeature(before, featureCount(before), drawn(edit)));
};

const apart = (a: BoundingBox, b: BoundingBox): boolean =>
  !(a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]);

/** What is left of a feature. `isClean`: it was valid, so that nothing but the cut has changed it. */
interface Rest {
  readonly layer: Layer;
  readonly isClean: boolean;
}

/** Feature f without what a geometry of GEOS covers; null where they have nothing in common. */
function cutFeature(geos: Geos, layer: Layer, f: number, cutter: ReturnType<Geos['partOf']>): Rest | null {
  const builder = new GeometryBuilder('polygon');
  let touched = false;
  let isClean = true;
  const end = countAt(layer.features, f + 1);
  for (let p = countAt(layer.features, f); p < end; p++) {
    const whole = geos.partOf(layer, p);
    const part = geos.makeValid(whole);
    if (geos.intersects(part, cutter)) {
      touched = true;
      isClean &&= geos.isValid(whole);
      const rest = geos.difference(part, cutter);
      geos.appendPolygons(rest, builder);
      geos.free(rest);
    } else builder.copyPart(layer, p);
    geos.free(part, whole);
  }
  builder.endFeature();
  return touched ? { layer: builder.finish(), isClean } : null;
}

/** A layer without the drawn area; the numbers of its features stay. */
export const withoutArea = (layer: Layer, edit: AreaEdit): Promise<Layer> =>
  once(layer, edit, async () => {
    const area = drawn(edit);
    const box = boundsOf(area);
    const near = Array.from({ length: featureCount(layer) }, (_, f) => f).filter(
      (f) => !apart(boundsOfFeature(layer, f), box),
    );
    if (!near.length) return layer;
    const geos = await openGeos();
    const outline = geos.partOf(area, 0);
    const cutter = geos.makeValid(outline);
    let cut = layer;
    for (const f of near) {
      const rest = cutFeature(geos, layer, f, cutter);
      if (rest) cut = withFeature(cut, f, rest.layer, rest.isClean ? box : undefined);
    }
    geos.free(cutter, outline);
    return cut;
  });
