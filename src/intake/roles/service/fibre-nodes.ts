import type { Role } from '../../assembly/role.ts';
import { POSITION } from '../../columns/headings/role-columns.ts';
import { partFibre } from '../../service/lines.ts';
import { buildFibreNodes } from '../../service/network.ts';

/** Access points of fibre. */
export const fibreNodes: Role = {
  fields: ['operator', 'status', 'date_on_air', 'year', 'fibre', ...POSITION],
  signs: {
    shapes: { point: 0.2, table: 0.05 },
    fields: { operator: 0.05 },
    sure: ['network id', 'network name', 'type'],
    words: /\b(tap diem|diem truy nhap|odf|olt|access|fibre nodes?|nodes|gpon)\b/,
  },
  asks: { date: 'fresh' },
  build: (assembly) => {
    const { questions, project } = assembly;
    return {
      fibreNodes: buildFibreNodes(
        [...assembly.of('fibreNodes'), ...assembly.of('fibre').flatMap((source) => partFibre(source).nodes)],
        { questions, asOf: project.asOf },
      ),
    };
  },
};
