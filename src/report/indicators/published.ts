import type { Language } from '../../i18n/number.ts';
import type { Technology } from '../../model/service.ts';
import file from '../../../geodata/published-figures.json';

/** Shares that the findings know too. */
export const RATE_MEASURES = [
  'communesMobile',
  'villagesMobile',
  'householdsMobile',
  'populationMobile',
  'householdsFibrePassed',
  'householdsFibreSubscribed',
] as const;
/** Counts that the findings know too. */
export const COUNT_MEASURES = ['villagesWithout', 'depressions'] as const;
/** Shares that are published, and that no data of a project tell. */
export const PUBLISHED_ONLY = ['communesFibre', 'villagesFibre', 'householdsFibre'] as const;
/**
 * Figures that stand beside, and are compared with nothing.
 * @internal
 */
export const CONTEXT_MEASURES = [
  'btsDevices',
  'fixedSubscribers',
  'phoneSubscribers',
  'smartphoneSubscribers',
  'fibreKm',
  'digitalGroups',
  'villagesServed',
  'villagesListed',
] as const;

type RateIndicator = (typeof RATE_MEASURES)[number];
export type IndicatorMeasure =
  RateIndicator | (typeof COUNT_MEASURES)[number] | (typeof PUBLISHED_ONLY)[number];
type ContextMeasure = (typeof CONTEXT_MEASURES)[number];
export type PublishedMeasure = IndicatorMeasure | ContextMeasure;

/** Whether a figure of a measure is a share 0..1 or a count. */
export const isShare = (measure: PublishedMeasure): boolean =>
  ([...RATE_MEASURES, ...PUBLISHED_ONLY, 'smartphoneSubscribers'] as readonly string[]).includes(measure);

/** Villages that a target is about: all, those with grid electricity, those of them that are difficult or at the border. */
export type Among = 'all' | 'grid' | 'gridDifficult';

/** A province as it is or was; one that was made of others is none of them. */
export interface PublishedUnit {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  /** First day of the unit, and the day on which it was no more. */
  readonly from?: string;
  readonly until?: string;
  readonly madeOf?: readonly string[];
}

export interface PublishedFigure {
  readonly id: string;
  readonly unit: string;
  readonly measure: PublishedMeasure;
  readonly kind: 'actual' | 'target' | 'context';
  /** 0..1 for shares. */
  readonly value: number;
  readonly bound: 'exact' | 'over';
  /** Decimals of the share as it was written: 0.985 has 3. */
  readonly digits?: number;
  /** ISO day, month or year; null: the source names none. */
  readonly asOf: string | null;
  /** What counts as signal; absent where the source does not say, or where none is meant. */
  readonly technologies?: readonly Technology[];
  readonly communeList?: 'before-2025-07-01' | 'current';
  readonly among?: Among;
  /** The number as different papers write it. */
  readonly written?: readonly string[];
  readonly source: string;
}

/** A total that was published with its parts. */
export interface PublishedTable {
  readonly id: string;
  readonly unit: string;
  readonly measure: PublishedMeasure;
  readonly asOf: string | null;
  readonly source: string;
  readonly total: number;
  readonly parts: readonly number[];
}

export interface Published {
  readonly units: readonly PublishedUnit[];
  readonly sources: readonly ({ readonly id: string } & Readonly<Record<Language, string>>)[];
  readonly figures: readonly PublishedFigure[];
  readonly tables: readonly PublishedTable[];
}

/** `geodata/published-figures.json`; a test holds the file to these types. */
export const PUBLISHED = file as unknown as Published;

export const NATION = 'viet-nam';
