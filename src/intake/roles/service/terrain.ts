import type { Role } from '../../assembly/role.ts';
import { buildTerrain } from '../../service/terrain.ts';

/** Grids of heights. */
export const terrain: Role = {
  fields: [],
  signs: { shapes: { terrain: 1 }, fields: {}, words: /\b(dem|srtm|dia hinh|terrain)\b/ },
  asks: { date: 'none' },
  build: (assembly) => ({ terrain: buildTerrain(assembly.of('terrain')) }),
};
