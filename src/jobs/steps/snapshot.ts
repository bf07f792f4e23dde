import { fitsToUse } from './kept-fits.ts';
import { boundsOfLayers } from '../drawing/extent.ts';
import type { CoverageLayer, LineLayer } from '../../model/dataset.ts';
import { TECHNOLOGIES } from '../../model/service.ts';
import { sumOfAccounts } from '../../model/issue.ts';
import type { Source } from '../../model/project.ts';
import { lineLengthKm } from '../../geometry/lines/line-length.ts';
import { planBase } from './edit-plan.ts';
import { runGate } from '../../intake/gate/gate.ts';
import { listReturns } from '../../intake/gate/returned.ts';
import type { DrawableLayer, Snapshot, SourceState } from '../protocol.ts';
import type { AnalysedProject } from './analysed-project.ts';

const lengthOf = (layers: readonly LineLayer[]): number | null =>
  layers.length ? layers.reduce((sum, layer) => sum + lineLengthKm(layer.geometry), 0) : null;

const claimsOf = (layers: readonly CoverageLayer[]): SourceState['claims'] => ({
  operators: [...new Set(layers.map(({ operator }) => operator))].sort(),
  technologies: TECHNOLOGIES.filter((one) => layers.some(({ technology }) => technology === one)),
});

function sourceState(opened: AnalysedProject, source: Source): SourceState {
  const { dataset, inputs, issues } = opened.loaded;
  const own = inputs.filter((input) => input.id === source.id);
  const lines = [...dataset.fibre, ...dataset.roads, ...dataset.power].filter(
    (layer) => layer.sourceId === source.id,
  );
  const paths = new Set(own.map((input) => input.path));
  const problems = issues.filter((issue) => issue.severity !== 'info' && paths.has(issue.file));
  const account = sumOfAccounts(own.map((input) => input.account));
  return {
    source,
    role: source.role,
    claims: claimsOf(dataset.coverage.filter(({ sourceId }) => sourceId === source.id)),
    count: account.kept,
    lengthKm: lengthOf(lines),
    changed: own.reduce((sum, { changed }) => sum + changed, 0),
    rejected: account.rejected,
    asked: account.asked,
    problems: problems.length,
    files: own.length,
    refusedFiles: opened.loaded.refused.filter((refused) => refused.sourceId === source.id).length,
  };
}

/** The state of a session as the screen takes it: plain data only. */
export function snapshotOf(
  opened: AnalysedProject,
  layers: readonly DrawableLayer[],
  { revision, analysedAt, foundAt }: Pick<Snapshot, 'revision' | 'analysedAt' | 'foundAt'>,
): Snapshot {
  const { dataset, issues, questions, coordinateDecisions, recognised, tables, repairs, inputs } =
    opened.loaded;
  const { project } = opened.folder;
  return {
    revision,
    analysedAt,
    foundAt,
    project,
    settings: opened.settings,
    bounds: boundsOfLayers(dataset),
    hasTerrain: (dataset.terrain?.ground.length ?? 0) > 0,
    sources: project.sources.map((source) => sourceState(opened, source)),
    layers,
    issues,
    questions,
    coordinateDecisions: coordinateDecisions.map(({ interpretations, ...place }) => ({
      ...place,
      interpretations: interpretations.map(({ xy: _xy, ...reading }) => reading),
    })),
    recognised,
    tables,
    repairs,
    inputs,
    fits: fitsToUse(opened.fits),
    fitsStale: opened.fits?.state === 'stale',
    gate: runGate(opened.loaded, project),
    discrepancies: opened.loaded.discrepancies,
    duplicates: opened.loaded.duplicates,
    answered: opened.loaded.answered,
    contradictions: opened.contradictions,
    returns: listReturns(opened.loaded, opened.settings.operators === 'all' ? [] : opened.settings.operators),
    communes: dataset.communes.records,
    villages: dataset.villages.records,
    centres: dataset.villages.centres,
    sites: dataset.sites,
    candidates: dataset.candidates,
    planBase: planBase(opened),
    measurements: dataset.measurements,
    supported: dataset.supported,
    findings: opened.findings,
    priority: opened.priority,
  };
}
