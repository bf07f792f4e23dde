import { boundsOf } from '../../geometry/measures/bounds.ts';
import { declaredSystem, type DeclaredSystem } from '../systems/declared-system.ts';
import type { TableContext } from './context.ts';

/** Where the country and its neighbours lie: degrees that are written like this are degrees, whatever is declared. */
const AROUND = { west: 95, south: 5, east: 115, north: 28 } as const;

/**
 * The system that the project, else the file declares for a table; null where nothing is declared or where the
 * numbers show that it cannot be. What was converted, and what is not known, is told.
 */
export function settleSystem({ reader, source }: TableContext): DeclaredSystem | null {
  const { table, log } = reader;
  const system = declaredSystem(source.crs ?? table.crs);
  if (!system || system.kind === 'degrees' || system.kind === 'vn2000') return system;
  const count = table.numbers.length;
  if (system.kind === 'unknown') {
    log.atFile({ code: 'crs-unknown', did: 'kept', value: system.name, context: { count } }, table.sheet);
    return null;
  }
  if (!table.geometry?.xy.length) return source.crs === undefined ? null : system;
  const bounds = boundsOf(table.geometry);
  if (system.inDegrees ? !isOnEarth(bounds) : isAround(bounds)) {
    log.atFile(
      { code: 'crs-contradicted', did: 'kept', value: system.name, context: { count } },
      table.sheet,
    );
    return null;
  }
  log.atFile(
    { code: 'crs-converted', did: 'changed', severity: 'info', value: system.name, context: { count } },
    table.sheet,
  );
  return system;
}

/** Whether values can be degrees of longitude and latitude. */
export const isOnEarth = ([west, south, east, north]: readonly number[]): boolean =>
  west! >= -180 && east! <= 180 && south! >= -90 && north! <= 90;

const isAround = ([west, south, east, north]: readonly number[]): boolean =>
  west! >= AROUND.west && east! <= AROUND.east && south! >= AROUND.south && north! <= AROUND.north;
