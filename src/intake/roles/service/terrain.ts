import type { Role } from '../../assembly/role.ts';
import { buildTerrain } from '../../service/terrain.ts';
import { canopy } from './canopy.ts';
import { surface } from './surface.ts';

/** Grids of heights of the ground; what stands on it is built with them. */
export const terrain: Role = {
  fields: [],
  signs: {
    shapes: { terrain: 1 },
    fields: {},
    words: /\b(dem|srtm|dia hinh|terrain)\b/,
    denied: (name) => [canopy, surface].some(({ signs }) => signs.words.test(name)),
  },
  asks: { date: 'none' },
  build: (assembly) => ({
    terrain: buildTerrain(
      { ground: assembly.of('terrain'), canopy: assembly.of('canopy'), surface: assembly.of('surface') },
      (box) => !assembly.land.isKnown || assembly.land.meetsBox(box),
    ),
  }),
};
