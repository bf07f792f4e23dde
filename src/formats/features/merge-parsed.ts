import type { ParsedFeatures } from '../reading/parsed-file.ts';

/** Several layers of one file as one reading; feature numbers run on from layer to layer. */
export function mergeParsedFeatures(parsedFiles: readonly ParsedFeatures[]): ParsedFeatures {
  if (parsedFiles.length === 1) return parsedFiles[0]!;
  let before = 0;
  const shifted = parsedFiles.map((parsed): ParsedFeatures => {
    const shift = before;
    before += parsed.read;
    return {
      ...parsed,
      tables: parsed.tables.map((table) => ({
        ...table,
        featureNumbers: table.featureNumbers.map((number) => number + shift),
      })),
      issues: parsed.issues.map((issue) =>
        issue.feature === undefined ? issue : { ...issue, feature: issue.feature + shift },
      ),
    };
  });
  return {
    kind: 'features',
    tables: shifted.flatMap((parsed) => parsed.tables),
    read: before,
    issues: shifted.flatMap((parsed) => parsed.issues),
  };
}
