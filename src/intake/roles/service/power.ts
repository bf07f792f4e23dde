import type { Role } from '../../assembly/role.ts';
import { buildPlainLines } from '../../service/ground/roads.ts';

/** Lines of electricity. */
export const power: Role = {
  fields: [],
  signs: {
    shapes: { line: 0.3 },
    fields: { electricity: 0.2, power_source: 0.1 },
    words:
      /\b(dien luc|duong day|luoi dien|dien luoi|duong dien|tuyen dien|trung the|ha the|cao the|trung ap|ha ap|power ?(lines?|grid)?|electric(ity)?( (lines?|grid))?|evn|dz|\d+ ?kv)\b/,
    not: ['fibre_length', 'fibre', 'class'],
  },
  asks: { date: 'fresh' },
  build: (assembly) => ({ power: buildPlainLines(assembly.of('power')) }),
};
