import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import type { Fate } from '../../../model/issue.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { FieldReader } from '../../records/field-reader.ts';
import { settleCopies } from './copied-lists.ts';
import {
  allLists,
  compareLists,
  findCodedPairs,
  findOverlaps,
  nameOf,
  saysMore,
  statedDateOf,
  type CommuneList,
  type ListOverlap,
} from './repeated-lists.ts';
import { revisionIn } from '../../text/revision-words.ts';
import { grouped, type Draft } from './village-drafts.ts';

/** The rows that count, and which of them only say again what another says. */
export interface SettledLists {
  readonly drafts: readonly Draft[];
  /** The row that another repeats; it repeats none itself. */
  readonly sameAs: ReadonlyMap<Draft, Draft>;
  /** Lists of one commune of which one is newer, whether it takes the place of the other or not. */
  readonly versions: readonly ListVersions[];
}

/** Two lists of one commune, with the rows of one village. */
export interface ListVersions {
  readonly newer: CommuneList;
  readonly older: CommuneList;
  readonly pairs: readonly (readonly [Draft, Draft])[];
}

/** A list that takes the place of another, and how that was settled. */
interface Replacement {
  readonly newer: CommuneList;
  readonly older: CommuneList;
  readonly overlap: ListOverlap;
  readonly settled: 'replaced' | 'both' | 'open';
}

const BOTH = 'both';
const NEWER = 'newer';

const revisionOf = ({ table }: FieldReader): number =>
  revisionIn(table.file.replace(/^.*\//, '').replace(/\.[a-z0-9]+$/i, ''));

/** A file that is called a correction may have left a figure out on purpose. */
const isCorrected = ({ a, b, pairs }: ListOverlap): boolean =>
  revisionOf(a.reader) !== revisionOf(b.reader) && pairs.some(([one, other]) => saysMore(one, other));

/** The list that stays until somebody says otherwise: the corrected one, the longer one, the first. */
function likelyNewer({ a, b }: ListOverlap): CommuneList {
  const byName = revisionOf(a.reader) - revisionOf(b.reader);
  const difference = byName || a.drafts.length - b.drafts.length;
  return difference < 0 ? b : a;
}

const otherOf = ({ a, b }: ListOverlap, one: CommuneList): CommuneList => (one === a ? b : a);
const filesOf = (lists: readonly CommuneList[]): string[] => [
  ...new Set(lists.map(({ reader }) => reader.table.file)),
];
const numbersOf = ({ reader, drafts }: CommuneList): number[] =>
  drafts.map(({ record }) => integerAt(reader.table.numbers, record.row));

/** Settles which of several lists of the same villages counts: equal ones are one, of others a person says. */
export class ListSettlement {
  readonly #replaced: Replacement[] = [];
  readonly #same: {
    readonly first: CommuneList;
    readonly again: CommuneList;
    readonly overlap: ListOverlap;
  }[] = [];

  constructor(
    private readonly questions: OpenQuestions,
    /** ISO date of the state that the project describes. */
    private readonly asOf: string,
  ) {}

  settle(all: readonly Draft[]): SettledLists {
    const copied = settleCopies(allLists(all), this.questions);
    const drafts = all.filter((draft) => !copied.has(draft));
    this.#ask(drafts);
    const settled = this.#apply(drafts);
    this.#reportEarlier(settled.drafts);
    return settled;
  }

  /**
   * Asks of lists that wait for another answer what will have to be asked of them then, so that a person answers all at
   * once.
   * @param all rows that count, and rows that wait
   */
  askAhead(all: readonly Draft[]): void {
    this.#ask(all);
  }

  #ask(drafts: readonly Draft[]): void {
    const year = this.asOf.slice(0, 4);
    const dated: ListOverlap[] = [];
    const undated: ListOverlap[] = [];
    for (const overlap of findOverlaps(drafts)) {
      const order = compareLists(overlap.a, overlap.b, year);
      if (!overlap.differs && !isCorrected(overlap)) {
        const first = order > 0 ? overlap.a : order < 0 ? overlap.b : likelyFirst(overlap);
        this.#same.push({ first, again: otherOf(overlap, first), overlap });
      } else (order === 0 ? undated : dated).push(overlap);
    }
    this.#askDated(dated, year);
    this.#askUndated(undated);
  }

  /** One question for all lists whose dates tell which is newer. */
  #askDated(overlaps: readonly ListOverlap[], year: string): void {
    if (!overlaps.length) return;
    const ordered = overlaps.map((overlap) => {
      const newer = compareLists(overlap.a, overlap.b, year) > 0 ? overlap.a : overlap.b;
      return { newer, older: otherOf(overlap, newer), overlap };
    });
    const [first] = ordered;
    const older = ordered.map((one) => one.older);
    const answer = this.questions.ask({
      id: `newer-return/all`,
      kind: 'newer-return',
      file: first!.older.reader.table.file,
      files: filesOf(ordered.flatMap((one) => [one.older, one.newer])),
      rows: older
        .filter(({ reader }) => reader.table.file === first!.older.reader.table.file)
        .flatMap(numbersOf),
      choices: [{ id: NEWER }, { id: BOTH }],
      context: {
        count: new Set(older.map(({ commune }) => commune)).size,
        older: nameOf(first!.older.reader),
        newer: nameOf(first!.newer.reader),
      },
    });
    const settled = answer === NEWER ? 'replaced' : answer === BOTH ? 'both' : 'open';
    this.#replaced.push(...ordered.map((one) => ({ ...one, settled }) as const));
  }

  /** Where no date tells, one question for each two tables. */
  #askUndated(overlaps: readonly ListOverlap[]): void {
    const pairs = grouped(overlaps, ({ a, b }) => `${nameOf(a.reader)}|${nameOf(b.reader)}`);
    for (const [id, own] of pairs) {
      const { a, b } = elementAt(own, 0);
      const answer = this.questions.ask({
        id: `version/${id}`,
        kind: 'version',
        file: a.reader.table.file,
        files: filesOf([a, b]),
        rows: own.flatMap((overlap) => numbersOf(overlap.a)),
        choices: [{ id: nameOf(a.reader) }, { id: nameOf(b.reader) }, { id: BOTH }],
        context: { first: nameOf(a.reader), second: nameOf(b.reader), count: elementAt(own, 0).pairs.length },
      });
      for (const overlap of own) {
        const chosen = [overlap.a, overlap.b].find(({ reader }) => nameOf(reader) === answer);
        const newer = chosen ?? likelyNewer(overlap);
        const settled = chosen ? 'replaced' : answer === BOTH ? 'both' : 'open';
        this.#replaced.push({ newer, older: otherOf(overlap, newer), overlap, settled });
      }
    }
  }

  #apply(drafts: readonly Draft[]): SettledLists {
    const out = this.#leaveOut();
    const joins = [
      ...this.#replaced.flatMap(({ settled, overlap, newer }) =>
        settled === 'both' ? [{ overlap, first: newer }] : [],
      ),
      ...this.#same,
    ];
    const sameAs = new Map<Draft, Draft>();
    const firstOf = (draft: Draft): Draft => {
      let at = draft;
      for (let next = sameAs.get(at); next; next = sameAs.get(at)) at = next;
      return at;
    };
    for (const { overlap, first } of joins)
      for (const [a, b] of overlap.pairs) {
        if (out.has(a) || out.has(b)) continue;
        const [stays, again] = first === overlap.a ? [firstOf(a), firstOf(b)] : [firstOf(b), firstOf(a)];
        if (stays !== again) sameAs.set(again, stays);
      }
    this.#reportSame(out);
    for (const { record } of sameAs.keys()) record.reader.log.fate(record.reader.table, record.row, 'merged');
    return {
      drafts: drafts.filter((draft) => !out.has(draft)),
      sameAs: new Map([...sameAs.keys()].map((draft) => [draft, firstOf(draft)])),
      versions: this.#versions(drafts),
    };
  }

  /** Each pair of lists of which one is newer; those that go by one list of codes never replace one another. */
  #versions(drafts: readonly Draft[]): readonly ListVersions[] {
    const year = this.asOf.slice(0, 4);
    const coded = findCodedPairs(drafts).flatMap(({ a, b, pairs }): ListVersions[] => {
      const order = compareLists(a, b, year);
      return order === 0 ? [] : [order > 0 ? { newer: a, older: b, pairs } : { newer: b, older: a, pairs }];
    });
    return [
      ...this.#replaced.map(({ newer, older, overlap }) => ({ newer, older, pairs: overlap.pairs })),
      ...coded,
    ];
  }

  /** The rows of the lists that others replace; a list that is itself replaced replaces none. */
  #leaveOut(): Set<Draft> {
    const lists = new Set<string>();
    const out = new Set<Draft>();
    const keyOf = ({ reader, commune }: CommuneList): string => `${nameOf(reader)}/${commune}`;
    for (const replacement of this.#replaced) {
      const { older, newer, settled } = replacement;
      if (settled === 'both' || lists.has(keyOf(older)) || lists.has(keyOf(newer))) continue;
      lists.add(keyOf(older));
      for (const draft of older.drafts) out.add(draft);
      reportReplaced(replacement);
    }
    return out;
  }

  /** Lists that count although their own words say that they are a year old: none newer has been read. */
  #reportEarlier(drafts: readonly Draft[]): void {
    const year = this.asOf.slice(0, 4);
    const yearAgo = `${Number(year) - 1}${this.asOf.slice(4)}`;
    for (const [reader, own] of grouped(drafts, ({ record }) => record.reader)) {
      const said = statedDateOf(reader, own);
      if (said !== null && (said.length === 4 ? said < year : said <= yearAgo))
        reader.log.atFile(
          { code: 'list-earlier', did: 'kept', context: { count: own.length, year: said.slice(0, 4) } },
          reader.table.sheet,
        );
    }
  }

  #reportSame(out: ReadonlySet<Draft>): void {
    const same = this.#same.filter(({ again }) => again.drafts.some((draft) => !out.has(draft)));
    for (const [, own] of grouped(
      same,
      ({ first, again }) => `${nameOf(first.reader)}|${nameOf(again.reader)}`,
    )) {
      const { first, again } = elementAt(own, 0);
      again.reader.log.atFile(
        {
          code: 'list-repeated',
          did: 'kept',
          context: {
            count: own.reduce((sum, { overlap }) => sum + overlap.pairs.length, 0),
            first: nameOf(first.reader),
          },
        },
        again.reader.table.sheet,
      );
    }
  }
}

/** Of two lists that say the same: the longer one, else the shorter name, since copies add *(1)*, *- Copy* to it. */
function likelyFirst({ a, b }: ListOverlap): CommuneList {
  const longer = b.drafts.length - a.drafts.length;
  return (longer || nameOf(a.reader).length - nameOf(b.reader).length) > 0 ? b : a;
}

/** The rows that stay out, in one line for the list, and each village that only the older list has. */
function reportReplaced({ newer, older, overlap, settled }: Replacement): void {
  const { log, table } = older.reader;
  const open = settled === 'open';
  const fate: Fate = open ? 'asked' : 'merged';
  const first = nameOf(newer.reader);
  const matched = new Set(overlap.pairs.flat());
  for (const draft of older.drafts) {
    const { row } = draft.record;
    if (matched.has(draft)) log.fate(table, row, fate);
    else
      log.atRow(table, row, {
        code: 'village-only-in-older',
        did: 'rejected',
        fate,
        value: draft.name,
        village: draft.name,
        context: { first },
      });
  }
  log.atFile(
    {
      code: open ? 'list-waits' : 'list-replaced',
      did: 'kept',
      context: { count: older.drafts.length, first },
    },
    table.sheet,
  );
}
