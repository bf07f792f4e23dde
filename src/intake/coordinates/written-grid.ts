import type { FieldReader } from '../records/field-reader.ts';
import { vn2000OfZone, wgs84OfZone, type Grid } from '../systems/grids.ts';
import { projectionOfMeridian } from '../systems/vn2000.ts';
import { readAngle } from '../text/angles.ts';
import { findZone, partedZone, readZone, type WrittenZone } from '../text/grid/utm-zone.ts';

const VN2000 = /vn\W{0,2}2000/i;
const WGS84 = /wgs\W{0,2}84/i;

/**
 * The grids that a zone of UTM may mean, VN-2000 first. With the letter of a band it is what devices show, of WGS 84;
 * without, or with the N of the hemisphere, the words around it tell, else it may be either.
 */
function gridsOfZone({ zone, isOfDevice }: WrittenZone, around: string): readonly Grid[] {
  const vn2000 = isOfDevice || WGS84.test(around) ? undefined : vn2000OfZone(zone);
  const wgs84 = VN2000.test(around) && !isOfDevice ? undefined : wgs84OfZone(zone);
  return [vn2000, wgs84].flatMap((grid) => grid ?? []);
}

const PLACES = ['coord_pair', 'vn2000_x', 'vn2000_y', 'lat', 'lon', 'central_meridian'] as const;

/** What the headings of the positions of a table say. */
const headingsOf = (reader: FieldReader): string =>
  PLACES.flatMap((key) => reader.column(key)?.path ?? []).join(' ');

/** The grids that each row names: in its cells, else in the headings of its positions. Empty where nothing does. */
export function gridsOfRows(reader: FieldReader): (row: number) => readonly Grid[] {
  const headings = headingsOf(reader);
  const ofHeadings = findZone(headings);
  return (row) => {
    const own = reader.text('central_meridian', row);
    const pair = reader.text('coord_pair', row);
    const ofPair = pair === null ? undefined : partedZone(pair)?.zone;
    const zone = own === null ? (ofPair ?? ofHeadings) : readZone(own);
    if (zone) return gridsOfZone(zone, `${headings} ${own ?? ''} ${pair ?? ''}`);
    const angle = own === null ? null : readAngle(own.replace(/^(ktt|kinh tuyến trục)\s*/i, ''));
    const meridian = angle && projectionOfMeridian(Math.round(angle.degrees * 1e6) / 1e6);
    return meridian ? [meridian] : [];
  };
}
