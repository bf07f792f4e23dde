/** Letters of proposed sites in the order of the plan: A to Z, AA, AB … Numbers are the ranks of villages. */
export function siteLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : siteLetters(Math.floor(at / 26) - 1) + letter;
}

/** Letters of some works among all of a plan, in the order of the plan. */
export const lettersOf = (
  works: readonly { readonly id: string }[],
  ids: readonly string[] = [],
): readonly string[] => works.flatMap(({ id }, at) => (ids.includes(id) ? [siteLetters(at)] : []));
