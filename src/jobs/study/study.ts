import type { LinkEnd, LinkProfile } from '../../radio/predict/link-profile.ts';
import type { CellGrid } from '../../radio/predict/cell-grid.ts';
import type { Assumed, LeftOutRadio, PredictedTechnology } from '../../radio/budget/transmitters.ts';
import type { OperatorId } from '../../model/service.ts';
import type { Served, VillagePrediction } from '../predict/prediction.ts';
import type { FittedBands } from '../../model/radio/fits.ts';

export type { FittedBands };

/** A mast of the list. */
interface ListedMast {
  readonly kind: 'site';
  /** Index into the sites. */
  readonly index: number;
  /** Only what this one sends from it; null: all. */
  readonly operator: OperatorId | null;
}

/** A mast that somebody tries in a place. */
export interface TrialMast {
  readonly kind: 'trial';
  readonly lon: number;
  readonly lat: number;
  /** Null: the stated height of masts that state none. */
  readonly heightMeters: number | null;
  readonly technology: PredictedTechnology;
  readonly operator: OperatorId;
  /** The candidate of the project whose antennas it carries; left out: it sends alike all round. */
  readonly candidate?: string;
}
export type StudiedMast = ListedMast | TrialMast;

/** Levels of the cells around a mast or over a province. */
export interface LevelPicture {
  readonly grid: CellGrid;
  /** Tenths of dBm of a resource element, row by row from the north; `NO_LEVEL` without signal. */
  readonly bare: Int16Array;
  readonly canopy: Int16Array;
}

/** Who is reached; null where none of the villages reached has a count. */
export interface Reached {
  readonly population: number | null;
  readonly households: number | null;
  readonly villages: number;
}

/** People of a mast by service as the figures of the project count it; without trees all, with trees those of them that stay. */
export interface MastFigures {
  /** Without service until now. */
  readonly newly: { readonly bare: Reached; readonly canopy: Reached };
  /** With service already. */
  readonly already: { readonly bare: Reached; readonly canopy: Reached };
  /** Villages that it reaches and of whose service until now nothing is known. */
  readonly unknownBefore: number;
  /** Places that could not be asked: a part of the way lies on no terrain. */
  readonly withoutTerrain: number;
  /** Villages that gain, most people first. */
  readonly villages: readonly {
    readonly village: number;
    readonly population: number | null;
    readonly served: Served;
  }[];
}

/** What a mast sends by, and what of it nobody stated. */
export interface SentFrom {
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number;
  readonly bandsMhz: readonly number[];
  /** Each operator and band once. */
  readonly carriers: readonly { readonly operator: OperatorId; readonly bandMhz: number }[];
  /** How many of its transmitters rest on an assumption of each kind. */
  readonly transmitters: number;
  readonly assumed: Readonly<Record<Assumed, number>>;
  readonly leftOut: readonly LeftOutRadio[];
  /** What has to hold for a place to count as served, dBm; of the first band. */
  readonly requiredDbm: number;
}

export interface MastStudy {
  readonly sent: SentFrom;
  readonly picture: LevelPicture;
  readonly figures: MastFigures;
  /** Places whose way lies in part over a void of the terrain that its neighbours filled. */
  readonly overFilled: number;
}

/** The best of the places around a trial. */
export interface BestPlace {
  readonly lon: number;
  readonly lat: number;
  readonly movedMeters: number;
  /** How many places were compared. */
  readonly compared: number;
  readonly study: MastStudy;
}

export interface LinkAsk {
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  readonly bandMhz: number;
}

export interface LinkAnswer {
  /** Null where a part of the way lies on no terrain. */
  readonly profile: LinkProfile | null;
  readonly meters: number;
}

/** What the terrain says of a village: a row for each operator and technology. */
export interface VillageForecast {
  readonly rows: readonly VillagePrediction[];
  /** Level from which a measurement found service, dBm. */
  readonly thresholdDbm: number;
}
