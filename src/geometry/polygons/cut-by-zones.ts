import { featureCount } from '../../model/geometry.ts';
import type { Layer } from '../../model/layer.ts';
import { boxesMeet, partBox } from '../measures/bounds.ts';
import { openGeos, type Geos, type GeosPointer } from './geos.ts';
import { GeometryBuilder } from '../packed/pack.ts';

/** What is less than this part of an area is rounding of the cuts, not land outside the zones. */
const ROUNDING = 1e-9;

/** A layer cut along zones: feature k is the land of `area[k]` in `zone[k]`, -1 outside all zones. */
export interface CutAreas {
  readonly geometry: Layer;
  readonly area: Int32Array;
  readonly zone: Int32Array;
}

interface Zone {
  readonly feature: number;
  readonly part: number;
}

/** Reads parts of the zones into GEOS when they are first asked for. */
class ZonePointers {
  private readonly pointers = new Map<number, GeosPointer>();

  constructor(
    private readonly geos: Geos,
    private readonly zones: Layer,
  ) {}

  of(part: number): GeosPointer {
    const pointer = this.pointers.get(part) ?? this.geos.partOf(this.zones, part);
    this.pointers.set(part, pointer);
    return pointer;
  }

  free(): void {
    this.geos.free(...this.pointers.values());
  }
}

/** The land of one feature by zone; what lies outside all of them under -1. */
class AreaCut {
  private readonly pieces = new Map<number, GeometryBuilder>();

  constructor(
    private readonly geos: Geos,
    private readonly zones: ZonePointers,
  ) {}

  private append(zone: number, land: GeosPointer): void {
    const builder = this.pieces.get(zone) ?? new GeometryBuilder('polygon');
    this.pieces.set(zone, builder);
    this.geos.appendPolygons(land, builder);
  }

  addPart(part: GeosPointer, near: readonly Zone[]): void {
    const { geos } = this;
    const whole = geos.areaSquareDegrees(part);
    let left = whole;
    for (const zone of near) {
      const common = geos.intersection(part, this.zones.of(zone.part));
      left -= geos.areaSquareDegrees(common);
      this.append(zone.feature, common);
      geos.free(common);
    }
    if (left <= ROUNDING * whole) return;
    let rest = part;
    for (const zone of near) {
      const smaller = geos.difference(rest, this.zones.of(zone.part));
      if (rest !== part) geos.free(rest);
      rest = smaller;
    }
    this.append(-1, rest);
    if (rest !== part) geos.free(rest);
  }

  /** The pieces by zone, those without land left out; outside all zones last. */
  finish(): { zone: number; land: Layer }[] {
    return [...this.pieces]
      .map(([zone, builder]) => {
        builder.endFeature();
        return { zone, land: builder.finish() };
      })
      .filter(({ land }) => land.parts.length > 1)
      .sort((a, b) => (a.zone < 0 ? 1 : b.zone < 0 ? -1 : a.zone - b.zone));
  }
}

function partsOf(layer: Layer): Zone[] {
  const list: Zone[] = [];
  for (let feature = 0; feature < featureCount(layer); feature++)
    for (let part = layer.features[feature]; part < layer.features[feature + 1]; part++)
      list.push({ feature, part });
  return list;
}

/**
 * Areas (depressions) cut along zones (communes), by GEOS; both valid, zones not upon each other. Ordered by
 * area, then zone; land outside all zones is kept under zone -1.
 * @param turn called before each area, to pause or to stop
 */
export async function cutByZones(
  areas: Layer,
  zones: Layer,
  turn: (done: number, total: number) => Promise<void> = () => Promise.resolve(),
): Promise<CutAreas> {
  const geos = await openGeos();
  const zonePointers = new ZonePointers(geos, zones);
  const zoneParts = partsOf(zones).map((zone) => ({ ...zone, box: partBox(zones, zone.part) }));
  const builder = new GeometryBuilder('polygon');
  const pairs: { area: number; zone: number }[] = [];
  try {
    for (let area = 0; area < featureCount(areas); area++) {
      await turn(area, featureCount(areas));
      const cut = new AreaCut(geos, zonePointers);
      for (let p = areas.features[area]; p < areas.features[area + 1]; p++) {
        const box = partBox(areas, p);
        const part = geos.partOf(areas, p);
        cut.addPart(
          part,
          zoneParts.filter((zone) => boxesMeet(zone.box, box)),
        );
        geos.free(part);
      }
      for (const { zone, land } of cut.finish()) {
        builder.copyFeature(land, 0);
        pairs.push({ area, zone });
      }
    }
  } finally {
    zonePointers.free();
  }
  return {
    geometry: builder.finish(),
    area: Int32Array.from(pairs, ({ area }) => area),
    zone: Int32Array.from(pairs, ({ zone }) => zone),
  };
}
