import { dissolveCoverage } from '../../analysis/land/land-polygons.ts';
import type { OutlineThreads } from '../../geometry/union/dissolve.ts';
import { joinGeometries } from '../../geometry/packed/pack.ts';
import { writeGeoJson } from '../../formats/geojson/geojson-writer.ts';
import { writeZip } from '../../formats/zip/write-archive.ts';
import type { TaskContext } from '../../model/basics/progress.ts';
import type { CoverageLayer } from '../../model/dataset.ts';
import { featureCount } from '../../model/geometry.ts';
import { mayTell, type Scope } from '../../model/scope.ts';
import { UNSPECIFIED } from '../../model/service.ts';
import { PROJECT_FILE, projectText } from '../../project/project-file.ts';
import { ANALYSIS_FILES, PLAN_FILES, writeResult } from '../../report/results/results.ts';
import { coverageToTell } from '../../report/scope/coverage-to-tell.ts';
import { encodeNumbers } from '../derived/numbers-json.ts';
import { DERIVED, type DerivedFigures, type DerivedNetwork } from '../derived/derived-files.ts';
import type { AnalysedProject } from '../steps/analysed-project.ts';
import type { Leaving } from './leaving-input.ts';

const jsonBytes = (content: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(content)}\n`);

/** Coverage of the operators that the scope names as it is, that of all others dissolved by technology and evidence. */
async function coverageLayers(
  { settings, loaded: { dataset } }: AnalysedProject,
  { scope, input }: Leaving,
  task: TaskContext,
  threads?: OutlineThreads,
): Promise<CoverageLayer[]> {
  const own = input.dataset.coverage.filter(({ operator }) => mayTell('coverage', scope, operator));
  const others = input.dataset.coverage.filter((layer) => !own.includes(layer));
  const told: CoverageLayer[] = [...own];
  for (const technology of settings.technologies)
    for (const evidence of settings.evidence) {
      const part = { ...settings, technologies: [technology], evidence: [evidence] };
      const dissolved = await dissolveCoverage({ ...input.dataset, coverage: others }, part, task, threads);
      const [any] = coverageToTell(dissolved.slice(0, 1), dataset.sites, scope);
      if (!any || any.geometry.parts.length < 2) continue;
      const id = `dissolved/${technology}/${evidence}`;
      const { geometry } = any;
      told.push({ id, sourceId: id, operator: UNSPECIFIED, technology, evidence, asOf: null, geometry });
    }
  return told;
}

function coverageBytes(layers: readonly CoverageLayer[]): Uint8Array {
  const properties = layers.flatMap(({ geometry, ...claim }) =>
    Array.from({ length: featureCount(geometry) }, () => claim),
  );
  const geometry = joinGeometries(
    'polygon',
    layers.map((layer) => layer.geometry),
  );
  return writeGeoJson([{ geometry, properties }], { decimals: null });
}

function depressionBytes({ dataset }: Leaving['input']): Uint8Array {
  const properties = dataset.depressions.flatMap(({ geometry, ...layer }) =>
    Array.from({ length: featureCount(geometry) }, () => layer),
  );
  const geometry = joinGeometries(
    'polygon',
    dataset.depressions.map((layer) => layer.geometry),
  );
  return writeGeoJson([{ geometry, properties }], { decimals: null });
}

/** What opens again with the same figures. */
function derivedFigures({ input }: Leaving): DerivedFigures {
  const { findings, inputs, issues, recognised, tables, dataset } = input;
  const { villages } = dataset;
  return {
    format: 'song-ban-figures',
    version: 1,
    findings: encodeNumbers({
      ...findings,
      byOperator: findings.byOperator.map((entry) => ({ ...entry, clusterCovered: new Uint8Array(0) })),
    }),
    priority: encodeNumbers(input.priority),
    villages: villages.records,
    centres: encodeNumbers(villages.centres),
    inputs,
    issues,
    recognised,
    tables,
  };
}

const derivedNetwork = ({ input: { dataset, gaps } }: Leaving): DerivedNetwork => ({
  format: 'song-ban-network',
  version: 1,
  sites: dataset.sites,
  plannedSites: dataset.plannedSites,
  measurements: dataset.measurements,
  ...(gaps && { gaps: encodeNumbers(gaps) }),
});

/** A project for others: what may leave, told by derived tables; it opens with the same figures and is not edited. */
export async function packDerived(
  opened: AnalysedProject,
  leaving: Leaving,
  task: TaskContext = {},
  threads?: OutlineThreads,
): Promise<Uint8Array<ArrayBuffer>> {
  const { input, scope } = leaving;
  const { communes } = input.dataset;
  const project = {
    ...input.project,
    withheld: true as const,
    scope: scope satisfies Scope,
    withheldParts: opened.folder.project.withheldParts ?? leaving.leftOutOf('project.songban'),
  };
  const files = new Map<string, Uint8Array>([
    [PROJECT_FILE, new TextEncoder().encode(projectText(project))],
    [DERIVED.figures, jsonBytes(derivedFigures(leaving))],
    [
      DERIVED.communes,
      writeGeoJson([{ geometry: communes.geometry, properties: communes.records as object[] as never }], {
        decimals: null,
      }),
    ],
    [DERIVED.coverage, coverageBytes(await coverageLayers(opened, leaving, task, threads))],
    [DERIVED.depressions, depressionBytes(input)],
    [DERIVED.network, jsonBytes(derivedNetwork(leaving))],
  ]);
  // The same tables as they leave one by one, for whoever opens the archive with something else.
  for (const file of [...ANALYSIS_FILES, ...(input.plan ? PLAN_FILES : [])])
    files.set(`tables/${file}`, writeResult(file, input, 'en'));
  return writeZip(files);
}
