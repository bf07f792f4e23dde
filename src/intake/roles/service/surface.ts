import type { Role } from '../../assembly/role.ts';

/** Grids of how high buildings stand above the ground; built with the terrain. */
export const surface: Role = {
  fields: [],
  signs: {
    shapes: { terrain: 0.65 },
    fields: {},
    words: /\b(buildings?( ?heights?)?|nha cua|(do|chieu) cao (nha|cong trinh))\b/,
  },
  asks: { date: 'none' },
};
