/** Letters of proposed sites in the order of the plan: A to Z, AA, AB … Numbers are the ranks of villages. */
export function siteLetters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : siteLetters(Math.floor(at / 26) - 1) + letter;
}
