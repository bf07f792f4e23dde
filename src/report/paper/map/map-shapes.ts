import { countsLayer } from '../../../analysis/findings/selection.ts';
import type { PackedGeometry } from '../../../model/geometry.ts';
import type { ReportInput } from '../../report-input.ts';
import { simplifyLine, traceOutlines, type Outline } from './outlines.ts';
import { emptyPaperMask, clipMask, markPolygons, type PaperMask } from '../sheet/paper-mask.ts';
import { POINTS_PER_MM, SHEET, type MapPlane } from '../sheet/sheet.ts';

/** A line farther from its simplified form than this is seen: 0.06 mm in points. */
const LINE_TOLERANCE = 0.06 * POINTS_PER_MM;
/** Gaps between communes that do not quite meet are no lakes: 2 mm² in cells of 0.1 mm. */
const LEAST_PROVINCE_RING = 200;

/** Areas and lines of the map in points, ready to be drawn. Areas are fills by even-odd. */
export interface MapShapes {
  readonly province: PaperMask;
  readonly provinceOutlines: readonly Outline[];
  readonly coverage: readonly Outline[];
  readonly estimatedCoverage: readonly Outline[];
  readonly depressions: readonly Outline[];
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
  const mask = emptyPaperMask(SHEET.map);
  for (const geometry of geometries) markPolygons(mask, geometry, plane);
  clipMask(mask, province);
  return traceOutlines(mask);
}

/** Everything that has a shape, projected, joined and simplified to what A3 shows. */
export function prepareShapes({ dataset, settings }: ReportInput, plane: MapPlane): MapShapes {
  const province = emptyPaperMask(SHEET.map);
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
    depressions: unionOutlines(
      dataset.depressions.map(({ geometry }) => geometry),
      plane,
      province,
    ),
    communeBorders: sharedBorders(dataset.communes.geometry, plane),
    fibre: dataset.fibre.flatMap(({ geometry }) => paperLines(geometry, plane)),
  };
}

/** Lines in points, simplified. */
function paperLines(geometry: PackedGeometry, plane: MapPlane): number[][] {
  const { xy, rings } = geometry;
  const lines: number[][] = [];
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    const line: number[] = [];
    for (let i = rings[ring]; i < rings[ring + 1]; i++) line.push(...plane.toPage(xy[i * 2], xy[i * 2 + 1]));
    if (line.length >= 4) lines.push(simplifyLine(line, LINE_TOLERANCE));
  }
  return lines;
}

/** Borders of communes with every shared piece once: dashes drawn twice would close each other's gaps. */
function sharedBorders({ xy, rings }: PackedGeometry, plane: MapPlane): number[][] {
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
      if (line.length >= 4) lines.push(simplifyLine(line, LINE_TOLERANCE));
      line = [];
    };
    for (let i = rings[ring]; i + 1 < rings[ring + 1]; i++) {
      if (!isNew(i)) finish();
      else {
        if (!line.length) line.push(...plane.toPage(xy[i * 2], xy[i * 2 + 1]));
        line.push(...plane.toPage(xy[i * 2 + 2], xy[i * 2 + 3]));
      }
    }
    finish();
  }
  return lines;
}
