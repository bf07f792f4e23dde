import { elementAt } from '../../../model/basics/elements.ts';
import { ChosenFeatures } from '../../../geometry/packed/pack.ts';
import { compareCodes, tidy } from '../../../i18n/text.ts';
import type { Discrepancy, DuplicateGroup } from '../../../model/returned/collation.ts';
import type { VillageLayer } from '../../../model/dataset.ts';
import type { Village } from '../../../model/places.ts';
import type { OpenQuestions } from '../../findings/open-questions.ts';
import type { CommuneMatcher } from '../communes/commune-match.ts';
import {
  recordsOf,
  waitingRecordsOf,
  type LoadedSource,
  type RecordAt,
} from '../../records/loaded-source.ts';
import { judgeCodes } from './code-columns.ts';
import { readCoverageReports } from './coverage-reports.ts';
import { groupVillages } from './group-villages.ts';
import { mergeAlike, type Gathered } from './merge-villages.ts';
import { reconcileStatements, type VillageStatement } from './reconcile.ts';
import { hasGeometry, featureInDegrees } from '../../records/record-geometry.ts';
import { reportNamesakes } from './namesakes.ts';
import { ListSettlement, type ListVersions } from '../lists/settle-lists.ts';
import {
  codesOf,
  draftOf,
  reportDoubtfulPlaces,
  reportPerhapsNone,
  reportGenerated,
  reportRewritten,
  type Draft,
} from '../lists/village-drafts.ts';
import { codeKey } from './village-finder.ts';
import { readVillage } from './village-record.ts';

const byCommuneAndCode = (a: Village, b: Village): number => {
  if (a.communeCode !== b.communeCode) {
    if (a.communeCode === null) return 1;
    if (b.communeCode === null) return -1;
    return compareCodes(a.communeCode, b.communeCode);
  }
  return compareCodes(a.code, b.code);
};

/** The village layer, where sources disagree about a village, and which villages may be one. */
export interface VillagesBuilt {
  readonly layer: VillageLayer;
  readonly discrepancies: readonly Discrepancy[];
  readonly duplicates: readonly DuplicateGroup[];
  /**
   * The code that stays, by the code of each village that was merged into it, and by `<commune>/<code>` where the code
   * that a file gives stands for several villages.
   */
  readonly mergedInto: ReadonlyMap<string, string>;
  /** The rows that each village of the layer was made from. */
  readonly origins: readonly (readonly RecordAt[])[];
  /** Lists of one commune of which one is newer. */
  readonly versions: readonly ListVersions[];
}

/** What the rows of one code say; null where an open question has rejected them all. */
function gather(
  draft: Draft,
  others: readonly Draft[],
  code: string,
  order: number,
  placer: CommuneMatcher,
): Gathered | null {
  const drafts = [draft, ...others];
  const statements = drafts.flatMap((one) => statementOf(one, code, draft, placer) ?? []);
  if (!statements.length) return null;
  const located = drafts.find(({ location }) => location !== null) ?? draft;
  return { draft, order, location: located.location, statements, drafts };
}

/**
 * Villages by commune code, then village code; those of no commune last.
 *
 * @param asOf ISO date of the state that the project describes
 */
export function buildVillages(
  sources: readonly LoadedSource[],
  placer: CommuneMatcher,
  questions: OpenQuestions,
  asOf: string,
): VillagesBuilt {
  const { answers } = questions;
  const all = judgeCodes([...recordsOf(sources)].flatMap((record) => draftOf(record, placer) ?? []));
  reportDoubtfulPlaces(all);
  reportPerhapsNone(all);
  reportRewritten(all);
  const waiting = [...waitingRecordsOf(sources)].flatMap((record) => draftOf(record, placer) ?? []);
  if (waiting.length) new ListSettlement(questions, asOf).askAhead([...all, ...waiting]);
  const { drafts, sameAs, versions } = new ListSettlement(questions, asOf).settle(all);
  const grouped = groupVillages(drafts, sameAs);
  const codes = codesOf(grouped.map(({ draft }) => draft));
  reportGenerated(codes.generated);
  const gathered = grouped
    .flatMap(({ draft, others }, order) => gather(draft, others, codes.of.get(draft)!, order, placer) ?? [])
    .sort((a, b) => byCommuneAndCode(elementAt(a.statements, 0).village, elementAt(b.statements, 0).village));
  const { villages, groups, mergedInto } = mergeAlike(gathered, questions);
  reportNamesakes(villages, groups);
  const reconciled = villages.map(({ statements }) => reconcileStatements(statements, answers));
  const centres = new Float64Array(2 * villages.length).fill(NaN);
  villages.forEach(({ location }, i) => location && centres.set(location, 2 * i));
  return {
    layer: {
      records: reconciled.map(({ village }) => village),
      centres,
      polygons: polygonsOf(villages.map(({ draft }) => draft)),
    },
    discrepancies: reconciled.flatMap(({ discrepancies }) => discrepancies),
    duplicates: groups,
    mergedInto: new Map([...mergedInto, ...givenCodes(codes.of, mergedInto)]),
    origins: villages.map(({ drafts }) => drafts.map(({ record }) => record)),
    versions,
  };
}

/** Villages that go by another code than their file gives them, as other files will name them. */
function givenCodes(
  codes: ReadonlyMap<Draft, string>,
  mergedInto: ReadonlyMap<string, string>,
): [string, string][] {
  return [...codes].flatMap(([{ given, communeCode }, code]) =>
    given === null || given === code
      ? []
      : [[codeKey(communeCode, given), mergedInto.get(code) ?? code] as [string, string]],
  );
}

/** What a row says; null where an open question has rejected it while its cells were read. */
function statementOf(
  draft: Draft,
  code: string,
  first: Draft,
  placer: CommuneMatcher,
): VillageStatement | null {
  const { record, asGiven } = draft;
  const { table } = record.reader;
  const asOf = dateOf(record);
  const facts = readVillage(record, code, first.name, first.communeCode);
  const coverageReports = readCoverageReports(record, asOf, facts.reportedSignal);
  const village: Village = {
    ...facts,
    ...(first.given === null && { hasMadeCode: true as const }),
    ...(tidy(draft.written) !== first.name && { nameAsGiven: draft.written }),
    ...(coverageReports.length && { coverageReports }),
    ...(placer.hasTwoLists && asGiven && { communeAsGiven: asGiven }),
  };
  if (record.reader.log.isRejected(table, record.row)) return null;
  return {
    village,
    file: table.file,
    ...(table.sheet !== undefined && { sheet: table.sheet }),
    asOf,
  };
}

/** ISO date of a record: its own, else that of its sheet, else that of its source. */
const dateOf = ({ source, reader, row }: RecordAt): string | null =>
  reader.date('as_of', row) ?? reader.table.about?.asOf ?? source.asOf ?? null;

/** The outlines of villages whose place is believed. */
function polygonsOf(drafts: readonly Draft[]): VillageLayer['polygons'] {
  const isPolygon = ({ location, record: { reader, row } }: Draft): boolean =>
    location !== null &&
    reader.table.geometry?.kind === 'polygon' &&
    hasGeometry(reader, row) &&
    featureInDegrees(reader.table.geometry, row);
  if (!drafts.some(isPolygon)) return null;
  const chosen = new ChosenFeatures('polygon');
  for (const draft of drafts) {
    const { reader, row } = draft.record;
    if (isPolygon(draft)) chosen.add(reader.table.geometry!, row);
    else chosen.addEmpty();
  }
  return chosen.finish();
}
