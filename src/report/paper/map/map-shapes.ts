import { countsLayer } from '../../../analysis/findings/selection.ts';
import { labelPoint } from '../../../geometry/polygons/label-point.ts';
import { featureCount, type PackedGeometry } from '../../../model/geometry.ts';
import type { ReportInput } from '../../report-input.ts';
import { simplifyLine, traceOutlines, type Outline } from './outlines.ts';
import { emptyPaperMask, clipMask, markPolygons, type PaperMask } from '../sheet/paper-mask.ts';
import type { MapPlane } from '../sheet/plane.ts';
import { POINTS_PER_MM } from '../sheet/sheet.ts';

/** A line farther from its simplified form than this is seen: 0.06 mm in points. */
export const LINE_TOLERANCE = 0.06 * POINTS_PER_MM;
/** Gaps between communes that do not quite meet are no lakes: 2 mm² in cells of 0.1 mm. */
const LEAST_PROVINCE_RING = 200;

/** Areas and lines of the map in points, ready to be drawn. Areas are fills by even-odd. */
export interface MapShapes {
  readonly province: PaperMask;
  readonly provinceOutlines: readonly Outline[];
  readonly coverage: readonly Outline[];
  readonly estimatedCoverage: readonly Outline[];
  /** Where they are too small to be seen as areas there are `depressionSpots` instead. */
  readonly depressions: readonly Outline[];
  readonly depressionSpots: readonly (readonly [x: number, y: number])[];
  readonly communeBorders: readonly (readonly number[])[];
  readonly fibre: readonly (readonly number[])[];
}

/** Union of areas at the resolution of paper, cut to the province: nothing is drawn outside. */
function unionOutlines(
  geometries: readonly PackedGeometry[],
  plane: MapPlane,
  province: PaperMask,
): Outline[] {
  if (!geometries.length) return [];
  const mask = emptyPaperMask(plane.map, plane.cell);
  for (const geometry of geometries) markPolygons(mask, geometry, plane);
  clipMask(mask, province);
  return traceOutlines(mask);
}

/** Everything that has a shape, projected, joined and simplified to what paper shows. */
export function prepareShapes({ dataset, settings }: ReportInput, plane: MapPlane): MapShapes {
  const province = emptyPaperMask(plane.map, plane.cell);
  markPolygons(province, dataset.communes.geometry, plane);
  const used = dataset.coverage.filter((layer) => countsLayer(layer, settings));
  const estimated = used.filter((layer) => layer.evidence === 'estimated');
  const stated = used.filter((layer) => layer.evidence !== 'estimated');
  return {
    province,
    provinceOutlines: traceOutlines(province, 1, LEAST_PROVINCE_RING),
    coverage: unionOutlines(
      stated.map(({ geometry }) => geometry),
      plane,
      province,
    ),
    estimatedCoverage: unionOutlines(
      estimated.map(({ geometry }) => geometry),
      plane,
      province,
    ),
    ...depressionsOf(
      dataset.depressions.map(({ geometry }) => geometry),
      plane,
      province,
    ),
    communeBorders: sharedBorders(dataset.communes.geometry, plane),
    fibre: dataset.fibre.flatMap(({ geometry }) => paperLines(geometry, plane)),
  };
}

/** Areas smaller than this on the average are specks: 3 mm² in square points. */
const LEAST_AREA = 3 * POINTS_PER_MM ** 2;

function depressionsOf(geometries: readonly PackedGeometry[], plane: MapPlane, province: PaperMask) {
  const depressions = unionOutlines(geometries, plane, province);
  const area = depressions.reduce((sum, outline) => sum + Math.abs(signedArea(outline)), 0);
  if (!depressions.length || area / depressions.length >= LEAST_AREA)
    return { depressions, depressionSpots: [] };
  const { map } = plane;
  const depressionSpots = geometries
    .flatMap((geometry) =>
      Array.from({ length: featureCount(geometry) }, (_, feature) => labelPoint(geometry, feature)),
    )
    .flatMap((at) => (at ? [plane.toPage(at[0], at[1])] : []))
    .filter(([x, y]) => x > map.left && x < map.right && y > map.bottom && y < map.top);
  return { depressions: [], depressionSpots };
}

function signedArea(outline: Outline): number {
  let sum = 0;
  for (let i = 0, j = outline.length - 2; i < outline.length; j = i, i += 2)
    sum += outline[j]! * outline[i + 1]! - outline[i]! * outline[j + 1]!;
  return sum / 2;
}

/** Vertex i of a list in points. */
function pageOf(xy: Float64Array, { projection, origin, pointsPerMeter, map }: MapPlane) {
  const meters = projection.forwardAll(xy);
  return (i: number) =>
    [
      map.left + (meters[i * 2]! - origin[0]) * pointsPerMeter,
      map.bottom + (meters[i * 2 + 1]! - origin[1]) * pointsPerMeter,
    ] as const;
}

/** Lines in points, simplified. */
function paperLines(geometry: PackedGeometry, plane: MapPlane): number[][] {
  const { xy, rings } = geometry;
  const pageAt = pageOf(xy, plane);
  const lines: number[][] = [];
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    const line: number[] = [];
    for (let i = rings[ring]; i < rings[ring + 1]; i++) line.push(...pageAt(i));
    if (missesMap(line, plane)) continue;
    if (line.length >= 4) lines.push(simplifyLine(line, LINE_TOLERANCE));
  }
  return lines;
}

/** Whether a line lies wholly on one side of the map. */
function missesMap(line: readonly number[], { map }: MapPlane): boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < line.length; i += 2) {
    west = Math.min(west, line[i]!);
    east = Math.max(east, line[i]!);
    south = Math.min(south, line[i + 1]!);
    north = Math.max(north, line[i + 1]!);
  }
  return east < map.left || west > map.right || north < map.bottom || south > map.top;
}

/** Borders of communes with every shared piece once: dashes drawn twice would close each other's gaps. */
function sharedBorders({ xy, rings }: PackedGeometry, plane: MapPlane): number[][] {
  const pageAt = pageOf(xy, plane);
  const drawn = new Set<string>();
  const lines: number[][] = [];
  const isNew = (i: number): boolean => {
    const here = `${xy[i * 2]},${xy[i * 2 + 1]}`;
    const next = `${xy[i * 2 + 2]},${xy[i * 2 + 3]}`;
    const key = here < next ? `${here} ${next}` : `${next} ${here}`;
    if (drawn.has(key)) return false;
    drawn.add(key);
    return true;
  };
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    let line: number[] = [];
    const finish = () => {
      if (line.length >= 4 && !missesMap(line, plane)) lines.push(simplifyLine(line, LINE_TOLERANCE));
      line = [];
    };
    for (let i = rings[ring]; i + 1 < rings[ring + 1]; i++) {
      if (!isNew(i)) finish();
      else {
        if (!line.length) line.push(...pageAt(i));
        line.push(...pageAt(i + 1));
      }
    }
    finish();
  }
  return lines;
}
