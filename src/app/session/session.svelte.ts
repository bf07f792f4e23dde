import { createContext } from 'svelte';
import type { Engine } from '../../jobs/engine/methods.ts';
import type { ServiceState } from '../../model/service.ts';
import { PlaceFinder } from './commune-places.svelte.ts';
import { VillageFilter } from './filter.svelte.ts';
import { LayerChoices } from './layers.svelte.ts';
import { Planning } from './planning.svelte.ts';
import {
  communeRows,
  communeTexts,
  villageRows,
  villageTexts,
  type CommuneRow,
  type VillageRow,
} from './rows.ts';
import { TroubleWatch } from './trouble.svelte.ts';
import { View } from './view.svelte.ts';
import { Workspace } from './workspace.svelte.ts';

/** Everything the screen holds, in one small part per concern. */
export class Session {
  readonly workspace: Workspace;
  readonly planning: Planning;
  readonly finder: PlaceFinder;
  readonly view = new View();
  readonly filter = new VillageFilter();
  readonly layers = new LayerChoices();
  readonly trouble = new TroubleWatch();

  constructor(engine: Engine) {
    this.workspace = new Workspace(engine);
    this.finder = new PlaceFinder(engine);
    this.planning = new Planning(this.workspace);
  }

  /** All villages under the chosen operator. */
  readonly villages: readonly VillageRow[] = $derived.by(() => {
    const { snapshot, priority } = this.workspace;
    return snapshot && priority ? villageRows(snapshot, this.view.operator, priority) : [];
  });

  readonly communes: readonly CommuneRow[] = $derived.by(() => {
    const { snapshot } = this.workspace;
    return snapshot ? communeRows(snapshot, this.view.operator) : [];
  });

  private readonly villageTexts = $derived.by(() =>
    this.workspace.snapshot ? villageTexts(this.workspace.snapshot) : [],
  );
  private readonly communeTexts = $derived.by(() =>
    this.workspace.snapshot ? communeTexts(this.workspace.snapshot) : [],
  );

  /** Villages that pass the filter: what the map draws and the table lists. */
  readonly shownVillages: readonly VillageRow[] = $derived.by(() =>
    this.villages.filter(this.filter.villageTest(() => this.villageTexts)),
  );

  readonly shownCommunes: readonly CommuneRow[] = $derived.by(() =>
    this.communes.filter(this.filter.communeTest(() => this.communeTexts)),
  );

  /** Villages that someone has to act on, whatever the filter says: what a meeting looks at. */
  readonly gapVillages: readonly VillageRow[] = $derived.by(() =>
    this.villages.filter((row) => row.status !== 'covered'),
  );

  readonly uncoveredVillages: readonly VillageRow[] = $derived.by(() =>
    this.villages.filter((row) => row.status === 'uncovered'),
  );

  /** Of the shown villages. */
  readonly statusCounts: Readonly<Record<ServiceState, number>> = $derived.by(() => {
    const counts = { covered: 0, partial: 0, uncovered: 0, unknown: 0 };
    for (const row of this.shownVillages) counts[row.status]++;
    return counts;
  });
}

export const [getSession, setSession] = createContext<Session>();
