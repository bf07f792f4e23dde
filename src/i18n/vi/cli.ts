/** Words of one area; `en/cli.ts` has the same keys. */
export const cli = {};
