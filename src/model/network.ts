import type { Evidence, OperatorId, Technology } from './service.ts';

/** Losses of one plane below its own greatest gain; angles rising from 0 to below 360. */
export interface PatternCut {
  readonly degrees: Float64Array;
  readonly lossDb: Float64Array;
}

/** How an antenna sends by direction: clockwise from where it looks, and downwards from the horizon. */
export interface AntennaPattern {
  readonly name: string;
  readonly gainDbi: number | null;
  readonly horizontal: PatternCut;
  readonly vertical: PatternCut;
  /** Where its beam looks by itself, downwards from the horizon. */
  readonly beamDegrees: number;
  /** Greatest loss of both planes, dB. */
  readonly mostDb: number;
}

/**
 * One antenna and its transmitter. A row that names several sectors, bands or technologies makes a radio of each;
 * null is what nobody said.
 */
export interface Radio {
  readonly operator: OperatorId;
  readonly technology: Technology | null;
  /** Name of the band by its megahertz, as 1800; not the frequency of a carrier in it. */
  readonly bandMhz: number | null;
  readonly bandwidthMhz: number | null;
  /** Clockwise from north, 0 to below 360. */
  readonly azimuthDegrees: number | 'omni' | null;
  /** Downwards from the horizon: of the beam as a whole, and by what it is tilted where that is said apart. */
  readonly tiltDegrees: number | null;
  readonly electricalTiltDegrees: number | null;
  readonly mechanicalTiltDegrees: number | null;
  /** As written; else power + gain - loss where all three are known. */
  readonly eirpDbm: number | null;
  /** Of the transmitter, at its connector. */
  readonly powerDbm: number | null;
  readonly gainDbi: number | null;
  readonly lossDb: number | null;
  /** Of the antenna that the row names, where a file of it was handed in. */
  readonly pattern?: AntennaPattern;
  /** Of the antenna above ground; that of the mast where its row says no other. */
  readonly heightMeters: number | null;
  readonly sourceId: string;
  readonly row: number;
}

/** One mast position. Devices of one mast are joined on import; their radios stay apart. */
export interface Site {
  readonly code: string;
  readonly operator: OperatorId;
  readonly technologies: readonly Technology[];
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number | null;
  readonly devices: number;
  /** In the order of the rows; every row of devices has at least one. */
  readonly radios: readonly Radio[];
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
  /** Its antennas as its rows tell them; left out: they tell of none, and it sends alike all round. */
  readonly radios?: readonly Radio[];
  readonly sourceId: string;
  readonly row: number;
}

/** A field measurement. `rsrpDbm` null with `service` false: the device saw no network. */
export interface Measurement {
  readonly lon: number;
  readonly lat: number;
  readonly operator: OperatorId;
  readonly technology: Technology | null;
  readonly bandMhz: number | null;
  readonly rsrpDbm: number | null;
  readonly service: boolean | null;
  /** How well the device knew its place. */
  readonly accuracyMeters: number | null;
  readonly downMbps: number | null;
  readonly upMbps: number | null;
  readonly samples: number | null;
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
