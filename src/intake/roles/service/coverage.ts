import type { CoverageLayer, Dataset } from '../../../model/dataset.ts';
import { settingsOf } from '../../../model/project.ts';
import type { Assembly } from '../../assembly/assembly.ts';
import type { Role } from '../../assembly/role.ts';
import type { LoadedSource, RecordAt } from '../../records/loaded-source.ts';
import { ClaimReader } from '../../service/claims.ts';
import { buildCoverage } from '../../service/coverage.ts';
import { buildEstimatedCoverage, partCoverage } from '../../service/estimated-coverage.ts';
import { buildSites } from '../../service/network.ts';
import { antennaPatterns } from '../../service/radios/antenna-patterns.ts';
import { RadioReader } from '../../service/radios/radio-reader.ts';
import { deniesCoverage } from '../../text/standing/standing-words.ts';
import { Standings } from '../../service/standing/standings.ts';

/** Discs that were handed in as coverage enter no rate of a project that counts what operators declare. */
function reportNotCounted(masts: readonly LoadedSource[], estimated: readonly CoverageLayer[]): void {
  for (const { source, readers } of masts) {
    if (!estimated.some(({ sourceId }) => sourceId === source.id)) continue;
    for (const { log, table } of readers)
      if (table.numbers.length)
        log.atFile(
          { code: 'estimated-not-counted', did: 'kept', context: { count: table.numbers.length } },
          table.sheet,
        );
  }
}

/** Masts and areas need each other: what a mast covers is estimated where its operator has declared nothing. */
function buildService(
  assembly: Assembly,
): Pick<Dataset, 'coverage' | 'sites' | 'plannedCoverage' | 'waitingCoverage' | 'plannedSites'> {
  const { questions, project } = assembly;
  const context = { questions, asOf: project.asOf };
  const coverage = assembly.of('coverage').map(partCoverage);
  const masts = [...assembly.of('sites'), ...coverage.map((part) => part.masts)];
  const { declared, planned, waiting } = buildCoverage(
    coverage.map(({ areas }) => areas),
    context,
  );
  const standings = new Map(masts.map((source) => [source.source, new Standings(source, context)]));
  const reading = {
    claims: new ClaimReader(questions),
    radios: new RadioReader(questions, antennaPatterns(assembly.of('antennas'))),
    standingOf: (record: RecordAt) => standings.get(record.source)!.of(record),
  };
  const { sites, planned: plannedSites } = buildSites(masts, reading);
  const { technologies, evidence } = settingsOf(project);
  const estimated = buildEstimatedCoverage(masts, reading, { technologies, layers: declared }, questions);
  if (!evidence.includes('estimated'))
    reportNotCounted(
      coverage.map((part) => part.masts),
      estimated,
    );
  return {
    coverage: [...declared, ...estimated],
    sites,
    plannedCoverage: planned,
    waitingCoverage: waiting,
    plannedSites,
  };
}

/** Areas that operators say they cover; a list of masts handed in as such is a list of masts. */
export const coverage: Role = {
  fields: [
    'operator',
    'technology',
    'band',
    'evidence',
    'as_of',
    'signal_status',
    'rsrp',
    'status',
    'date_on_air',
    'year',
    'cov_2g',
    'cov_3g',
    'cov_4g',
    'cov_5g',
  ],
  signs: {
    shapes: { polygon: 0.3 },
    fields: { technology: 0.3, operator: 0.2, evidence: 0.1 },
    words: /\b(phu song|vung phu|coverage|song di dong)\b/,
    denied: deniesCoverage,
    not: ['commune_code', 'village'],
  },
  asks: { operator: true, technology: true, evidence: 'declared', date: 'fresh' },
  build: buildService,
};
