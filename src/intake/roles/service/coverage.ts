import type { Dataset } from '../../../model/dataset.ts';
import { settingsOf } from '../../../model/project.ts';
import type { Assembly } from '../../assembly/assembly.ts';
import type { Role } from '../../assembly/role.ts';
import { ClaimReader } from '../../service/claims.ts';
import { buildCoverage } from '../../service/coverage.ts';
import { buildEstimatedCoverage, partCoverage } from '../../service/estimated-coverage.ts';
import { buildSites } from '../../service/network.ts';

/** Masts and areas need each other: what a mast covers is estimated where its operator has declared nothing. */
function buildService(assembly: Assembly): Pick<Dataset, 'coverage' | 'sites'> {
  const coverage = assembly.of('coverage').map(partCoverage);
  const masts = [...assembly.of('sites'), ...coverage.map((part) => part.masts)];
  const declared = buildCoverage(coverage.map(({ areas }) => areas));
  const claims = new ClaimReader();
  const sites = buildSites(masts, claims);
  const { technologies } = settingsOf(assembly.project);
  const estimated = buildEstimatedCoverage(
    masts,
    claims,
    { technologies, layers: declared },
    assembly.questions,
  );
  return { coverage: [...declared, ...estimated], sites };
}

/** Areas that operators say they cover; a list of masts handed in as such is a list of masts. */
export const coverage: Role = {
  fields: ['operator', 'technology', 'evidence', 'as_of'],
  signs: {
    shapes: { polygon: 0.3 },
    fields: { technology: 0.3, operator: 0.2, evidence: 0.1 },
    words: /\b(phu song|vung phu|coverage|song di dong)\b/,
    not: ['commune_code', 'village'],
  },
  asks: { operator: true, technology: true, evidence: 'declared', date: 'fresh' },
  build: buildService,
};
