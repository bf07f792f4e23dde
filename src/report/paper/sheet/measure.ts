import { PDFName, PDFString, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { MapPlane } from './plane.ts';

/**
 * Tells readers of maps where the map of a page lies on the earth (ISO 32000-2, 12.9 and 12.10): a viewport with the
 * projection in which the page is drawn, so that places between the corners come out true as well.
 */
export function measurePage(
  document: PDFDocument,
  page: PDFPage,
  { map, toPlace, projection }: MapPlane,
  magnification: number,
  name: string,
): void {
  const { context } = document;
  const corners = [
    [0, 0],
    [0, 1],
    [1, 1],
    [1, 0],
  ] as const;
  const places = corners.flatMap(([right, up]) => {
    const [lon, lat] = toPlace(right ? map.right : map.left, up ? map.top : map.bottom);
    return [lat, lon];
  });
  const unit = corners.flat();
  const system = {
    Type: 'PROJCS',
    WKT: PDFString.of(wktOf(projection.centralMeridian, projection.scaleOnMeridian)),
  };
  page.node.set(
    PDFName.of('VP'),
    context.obj([
      {
        Type: 'Viewport',
        Name: PDFString.of(name),
        BBox: [map.left, map.bottom, map.right, map.top].map((at) => at * magnification),
        Measure: { Type: 'Measure', Subtype: 'GEO', Bounds: unit, GPTS: places, LPTS: unit, GCS: system },
      },
    ]),
  );
}

/** The projection as OGC 01-009 writes it. Axes are metres east of the meridian and north of the equator. */
const wktOf = (meridian: number, scale: number): string =>
  `PROJCS["WGS 84 / Transverse Mercator ${meridian}",` +
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],' +
  'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]],' +
  `PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",${meridian}],` +
  `PARAMETER["scale_factor",${scale}],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1]]`;
