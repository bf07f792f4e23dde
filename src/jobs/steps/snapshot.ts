import { boundsOfLayers } from '../drawing/extent.ts';
import type { LineLayer } from '../../model/dataset.ts';
import { sumOfAccounts } from '../../model/issue.ts';
import type { Source } from '../../model/project.ts';
import { lineLengthKm } from '../../geometry/lines/line-length.ts';
import { runGate } from '../../intake/gate/gate.ts';
import { listReturns } from '../../intake/gate/returned.ts';
import type { DrawableLayer, Snapshot, SourceState } from '../protocol.ts';
import type { Session } from './session.ts';

const lengthOf = (layers: readonly LineLayer[]): number | null =>
  layers.length ? layers.reduce((sum, layer) => sum + lineLengthKm(layer.geometry), 0) : null;

function sourceState(session: Session, source: Source): SourceState {
  const { dataset, inputs, issues } = session.loaded;
  const own = inputs.filter((input) => input.id === source.id);
  const lines = [...dataset.fibre, ...dataset.roads].filter((layer) => layer.sourceId === source.id);
  const paths = new Set(own.map((input) => input.path));
  const problems = issues.filter((issue) => issue.severity !== 'info' && paths.has(issue.file));
  const account = sumOfAccounts(own.map((input) => input.account));
  const total = (key: 'kept' | 'changed') => own.reduce((sum, input) => sum + input[key], 0);
  return {
    source,
    role: source.role,
    count: total('kept'),
    lengthKm: lengthOf(lines),
    changed: total('changed'),
    rejected: account.rejected,
    asked: account.asked,
    problems: problems.length,
    failed: session.loaded.refused.some((refused) => refused.sourceId === source.id),
  };
}

/** The state of a session as the screen takes it: plain data only. */
export function snapshotOf(
  session: Session,
  layers: readonly DrawableLayer[],
  revision: number,
  analysedAt: number,
): Snapshot {
  const { dataset, issues, questions, places, recognised, tables, repairs, inputs } = session.loaded;
  const { project } = session.folder;
  return {
    revision,
    analysedAt,
    project,
    settings: session.settings,
    bounds: boundsOfLayers(dataset),
    hasTerrain: dataset.terrain !== null,
    sources: project.sources.map((source) => sourceState(session, source)),
    layers,
    issues,
    questions,
    places: places.map(({ readings, ...place }) => ({
      ...place,
      readings: readings.map(({ xy: _xy, ...reading }) => reading),
    })),
    recognised,
    tables,
    repairs,
    inputs,
    gate: runGate(session.loaded, project),
    discrepancies: session.loaded.discrepancies,
    duplicates: session.loaded.duplicates,
    answered: session.loaded.answered,
    contradictions: session.contradictions,
    returns: listReturns(
      session.loaded,
      session.settings.operators === 'all' ? [] : session.settings.operators,
    ),
    communes: dataset.communes.records,
    villages: dataset.villages.records,
    centres: dataset.villages.centres,
    sites: dataset.sites,
    candidates: dataset.candidates,
    measurements: dataset.measurements,
    findings: session.findings,
    priority: session.priority,
  };
}
