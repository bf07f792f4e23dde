import type { Role } from '../../assembly/role.ts';
import { buildLines } from '../../service/lines.ts';

/** Fibre routes. */
export const fibre: Role = {
  fields: ['operator'],
  signs: {
    shapes: { line: 0.3 },
    fields: { fibre_length: 0.2, operator: 0.1 },
    words: /\b(cap|cap quang|quang|fibre|fiber|tuyen cap)\b/,
  },
  asks: { operator: true, date: 'fresh' },
  build: (assembly) => ({ fibre: buildLines(assembly.of('fibre')) }),
};
