import type { Role } from '../../assembly/role.ts';
import { COMMUNE, POSITION } from '../../columns/headings/role-columns.ts';
import { buildClusters } from '../../places/villages/clusters.ts';

/** Residential clusters of villages. */
export const clusters: Role = {
  fields: ['cluster', 'village_code', 'village', ...COMMUNE, 'population', 'households', ...POSITION],
  name: 'cluster',
  signs: {
    shapes: { point: 0.1, table: 0.15 },
    fields: { cluster: 0.4, village_code: 0.2, households: 0.05, population: 0.05 },
    words: /\b(cum|cum dan cu|clusters?|nhom ho)\b/,
  },
  asks: { date: 'fresh' },
  build: (assembly) => {
    const { layer, mergedInto } = assembly.villages;
    const placer = assembly.placer();
    const clusters = buildClusters(assembly.of('clusters'), layer, mergedInto, placer);
    placer.reportLists();
    return { clusters };
  },
};
