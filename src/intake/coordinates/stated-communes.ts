import type { CommuneFinder } from '../places/communes/commune-finder.ts';
import { paddedCode } from '../places/communes/communes.ts';
import type { FieldReader } from '../records/field-reader.ts';

/**
 * The communes that a row names by code or by name, and the one in the title or in the name of the file: a column may
 * name communes of before the reorganisation, which the list in force calls otherwise or does not know. Only those that
 * have land to test against; none where nothing names one.
 */
export function statedCommunes(
  reader: FieldReader,
  finder: CommuneFinder,
): (row: number) => readonly string[] {
  const { about, file } = reader.table;
  const named = (name: string | null | undefined): string | null => (name ? finder.codeByName(name) : null);
  const ofTable = named(about?.commune) ?? finder.codeInText(file);
  return (row) => {
    const written = reader.code('commune_code', row);
    const code = written !== null && !finder.hasCode(written) ? paddedCode(written) : written;
    const name = reader.text('commune', row);
    const stated = new Set([code ?? named(name), ofTable].filter((one) => one !== null));
    return [...stated].filter((one) => finder.hasLandOf(one));
  };
}
