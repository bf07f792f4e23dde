/**
 * First part of the ids under which a project keeps what people settled: questions that wait for an answer,
 * and decisions that have a default. The rest of an id says where: source, file, sheet, row.
 */
const DECISION_KINDS = [
  'axes',
  'claim-operator',
  'claim-technology',
  'columns',
  'commune-name',
  'copied-list',
  'corrections',
  'count-high',
  'dashed-names',
  'denied-name',
  'depression-state',
  'dissolved',
  'dissolved-remark',
  'folder',
  'layer-word',
  'leaving',
  'list-vintage',
  'merge',
  'merge-border',
  'merge-code',
  'merge-near',
  'merge-same',
  'merge-unplaced',
  'meridian',
  'newer-return',
  'number-style',
  'operator',
  'planned-name',
  'power-meaning',
  'power-unit',
  'radius',
  'radius-unit',
  'reconcile',
  'repair',
  'rsrp-threshold',
  'several-villages',
  'split-commune',
  'supported-village',
  'technology-word',
  'unnamed',
  'version',
] as const;

export type DecisionKind = (typeof DECISION_KINDS)[number];

/** True where the id may have belonged to a file that has gone or changed since; any other is a slip of the pen. */
export const isDecisionId = (id: string): boolean =>
  DECISION_KINDS.some((kind) => id.startsWith(`${kind}/`) && id.length > kind.length + 1);
