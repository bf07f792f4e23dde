/** Words of one area; `en/issues.ts` has the same keys. */
export const issues = {};
