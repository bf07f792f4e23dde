import { elementAt } from '../../../model/basics/elements.ts';
import { foldHeader } from '../../columns/headings/header-field.ts';
import type { CommuneFinder } from './commune-finder.ts';
import { paddedCode } from './communes.ts';
import { CommuneNames } from './commune-names.ts';
import { foldDistrictName } from './place-names.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../../records/loaded-source.ts';
import { placeName } from '../../text/place-case.ts';
import { textOf } from '../../text/cell.ts';

/** One commune of the list before the reorganisation, with what it became. */
export interface OldCommune {
  readonly code: string;
  readonly name: string;
  readonly district: string;
  /** Two or more where the commune was split. */
  readonly newCodes: readonly string[];
  /** Names of these, in the same order; none where the crosswalk gives no names. */
  readonly newNames: readonly string[];
}

/** ISO date from which the communes of the reorganisation of 2025 are in force. */
export const REORGANISED = '2025-07-01';

/** Old communes to new ones, with a source and a date of their own. */
export class Crosswalk {
  readonly names: CommuneNames<OldCommune>;
  #districts: ReadonlySet<string> | null = null;
  private readonly byCode: ReadonlyMap<string, OldCommune>;

  constructor(
    readonly communes: readonly OldCommune[],
    /** Date of the new list; the old one was in force before it. */
    readonly asOf: string,
    /** True where the project has none of its own and took the one that comes with the product. */
    readonly shipped = false,
  ) {
    this.byCode = new Map(communes.map((commune) => [commune.code, commune]));
    this.names = new CommuneNames(communes, ({ name }) => name);
  }

  /** Null where the crosswalk names no districts. */
  hasDistrict(name: string): boolean | null {
    this.#districts ??= new Set(
      this.communes.flatMap(({ district }) => (district ? [foldDistrictName(district)] : [])),
    );
    return this.#districts.size ? this.#districts.has(foldDistrictName(name)) : null;
  }

  ofCode(code: string): OldCommune | null {
    return this.byCode.get(code) ?? null;
  }
}

/** Names of the old communes that went into each of the list in force, by its code. */
export function formerNames(
  crosswalk: Crosswalk,
  finder: CommuneFinder,
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  if (finder.isOldList) return names;
  for (const { name, newCodes, newNames } of crosswalk.communes)
    newCodes.forEach((newCode, i) => {
      const newName = newNames[i];
      const code = finder.hasCode(newCode) ? newCode : newName ? finder.codeByName(newName) : null;
      const shown = placeName(name);
      if (code === null || !shown || finder.nameOf(code) === shown) return;
      names.set(code, [...new Set([...(names.get(code) ?? []), shown])]);
    });
  return names;
}

const COLUMNS = {
  oldCode: ['old code', 'ma xa cu', 'ma cu'],
  oldName: ['old name', 'ten xa cu', 'xa cu', 'ten cu', 'xa truoc sap xep'],
  district: ['old district', 'huyen cu', 'huyen', 'quan huyen', 'quan huyen cu'],
  newCodes: ['new codes', 'new code', 'ma xa moi', 'ma moi'],
  newNames: ['new names', 'new name', 'ten xa moi', 'xa moi', 'ten moi', 'xa sau sap xep'],
} as const;

/** Columns without which no row of a crosswalk says anything: folded headings, any of each. */
export const CROSSWALK_NEEDS: readonly (readonly string[])[] = [COLUMNS.oldCode, COLUMNS.newCodes];

function cellOf({ reader, row }: RecordAt, names: readonly string[]): string {
  const column = reader.table.columns.find(({ name }) => names.includes(foldHeader(name)));
  return textOf(column?.cells[row] ?? null);
}

const partsOf = (text: string): string[] =>
  text
    .split(/[;,|]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** The crosswalk of the project; null where it has none that says anything. A row without both codes is reported and left out. */
export function buildCrosswalk(sources: readonly LoadedSource[]): Crosswalk | null {
  const communes: OldCommune[] = [];
  for (const record of recordsOf(sources)) {
    const oldCode = cellOf(record, COLUMNS.oldCode);
    const newCodes = partsOf(cellOf(record, COLUMNS.newCodes));
    const newNames = partsOf(cellOf(record, COLUMNS.newNames));
    if (!oldCode || !newCodes.length) {
      record.reader.log.atRow(record.reader.table, record.row, {
        code: 'crosswalk-incomplete',
        did: 'rejected',
        value: oldCode || cellOf(record, COLUMNS.oldName),
      });
      continue;
    }
    communes.push({
      code: paddedCode(oldCode),
      name: cellOf(record, COLUMNS.oldName),
      district: cellOf(record, COLUMNS.district),
      newCodes: newCodes.map(paddedCode),
      newNames: newNames.length === newCodes.length ? newNames : [],
    });
  }
  return communes.length ? new Crosswalk(communes, elementAt(sources, 0).source.asOf ?? REORGANISED) : null;
}
