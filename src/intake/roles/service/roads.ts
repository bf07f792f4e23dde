import type { Role } from '../../assembly/role.ts';
import { buildLines } from '../../service/lines.ts';

/** Roads. */
export const roads: Role = {
  fields: ['operator'],
  signs: {
    shapes: { line: 0.3 },
    fields: { road: 0.1 },
    words: /\b(duong|roads?|giao thong|quoc lo|tinh lo)\b/,
  },
  asks: { date: 'fresh' },
  build: (assembly) => ({ roads: buildLines(assembly.of('roads'), assembly.questions) }),
};
