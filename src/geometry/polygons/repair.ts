import { featureCount, type PackedGeometry } from '../../model/geometry.ts';
import type { Layer, LayerFact } from '../../model/layer.ts';
import { openGeos, type Geos } from './geos.ts';
import { editOf, withFeature, type FeatureEdit } from '../packed/edit.ts';
import { GeometryBuilder, selectFeatures } from '../packed/pack.ts';
import { findDoubtfulParts } from './validity.ts';

/** A layer whose parts are all valid, and what was done to get there. */
export interface Repaired {
  /** The very same object where nothing had to be done. */
  readonly geometry: Layer;
  /** Features of which a part was invalid: self-crossing, doubled edges, holes outside; now even-odd by linework. */
  readonly changed: readonly number[];
}

/** True: every part is valid. Not there where that is unknown, or not so. */
const VALID: LayerFact<true> = { name: 'valid', travels: true };
/** The repair of this layer, under way or done, and its valid form once there is one. */
const REPAIRED: LayerFact<Promise<Repaired>> = { name: 'repaired', travels: false };
const VALID_FORM: LayerFact<Layer> = { name: 'valid form', travels: false };

/** The valid form of a layer if `repairPolygons` has already made it, else the layer itself. */
export const validFormOf = (layer: Layer): Layer => layer.found(VALID_FORM) ?? layer;

/**
 * Makes every polygon part valid as GEOS MakeValid (linework) does, part by part: even-odd over the rings, an
 * edge that runs twice counted once. Valid parts stay bit for bit. GEOS is loaded only where a part is in
 * doubt. The answer is kept with the layer.
 */
export function repairPolygons(layer: Layer): Promise<Repaired> {
  return layer.fact(REPAIRED, async () => {
    if (layer.found(VALID)) return { geometry: layer, changed: [] };
    const made = await repair(layer);
    // A repaired layer needs no second look.
    made.geometry.note(VALID, true);
    layer.note(VALID_FORM, made.geometry);
    return made;
  });
}

/** After an edit only the edited feature is looked at; the others are valid already. */
async function repairEdited(geometry: Layer, edit: FeatureEdit): Promise<Repaired | null> {
  const before = edit.from.found(REPAIRED);
  if (!before) return null;
  const { geometry: validBefore, changed } = await before;
  const feature = selectFeatures(geometry, [edit.feature]);
  const own = await repair(feature);
  const others = changed.filter((f) => f !== edit.feature);
  const all = own.changed.length > 0 ? [...others, edit.feature].sort((a, b) => a - b) : others;
  if (validBefore === edit.from && own.geometry === feature) return { geometry, changed: all };
  return { geometry: withFeature(validBefore, edit.feature, own.geometry), changed: all };
}

async function repair(geometry: Layer): Promise<Repaired> {
  const edit = editOf(geometry);
  const quick = edit && (await repairEdited(geometry, edit));
  if (quick) return quick;
  const doubtful = geometry.kind === 'polygon' ? findDoubtfulParts(geometry) : [];
  if (doubtful.length === 0) return { geometry, changed: [] };
  const geos = await openGeos();
  const invalid = new Set(doubtful.filter((p) => !isValidPart(geos, geometry, p)));
  if (invalid.size === 0) return { geometry, changed: [] };
  const builder = new GeometryBuilder('polygon');
  const changed: number[] = [];
  for (let f = 0; f < featureCount(geometry); f++) {
    let touched = false;
    for (let p = geometry.features[f]; p < geometry.features[f + 1]; p++) {
      if (!invalid.has(p)) builder.copyPart(geometry, p);
      else {
        appendValid(geos, geometry, p, builder);
        touched = true;
      }
    }
    builder.endFeature();
    if (touched) changed.push(f);
  }
  return { geometry: builder.finish(), changed };
}

/** Rings of fewer than four vertices enclose nothing; GEOS would refuse them. */
function readablePart(geometry: PackedGeometry, p: number): PackedGeometry | null {
  const builder = new GeometryBuilder('polygon');
  let rings = 0;
  for (let r = geometry.parts[p]; r < geometry.parts[p + 1]; r++) {
    if (geometry.rings[r + 1] - geometry.rings[r] < 4) continue;
    builder.copyRing(geometry, r);
    rings++;
  }
  if (rings === 0) return null;
  builder.endPart();
  builder.endFeature();
  return builder.finish();
}

function isValidPart(geos: Geos, geometry: PackedGeometry, p: number): boolean {
  const readable = readablePart(geometry, p);
  if (!readable || readable.rings.length - 1 !== geometry.parts[p + 1] - geometry.parts[p]) return false;
  const part = geos.partOf(readable, 0);
  const valid = geos.isValid(part);
  geos.free(part);
  return valid;
}

function appendValid(geos: Geos, geometry: PackedGeometry, p: number, builder: GeometryBuilder): void {
  const readable = readablePart(geometry, p);
  if (!readable) return;
  const part = geos.partOf(readable, 0);
  const valid = geos.makeValid(part);
  geos.appendPolygons(valid, builder);
  geos.free(part, valid);
}
