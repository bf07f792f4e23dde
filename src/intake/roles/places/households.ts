import type { Role } from '../../assembly/role.ts';
import { POSITION } from '../../columns/headings/role-columns.ts';
import { buildHouseholds } from '../../places/villages/households.ts';

/** Houses, a finer base of population than clusters. */
export const households: Role = {
  fields: ['population', 'village_code', 'village', 'commune_code', ...POSITION],
  signs: {
    shapes: { point: 0.15, table: 0.05 },
    fields: { households: 0.05, population: 0.05 },
    words: /\b(ho dan|ho gia dinh|households?|nha o|buildings?)\b/,
    not: ['village'],
  },
  asks: { date: 'fresh' },
  build: (assembly) => {
    const { layer, mergedInto } = assembly.villages;
    return { households: buildHouseholds(assembly.of('households'), layer, mergedInto) };
  },
};
