import type { Role } from '../../assembly/role.ts';
import { buildRoads } from '../../service/ground/roads.ts';

/** Roads, by what can drive there. */
export const roads: Role = {
  fields: ['class'],
  signs: {
    shapes: { line: 0.3 },
    fields: { road: 0.1, class: 0.2 },
    words: /\b(duong(?! (day|dien))|roads?|giao thong|quoc lo|tinh lo|highways?)\b/,
  },
  asks: { date: 'fresh' },
  build: (assembly) => ({ roads: buildRoads(assembly.of('roads')) }),
};
