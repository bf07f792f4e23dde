import { Search, type SearchText } from '../../i18n/search.ts';
import { ColumnFilters } from './filters/column-filters.svelte.ts';
import { foundBy, type FoundRows } from './filters/found-rows.ts';
import type { CommuneItem, VillageItem } from './rows.ts';
import { COMMUNE_FIELDS, VILLAGE_FIELDS } from './table-fields.ts';

/** What the table lists and the map shows: one filter for both. */
export class TableFilter {
  search = $state('');
  readonly villages = new ColumnFilters<VillageItem>(VILLAGE_FIELDS);
  readonly communes = new ColumnFilters<CommuneItem>(COMMUNE_FIELDS);

  get active(): boolean {
    return this.search.trim() !== '' || this.villages.count > 0 || this.communes.count > 0;
  }

  clear(): void {
    this.search = '';
    this.villages.clear();
    this.communes.clear();
  }

  /** `texts` is asked for only where somebody searches. */
  find<Row extends { readonly index: number }>(
    rows: readonly Row[],
    columns: ColumnFilters<Row>,
    texts: () => readonly SearchText[],
  ): FoundRows<Row> {
    const passes = columns.test();
    const search = new Search(this.search);
    if (search.isEmpty) return { rows: rows.filter(passes), ranks: null };
    return foundBy(rows.filter(passes), search, texts());
  }

  /** As plain data, to be kept over a reload. */
  toPlain(): unknown {
    return { search: this.search, villages: this.villages.toPlain(), communes: this.communes.toPlain() };
  }

  restore(plain: unknown): void {
    const { search, villages, communes } = (plain ?? {}) as Record<string, unknown>;
    this.search = typeof search === 'string' ? search : '';
    this.villages.restore(villages);
    this.communes.restore(communes);
  }
}
