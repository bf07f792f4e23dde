import { foldHeader } from '../../columns/header-field.ts';
import { COMMUNE_CODE_DIGITS } from './communes.ts';
import { recordsOf, type LoadedSource, type RecordAt } from '../../records/loaded-source.ts';
import { foldCommuneName, foldDistrictName } from './place-names.ts';
import { textOf } from '../../text/cell.ts';

/** One commune of the list before the reorganisation, with what it became. */
export interface OldCommune {
  readonly code: string;
  readonly name: string;
  readonly district: string;
  /** Two or more where the commune was split. */
  readonly newCodes: readonly string[];
}

/** Old communes to new ones: imported data with its own source and date. */
export class Crosswalk {
  private readonly byCode: ReadonlyMap<string, OldCommune>;
  private readonly byName = new Map<string, OldCommune[]>();

  constructor(
    readonly communes: readonly OldCommune[],
    /** Date of the new list; the old one was in force before it. */
    readonly asOf: string,
  ) {
    this.byCode = new Map(communes.map((commune) => [commune.code, commune]));
    for (const commune of communes) {
      const key = foldCommuneName(commune.name);
      this.byName.set(key, [...(this.byName.get(key) ?? []), commune]);
    }
  }

  ofCode(code: string): OldCommune | null {
    return this.byCode.get(code) ?? null;
  }

  /** Old communes of a name; a district narrows them down. */
  ofName(name: string, district: string | null): readonly OldCommune[] {
    const found = this.byName.get(foldCommuneName(name)) ?? [];
    if (found.length < 2 || district === null) return found;
    const wanted = foldDistrictName(district);
    const within = found.filter((commune) => foldDistrictName(commune.district) === wanted);
    return within.length ? within : found;
  }
}

const COLUMNS = {
  oldCode: ['old code', 'ma xa cu', 'ma cu'],
  oldName: ['old name', 'ten xa cu', 'xa cu', 'ten cu', 'xa truoc sap xep'],
  district: ['old district', 'huyen cu', 'huyen', 'quan huyen', 'quan huyen cu'],
  newCodes: ['new codes', 'new code', 'ma xa moi', 'ma moi'],
} as const;

function cellOf({ reader, row }: RecordAt, names: readonly string[]): string {
  const column = reader.table.columns.find(({ name }) => names.includes(foldHeader(name)));
  return textOf(column?.cells[row] ?? null);
}

const codeText = (code: string): string =>
  /^\d+$/.test(code) ? code.padStart(COMMUNE_CODE_DIGITS, '0') : code;

/** The crosswalk of the project; null where it has none. A row without both codes is reported and left out. */
export function buildCrosswalk(sources: readonly LoadedSource[]): Crosswalk | null {
  if (!sources.length) return null;
  const communes: OldCommune[] = [];
  for (const record of recordsOf(sources)) {
    const oldCode = cellOf(record, COLUMNS.oldCode);
    const newCodes = cellOf(record, COLUMNS.newCodes)
      .split(/[;,|]/)
      .map((code) => code.trim())
      .filter(Boolean);
    if (!oldCode || !newCodes.length) {
      record.reader.log.atRow(record.reader.table, record.row, {
        code: 'crosswalk-incomplete',
        did: 'rejected',
        value: oldCode || cellOf(record, COLUMNS.oldName),
      });
      continue;
    }
    communes.push({
      code: codeText(oldCode),
      name: cellOf(record, COLUMNS.oldName),
      district: cellOf(record, COLUMNS.district),
      newCodes: newCodes.map(codeText),
    });
  }
  return new Crosswalk(communes, sources[0]!.source.asOf ?? '2025-07-01');
}
