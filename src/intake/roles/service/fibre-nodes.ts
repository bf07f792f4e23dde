import type { Role } from '../../assembly/role.ts';
import { POSITION } from '../../columns/headings/role-columns.ts';
import { buildFibreNodes } from '../../service/network.ts';

/** Access points of fibre. */
export const fibreNodes: Role = {
  fields: ['operator', ...POSITION],
  signs: {
    shapes: { point: 0.2, table: 0.05 },
    fields: { operator: 0.05 },
    words: /\b(tap diem|diem truy nhap|odf|olt|access|fibre nodes?|nodes|gpon)\b/,
  },
  asks: { date: 'fresh' },
  build: (assembly) => ({ fibreNodes: buildFibreNodes(assembly.of('fibreNodes')) }),
};
