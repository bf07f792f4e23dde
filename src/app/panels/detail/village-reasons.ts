import type { CoverageStatement, VillageExplanation } from '../../../analysis/explain/explain.ts';
import { formatNumber, type Language } from '../../../i18n/number.ts';
import type { Messages } from '../../../i18n/messages.ts';
import type { Snapshot } from '../../../jobs/protocol.ts';
import {
  EVIDENCE_CLASSES,
  type Evidence,
  type OperatorId,
  type ServiceState,
  type Technology,
} from '../../../model/service.ts';
import { nameOfOperator } from '../../parts/words/describe.ts';
import type { OperatorChoice } from '../../session/rows.ts';

/** Centre and clusters under the chosen operator, counted from the statements that the settings count. */
function reachOf(explanation: VillageExplanation, operator: OperatorChoice) {
  const counted = explanation.statements.filter(
    (statement) => statement.counted && (operator === 'any' || statement.operator === operator),
  );
  return {
    sources: counted.length,
    centre: counted.some((statement) => statement.centre),
    clustersCovered:
      operator === 'any'
        ? explanation.clustersCovered
        : (explanation.clustersByOperator.find((entry) => entry.operator === operator)?.covered ?? 0),
  };
}

/** One sentence: why the village is counted in its state. */
export function reasonSentence(
  explanation: VillageExplanation,
  status: ServiceState,
  snapshot: Snapshot,
  operator: OperatorChoice,
  words: Messages,
  language: Language,
): string {
  const { why } = words.app.detail;
  const technologies = snapshot.settings.technologies.join(', ');
  const { sources, centre, clustersCovered } = reachOf(explanation, operator);
  const operators = operator === 'any' ? why.anyOperator : nameOfOperator(operator, words);
  if (!explanation.hasLocation) return why.noLocation;
  if (sources === 0 || status === 'unknown')
    return why.noSource(operator === 'any' ? words.common.anyOperator : operators);
  const { clusters } = explanation;
  const parts = clusters > 0 ? why.centreAndClusters(formatNumber(clusters, language)) : why.centreOnly;
  if (status === 'uncovered') return why.uncovered(parts, technologies, operators);
  if (status === 'covered')
    return why.covered(
      parts,
      technologies,
      operator === 'any' ? coveringNames(explanation, words) : operators,
    );
  return why.partial(
    centre ? why.centreIn : why.centreOut,
    formatNumber(clustersCovered, language),
    formatNumber(clusters, language),
    technologies,
  );
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
