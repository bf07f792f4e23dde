import type { VillageLayer } from '../../../model/dataset.ts';
import { COMMUNE_CODE_DIGITS } from '../communes/communes.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { foldVillageName } from '../communes/place-names.ts';

/** A code together with the commune that it counts in. */
export const codeKey = (commune: string | null, code: string): string => `${commune ?? ''}/${code}`;

/** Index of the village of a record: by its code, else by name where one village of the commune has it. */
export class VillageFinder {
  private readonly byCode: ReadonlyMap<string, number>;
  private readonly byName = new Map<string, number>();

  /** @param mergedInto the code that stays, by that of a village merged into another and by commune and given code */
  constructor(villages: VillageLayer, mergedInto: ReadonlyMap<string, string> = new Map()) {
    const byCode = new Map(villages.records.map(({ code }, i) => [code, i]));
    for (const [code, stays] of mergedInto) {
      const index = byCode.get(stays);
      if (index !== undefined) byCode.set(code, index);
    }
    this.byCode = byCode;
    villages.records.forEach(({ communeCode, name }, i) => {
      const key = `${communeCode ?? ''}/${foldVillageName(name)}`;
      // -1: more than one village of this name, so that the name decides nothing.
      this.byName.set(key, this.byName.has(key) ? -1 : i);
    });
  }

  find({ reader, row }: RecordAt): number {
    const code = reader.code('village_code', row);
    const commune = reader.code('commune_code', row, COMMUNE_CODE_DIGITS);
    if (code !== null) return this.byCode.get(code) ?? this.byCode.get(codeKey(commune, code)) ?? -1;
    const name = reader.text('village', row);
    return name !== null && commune !== null
      ? (this.byName.get(`${commune}/${foldVillageName(name)}`) ?? -1)
      : -1;
  }
}
