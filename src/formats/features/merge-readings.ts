import type { FeaturesReading } from '../reading/reading.ts';

/** Several layers of one file as one reading; feature numbers run on from layer to layer. */
export function mergeReadings(readings: readonly FeaturesReading[]): FeaturesReading {
  const [only] = readings;
  if (only && readings.length === 1) return only;
  let before = 0;
  const shifted = readings.map((reading): FeaturesReading => {
    const shift = before;
    before += reading.read;
    return {
      ...reading,
      tables: reading.tables.map((table) => ({
        ...table,
        featureNumbers: table.featureNumbers.map((number) => number + shift),
      })),
      issues: reading.issues.map((issue) =>
        issue.feature === undefined ? issue : { ...issue, feature: issue.feature + shift },
      ),
    };
  });
  return {
    kind: 'features',
    tables: shifted.flatMap((reading) => reading.tables),
    read: before,
    issues: shifted.flatMap((reading) => reading.issues),
  };
}
