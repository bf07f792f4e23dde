import type { CommuneFinder } from './commune-finder.ts';
import { COMMUNE_CODE_DIGITS } from './communes.ts';
import type { RecordAt } from './loaded-source.ts';

/**
 * Commune code of a record. A given code counts and its place only checks it; without a usable code
 * the place decides, then a name that only one commune has; null where nothing does.
 */
export function placeInCommune(
  { reader, row }: RecordAt,
  location: readonly [number, number] | null,
  finder: CommuneFinder,
): string | null {
  const { table, log } = reader;
  const village = reader.text('village_code', row) ?? reader.text('village', row) ?? '';
  const around = location ? finder.codesAt(location[0], location[1]) : [];
  const given = reader.code('commune_code', row, COMMUNE_CODE_DIGITS);
  if (given !== null && finder.hasCode(given)) {
    if (location && !around.includes(given))
      log.atRow(table, row, {
        code: 'commune-mismatch',
        did: 'kept',
        value: given,
        commune: given,
        village,
        context: { found: around[0] ?? '–', lon: location[0], lat: location[1] },
      });
    return given;
  }
  const name = reader.text('commune', row);
  const byName = name === null ? null : finder.codeByName(name);
  const placed =
    around.length === 1
      ? around[0]!
      : around.length > 1 && byName && around.includes(byName)
        ? byName
        : (around[0] ?? byName);
  if (given !== null || (name !== null && placed === null))
    log.atRow(table, row, {
      code: 'commune-unknown',
      did: 'changed',
      field: given !== null ? 'commune_code' : 'commune',
      value: given ?? name ?? '',
      village,
      context: { placed: placed ?? '–' },
    });
  else if (placed === null) log.atRow(table, row, { code: 'village-outside-communes', did: 'kept', village });
  return placed;
}
