import { screenMessages, type Messages } from '../../i18n/messages.ts';
import type { Language } from '../../i18n/number.ts';
import type { OperatorId } from '../../model/service.ts';
import type { Snapshot } from '../../jobs/protocol.ts';
import type { OperatorChoice } from './rows.ts';
import { recall, keepInTab } from './filters/tab-memory.ts';

export const STEPS = ['data', 'state', 'terrain', 'plan', 'present'] as const;
export type Step = (typeof STEPS)[number];

export const DATA_TABS = [
  'returned',
  'files',
  'gate',
  'questions',
  'duplicates',
  'discrepancies',
  'repairs',
  'columns',
  'places',
  'report',
] as const;
export type DataTab = (typeof DATA_TABS)[number];

/** What the table lists; `others` and `nobody` under one operator in the place of `gaps`. */
export const TABLE_TABS = ['gaps', 'others', 'nobody', 'villages', 'communes', 'unknown'] as const;
export type TableTab = (typeof TABLE_TABS)[number];

/** `province`: everything; `place`: a point, lon and lat; `camera`: exactly there. */
export interface Flight {
  readonly to:
    | NonNullable<Selection>
    | { readonly kind: 'place'; readonly at: readonly [number, number] }
    | { readonly kind: 'camera'; readonly center: readonly [number, number]; readonly zoom: number }
    | 'province';
}

export type Selection = { readonly kind: 'village' | 'commune'; readonly index: number } | null;

/** Widths of the side panels, CSS pixels. */
export const LEFT_PIXELS = 280;
export const RIGHT_PIXELS = 316;
export const LEGEND_PIXELS = 224;
/** Tabs, a head of two lines and eight rows. */
const TABLE_PIXELS = 254;
export const SMALLEST_TABLE = 110;
/** Narrower than this a map says nothing. */
const LEAST_MAP_PIXELS = 380;

function recalledFlag(key: string): boolean | null {
  const value = recall(key);
  return typeof value === 'boolean' ? value : null;
}

/** What is looked at and how: nothing here changes the project. */
export class View {
  language = $state<Language>('vi');
  step = $state<Step>('state');
  /** What the step of data shows; null: what is needed most when it is entered. */
  dataTab = $state<DataTab | null>(null);
  operator = $state<OperatorChoice>('any');
  tableTab = $state<TableTab>('gaps');
  selection = $state.raw<Selection>(null);
  /** Where the map flies to; a new object asks again for the same place. */
  flight = $state.raw<Flight | null>(null);
  slide = $state(0);
  /** Projects that were opened: what stood open over the one before closes. */
  opened = $state(0);
  leftOpen = $state(true);
  rightOpen = $state(true);
  tableOpen = $state(true);
  /** At most, until somebody has dragged the edge of the table. */
  tableHeight = $state(TABLE_PIXELS);
  tableSized = $state(false);
  /** The operator whose coverage stands out on the map; null: none. */
  lit = $state<OperatorId | null>(null);
  private legendChosen = $state(recalledFlag('legend'));
  /** The zoom of the map, in steps: symbols are kept clear of each other for it. */
  mapZoom = $state(8);
  width = $state(1366);
  height = $state(768);

  get words(): Messages {
    return screenMessages(this.language);
  }

  /** Narrow or low windows: side panels lie over the map instead of beside it. */
  get compact(): boolean {
    return this.narrow || this.height < 700;
  }

  /** CSS pixels at the left of map and table that the panel of layers covers. */
  get coveredLeft(): number {
    return this.leftOpen && this.narrow ? LEFT_PIXELS : 0;
  }

  /** CSS pixels between the side panels. */
  private get between(): number {
    return this.width - (this.leftOpen ? LEFT_PIXELS : 0) - (this.rightOpen ? RIGHT_PIXELS : 0);
  }

  /** The map keeps between the panels that lie over its place; else it lies under them, on the smallest screens. */
  get mapBetween(): boolean {
    return this.between >= LEAST_MAP_PIXELS;
  }

  /** The map between the panels has room for its legend beside the province. */
  get roomForLegend(): boolean {
    return this.height >= 600 && this.between >= LEGEND_PIXELS + LEAST_MAP_PIXELS;
  }

  get legendOpen(): boolean {
    return this.legendChosen ?? this.roomForLegend;
  }

  setLegendOpen(open: boolean): void {
    this.legendChosen = open;
    keepInTab('legend', open);
  }

  get coveredRight(): number {
    return this.rightOpen && this.compact ? RIGHT_PIXELS : 0;
  }

  /** The panel of layers lies over the map. */
  get narrow(): boolean {
    return this.width <= 1280;
  }

  /** Takes the size of the window; folds and unfolds only when the class of size changes. */
  resize(width: number, height: number, first: boolean): void {
    const before = this.compact;
    this.width = width;
    this.height = height;
    const changes = first || before !== this.compact;
    // What somebody dragged stays for as long as the size is of one class.
    if (changes) this.tableSized = false;
    if (!this.tableSized) this.tableHeight = height >= 700 ? TABLE_PIXELS : height >= 560 ? 172 : 142;
    if (!changes) return;
    this.leftOpen = !this.narrow || this.formInLeft;
    this.rightOpen = !this.compact;
    this.tableOpen = height >= 700;
  }

  /** What the step asks for stands in the left panel: without it the step would look like the one before. */
  private get formInLeft(): boolean {
    return this.step === 'plan' || this.step === 'terrain';
  }

  goTo(step: Step): void {
    const changes = step !== this.step;
    this.step = step;
    if (this.narrow && changes) this.leftOpen = this.formInLeft;
    if (step === 'plan' || step === 'present') this.showProvince();
  }

  showData(tab: DataTab): void {
    this.goTo('data');
    this.dataTab = tab;
  }

  showProvince(): void {
    this.selection = null;
    this.flight = { to: 'province' };
  }

  /** Shows the map at a place that is no village or commune: a mast, an area. */
  flyTo(at: readonly [number, number]): void {
    this.selection = null;
    this.flight = { to: { kind: 'place', at } };
  }

  /** The same village or commune in another state of the project, by its code; none where it is gone. */
  reselect(before: Snapshot | null, after: Snapshot): void {
    if (!this.selection) return;
    const { kind, index } = this.selection;
    const listOf = (state: Snapshot): readonly { readonly code: string }[] =>
      kind === 'village' ? state.villages : state.communes;
    const code = before && listOf(before)[index]?.code;
    const found = code ? listOf(after).findIndex((one) => one.code === code) : -1;
    if (found !== index) this.selection = found < 0 ? null : { kind, index: found };
  }

  select(selection: Selection, fly = false): void {
    this.selection = selection;
    if (selection) this.rightOpen = true;
    if (selection && fly) this.flight = { to: selection };
  }
}
