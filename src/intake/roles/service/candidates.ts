import type { Role } from '../../assembly/role.ts';
import { RADIO_FIELDS } from '../../columns/headings/header-radio.ts';
import { POSITION } from '../../columns/headings/role-columns.ts';
import { buildCandidates } from '../../service/candidates.ts';
import { antennaPatterns } from '../../service/radios/antenna-patterns.ts';

/** Places where something could be built. */
export const candidates: Role = {
  fields: [
    'site_code',
    'site_name',
    'operator',
    'technology',
    ...RADIO_FIELDS.map(({ key }) => key),
    'mast_height',
    'cost',
    'radius',
    ...POSITION,
  ],
  name: 'site_name',
  code: 'site_code',
  signs: {
    shapes: { point: 0.1, table: 0.1 },
    fields: {
      cost: 0.35,
      radius: 0.2,
      site_code: 0.1,
      site_name: 0.1,
      mast_height: 0.1,
      antenna_height: 0.1,
    },
    words: /\b(du kien|de xuat|candidates?|quy hoach|xay moi)\b/,
    not: ['village'],
  },
  asks: { date: 'fresh' },
  build: (assembly) => ({
    candidates: buildCandidates(
      assembly.of('candidates'),
      antennaPatterns(assembly.of('antennas')),
      assembly.questions,
    ),
  }),
};
