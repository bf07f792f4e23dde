import type { CommuneFinder } from '../places/communes/commune-finder.ts';
import { paddedCode } from '../places/communes/communes.ts';
import type { FieldReader } from '../records/field-reader.ts';

/**
 * The commune that a row names by code, else by name, else the one in the title or in the name of the file;
 * null where it names none that has land to test against.
 */
export function statedCommunes(reader: FieldReader, finder: CommuneFinder): (row: number) => string | null {
  const { about, file } = reader.table;
  const named = (name: string | null | undefined): string | null => (name ? finder.codeByName(name) : null);
  const ofTable = named(about?.commune) ?? finder.codeInText(file);
  return (row) => {
    const written = reader.code('commune_code', row);
    const code = written !== null && !finder.hasCode(written) ? paddedCode(written) : written;
    const name = reader.text('commune', row);
    const stated = code ?? (name === null ? ofTable : named(name));
    return stated !== null && finder.hasLandOf(stated) ? stated : null;
  };
}
