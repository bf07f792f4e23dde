import { elementAt, integerAt } from '../../../model/basics/elements.ts';
import type { Village } from '../../../model/places.ts';
import { compareCodes } from '../../../i18n/text.ts';
import {
  ALIKE_KINDS,
  KEEP_APART,
  type AlikeKind,
  type DuplicateGroup,
} from '../../../model/returned/collation.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { IntakeIssueCode } from '../../findings/issue-codes.ts';
import { findAlike, type Alike } from './alike.ts';
import type { VillageStatement } from './reconcile.ts';
import type { Draft } from '../lists/village-drafts.ts';

/** A village with every row that speaks of it; the first statement gives name, place and commune. */
export interface Gathered {
  readonly draft: Draft;
  /** Place among the rows of the project. */
  readonly order: number;
  readonly location: readonly [number, number] | null;
  readonly statements: readonly VillageStatement[];
  /** The rows of the statements and those that only say the same again. */
  readonly drafts: readonly Draft[];
}

const codeOf = ({ statements: [first] }: Gathered): string => first!.village.code;

export interface Merged {
  readonly villages: readonly Gathered[];
  readonly groups: readonly DuplicateGroup[];
  /** The code that stays, by the code of each village that was merged into it. */
  readonly mergedInto: ReadonlyMap<string, string>;
}

/** A group with its villages, by code. */
interface Members extends Alike {
  readonly id: string;
  readonly members: readonly Gathered[];
}

const firstOf = (members: readonly Gathered[]): Gathered =>
  members.reduce((first, one) => (one.order < first.order ? one : first));

const membersOf = (villages: readonly Gathered[], alike: Alike): Members => {
  const members = alike.villages
    .map((i) => elementAt(villages, i))
    .toSorted((a, b) => compareCodes(codeOf(a), codeOf(b)));
  return { ...alike, members, id: `merge/${members.map(codeOf).join('+')}` };
};

/** The one that counts most, by households before people: the others tell of a part of it. */
function wholeOf(members: readonly Gathered[]): Gathered {
  const most = (one: Gathered, field: 'households' | 'population'): number =>
    Math.max(-1, ...one.statements.map(({ village }) => village[field] ?? -1));
  const [whole] = members.toSorted(
    (a, b) =>
      most(b, 'households') - most(a, 'households') ||
      most(b, 'population') - most(a, 'population') ||
      a.order - b.order,
  );
  return whole!;
}

/** What a person said of this group alone; null where nothing, or what is no choice. */
function ownChoice({ id, members }: Members, answers: Readonly<Record<string, string>>): string | null {
  const answer = answers[id];
  const known = answer === KEEP_APART || members.some((member) => codeOf(member) === answer);
  return answer !== undefined && known ? answer : null;
}

/**
 * All groups of a kind are one village said several times, parts of one village each, a village beside what is told of
 * a part of it, or different villages.
 */
type ForAll = 'one' | 'sum' | 'part' | typeof KEEP_APART;
/** Rows that say the same, or stand in two communes or under one code, are no parts of a village. */
const MAY_BE_PARTS: ReadonlySet<AlikeKind> = new Set<AlikeKind>(['near', 'unplaced']);

/** One question for all groups of a kind that nobody has settled on their own. */
function askKind(kind: AlikeKind, groups: readonly Members[], questions: OpenQuestions): ForAll | null {
  const [first] = groups;
  if (!first) return null;
  const origins = groups.flatMap(({ members }) => members.map(({ draft }) => draft.record));
  const { file, sheet } = firstOf(first.members).draft.record.reader.table;
  const answer = questions.ask({
    id: `merge-${kind}/all`,
    kind: `merge-${kind}`,
    file,
    files: [...new Set(origins.map(({ reader }) => reader.table.file))],
    rows: origins
      .filter(({ reader: { table } }) => table.file === file && table.sheet === sheet)
      .map(({ reader, row }) => integerAt(reader.table.numbers, row)),
    ...(sheet !== undefined && { sheet }),
    choices: [
      { id: 'one' },
      ...(MAY_BE_PARTS.has(kind) ? [{ id: 'sum' }, { id: 'part' }] : []),
      { id: KEEP_APART },
    ],
    context: { count: groups.length, name: firstOf(first.members).draft.name },
  });
  return answer as ForAll | null;
}

const groupOf = ({ id, kind, members, distanceMeters }: Members, choice: string | null): DuplicateGroup => ({
  id,
  kind,
  communeCode: firstOf(members).draft.communeCode ?? '',
  distanceMeters,
  choice,
  members: members.map(({ statements: [first] }) => ({
    code: first!.village.code,
    name: first!.village.nameAsGiven ?? first!.village.name,
    households: first!.village.households,
    population: first!.village.population,
    file: first!.file,
    ...(first!.sheet !== undefined && { sheet: first!.sheet }),
    row: first!.village.row,
    asOf: first!.asOf,
  })),
});

/** How a group that waits for an answer is reported; villages of one code are reported where codes are compared. */
const OPEN_CODES: Readonly<Record<AlikeKind, IntakeIssueCode | null>> = {
  same: 'village-same-row',
  near: 'village-near-duplicate',
  unplaced: 'village-alike-unplaced',
  border: 'village-alike-border',
  code: null,
};

function reportOpen({ kind, distanceMeters, members }: Members): void {
  const code = OPEN_CODES[kind];
  if (!code) return;
  const first = firstOf(members);
  const kept = elementAt(first.statements, 0).village;
  for (const { draft, statements } of members) {
    if (draft === first.draft) continue;
    const { village } = elementAt(statements, 0);
    const { reader, row } = draft.record;
    reader.log.atRow(reader.table, row, {
      code,
      did: kind === 'same' ? 'changed' : 'kept',
      ...(kind === 'same' && { fate: 'asked' }),
      value: village.name,
      village: village.code,
      context: { other: kept.name, first: kept.row, ...(distanceMeters !== null && { distanceMeters }) },
    });
  }
}

function reportMerged(merged: Gathered, into: Gathered): void {
  const { village, file } = elementAt(into.statements, 0);
  for (const { record, written } of merged.drafts) {
    const { reader, row } = record;
    reader.log.atRow(reader.table, row, {
      code: 'village-merged',
      did: 'changed',
      fate: 'merged',
      severity: 'info',
      value: written,
      village: village.code,
      context: { other: village.name, first: village.row, firstFile: file },
    });
  }
}

/**
 * Makes one village of each group of alike ones that a person has called one, alone or with all of its kind. The
 * village that stays keeps its code, name and place; the rows of the others are kept as statements about it and
 * reported. Groups that nobody has decided on are asked about: rows that say the same count once meanwhile, all others
 * stay as they are.
 *
 * @param villages by commune and code
 */
export function mergeAlike(villages: readonly Gathered[], questions: OpenQuestions): Merged {
  const found = findAlike(villages).map((alike) => membersOf(villages, alike));
  const own = new Map(found.map((group) => [group, ownChoice(group, questions.answers)]));
  const ofKind = new Map(
    ALIKE_KINDS.map((kind) => [
      kind,
      askKind(
        kind,
        found.filter((group) => group.kind === kind && own.get(group) === null),
        questions,
      ),
    ]),
  );
  const result = new Map(villages.map((village) => [village, village]));
  const mergedInto = new Map<string, string>();
  const groups = found.map((group) => {
    const forAll = ofKind.get(group.kind)!;
    const first = codeOf(firstOf(group.members));
    const isSum = own.get(group) === null && forAll === 'sum';
    const whole = own.get(group) === null && forAll === 'part' ? wholeOf(group.members) : null;
    const choice =
      own.get(group) ??
      (whole ? codeOf(whole) : forAll === 'one' || isSum ? first : (forAll as string | null));
    if (choice === null) reportOpen(group);
    const stays = choice ?? (group.kind === 'same' ? first : KEEP_APART);
    if (stays !== KEEP_APART) joinInto(stays, group, choice !== null, { result, mergedInto });
    // What is told of a part counts nothing of its own.
    if (whole) result.set(whole, { ...result.get(whole)!, statements: whole.statements });
    if (isSum) result.set(firstOf(group.members), summed(result.get(firstOf(group.members))!));
    return groupOf(group, choice);
  });
  return { villages: [...result.values()], groups, mergedInto };
}

const sumOf = (statements: readonly VillageStatement[], field: SummedCount): number | null =>
  statements.reduce<number | null>((sum, { village: { [field]: count } }) => {
    return sum === null || count === null ? null : sum + count;
  }, 0);

/** One statement with the counts of all parts together; unknown where a part lacks one. */
function summed(village: Gathered): Gathered {
  const { statements } = village;
  const [first] = statements as [VillageStatement];
  const counts = Object.fromEntries(SUMMED_COUNTS.map((field) => [field, sumOf(statements, field)]));
  const reports = statements.flatMap((one) => one.village.coverageReports ?? []);
  const whole: Village = { ...first.village, ...counts, ...(reports.length && { coverageReports: reports }) };
  const { poorHouseholds, households } = whole;
  const povertyRate = poorHouseholds !== null && households ? poorHouseholds / households : null;
  return { ...village, statements: [{ ...first, village: { ...whole, povertyRate } }] };
}

/** Counts of which a village has the sum of its parts. */
const SUMMED_COUNTS = [
  'households',
  'population',
  'poorHouseholds',
  'fibreSubscribed',
  'fibrePassed',
] as const satisfies readonly (keyof Village)[];
type SummedCount = (typeof SUMMED_COUNTS)[number];

function joinInto(
  stays: string,
  { members }: Members,
  decided: boolean,
  { result, mergedInto }: { result: Map<Gathered, Gathered>; mergedInto: Map<string, string> },
): void {
  const kept = members.find((member) => codeOf(member) === stays)!;
  const others = members.filter((member) => member !== kept);
  for (const other of others) {
    if (decided) reportMerged(other, kept);
    mergedInto.set(codeOf(other), stays);
    result.delete(other);
  }
  const all = [kept, ...others];
  result.set(kept, {
    ...kept,
    location: all.find(({ location }) => location !== null)?.location ?? null,
    statements: all.flatMap(({ statements }) => statements),
    drafts: all.flatMap(({ drafts }) => drafts),
  });
}
