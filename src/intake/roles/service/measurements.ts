import type { Role } from '../../assembly/role.ts';
import { POSITION } from '../../columns/headings/role-columns.ts';
import { buildMeasurements } from '../../service/measurements.ts';

/** Field measurements. */
export const measurements: Role = {
  fields: [
    'rsrp',
    'rssi',
    'signal_status',
    'operator',
    'mcc',
    'mnc',
    'technology',
    'band',
    'position_error',
    'speed_dl',
    'speed_ul',
    'samples',
    'as_of',
    ...POSITION,
  ],
  signs: {
    shapes: { point: 0.1, table: 0.1 },
    fields: { rsrp: 0.5, rssi: 0.2, mcc: 0.2, mnc: 0.2, speed_dl: 0.2, samples: 0.1 },
    words: /\b(do|do kiem|measurements?|drive test|so do|i speed)\b/,
  },
  asks: { date: 'fresh' },
  build: (assembly) => ({ measurements: buildMeasurements(assembly.of('measurements'), assembly.questions) }),
};
