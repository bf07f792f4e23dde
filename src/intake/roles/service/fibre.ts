import type { Role } from '../../assembly/role.ts';
import { buildFibre, partFibre } from '../../service/lines.ts';

/** Fibre routes. */
export const fibre: Role = {
  fields: ['operator', 'status', 'date_on_air', 'year', 'fibre'],
  signs: {
    shapes: { line: 0.3 },
    fields: { fibre_length: 0.2, operator: 0.1 },
    sure: ['network id', 'network name', 'start id', 'end id'],
    words: /\b(cap|cap quang|quang|fibre|fiber|tuyen cap)\b/,
  },
  asks: { operator: true, date: 'fresh' },
  build: (assembly) => {
    const { questions, project } = assembly;
    const { lines, planned } = buildFibre(
      assembly.of('fibre').map((source) => partFibre(source).lines),
      { questions, asOf: project.asOf },
    );
    return { fibre: lines, plannedFibre: planned };
  },
};
