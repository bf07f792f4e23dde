import { compareCodes } from '../../../i18n/text.ts';
import { KEEP_APART, type DuplicateGroup } from '../../../model/collation.ts';
import { findNearDuplicates, type NearDuplicates } from './duplicates.ts';
import type { Statement } from './reconcile.ts';
import type { Draft } from './village-drafts.ts';

/** A village with every row that speaks of it; the first statement gives name, place and commune. */
export interface Gathered {
  readonly draft: Draft;
  readonly location: readonly [number, number] | null;
  readonly statements: readonly Statement[];
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

function groupOf(
  { communeCode, distanceMeters }: NearDuplicates,
  members: readonly Gathered[],
  answers: Readonly<Record<string, string>>,
): DuplicateGroup {
  const id = `merge/${members.map(codeOf).join('+')}`;
  const answer = answers[id];
  const known = answer === KEEP_APART || members.some((member) => codeOf(member) === answer);
  return {
    id,
    communeCode,
    distanceMeters,
    choice: answer !== undefined && known ? answer : null,
    members: members.map(({ statements: [first] }) => ({
      code: first!.village.code,
      name: first!.village.name,
      households: first!.village.households,
      population: first!.village.population,
      file: first!.file,
      ...(first!.sheet !== undefined && { sheet: first!.sheet }),
      row: first!.village.row,
      asOf: first!.asOf,
    })),
  };
}

function reportOpen({ distanceMeters }: DuplicateGroup, [first, ...others]: readonly Gathered[]): void {
  const kept = first!.statements[0]!.village;
  for (const { draft, statements } of others) {
    const { village } = statements[0]!;
    const { reader, row } = draft.record;
    reader.log.atRow(reader.table, row, {
      code: 'village-near-duplicate',
      did: 'kept',
      value: village.name,
      village: village.code,
      context: { other: kept.name, first: kept.row, distanceMeters },
    });
  }
}

function reportMerged(merged: Gathered, into: Gathered): void {
  const { village, file } = into.statements[0]!;
  for (const { record, name } of merged.drafts) {
    const { reader, row } = record;
    reader.log.atRow(reader.table, row, {
      code: 'village-merged',
      did: 'changed',
      fate: 'merged',
      severity: 'info',
      value: name,
      village: village.code,
      context: { other: village.name, first: village.row, firstFile: file },
    });
  }
}

/**
 * Makes one village of each group of near-duplicates that a person has called one. The village that stays
 * keeps its code, name and place; the rows of the others are kept as statements about it and reported.
 * Groups that nobody has decided on stay as they are and are reported.
 *
 * @param villages by commune and code
 */
export function mergeNearDuplicates(
  villages: readonly Gathered[],
  answers: Readonly<Record<string, string>>,
): Merged {
  const centres = new Float64Array(2 * villages.length).fill(NaN);
  villages.forEach(({ location }, i) => location && centres.set(location, 2 * i));
  const records = villages.map(({ statements: [first] }) => first!.village);
  const result: (Gathered | null)[] = [...villages];
  const mergedInto = new Map<string, string>();
  const groups: DuplicateGroup[] = [];
  for (const near of findNearDuplicates({ records, centres })) {
    const indexes = near.villages.toSorted((a, b) => compareCodes(records[a]!.code, records[b]!.code));
    const members = indexes.map((i) => villages[i]!);
    const group = groupOf(near, members, answers);
    groups.push(group);
    if (group.choice === null) reportOpen(group, members);
    if (group.choice === null || group.choice === KEEP_APART) continue;
    const stays = indexes.find((i) => records[i]!.code === group.choice)!;
    const others = indexes.filter((i) => i !== stays);
    const kept = villages[stays]!;
    for (const i of others) {
      reportMerged(villages[i]!, kept);
      mergedInto.set(records[i]!.code, group.choice);
      result[i] = null;
    }
    result[stays] = {
      ...kept,
      statements: [kept, ...others.map((i) => villages[i]!)].flatMap(({ statements }) => statements),
      drafts: [kept, ...others.map((i) => villages[i]!)].flatMap(({ drafts }) => drafts),
    };
  }
  return { villages: result.filter((village) => village !== null), groups, mergedInto };
}
