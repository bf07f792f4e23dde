/** Words of one area; `en/gate.ts` has the same keys. */
export const gate = {};
