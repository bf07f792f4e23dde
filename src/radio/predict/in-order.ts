/** Answers that may wait for one before them: more are not asked for, so that they take no memory. */
const MOST_AHEAD = 8;

/** Has pieces worked out elsewhere, several at a time, and hands the answers over in the order of the pieces. */
export async function inOrder<P, A>(
  pieces: readonly P[],
  elsewhere: (piece: P) => Promise<A>,
  take: (answer: A, piece: P) => void,
): Promise<void> {
  const asked: Promise<A>[] = [];
  let next = 0;
  for (const piece of pieces) {
    for (; next < pieces.length && asked.length < MOST_AHEAD; next++) {
      const answer = elsewhere(pieces[next]!);
      // A failure is told where its turn comes.
      answer.catch(() => undefined);
      asked.push(answer);
    }
    take(await asked.shift()!, piece);
  }
}
