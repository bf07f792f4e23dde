import type { CoverageStatement, VillageExplanation } from '../../../analysis/explain/explain.ts';
import { formatNumber, type Language } from '../../../i18n/number.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { Settings } from '../../../model/project.ts';
import { EVIDENCE_CLASSES, type Evidence, type OperatorId, type Technology } from '../../../model/service.ts';
import { nameOfOperator } from '../../parts/words/describe.ts';
import type { OperatorChoice, VillageItem } from '../../session/rows.ts';

/** Clusters covered under the chosen operator. */
const clustersInside = (
  { clustersCovered, clustersByOperator }: VillageExplanation,
  operator: OperatorChoice,
): number =>
  operator === 'any'
    ? clustersCovered
    : (clustersByOperator.find((entry) => entry.operator === operator)?.covered ?? 0);

/** One sentence: why the village is counted in its state. */
export function reasonSentence(
  explanation: VillageExplanation,
  { reason }: Pick<VillageItem, 'reason'>,
  settings: Settings,
  operator: OperatorChoice,
  words: Messages,
  language: Language,
): string {
  const { why } = words.app.detail;
  const technologies = settings.technologies.join(', ');
  const named = operator === 'any' ? null : nameOfOperator(operator, words);
  const clusters = formatNumber(explanation.clusters, language);
  const parts = explanation.clusters > 0 ? why.centreAndClusters(clusters) : why.centreOnly;
  const inPart = (centre: string): string =>
    why.partial(
      centre,
      formatNumber(clustersInside(explanation, operator), language),
      clusters,
      technologies,
    );
  switch (reason) {
    case 'noLocation':
      return why.noLocation;
    case 'noSource':
      return why.noSource(named ?? words.common.anyOperator);
    case 'waiting':
      return why.waiting;
    case 'outside':
      return why.uncovered(parts, technologies, named ?? why.anyOperator);
    case 'inside':
      return why.covered(parts, technologies, named ?? coveringNames(explanation, words));
    case 'centreInside':
      return inPart(why.centreIn);
    case 'centreOutside':
      return inPart(why.centreOut);
    case 'centreUnlocated':
      return inPart(why.centreUnlocated);
  }
}

function coveringNames(explanation: VillageExplanation, words: Messages): string {
  const names = explanation.statements
    .filter((statement) => statement.counted && (statement.centre || statement.clustersCovered > 0))
    .map((statement) => nameOfOperator(statement.operator, words));
  return [...new Set(names)].join(', ') || words.app.detail.why.anyOperator;
}

export interface EvidenceRow {
  readonly operator: OperatorId;
  readonly technologies: readonly Technology[];
  readonly verdict: string;
  readonly covered: boolean;
  readonly asOf: string | null;
  /** The layers that say so. */
  readonly layerIds: readonly string[];
}

export interface EvidenceGroup {
  readonly evidence: Evidence;
  /** The settings count these statements. */
  readonly counted: boolean;
  readonly rows: readonly EvidenceRow[];
}

const isCovered = ({ centre, clustersCovered }: CoverageStatement): boolean => centre || clustersCovered > 0;

function verdictOf(
  statement: CoverageStatement,
  clusters: number,
  words: Messages,
  language: Language,
): string {
  const { detail } = words.app;
  const inside = statement.clustersCovered;
  if (clusters > 0 && inside > 0 && inside < clusters)
    return detail.saysPartial(formatNumber(inside, language), formatNumber(clusters, language));
  return isCovered(statement) ? detail.saysCovered : detail.saysUncovered;
}

/**
 * What each operator says, by class of evidence in the fixed order of the classes, counted statements
 * first; technologies with the same word and date share a row.
 */
export function evidenceGroups(
  { statements, clusters }: VillageExplanation,
  words: Messages,
  language: Language,
): readonly EvidenceGroup[] {
  const groups = [true, false].flatMap((counted) =>
    EVIDENCE_CLASSES.map((evidence) => ({ evidence, counted })),
  );
  return groups.flatMap(({ evidence, counted }) => {
    const rows = new Map<string, EvidenceRow>();
    for (const statement of statements) {
      if (statement.evidence !== evidence || statement.counted !== counted) continue;
      const { operator, asOf, technology } = statement;
      const verdict = verdictOf(statement, clusters, words, language);
      const key = [operator, verdict, asOf].join('|');
      const technologies = [...(rows.get(key)?.technologies ?? []), technology].sort();
      const layerIds = [...(rows.get(key)?.layerIds ?? []), statement.layerId];
      rows.set(key, { operator, technologies, verdict, covered: isCovered(statement), asOf, layerIds });
    }
    return rows.size > 0 ? [{ evidence, counted, rows: [...rows.values()] }] : [];
  });
}
