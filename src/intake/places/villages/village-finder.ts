import type { VillageLayer } from '../../../model/dataset.ts';
import { paddedCode } from '../communes/communes.ts';
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

  /** @param commune of a row that writes no code of one */
  find({ reader, row }: RecordAt, commune: () => string | null = () => null): number {
    const code = reader.code('village_code', row);
    const written = reader.code('commune_code', row);
    const communes = written === null ? [null] : [written, paddedCode(written)];
    if (code !== null)
      return (
        [code, ...communes.map((one) => codeKey(one, code))]
          .map((key) => this.byCode.get(key))
          .find((index) => index !== undefined) ?? -1
      );
    const name = reader.text('village', row);
    if (name === null) return -1;
    const named = written === null ? [commune()] : communes;
    const found = named.map((one) =>
      one === null ? -1 : this.byName.get(`${one}/${foldVillageName(name)}`),
    );
    return found.find((index) => index !== undefined) ?? -1;
  }
}
