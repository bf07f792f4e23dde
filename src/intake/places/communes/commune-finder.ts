import { countAt, elementAt } from '../../../model/basics/elements.ts';
import { FeatureLocator } from '../../../geometry/points/feature-locator.ts';
import type { CommuneLayer } from '../../../model/dataset.ts';
import type { Commune } from '../../../model/places.ts';
import { CommuneNames, type Found } from './commune-names.ts';

/** Finds the commune of a record by code, by name and by place. */
export class CommuneFinder {
  readonly names: CommuneNames<Commune>;
  private readonly byCode: ReadonlyMap<string, number>;
  /** Codes by texts asked about before: a file name is asked about for each of its rows. */
  private readonly inText = new Map<string, string | null>();
  private readonly locator: FeatureLocator;

  constructor(readonly communes: CommuneLayer) {
    this.locator = new FeatureLocator(communes.geometry);
    this.byCode = new Map(communes.records.map(({ code }, i) => [code, i]));
    this.names = new CommuneNames(
      communes.records,
      ({ name }) => name,
      ({ kind }) => kind,
    );
  }

  /** True where at least one commune has land to test places against. */
  get hasLand(): boolean {
    return this.communes.geometry.xy.length > 0;
  }

  /** True where the list is that of before the reorganisation: it alone has townships. */
  get isOldList(): boolean {
    return this.names.hasKind('thị trấn');
  }

  hasCode(code: string): boolean {
    return this.byCode.has(code);
  }

  nameOf(code: string): string | null {
    const index = this.byCode.get(code);
    return index === undefined ? null : elementAt(this.communes.records, index).name;
  }

  /** True where the commune of this code has this name, with or without its kind and marks. */
  nameFits(code: string, name: string): boolean {
    return this.names.find(name)?.entries.some((commune) => commune.code === code) ?? false;
  }

  /** True where the commune of this code has land that a place can be checked against. */
  hasLandOf(code: string): boolean {
    const index = this.byCode.get(code);
    const { features } = this.communes.geometry;
    return index !== undefined && countAt(features, index + 1) > countAt(features, index);
  }

  /**
   * Code of the one commune of this name, with or without its kind; null where there is none or more than one, or where
   * the name as written has marks that no commune's name has.
   */
  codeByName(name: string): string | null {
    return onlyCode(this.names.find(name));
  }

  /** Code of the one commune whose name stands in a text such as a file name; the longest name wins. */
  codeInText(text: string): string | null {
    const known = this.inText.get(text);
    if (known !== undefined) return known;
    const code = onlyCode(this.names.findIn(wordsOfPath(text)));
    this.inText.set(text, code);
    return code;
  }

  /** Codes of the communes whose land holds the point, ascending; a point on a border has two. */
  codesAt(lon: number, lat: number): readonly string[] {
    return this.locator.at(lon, lat).map((i) => elementAt(this.communes.records, i).code);
  }
}

/** A path as text: without the ending, its joints as blanks. */
export const wordsOfPath = (path: string): string => path.replace(/\.[a-z0-9]+$/i, '').replace(/[/_]/g, ' ');

function onlyCode(found: Found<Commune> | null): string | null {
  if (found?.entries.length !== 1) return null;
  return found.likeness === 'same' || found.likeness === 'unmarked' ? elementAt(found.entries, 0).code : null;
}
