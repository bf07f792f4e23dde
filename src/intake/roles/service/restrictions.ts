import type { Role } from '../../assembly/role.ts';
import { buildRestrictions } from '../../service/ground/restrictions.ts';

/** Land on which building is barred or takes a permit: forests, safe zones, heritage. */
export const restrictions: Role = {
  fields: ['kind', 'permitted_by', 'months', 'site_name'],
  name: 'site_name',
  signs: {
    shapes: { polygon: 0.25 },
    fields: { permitted_by: 0.4, months: 0.2, kind: 0.1 },
    words:
      /\b(han che|restrict(ions?|ed)|cam xay dung|rung (phong ho|dac dung)|bao ton|vuon quoc gia|di tich|di san|heritage|an toan khu|atk|quoc phong|protected( areas?)?|vanh dai bien gioi|khu vuc bien gioi)\b/,
    not: ['commune_code', 'technology', 'operator'],
  },
  asks: { date: 'fresh' },
  build: (assembly) => ({ restrictions: buildRestrictions(assembly.of('restrictions')) }),
};
