import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import { foldVillageName } from '../communes/place-names.ts';
import { COUNTS, nameOf, said, type CommuneList } from './repeated-lists.ts';
import { grouped, isNameless, type Draft } from './village-drafts.ts';

/** Rows that two lists of different communes have alike before one is seen as a copy, and their share of the shorter one. */
const LEAST_ROWS = 4;
const NEARLY_ALL = 0.8;
const BOTH = 'both';

/** Two lists of different communes with the same villages and counts. */
interface Copy {
  readonly first: CommuneList;
  readonly second: CommuneList;
  readonly count: number;
}

/** What two rows of one village have alike: its name and both counts; null where one is lacking. */
function keyOf(draft: Draft): string | null {
  const counts = COUNTS.map((key) => said(draft, key));
  return isNameless(draft) || counts.includes(null)
    ? null
    : [foldVillageName(draft.name), ...counts].join('|');
}

function copiesOf(lists: readonly CommuneList[]): readonly Copy[] {
  const byKey = new Map<string, number[]>();
  lists.forEach(({ drafts }, at) => {
    for (const key of new Set(drafts.flatMap((draft) => keyOf(draft) ?? [])))
      byKey.set(key, [...(byKey.get(key) ?? []), at]);
  });
  const shared = new Map<string, number>();
  for (const at of byKey.values())
    at.forEach((a, i) => {
      for (const b of at.slice(i + 1)) shared.set(`${a}/${b}`, (shared.get(`${a}/${b}`) ?? 0) + 1);
    });
  return [...shared].flatMap(([pair, count]): Copy[] => {
    const [first, second] = pair.split('/').map((at) => elementAt(lists, Number(at))) as [
      CommuneList,
      CommuneList,
    ];
    const least = Math.max(LEAST_ROWS, NEARLY_ALL * Math.min(first.drafts.length, second.drafts.length));
    return first.commune !== second.commune && count >= least ? [{ first, second, count }] : [];
  });
}

/**
 * Lists that two communes sent with the same villages and the same counts: one was filled in over a copy of the other,
 * and which one is asked. Until then both count, and are told.
 * @returns the rows of the lists that an answer leaves out
 */
export function settleCopies(lists: readonly CommuneList[], questions: OpenQuestions): ReadonlySet<Draft> {
  const out = new Set<Draft>();
  const pairs = grouped(
    copiesOf(lists),
    ({ first, second }) => `${nameOf(first.reader)}|${nameOf(second.reader)}`,
  );
  for (const [id, copies] of pairs) {
    const { first, second } = elementAt(copies, 0);
    const [one, other] = [nameOf(first.reader), nameOf(second.reader)];
    const count = copies.reduce((sum, copy) => sum + copy.count, 0);
    const sides = one === other ? [`${one} ${first.commune}`, `${other} ${second.commune}`] : [one, other];
    const answer = questions.ask({
      id: `copied-list/${id}`,
      kind: 'copied-list',
      file: first.reader.table.file,
      files: [...new Set([first, second].map(({ reader }) => reader.table.file))],
      rows: first.drafts.map(({ record }) => integerAt(first.reader.table.numbers, record.row)),
      choices: [...sides.map((label) => ({ id: label })), { id: BOTH }],
      context: { first: elementAt(sides, 0), second: elementAt(sides, 1), count },
    });
    if (answer === BOTH) continue;
    for (const copy of copies)
      for (const [list, others, own] of [
        [copy.first, elementAt(sides, 1), elementAt(sides, 0)],
        [copy.second, elementAt(sides, 0), elementAt(sides, 1)],
      ] as const) {
        const { log, table } = list.reader;
        const isOut = answer !== null && answer !== own;
        if (answer !== null && !isOut) continue;
        if (isOut)
          for (const draft of list.drafts) {
            out.add(draft);
            log.fate(table, draft.record.row, 'merged');
          }
        log.atFile(
          {
            code: isOut ? 'list-copied-out' : 'list-copied',
            did: 'kept',
            ...(!isOut && { severity: 'warning' }),
            context: { count: copy.count, first: others },
          },
          table.sheet,
        );
      }
  }
  return out;
}
