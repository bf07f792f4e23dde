import { deniesCoverage } from '../../text/standing/standing-words.ts';
import type { Role } from '../../assembly/role.ts';

/** Communes and wards: their list and their outlines. */
export const communes: Role = {
  fields: [
    'commune_code',
    'commune',
    'commune_kind',
    'population',
    'households',
    'border_commune',
    'extremely_difficult',
    'province',
    'province_code',
  ],
  name: 'commune',
  code: 'commune_code',
  signs: {
    shapes: { polygon: 0.2 },
    fields: { commune_code: 0.4, commune: 0.2, area: 0.1, commune_kind: 0.1 },
    words: /\b(xa|phuong|commune|communes|dvhc|ranh gioi|dia gioi|hanh chinh|ward|wards)\b/,
    not: ['village', 'village_code', 'technology', 'operator'],
    denied: deniesCoverage,
  },
  asks: { date: 'fresh' },
  build: ({ communesWithFormerNames }) => ({ communes: communesWithFormerNames }),
};
