/** Words of one area; `en/refusals.ts` has the same keys. */
export const refusals = {};
