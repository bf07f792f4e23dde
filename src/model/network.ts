import type { Evidence, OperatorId, Technology } from './service.ts';

/** One mast position. Devices of one mast are joined on import. */
export interface Site {
  readonly code: string;
  readonly operator: OperatorId;
  readonly technologies: readonly Technology[];
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number | null;
  readonly devices: number;
  readonly sourceId: string;
  readonly row: number;
}

/** A place where something could be built. Without a radius the plan uses its own stated assumption. */
export interface Candidate {
  readonly id: string;
  readonly name: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number | null;
  readonly costVnd: number | null;
  readonly radiusMeters: number | null;
  readonly operator: OperatorId | null;
  readonly sourceId: string;
  readonly row: number;
}

/** A field measurement. `rsrpDbm` null with `service` false: the device saw no network. */
export interface Measurement {
  readonly lon: number;
  readonly lat: number;
  readonly operator: OperatorId;
  readonly technology: Technology | null;
  readonly rsrpDbm: number | null;
  readonly service: boolean | null;
  readonly asOf: string | null;
  readonly sourceId: string;
  readonly row: number;
}

/** What a coverage layer claims and whose word it is. One layer is homogeneous in all four. */
export interface CoverageClaim {
  readonly operator: OperatorId;
  readonly technology: Technology;
  readonly evidence: Evidence;
  readonly asOf: string | null;
}
