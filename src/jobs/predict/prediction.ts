import type { Measurement } from '../../model/network.ts';
import type { OperatorId } from '../../model/service.ts';
import type { RadioSettings } from '../../radio/budget/radio-settings.ts';
import type { FittedBands } from '../../model/radio/fits.ts';
import type { PowerRaster } from '../../radio/predict/coverage-raster.ts';
import type { WeakArea, WeakAreas } from '../../radio/predict/weak-areas.ts';
import type { Assumed, LeftOutRadio, PredictedTechnology } from '../../radio/budget/transmitters.ts';

/** Served on bare ground and with trees, only without trees, or not at all; null where nothing could be worked out. */
export type Served = 'both' | 'bare-only' | 'neither';

export interface VillagePrediction {
  /** Index into the village layer. */
  readonly village: number;
  readonly operator: OperatorId;
  readonly technology: PredictedTechnology;
  readonly bareDbm: number | null;
  readonly canopyDbm: number | null;
  readonly probability: number | null;
  readonly served: Served | null;
  /** Whether the second model sees it otherwise; null where it was not asked. */
  readonly itmFlips: boolean | null;
  readonly ridgeMeters: number | null;
  /** Levels and chance are those of the operator and band as measured. */
  readonly fitted: boolean;
  /** A part of the way lies over a void of the terrain that was filled from its neighbours. */
  readonly overFilled: boolean;
}

export interface DoubtfulPolygon {
  readonly sourceId: string;
  /** From 1, as in its file. */
  readonly feature: number;
  readonly operator: OperatorId;
  readonly technology: PredictedTechnology;
  readonly people: number | null;
  /** Mean chance of service over its cells. */
  readonly probability: number;
  /** Measurements inside that found service, of how many. */
  readonly measured: { readonly served: number; readonly all: number };
  /** What speaks against it; `disc` where nothing does but that it is a drawn circle. */
  readonly reason: 'prediction' | 'measurements' | 'both' | 'disc';
}

export interface FoundDepression extends WeakArea {
  readonly people: number | null;
  readonly households: number | null;
}

/** One operator's technology over the province. */
export interface PredictedLayer {
  readonly operator: OperatorId;
  readonly technology: PredictedTechnology;
  readonly bandsMhz: readonly number[];
  readonly raster: PowerRaster;
  readonly weak: WeakAreas;
  readonly depressions: readonly FoundDepression[];
}

export interface Prediction extends FittedBands {
  readonly villages: readonly VillagePrediction[];
  readonly calibrated: boolean;
  /** Everything that the prediction took for granted. */
  readonly settings: RadioSettings;
  readonly layers: readonly PredictedLayer[];
  readonly doubtful: readonly DoubtfulPolygon[];
  readonly next: readonly VillagePrediction[];
  /** What was taken for granted or left out, for the one who runs it. */
  readonly told: {
    readonly transmitters: number;
    readonly assumed: Readonly<Record<Assumed, number>>;
    readonly leftOut: readonly { readonly site: string; readonly row: number; readonly why: LeftOutRadio }[];
    readonly villagesWithoutTerrain: number;
    /** Masts that stand on no terrain: no way from them can be worked out. */
    readonly sitesWithoutTerrain: readonly string[];
    /** Void cells of the terrain within reach of the masts that were filled from their neighbours. */
    readonly filledCells: number;
    readonly technologiesLeftOut: readonly string[];
  };
}

/** One measurement of a 50 m square for each operator: the first in the order of the sources. */
export function thinned(measurements: readonly Measurement[]): Measurement[] {
  const seen = new Set<string>();
  return measurements.filter(({ lon, lat, operator, technology }) => {
    const scale = 111_195 / 50;
    const column = Math.round(lon * scale * Math.cos((Math.round(lat) * Math.PI) / 180));
    const key = `${operator}/${technology ?? ''}/${column}/${Math.round(lat * scale)}`;
    if (seen.has(key) || !Number.isFinite(lon) || !Number.isFinite(lat)) return false;
    seen.add(key);
    return true;
  });
}
