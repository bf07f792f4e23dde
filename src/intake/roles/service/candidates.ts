import type { Role } from '../../assembly/role.ts';
import { POSITION } from '../../columns/headings/role-columns.ts';
import { buildCandidates } from '../../service/network.ts';

/** Places where something could be built. */
export const candidates: Role = {
  fields: [
    'site_code',
    'site_name',
    'operator',
    'mast_height',
    'antenna_height',
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
  build: (assembly) => ({ candidates: buildCandidates(assembly.of('candidates'), assembly.questions) }),
};
