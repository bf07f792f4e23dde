import { describe, expect, it } from 'vitest';
import { sharedPath } from '../support/shared.ts';
import { judgeKit, judgeSeed, lineOf, together, type Judged } from '../support/returns/judge/run.ts';
import type { WordingMode } from '../support/returns/wordings.ts';

/** Folders of each mode; `docs/reading.md` carries the figures of a hundred. */
const FOLDERS = Number(process.env['SONG_BAN_RETURNS'] ?? 100);
/** Smallest share of the villages that is right before anybody answers. */
const RIGHT_BEFORE: Readonly<Record<WordingMode, number>> = { familiar: 0.75, unknown: 0.75 };

function print(name: string, judged: readonly Judged[]): void {
  console.log(lineOf(name, together(judged.map(({ before }) => before)), judged.length));
  console.log(lineOf('  after answers', together(judged.map(({ after }) => after)), judged.length));
}
const silentIn = (judged: readonly Judged[]): string[] =>
  judged.flatMap(({ name, before, after }) =>
    [...before.faults, ...after.faults]
      .filter(({ told }) => !told)
      .map(({ topic, file, row = '', detail }) => `${name}: ${topic} ${file} ${row} ${detail}`),
  );

describe.each(['familiar', 'unknown'] as const)('returned folders with %s headings', (mode) => {
  const judged: Judged[] = [];
  it(`reads ${FOLDERS} of them by seed`, () => {
    for (let seed = 1; seed <= FOLDERS; seed++) judged.push(judgeSeed(seed, mode));
    print(`${mode}, ${FOLDERS} folders`, judged);
  });
  it('never reads anything wrongly in silence', () => expect(silentIn(judged).slice(0, 40)).toEqual([]));
  it('has enough villages right before any answer, and all of them after', () => {
    const [before, after] = [judged.map((one) => one.before), judged.map((one) => one.after)].map(together);
    expect(before!.right / before!.villages).toBeGreaterThanOrEqual(RIGHT_BEFORE[mode]);
    expect(after!.right).toBe(after!.villages);
  });
});

describe.each(['kits/kit-1', 'kits/kit-7'])('%s', (kit) => {
  const folder = sharedPath(kit);
  it.skipIf(folder === null)('is never read wrongly in silence, and right after answers', () => {
    const judged = judgeKit(folder!);
    print(kit, [judged]);
    expect(silentIn([judged]).slice(0, 40)).toEqual([]);
    expect(judged.after.right).toBe(judged.after.villages);
  });
});
