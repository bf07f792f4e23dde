import { elementAt } from '../../../model/basics/elements.ts';
import type { CommuneFinder } from './commune-finder.ts';
import { Crosswalk, REORGANISED } from './crosswalk.ts';
import { shippedCommunes } from './shipped-communes.ts';

/** Where the crosswalk that comes with the product is from; `geodata/SOURCES.md` says more. */
export const SHIPPED = {
  file: 'geodata/commune-crosswalk-2025.tsv.gz',
  source: 'dvhcvn/20250701',
  licence: 'MIT',
  asOf: REORGANISED,
} as const;

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
    communes.flatMap(({ newCodes, newNames: called }) =>
      newCodes.map((code, i) => [code, elementAt(called, i)]),
    ),
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
