import { FeatureLocator } from '../../../geometry/points/feature-locator.ts';
import type { CommuneLayer } from '../../../model/dataset.ts';
import { foldCommuneName } from './place-names.ts';

/** Finds the commune of a record by code, by name and by place. */
export class CommuneFinder {
  private readonly byCode: ReadonlyMap<string, number>;
  /** Codes by texts asked about before: a file name is asked about for each of its rows. */
  private readonly inText = new Map<string, string | null>();
  private readonly locator: FeatureLocator;
  private readonly byName: ReadonlyMap<string, readonly number[]>;

  constructor(readonly communes: CommuneLayer) {
    this.locator = new FeatureLocator(communes.geometry);
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

  nameOf(code: string): string | null {
    const index = this.byCode.get(code);
    return index === undefined ? null : this.communes.records[index]!.name;
  }

  /** True where the commune of this code has this name, with or without its kind. */
  nameFits(code: string, name: string): boolean {
    const known = this.nameOf(code);
    return known !== null && foldCommuneName(known) === foldCommuneName(name);
  }

  /** True where the commune of this code has land that a place can be checked against. */
  hasLandOf(code: string): boolean {
    const index = this.byCode.get(code);
    const { features } = this.communes.geometry;
    return index !== undefined && features[index + 1]! > features[index]!;
  }

  /** Code of the one commune of this name, with or without its kind; null where there is none or more than one. */
  codeByName(name: string): string | null {
    const found = this.byName.get(foldCommuneName(name));
    return found?.length === 1 ? this.communes.records[found[0]!]!.code : null;
  }

  /** Code of the one commune whose name stands in a text such as a file name; the longest name wins. */
  codeInText(text: string): string | null {
    const known = this.inText.get(text);
    if (known !== undefined) return known;
    const code = this.searchText(text);
    this.inText.set(text, code);
    return code;
  }

  private searchText(text: string): string | null {
    const words = ` ${foldCommuneName(text.replace(/\.[a-z0-9]+$/i, '').replace(/[/_]/g, ' '))} `;
    let best: { name: string; indexes: readonly number[] } | null = null;
    for (const [name, indexes] of this.byName)
      if (words.includes(` ${name} `) && name.length > (best?.name.length ?? 0)) best = { name, indexes };
    return best?.indexes.length === 1 ? this.communes.records[best.indexes[0]!]!.code : null;
  }

  /** Codes of the communes whose land holds the point, ascending; a point on a border has two. */
  codesAt(lon: number, lat: number): readonly string[] {
    return this.locator.at(lon, lat).map((i) => this.communes.records[i]!.code);
  }
}
