import type { Role } from '../../assembly/role.ts';
import { POSITION } from '../../columns/headings/role-columns.ts';
import { buildDepressions } from '../../service/depressions.ts';

/** Areas where a declared signal does not arrive. */
export const depressions: Role = {
  fields: ['status', 'note', 'radius', ...POSITION],
  signs: {
    shapes: { polygon: 0.25 },
    fields: { households_uncovered: 0.2 },
    words: /\b(lom|lom song|depressions?|trang song)\b/,
    not: ['commune_code', 'technology'],
  },
  asks: { date: 'fresh' },
  build: (assembly) => {
    const { questions, project } = assembly;
    return { depressions: buildDepressions(assembly.of('depressions'), { questions, asOf: project.asOf }) };
  },
};
