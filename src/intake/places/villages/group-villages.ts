import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import { foldVillageName } from '../communes/place-names.ts';
import { isNameless, type Draft } from '../lists/village-drafts.ts';

/** A village with all that the sources say about it, the project's first source first. */
export interface Group {
  readonly draft: Draft;
  readonly others: Draft[];
}

const sameName = (a: Draft, b: Draft): boolean => foldVillageName(a.name) === foldVillageName(b.name);

/** The villages found so far, by code: a code counts together with its commune and the name of the village. */
class KnownCodes {
  private readonly byCode = new Map<string, Group[]>();

  add(group: Group): void {
    const { given } = group.draft;
    if (given === null) return;
    const known = this.byCode.get(given);
    if (known) known.push(group);
    else this.byCode.set(given, [group]);
  }

  /** The village of a row: of its code and commune, and of its name where the row has one. */
  find(draft: Draft): Group | null {
    const known = (draft.given === null ? null : this.byCode.get(draft.given)) ?? [];
    const fitting = known.filter(
      ({ draft: first }) => isNameless(draft) || isNameless(first) || sameName(first, draft),
    );
    const inCommune = fitting.filter(({ draft: first }) => first.communeCode === draft.communeCode);
    if (inCommune.length === 1) return elementAt(inCommune, 0);
    // A row that names no commune means the only village of its code.
    const open = fitting.filter(
      ({ draft: first }) => first.communeCode === null || draft.communeCode === null,
    );
    return open.length === 1 && known.length === 1 ? elementAt(open, 0) : null;
  }
}

/**
 * Rows that are about one village by their codes, or because a list that repeats another says so. Rows of one code
 * with other names, or in other communes, stay apart.
 *
 * @param sameAs the row that another repeats
 */
export function groupVillages(drafts: readonly Draft[], sameAs: ReadonlyMap<Draft, Draft>): Group[] {
  const groups: Group[] = [];
  const groupOf = new Map<Draft, Group>();
  const codes = new KnownCodes();
  for (const draft of drafts.filter((one) => !sameAs.has(one))) {
    const known = codes.find(draft);
    if (known) {
      reportRepeated(draft, known);
      known.others.push(draft);
      groupOf.set(draft, known);
      continue;
    }
    const group = { draft, others: [] };
    groups.push(group);
    groupOf.set(draft, group);
    codes.add(group);
  }
  for (const draft of drafts) {
    const first = sameAs.get(draft);
    if (first) groupOf.get(first)!.others.push(draft);
  }
  reportShared(groups);
  return groups;
}

/** A source that gives a village twice says it once; another source adds its word. */
function reportRepeated({ record, given }: Draft, { draft, others }: Group): void {
  const first = [draft, ...others].find((one) => one.record.source === record.source);
  if (!first) return;
  const { table, log } = record.reader;
  const { table: firstTable } = first.record.reader;
  log.atRow(table, record.row, {
    code: 'village-code-duplicate',
    did: 'changed',
    fate: 'merged',
    value: given!,
    village: given!,
    context: { first: integerAt(firstTable.numbers, first.record.row), firstFile: firstTable.file },
  });
}

/** Villages of one commune under one code: one of the codes is a slip of the pen. */
function reportShared(groups: readonly Group[]): void {
  const first = new Map<string, Draft>();
  for (const { draft } of groups) {
    if (draft.given === null || draft.countsRows) continue;
    const key = `${draft.communeCode ?? ''}/${draft.given}`;
    const other = first.get(key);
    if (!other) {
      first.set(key, draft);
      continue;
    }
    const { reader, row } = draft.record;
    const { table } = other.record.reader;
    reader.log.atRow(reader.table, row, {
      code: 'village-code-shared',
      did: 'kept',
      value: draft.given,
      village: draft.name,
      context: {
        name: draft.name,
        other: other.name,
        first: integerAt(table.numbers, other.record.row),
        firstFile: table.file,
      },
    });
  }
}
