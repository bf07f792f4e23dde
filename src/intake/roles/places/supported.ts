import type { Role } from '../../assembly/role.ts';
import { COMMUNE, POSITION } from '../../columns/headings/role-columns.ts';
import { buildSupported } from '../../places/supported/supported.ts';

/** Earlier lists: what a programme gave or promised to villages, and until when. */
export const supported: Role = {
  fields: ['village_code', 'village', ...COMMUNE, 'programme', 'year', 'until', ...POSITION],
  name: 'village',
  code: 'village_code',
  signs: {
    shapes: { point: 0.1, table: 0.1 },
    fields: { programme: 0.45, until: 0.3, year: 0.05, village_code: 0.05 },
    words: /\b(ho tro|da (duoc )?ho tro|duoc ho tro|supported|subsid(y|ies|ised)|vtci|cong ich|phe duyet)\b/,
    not: ['cost', 'rsrp', 'households', 'population'],
  },
  asks: { date: 'any' },
  build: (assembly) => ({
    supported: buildSupported(assembly.of('supported'), {
      villages: assembly.villages,
      placer: assembly.placer(),
      nameOfCommune: (code) => assembly.finder.nameOf(code),
      questions: assembly.questions,
    }),
  }),
};
