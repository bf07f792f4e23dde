import type { Reading } from '../../formats/reading/reading.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { declaredSystem, waysOf } from '../systems/declared-system.ts';
import { warpToDegrees } from '../systems/warp.ts';

/** A reading whose terrain, if it is one, is in degrees WGS84. Refusal: `terrain-crs` with the one found. */
export function inDegreesWgs84(reading: Reading, file: string): Result<Reading> {
  if (reading.kind !== 'terrain' || reading.crs === undefined) return accept(reading);
  const { crs, ...rest } = reading;
  if (declaredSystem(crs)?.kind === 'degrees') return accept(rest);
  const ways = waysOf(crs);
  const grid = ways && warpToDegrees(reading.grid, ways);
  if (!grid) return refuse('terrain-crs', { file }, { crs: crs.slice(0, 100) });
  return accept({
    ...rest,
    grid,
    issues: [
      ...rest.issues,
      { code: 'terrain-converted', severity: 'info', did: 'changed', file, value: ways.name },
    ],
  });
}
