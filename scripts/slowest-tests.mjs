/** Tests of a vitest report: name and milliseconds. */
export const timesOfVitest = ({ testResults }) =>
  testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({ name: fullName, milliseconds: duration ?? 0 })),
  );

/** Tests of a Playwright report: its suites hold suites and specs. */
export const timesOfPlaywright = ({ suites = [], specs = [] }) => [
  ...suites.flatMap(timesOfPlaywright),
  ...specs.flatMap(({ title, tests }) =>
    tests.map(({ results }) => ({
      name: title,
      milliseconds: results.reduce((sum, { duration }) => sum + duration, 0),
    })),
  ),
];

/** The ten slowest, slowest first, one line each. */
export const slowestLines = (times) =>
  [...times]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, 10)
    .map(({ name, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${name}`);
