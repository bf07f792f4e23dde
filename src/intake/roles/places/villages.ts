import type { Role } from '../../assembly/role.ts';
import { deniesCoverage } from '../../text/standing/standing-words.ts';
import { COMMUNE, LIST_COLUMNS, POSITION } from '../../columns/headings/role-columns.ts';

/** Villages and hamlets: lists, points or outlines. */
export const villages: Role = {
  ...LIST_COLUMNS,
  fields: [
    'village',
    'village_code',
    ...COMMUNE,
    'province',
    'population',
    'households',
    'poor_households',
    'poverty_rate',
    'ethnic_minority_pct',
    'electricity',
    'road',
    'schools',
    'health',
    'culture_house',
    'office',
    'hazard',
    'border_commune',
    'extremely_difficult',
    'signal_status',
    'hh_fibre',
    'hh_fibre_passed',
    'as_of',
    ...POSITION,
  ],
  signs: {
    shapes: { point: 0.1, polygon: 0.1, table: 0.15 },
    fields: { village: 0.4, village_code: 0.2, households: 0.1, population: 0.1, poor_households: 0.1 },
    words: /\b(thon|ban|villages?|to dan pho|diem dan cu|settlements?|danh sach thon)\b/,
    not: ['cluster', 'rsrp', 'site_code'],
    // Land without signal is no village; a list of the villages without signal is one of villages.
    // One of those that have been supported says who had what, not who lives there.
    denied: (name, shape) =>
      (shape !== 'table' && deniesCoverage(name)) || /\b(da|duoc) (duoc )?ho tro\b|\bsupported\b/.test(name),
  },
  asks: { date: 'fresh' },
  build: ({ villages: { layer } }) => ({ villages: layer }),
};
