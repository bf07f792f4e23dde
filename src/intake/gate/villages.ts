import { countAt, elementAt } from '../../model/basics/elements.ts';
import { onceFor } from '../../model/basics/once.ts';
import { pointInFeature } from '../../geometry/points/point-in-part.ts';
import type { GateFinding, GateHeading, GateRow } from '../../model/gate.ts';
import type { Village } from '../../model/places.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { Loaded } from '../load-dataset.ts';
import type { GateRule } from './gate.ts';
import {
  countsOf,
  issuesWithCodes,
  issueRow,
  pathOfSource,
  centreOf,
  rejectedAmong,
  villagesByCode,
} from './rows.ts';

/** What a rule says of one village. */
export type RuleVerdict = 'passed' | 'failed' | 'untested';

export function villageRow(loaded: Loaded, project: ProjectFile, i: number): GateRow {
  const village = elementAt(loaded.dataset.villages.records, i);
  return {
    file: pathOfSource(project, village.sourceId),
    row: village.row,
    village: village.code,
    value: village.name,
    ...(village.communeCode !== null && { commune: village.communeCode }),
    place: centreOf(loaded.dataset.villages, i),
  };
}

type Judge = (village: Village, place: GateRow['place']) => RuleVerdict;
type Communes = Loaded['dataset']['communes'];

/** What a judge says of each village, once for the same villages and communes: an edit of an area changes neither. */
const verdictsBy = (judgeFor: (communes: Communes) => Judge) =>
  onceFor((villages: Loaded['dataset']['villages']) =>
    onceFor((communes: Communes): readonly RuleVerdict[] => {
      const judge = judgeFor(communes);
      return villages.records.map((village, i) => judge(village, centreOf(villages, i)));
    }),
  );

/**
 * Every village by what its own values say and by the findings about its rows. Rows of villages that were rejected
 * for something else were never looked at.
 */
export const ofVillages = (
  id: string,
  heading: GateHeading,
  judgeFor: (communes: Communes) => Judge,
  codes: (loaded: Loaded) => readonly IntakeIssueCode[] = () => [],
  verdictsOf = verdictsBy(judgeFor),
): GateRule => ({
  id,
  heading,
  check(loaded, project): GateFinding {
    const { villages, communes } = loaded.dataset;
    const villageAt = villagesByCode(loaded);
    const verdicts = verdictsOf(villages)(communes);
    const found = issuesWithCodes(loaded, codes(loaded));
    const named = new Set(found.map(({ village }) => villageAt.get(village ?? '')));
    const own = verdicts.flatMap((verdict, i) =>
      verdict === 'failed' && !named.has(i) ? [villageRow(loaded, project, i)] : [],
    );
    const count = (wanted: RuleVerdict) =>
      verdicts.filter((verdict, i) => verdict === wanted && !named.has(i)).length;
    return {
      passed: count('passed'),
      failed: [...found.map((issue) => issueRow(loaded, issue, villageAt)), ...own],
      untested:
        count('untested') +
        Math.max(0, countsOf(loaded, ['villages']).rejected - rejectedAmong(loaded, found, ['villages'])),
    };
  },
});

/** Whether the land of its commune holds the village; nothing to tell it by where either has no place. */
export const inItsCommune = ({ geometry, records }: Communes): Judge => {
  const at = new Map(records.map(({ code }, i) => [code, i]));
  const hasLand = (i: number): boolean => countAt(geometry.features, i + 1) > countAt(geometry.features, i);
  const anyLand = records.some((_, i) => hasLand(i));
  return ({ communeCode }, place) => {
    const commune = at.get(communeCode ?? '');
    if (!place || !anyLand || (commune !== undefined && !hasLand(commune))) return 'untested';
    // Without a commune nothing of the province holds it.
    return commune !== undefined && pointInFeature(geometry, commune, ...place) ? 'passed' : 'failed';
  };
};

/** Whether its commune stands in the list of communes; nothing to tell it by without a list. */
export const inListOfCommunes = ({ records }: Communes): Judge => {
  const codes = new Set(records.map(({ code }) => code));
  return ({ communeCode }) =>
    codes.size === 0 || communeCode === null ? 'untested' : codes.has(communeCode) ? 'passed' : 'failed';
};

const said = (holds: boolean): RuleVerdict => (holds ? 'passed' : 'failed');

export const hasCentre = (): Judge => (_, place) => said(place !== null);
export const hasPopulation =
  (): Judge =>
  ({ population }) =>
    said(population !== null);
export const hasHouseholds =
  (): Judge =>
  ({ households }) =>
    said(households !== null);

/** Counts are only judged where there are any. */
export const hasCounts =
  (): Judge =>
  ({ population, households }) =>
    population === null && households === null ? 'untested' : 'passed';

/** The same village again is found by its place. */
export const canBeCompared = (): Judge => (_, place) => (place === null ? 'untested' : 'passed');
