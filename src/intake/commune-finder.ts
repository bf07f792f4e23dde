import { featuresAt } from '../geometry/point-in-part.ts';
import type { CommuneLayer } from '../model/dataset.ts';
import { foldCommuneName } from './place-names.ts';

/** Finds the commune of a record by code, by name and by place. */
export class CommuneFinder {
  private readonly byCode: ReadonlyMap<string, number>;
  private readonly byName: ReadonlyMap<string, readonly number[]>;

  constructor(readonly communes: CommuneLayer) {
    this.byCode = new Map(communes.records.map(({ code }, i) => [code, i]));
    const byName = new Map<string, number[]>();
    communes.records.forEach(({ name }, i) => {
      const key = foldCommuneName(name);
      byName.set(key, [...(byName.get(key) ?? []), i]);
    });
    this.byName = byName;
  }

  /** True where at least one commune has land to test places against. */
  get hasLand(): boolean {
    return this.communes.geometry.xy.length > 0;
  }

  hasCode(code: string): boolean {
    return this.byCode.has(code);
  }

  /** Code of the one commune of this name, with or without its kind; null where there is none or more than one. */
  codeByName(name: string): string | null {
    const found = this.byName.get(foldCommuneName(name));
    return found?.length === 1 ? this.communes.records[found[0]!]!.code : null;
  }

  /** Codes of the communes whose land holds the point, ascending; a point on a border has two. */
  codesAt(lon: number, lat: number): readonly string[] {
    return featuresAt(this.communes.geometry, lon, lat).map((i) => this.communes.records[i]!.code);
  }
}
