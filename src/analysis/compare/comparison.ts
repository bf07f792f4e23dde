import type { Rate } from '../../model/figure.ts';
import type { Commune, Village } from '../../model/places.ts';
import type { ProjectFile, Settings } from '../../model/project.ts';
import type { OperatorId } from '../../model/service.ts';
import type { Findings } from '../findings/findings.ts';
import type { OneSidedClaims } from './claims.ts';

/** A project of one day, as far as it is compared with that of another. */
export interface ComparedSide {
  readonly project: Pick<ProjectFile, 'asOf' | 'province' | 'synthetic'>;
  readonly settings: Pick<Settings, 'rule' | 'technologies' | 'evidence' | 'villageShare'>;
  readonly communes: readonly Pick<Commune, 'code' | 'name' | 'formerNames'>[];
  readonly villages: readonly Pick<Village, 'code' | 'name' | 'hasMadeCode'>[];
  readonly findings: Findings;
}

/** How names are told to be one: each form is tried after the one before, on what is left. */
export interface NameForms {
  readonly commune: readonly ((name: string) => string)[];
  readonly village: readonly ((name: string) => string)[];
}

/** Pairs of villages that are one, and those that have no partner; indices into the villages of each side. */
export interface VillageMatches {
  readonly before: Int32Array;
  readonly now: Int32Array;
  /** Of the pairs: 1 where commune and name found it, 0 where the code did. */
  readonly byName: Uint8Array;
  readonly onlyBefore: Int32Array;
  readonly onlyNow: Int32Array;
  /** Codes that both sides have, for villages that are not one: they make no pair. */
  readonly codesReused: number;
}

/** Communes of both sides that are one piece of land: mostly one and one, more where communes were joined or split. */
export interface ComparedPlace {
  readonly before: readonly number[];
  readonly now: readonly number[];
}

/**
 * Service gained: by the people of now who have it now and had it not; lost: by those of before who had it. null where
 * nobody counted those of any village that changed.
 */
export interface ServiceChange {
  readonly gained: number | null;
  readonly lost: number | null;
  /** Pairs whose service changed and whose people nobody counted, or of unknown service on one of the days. */
  readonly unknownVillages: number;
}

/** Figures of one place, or of the villages that no commune holds. People are null where nobody counted any. */
export interface PlaceChange {
  readonly villages: { readonly before: number; readonly now: number };
  /** *Trắng sóng*. */
  readonly dark: { readonly before: number; readonly now: number };
  readonly uncoveredPopulation: { readonly before: number | null; readonly now: number | null };
  /** Pairs that left *trắng sóng*, and that fell into it, by the commune of now. */
  readonly left: number;
  readonly entered: number;
  readonly gained: number | null;
  readonly lost: number | null;
}

export interface OperatorComparison {
  readonly operator: OperatorId | 'any';
  /** As each side counts them. */
  readonly rates: { readonly before: readonly Rate[]; readonly now: readonly Rate[] };
  /** Of every village of each side: index into SERVICE_STATES. */
  readonly state: { readonly before: Uint8Array; readonly now: Uint8Array };
  /** Pairs by `SERVICE_STATES` before, then now. */
  readonly states: readonly (readonly number[])[];
  /** Villages without a partner by `SERVICE_STATES`. */
  readonly onlyBefore: readonly number[];
  readonly onlyNow: readonly number[];
  /** Indices of pairs, in the order of the villages of now. */
  readonly left: Int32Array;
  readonly entered: Int32Array;
  readonly population: ServiceChange;
  readonly households: ServiceChange;
  /** One for each of `Comparison.places`, then one for the villages outside of all. */
  readonly places: readonly PlaceChange[];
}

export const DIFFERENCES = [
  'province',
  'order',
  'synthetic',
  'rule',
  'technologies',
  'evidence',
  'operators',
  'villageShare',
] as const;
/** What the two sides do not have in common, so that their rates are not of one definition. `order`: not an earlier day. */
export type Difference = (typeof DIFFERENCES)[number];

/** What became of the villages between two days. Told of *before*, the same with before and now exchanged. */
export interface Comparison {
  readonly matches: VillageMatches;
  readonly places: readonly ComparedPlace[];
  readonly differences: readonly Difference[];
  /** `any` first, then the operators whose villages both sides tell. */
  readonly byOperator: readonly OperatorComparison[];
  readonly operatorsOnlyBefore: readonly OperatorId[];
  readonly operatorsOnlyNow: readonly OperatorId[];
}

/** An earlier project beside the open one: how it names itself, and what has changed since. */
export interface EarlierProject {
  readonly project: Pick<ProjectFile, 'title' | 'asOf' | 'province' | 'synthetic'>;
  readonly settings: Pick<Settings, 'rule' | 'technologies' | 'evidence' | 'villageShare'>;
  /** Derived tables stand in place of its sources: it cannot be counted again. */
  readonly withheld: boolean;
  /** Its own file was damaged, and opened with what is whole of it. */
  readonly damaged: boolean;
  /** Files of its sources that could not be read: their figures are in no count of that day. */
  readonly unread: readonly string[];
  /** Areas that one day has alone, as today counts; null where areas of a day are not told. */
  readonly claims: OneSidedClaims | null;
  readonly villages: readonly {
    readonly code: string;
    readonly name: string;
    /** null: outside of all communes. */
    readonly commune: string | null;
  }[];
  readonly communes: readonly { readonly code: string; readonly name: string }[];
  /** lon, lat per village. */
  readonly centres: Float64Array;
  /** Each by its own settings. */
  readonly comparison: Comparison;
  /** The earlier one counted again by the settings of today; null where these are the same, or its sources are not there. */
  readonly sameRule: Comparison | null;
}
