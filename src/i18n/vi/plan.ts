/** Words of one area; `en/plan.ts` has the same keys. */
export const plan = {};
