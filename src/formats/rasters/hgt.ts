import { readAll, type ByteSource } from '../../model/basics/bytes.ts';
import { VOID_HEIGHT } from '../../model/dataset.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { fileName } from '../reading/file-name.ts';
import { heightIssues, isLandHeight } from './land-heights.ts';
import type { FileFormat, ParsedFile } from '../reading/parsed-file.ts';

/** `N21E105`: the south-west corner of a tile of one degree. */
const CORNER = /([NS])(\d{2})([EW])(\d{3})/i;

/**
 * SRTM height tiles: big-endian 16-bit heights in metres, 1,201 or 3,601 points a side, the outer
 * rows shared with the neighbours; the place is in the name.
 * Refusals: `hgt-name`, `hgt-size`.
 */
export const hgt: FileFormat = {
  id: 'hgt',
  async read(source: ByteSource): Promise<Result<ParsedFile>> {
    const corner = CORNER.exec(fileName(source.name));
    if (!corner) return refuse('hgt-name', { file: source.name });
    const [, southNorth, latText, eastWest, lonText] = corner;
    const side = Math.sqrt(source.size / 2);
    if (side !== 1201 && side !== 3601)
      return refuse('hgt-size', { file: source.name }, { bytes: source.size });
    const bytes = await readAll(source);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const heights = new Int16Array(side * side);
    for (let i = 0; i < heights.length; i++) heights[i] = view.getInt16(2 * i);
    const south = Number(latText) * (southNorth!.toUpperCase() === 'S' ? -1 : 1);
    const west = Number(lonText) * (eastWest!.toUpperCase() === 'W' ? -1 : 1);
    const step = 1 / (side - 1);
    const grid = { columns: side, rows: side, west, north: south + 1, stepLon: step, stepLat: step, heights };
    let [voids, impossible] = [0, 0];
    heights.forEach((height, at) => {
      if (height === VOID_HEIGHT) voids++;
      else if (!isLandHeight(height)) {
        impossible++;
        heights[at] = VOID_HEIGHT;
      }
    });
    return accept({
      kind: 'terrain',
      grid,
      issues: heightIssues({ voids, impossible }, source.name),
    });
  },
};
