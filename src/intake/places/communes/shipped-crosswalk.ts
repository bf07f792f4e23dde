import { gunzipSync } from 'fflate';
import type { CommuneFinder } from './commune-finder.ts';
import { Crosswalk, REORGANISED, type OldCommune } from './crosswalk.ts';

/** Where the crosswalk that comes with the product is from; `geodata/SOURCES.md` says more. */
export const SHIPPED = {
  file: 'geodata/commune-crosswalk-2025.tsv.gz',
  source: 'dvhcvn/20250701',
  licence: 'MIT',
  asOf: REORGANISED,
} as const;

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The old communes of one province, by the code of the list in force; null where the file has no such province.
 * @param bytes packed, or already unpacked by a server that takes `.gz` for an encoding
 */
export function shippedCommunes(bytes: Uint8Array, province: string): readonly OldCommune[] | null {
  const text = new TextDecoder().decode(isPacked(bytes) ? gunzipSync(bytes) : bytes);
  const from = `\n${text}`.indexOf(`\nP\t${province}\t`);
  if (from < 0) return null;
  const to = text.indexOf('\nP\t', from + 1);
  const names = new Map<string, string>();
  const communes: OldCommune[] = [];
  let district = '';
  for (const line of text.slice(from, to < 0 ? undefined : to).split('\n')) {
    const [kind, code = '', name = '', targets = ''] = line.split('\t');
    if (kind === 'N') names.set(code, name);
    else if (kind === 'D') district = name;
    else if (kind === 'O') {
      const newCodes = targets.split(' ');
      communes.push({
        code,
        name,
        district,
        newCodes,
        newNames: newCodes.map((one) => names.get(one) ?? ''),
      });
    }
  }
  return communes;
}

/**
 * The crosswalk of a province for a project that has none, where its communes are those of the list in force: more of
 * them must be found there than only in the old list. Null where they are not, and for a made-up province.
 */
export function shippedCrosswalk(
  bytes: Uint8Array,
  province: string,
  finder: CommuneFinder,
): Crosswalk | null {
  const communes = shippedCommunes(bytes, province);
  if (!communes) return null;
  const crosswalk = new Crosswalk(communes, SHIPPED.asOf, true);
  const newNames = new Map(
    communes.flatMap(({ newCodes, newNames: called }) => newCodes.map((code, i) => [code, called[i]!])),
  );
  let current = 0;
  let former = 0;
  for (const { code } of finder.communes.records) {
    const newName = newNames.get(code);
    const old = crosswalk.ofCode(code);
    if (newName !== undefined && finder.nameFits(code, newName)) current++;
    else if (old && finder.nameFits(code, old.name)) former++;
  }
  return current > former || namesAgree(finder, [...newNames.values()]) ? crosswalk : null;
}

/** For lists with codes of another kind: half of the communes of the province, or of the list, by name. */
function namesAgree(finder: CommuneFinder, newNames: readonly string[]): boolean {
  const found = newNames.filter((name) => finder.codeByName(name) !== null).length;
  const { length } = finder.communes.records;
  // The old list holds most of the new names as well, among three times as many communes.
  return length > 0 && found >= length / 2;
}
