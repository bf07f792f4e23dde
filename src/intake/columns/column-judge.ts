import type { SourceColumn } from '../files/source-table.ts';
import { fitShare } from './column-fit.ts';
import { profileOf, type ColumnProfile } from './weighing/column-profile.ts';
import { fieldOf, type FieldKey } from './headings/header-dictionary.ts';

/** How well the values of columns fit fields, each looked at once however many roles ask. */
export class ColumnJudge {
  readonly #fits = new Map<SourceColumn, Map<FieldKey, number>>();

  readonly #profiles = new Map<SourceColumn, ColumnProfile>();

  profile(column: SourceColumn): ColumnProfile {
    let profile = this.#profiles.get(column);
    if (!profile) this.#profiles.set(column, (profile = profileOf(column.cells)));
    return profile;
  }

  /** 0..1; NaN where no cell says anything. */
  fit(column: SourceColumn, key: FieldKey): number {
    let fits = this.#fits.get(column);
    if (!fits) this.#fits.set(column, (fits = new Map()));
    let fit = fits.get(key);
    if (fit === undefined) fits.set(key, (fit = fitShare(column.cells, key, fieldOf(key)!.type)));
    return fit;
  }

  /** Lets go of columns that a table no longer has. */
  keepOnly(columns: readonly SourceColumn[]): this {
    for (const known of [this.#fits, this.#profiles])
      for (const column of known.keys()) if (!columns.includes(column)) known.delete(column);
    return this;
  }
}
