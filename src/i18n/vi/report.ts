/** Words of one area; `en/report.ts` has the same keys. */
export const report = {};
