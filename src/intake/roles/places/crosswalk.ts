import type { Role } from '../../assembly/role.ts';
import { CROSSWALK_NEEDS } from '../../places/communes/crosswalk.ts';

/** Which new commune each old one became a part of. */
export const crosswalk: Role = {
  fields: [],
  signs: {
    shapes: { table: 0.1 },
    fields: { commune_old: 0.4, district_old: 0.1 },
    words: /\b(crosswalk|chuyen doi|sap nhap|sap xep|cu moi)\b/,
    needs: CROSSWALK_NEEDS,
    sure: ['old code', 'new codes'],
  },
  asks: { date: 'any' },
  ownColumns: true,
};
