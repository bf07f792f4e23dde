/** Words of one area; `en/app.ts` has the same keys. */
export const app = {};
