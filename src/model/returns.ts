import type { Evidence, OperatorId, Technology } from './service.ts';

/** What has come in of a commune's list of villages. */
export interface CommuneReturn {
  readonly code: string;
  readonly name: string;
  /** 0: nothing has come in. */
  readonly villages: number;
  /** Files that its villages came from, by name. */
  readonly files: readonly string[];
}

/** What has come in of an operator. */
export interface OperatorReturn {
  readonly operator: OperatorId;
  /** Of the coverage that it declares; none where it has declared none. */
  readonly technologies: readonly Technology[];
  /** Classes of coverage that others made of it: discs, models, reports. */
  readonly otherEvidence: readonly Evidence[];
  readonly sites: number;
}

/** Communes in the order of their codes, operators of their ids. */
export interface Returns {
  readonly communes: readonly CommuneReturn[];
  readonly operators: readonly OperatorReturn[];
}
