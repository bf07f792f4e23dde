import type { Role } from '../../assembly/role.ts';

/** Grids of how high trees stand above the ground; built with the terrain. */
export const canopy: Role = {
  fields: [],
  signs: {
    shapes: { terrain: 0.65 },
    fields: {},
    words: /canopy|\b(chm|(tree|forest) ?heights?|tan (rung|cay)|chieu cao (cay|tan|rung))\b/,
  },
  asks: { date: 'none' },
};
