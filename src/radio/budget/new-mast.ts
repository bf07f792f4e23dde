import type { Radio, Site } from '../../model/network.ts';
import type { OperatorId, Technology } from '../../model/service.ts';

/** A mast that does not stand yet: what somebody says of it. */
export interface NewMast {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number | null;
  /** '' where nobody is named. */
  readonly operator: OperatorId;
  /** Its antennas; none: it sends alike all round, by the stated profile. */
  readonly radios: readonly Radio[];
}

/** A new mast as a mast that stands: predicted by the same home, in plans, on trial and on the command line. */
export const newSite = (mast: NewMast, technology: Technology): Site => ({
  code: mast.id,
  operator: mast.operator,
  technologies: [technology],
  lon: mast.lon,
  lat: mast.lat,
  heightMeters: mast.heightMeters,
  devices: 1,
  radios: mast.radios.map((radio) => ({ ...radio, operator: mast.operator })),
  sourceId: '',
  row: 0,
});
