/** Whether a text begins as a pattern file does: words, then the first cut. */
export const startsAsPattern = (head: string): boolean => /^\s*(horizontal|vertical)\s+\d+\s*$/im.test(head);
