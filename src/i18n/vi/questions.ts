/** Words of one area; `en/questions.ts` has the same keys. */
export const questions = {};
