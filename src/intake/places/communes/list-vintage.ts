import type { CommuneFinder } from './commune-finder.ts';
import { COMMUNE_CODE_DIGITS } from './communes.ts';
import type { Crosswalk } from './crosswalk.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { findLocation } from '../../records/locations.ts';
import { foldCommuneName } from './place-names.ts';

/** Which list of communes a file speaks of: that of before the reorganisation, or the one in force. */
export type Vintage = 'old' | 'new' | 'undecided';

interface Stated {
  readonly code: string | null;
  readonly name: string | null;
  readonly district: string | null;
  readonly location: readonly [number, number] | null;
}

function statedRows(reader: FieldReader): Stated[] {
  return Array.from(reader.table.numbers, (_, row) => ({
    code: reader.code('commune_code', row, COMMUNE_CODE_DIGITS),
    name: reader.text('commune', row),
    district: reader.text('district_old', row),
    location: findLocation(reader, row),
  })).filter(({ code, name }) => code !== null || name !== null);
}

/** New codes that a row means when read by the old list; none where that list does not have it. */
export function newCodesOfOld(
  { code, name, district }: Pick<Stated, 'code' | 'name' | 'district'>,
  crosswalk: Crosswalk,
): readonly string[] {
  const byCode = code === null ? null : crosswalk.ofCode(code);
  if (byCode && (name === null || foldCommuneName(byCode.name) === foldCommuneName(name)))
    return byCode.newCodes;
  const byName = name === null ? [] : crosswalk.ofName(name, district);
  return byName.length === 1 ? byName[0]!.newCodes : byName.length ? [] : (byCode?.newCodes ?? []);
}

const newCode = ({ code, name }: Stated, finder: CommuneFinder): string | null => {
  if (code !== null && finder.hasCode(code) && (name === null || finder.nameFits(code, name))) return code;
  return name === null ? null : finder.codeByName(name);
};

/**
 * The list that a file speaks of. A district column, or a commune that only the old list has, says old;
 * one that only the new list has says new. Where every row reads by both lists, agreement settles it, then
 * the places; where those do not either, `undecided`: neither name nor code identifies a commune alone.
 */
export function findVintage(reader: FieldReader, finder: CommuneFinder, crosswalk: Crosswalk): Vintage {
  const rows = statedRows(reader);
  if (!rows.length) return 'new';
  if (rows.some(({ district }) => district !== null)) return 'old';
  let onlyOld = 0;
  let onlyNew = 0;
  let differ = 0;
  let placedOld = 0;
  let placedNew = 0;
  for (const row of rows) {
    const old = newCodesOfOld(row, crosswalk);
    const current = newCode(row, finder);
    if (old.length && current === null) onlyOld++;
    else if (!old.length && current !== null) onlyNew++;
    else if (old.length && current !== null && (old.length > 1 || old[0] !== current)) {
      differ++;
      const around = row.location ? finder.codesAt(...row.location) : [];
      if (around.some((code) => old.includes(code))) placedOld++;
      if (around.includes(current)) placedNew++;
    }
  }
  if (onlyOld > onlyNew) return 'old';
  if (onlyNew > onlyOld || differ === 0) return 'new';
  if (placedOld !== placedNew) return placedOld > placedNew ? 'old' : 'new';
  return 'undecided';
}
