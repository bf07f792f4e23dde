import type { ParsedFile } from '../../formats/reading/parsed-file.ts';
import { accept, refuse, type Result } from '../../model/basics/result.ts';
import { declaredSystem, waysOf } from '../systems/declared-system.ts';
import { warpToDegrees } from '../systems/warp.ts';

/** A reading whose terrain, if it is one, is in degrees WGS84. Refusal: `terrain-crs` with the one found. */
export function inDegreesWgs84(parsed: ParsedFile, file: string): Result<ParsedFile> {
  if (parsed.kind !== 'terrain' || parsed.crs === undefined) return accept(parsed);
  const { crs, ...rest } = parsed;
  if (declaredSystem(crs)?.kind === 'degrees') return accept(rest);
  const ways = waysOf(crs);
  const grid = ways && warpToDegrees(parsed.grid, ways);
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
