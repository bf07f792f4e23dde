import type { Findings } from '../analysis/findings/findings.ts';
import { findingsOf } from '../analysis/findings/findings.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Electricity } from '../model/places.ts';

/** What is known of one village for its score; `null`: unknown, which is never the same as 0. */
export interface PriorityFacts {
  readonly uncoveredHouseholds: number | null;
  /** 0..1 of households. */
  readonly povertyRate: number | null;
  readonly extremelyDifficult: boolean | null;
  /** 0..1 of people. */
  readonly minorityShare: number | null;
  readonly school: boolean | null;
  readonly healthStation: boolean | null;
  readonly office: boolean | null;
  readonly cultureHouse: boolean | null;
  readonly hazard: boolean | null;
  readonly border: boolean | null;
  readonly fibreDistanceMeters: number | null;
  readonly siteDistanceMeters: number | null;
  readonly road: 'allYear' | 'drySeason' | 'none' | null;
  readonly electricity: Electricity | null;
}

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const atLeastOne = (count: number | null): boolean | null => (count === null ? null : count > 0);

/**
 * @param siteDistanceMeters distance of the village to the nearest mast of any operator, NaN unknown
 */
export function priorityFacts(
  dataset: Dataset,
  findings: Findings,
  village: number,
  siteDistanceMeters: number,
): PriorityFacts {
  const record = dataset.villages.records[village];
  const commune = dataset.communes.records[findings.villageCommune[village]];
  return {
    uncoveredHouseholds: numberOrNull(findingsOf(findings, 'any').uncoveredHouseholds[village]),
    povertyRate: record.povertyRate,
    extremelyDifficult: record.extremelyDifficult ?? commune?.extremelyDifficult ?? null,
    minorityShare: record.minorityShare,
    school: atLeastOne(record.schools),
    healthStation: atLeastOne(record.healthStations),
    office: record.office,
    cultureHouse: record.cultureHouse,
    hazard: record.hazard,
    border: record.border ?? commune?.border ?? null,
    fibreDistanceMeters: numberOrNull(findings.fibre.distanceMeters[village]),
    siteDistanceMeters: numberOrNull(siteDistanceMeters),
    road: record.road,
    electricity: record.electricity,
  };
}
