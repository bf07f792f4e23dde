/** `truth.json` of the sample, as its readers need it. */
export interface SampleTruth {
  readonly thresholdDbm: number;
  readonly offsets: readonly { operator: string; band_mhz: number; offset_db: number }[];
  readonly sectors: readonly {
    site: string;
    operator: string;
    technology: string;
    fault: 'off' | 'mis-aimed';
  }[];
  readonly polygons: readonly TruePolygon[];
  readonly depressions: readonly TrueDepression[];
  readonly villages: readonly TrueVillage[];
}

export interface TruePolygon {
  readonly source: string;
  readonly feature: number;
  readonly site: string;
  readonly disc: boolean;
  /** What is wrong with the sector. */
  readonly fault: 'off' | 'mis-aimed' | null;
  readonly area_km2: number;
  readonly served_share: number;
  /** Drawn as a disc, or less than half of it served. */
  readonly faulty: boolean;
}

export interface TrueDepression {
  readonly operator: string;
  readonly technology: string;
  readonly area_km2: number;
  readonly polygon: [number, number][][];
}

export interface TrueVillage {
  readonly village_code: string;
  readonly operator: string;
  readonly technology: string;
  readonly served: boolean;
  readonly rsrp_dbm: number | null;
}
