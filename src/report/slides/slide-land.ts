import { countsLayer } from '../../analysis/findings/selection.ts';
import { boundsOfRange } from '../../geometry/measures/bounds.ts';
import type { BoundingBox, PackedGeometry } from '../../model/geometry.ts';
import type { OperatorId } from '../../model/service.ts';
import { SLIDE, type Frame } from '../../formats/presentation/slides.ts';
import { simplifyLine, traceOutlines } from '../paper/map/outlines.ts';
import {
  clipMask,
  emptyPaperMask,
  markFeature,
  markPolygons,
  type PaperMask,
} from '../paper/sheet/paper-mask.ts';
import { planeOf, projectLand, type MapPlane } from '../paper/sheet/plane.ts';
import { POINTS_PER_MM, type Box } from '../paper/sheet/sheet.ts';
import type { ReportInput } from '../report-input.ts';

/** Side of a cell of land, points of the slide: a pixel of a projector. */
const CELL = 0.5;
/** Spots of fewer cells are dust on a wall. */
const LEAST_CELLS = 8;
/** No border moves farther than this, points. */
const TOLERANCE = 0.5;

/** Between the land and the edge of its box, points of the slide. */
const PADDING = 4;

/** The land as large as its box allows: a slide has no scale. */
function planeWithin(xy: ArrayLike<number>, bounds: BoundingBox, box: Box): MapPlane {
  const land = projectLand(xy, bounds);
  const metersPerPoint = Math.max(
    land.width / (box.right - box.left - 2 * PADDING),
    land.height / (box.top - box.bottom - 2 * PADDING),
  );
  return planeOf(land, box, metersPerPoint * POINTS_PER_MM * 1000, 1);
}

/** Rings x, y, x, y ... in points of the slide, y downwards. */
type Rings = readonly ArrayLike<number>[];

/** Land as the map of one frame shows it. */
export interface SlideLand {
  readonly toSlide: (lon: number, lat: number) => readonly [x: number, y: number];
  /** Province, or the commune in focus. */
  readonly ground: Rings;
  /** Of it, in square points. */
  readonly groundArea: number;
  readonly coverage: Rings;
  readonly estimated: Rings;
  readonly depressions: Rings;
  /** Outlines of each commune by index; in focus that of the one alone. */
  readonly communes: ReadonlyMap<number, Rings>;
  readonly fibre: Rings;
  /** Some coverage is counted: land without it is known to be without signal. */
  readonly isKnown: boolean;
}

const flip = (ring: ArrayLike<number>): number[] =>
  Array.from(ring, (value, i) => (i % 2 === 0 ? value : SLIDE.height - value));

/** Coordinates of one feature. */
function xyOf({ xy, features, parts, rings }: PackedGeometry, feature: number): Float64Array {
  const from = rings[parts[features[feature]!]!]!;
  const to = rings[parts[features[feature + 1]!]!]!;
  return xy.slice(from * 2, to * 2);
}

function linesOf({ xy, rings }: PackedGeometry, plane: MapPlane, from: number, to: number): number[][] {
  const lines: number[][] = [];
  for (let ring = from; ring < to; ring++) {
    const line: number[] = [];
    for (let i = rings[ring]!; i < rings[ring + 1]!; i++)
      line.push(...plane.toPage(xy[i * 2]!, xy[i * 2 + 1]!));
    if (line.length >= 4) lines.push(flip(simplifyLine(line, TOLERANCE)));
  }
  return lines;
}

function unionOf(geometries: readonly PackedGeometry[], box: Box, plane: MapPlane, clip: PaperMask): Rings {
  if (!geometries.length) return [];
  const mask = emptyPaperMask(box, CELL);
  for (const geometry of geometries) markPolygons(mask, geometry, plane);
  clipMask(mask, clip);
  return traceOutlines(mask, 1, LEAST_CELLS).map(flip);
}

/**
 * Land of a frame: the whole province, or the one commune that is in focus.
 * @param operator whose coverage is shown; `any`: that of all
 * @param focus index of the commune; null: the province
 */
export function slideLand(
  { dataset, settings, findings }: ReportInput,
  operator: OperatorId | 'any',
  frame: Frame,
  focus: number | null,
): SlideLand {
  const { geometry } = dataset.communes;
  const box: Box = {
    left: frame.x,
    right: frame.x + frame.width,
    top: SLIDE.height - frame.y,
    bottom: SLIDE.height - frame.y - frame.height,
  };
  const xy = focus === null ? geometry.xy : xyOf(geometry, focus);
  const bounds: BoundingBox = focus === null ? findings.bounds : boundsOfRange(xy, 0, xy.length / 2);
  const plane = planeWithin(xy, bounds, box);
  const ground = emptyPaperMask(box, CELL);
  if (focus === null) markPolygons(ground, geometry, plane);
  else markFeature(ground, geometry, focus, plane);
  const used = dataset.coverage.filter(
    (layer) => countsLayer(layer, settings) && (operator === 'any' || layer.operator === operator),
  );
  const union = (layers: readonly { readonly geometry: PackedGeometry }[]) =>
    unionOf(
      layers.map((layer) => layer.geometry),
      box,
      plane,
      ground,
    );
  const shown = focus === null ? dataset.communes.records.map((_, i) => i) : [focus];
  const ringsOf = (commune: number): Rings => {
    const { parts, features } = geometry;
    return linesOf(geometry, plane, parts[features[commune]!]!, parts[features[commune + 1]!]!);
  };
  return {
    toSlide: (lon, lat) => {
      const [x, y] = plane.toPage(lon, lat);
      return [x, SLIDE.height - y];
    },
    ground: traceOutlines(ground, 1, LEAST_CELLS).map(flip),
    groundArea: ground.cells.reduce((sum, cell) => sum + cell, 0) * CELL ** 2,
    coverage: union(used.filter(({ evidence }) => evidence !== 'estimated')),
    estimated: union(used.filter(({ evidence }) => evidence === 'estimated')),
    depressions: union(dataset.depressions),
    communes: new Map(shown.map((commune) => [commune, ringsOf(commune)])),
    fibre:
      focus === null
        ? dataset.fibre.flatMap(({ geometry: line }) => linesOf(line, plane, 0, line.rings.length - 1))
        : [],
    isKnown: used.length > 0,
  };
}
