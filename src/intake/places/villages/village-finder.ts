import type { VillageLayer } from '../../../model/dataset.ts';
import { COMMUNE_CODE_DIGITS } from '../communes/communes.ts';
import type { RecordAt } from '../../records/loaded-source.ts';
import { foldVillageName } from '../communes/place-names.ts';

/** Index of the village of a record: by its code, else by name where one village of the commune has it. */
export class VillageFinder {
  private readonly byCode: ReadonlyMap<string, number>;
  private readonly byName = new Map<string, number>();

  /** @param mergedInto the code that stays, by the code of each village that was merged into another */
  constructor(villages: VillageLayer, mergedInto: ReadonlyMap<string, string> = new Map()) {
    const byCode = new Map(villages.records.map(({ code }, i) => [code, i]));
    for (const [code, stays] of mergedInto) byCode.set(code, byCode.get(stays)!);
    this.byCode = byCode;
    villages.records.forEach(({ communeCode, name }, i) => {
      const key = `${communeCode ?? ''}/${foldVillageName(name)}`;
      // -1: more than one village of this name, so that the name decides nothing.
      this.byName.set(key, this.byName.has(key) ? -1 : i);
    });
  }

  find({ reader, row }: RecordAt): number {
    const code = reader.code('village_code', row);
    if (code !== null) return this.byCode.get(code) ?? -1;
    const name = reader.text('village', row);
    const commune = reader.code('commune_code', row, COMMUNE_CODE_DIGITS);
    return name !== null && commune !== null
      ? (this.byName.get(`${commune}/${foldVillageName(name)}`) ?? -1)
      : -1;
  }
}
