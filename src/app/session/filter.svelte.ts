import { SvelteSet } from 'svelte/reactivity';
import { fold } from '../../i18n/text.ts';
import type { Electricity } from '../../model/places.ts';
import { SERVICE_STATES, type ServiceState } from '../../model/service.ts';
import type { CommuneItem, VillageItem } from './rows.ts';

export type ElectricityFilter = 'all' | Electricity | 'unknown';
export type SchoolFilter = 'all' | 'yes' | 'no' | 'unknown';

/** What the table lists and the map shows: one filter for both. */
export class VillageFilter {
  search = $state('');
  readonly statuses = new SvelteSet<ServiceState>(SERVICE_STATES);
  /** Index of a commune; null: all. */
  commune = $state<number | null>(null);
  electricity = $state<ElectricityFilter>('all');
  school = $state<SchoolFilter>('all');

  get active(): boolean {
    return (
      this.search.trim() !== '' ||
      this.statuses.size < SERVICE_STATES.length ||
      this.commune !== null ||
      this.electricity !== 'all' ||
      this.school !== 'all'
    );
  }

  toggleStatus(status: ServiceState): void {
    if (!this.statuses.delete(status)) this.statuses.add(status);
  }

  clear(): void {
    this.search = '';
    for (const status of SERVICE_STATES) this.statuses.add(status);
    this.commune = null;
    this.electricity = 'all';
    this.school = 'all';
  }

  /** The words looked for, folded. */
  private get wordsSought(): readonly string[] {
    return fold(this.search).split(' ').filter(Boolean);
  }

  /** The test for one village. `texts` is asked for only where somebody searches. */
  villageTest(texts: () => readonly string[]): (row: VillageItem) => boolean {
    const words = this.wordsSought;
    const known = words.length > 0 ? texts() : [];
    const { statuses, commune, electricity, school } = this;
    return (row) =>
      statuses.has(row.status) &&
      (commune === null || row.communeIndex === commune) &&
      (electricity === 'all' || (row.electricity ?? 'unknown') === electricity) &&
      (school === 'all' || schoolState(row.schools) === school) &&
      words.every((word) => known[row.index]!.includes(word));
  }

  communeTest(texts: () => readonly string[]): (row: CommuneItem) => boolean {
    const words = this.wordsSought;
    const known = words.length > 0 ? texts() : [];
    const { commune } = this;
    return (row) =>
      (commune === null || row.index === commune) && words.every((word) => known[row.index]!.includes(word));
  }
}

const schoolState = (schools: number | null): SchoolFilter =>
  schools === null ? 'unknown' : schools > 0 ? 'yes' : 'no';
