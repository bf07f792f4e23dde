import { createSHA256 } from 'hash-wasm';
import type { CoverageLayer, Dataset, DepressionLayer } from '../../model/dataset.ts';
import { FATES, type InputCount, type Issue, type RowAccount } from '../../model/issue.ts';
import {
  isPointEdit,
  MAP_EDITS,
  type AreaEdit,
  type MapEdit,
  type PointEdit,
} from '../../model/edits/map-edits.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { Loaded } from '../load-dataset.ts';
import { withArea, withoutArea } from './edited-areas.ts';
import { editCandidates, moveVillages } from './edited-points.ts';

/** Where edits of the map stand. */
const FILE = 'project.json';

const claimOf = (edit: AreaEdit) => ({
  operator: edit.operator ?? 'unspecified',
  technology: edit.technology ?? '4G',
  evidence: edit.evidence ?? 'declared',
});

async function takeCoverage(layers: readonly CoverageLayer[], edit: AreaEdit): Promise<CoverageLayer[]> {
  const { operator, technology } = claimOf(edit);
  return Promise.all(
    layers.map(async (layer) => {
      if (layer.operator !== operator || layer.technology !== technology) return layer;
      const geometry = await withoutArea(layer.geometry, edit);
      return geometry === layer.geometry ? layer : { ...layer, geometry };
    }),
  );
}

/** What was drawn is a layer of its own for each claim, behind those of the files. */
async function addCoverage(
  layers: readonly CoverageLayer[],
  edit: AreaEdit,
  asOf: string,
): Promise<CoverageLayer[]> {
  const claim = claimOf(edit);
  const id = [MAP_EDITS, claim.operator, claim.technology, claim.evidence].join('/');
  const before = layers.find((layer) => layer.id === id);
  const geometry = await withArea(before?.geometry ?? null, edit);
  if (before) return layers.map((layer) => (layer === before ? { ...layer, geometry } : layer));
  return [...layers, { ...claim, id, sourceId: MAP_EDITS, asOf, geometry }];
}

async function editDepressions(
  layers: readonly DepressionLayer[],
  edit: AreaEdit,
  asOf: string,
): Promise<DepressionLayer[]> {
  if (edit.does === 'takes')
    return Promise.all(
      layers.map(async (layer) => {
        const geometry = await withoutArea(layer.geometry, edit);
        return geometry === layer.geometry ? layer : { ...layer, geometry };
      }),
    );
  const before = layers.find(({ sourceId }) => sourceId === MAP_EDITS);
  const geometry = await withArea(before?.geometry ?? null, edit);
  if (before) return layers.map((layer) => (layer === before ? { ...layer, geometry } : layer));
  return [...layers, { sourceId: MAP_EDITS, asOf, geometry }];
}

async function editAreas(dataset: Dataset, edits: readonly AreaEdit[], asOf: string): Promise<Dataset> {
  let { coverage, depressions } = dataset;
  for (const edit of edits)
    if (edit.on === 'depressions') depressions = await editDepressions(depressions, edit, asOf);
    else if (edit.does === 'takes') coverage = await takeCoverage(coverage, edit);
    else coverage = await addCoverage(coverage, edit, asOf);
  return { ...dataset, coverage, depressions };
}

/** Where an edit is told: its number among all, from 1, and what it is about; no place, which may be that of a mast. */
function issueOf(edit: MapEdit, row: number, lost: boolean): Issue {
  const code: IntakeIssueCode = lost ? 'edit-without-object' : 'edited-on-map';
  return {
    code,
    severity: lost ? 'warning' : 'info',
    did: lost ? 'rejected' : 'changed',
    file: FILE,
    row,
    value: edit.id,
    ...(edit.on === 'villages' && !lost && { village: edit.id }),
  };
}

async function countOf(
  role: MapEdit['on'],
  edits: readonly MapEdit[],
  lost: ReadonlySet<MapEdit>,
): Promise<InputCount> {
  const hash = await createSHA256();
  const rejected = edits.filter((edit) => lost.has(edit)).length;
  const kept = edits.length - rejected;
  const none = Object.fromEntries(FATES.map((fate) => [fate, 0])) as unknown as RowAccount;
  return {
    id: MAP_EDITS,
    role,
    path: FILE,
    sha256: hash.init().update(JSON.stringify(edits)).digest('hex'),
    read: edits.length,
    kept,
    changed: 0,
    rejected,
    account: { ...none, kept, rejected },
    controlTotals: [],
  };
}

const EDITED = ['villages', 'candidates', 'coverage', 'depressions'] as const;

/**
 * What was read, with what people corrected on the map. Files stay what they are: each edit is told as a finding, and
 * the edits of a role are counted as an input of their own.
 */
export async function withMapEdits(loaded: Loaded, project: ProjectFile): Promise<Loaded> {
  const edits = project.mapEdits ?? [];
  if (!edits.length) return loaded;
  const of = <E extends MapEdit>(on: E['on'], is: (edit: MapEdit) => boolean): E[] =>
    edits.filter((edit) => edit.on === on && is(edit)) as E[];
  const candidates = editCandidates(loaded.dataset.candidates, of<PointEdit>('candidates', isPointEdit));
  const villages = moveVillages(loaded.dataset.villages, of<PointEdit>('villages', isPointEdit));
  const areas = edits.filter((edit): edit is AreaEdit => !isPointEdit(edit));
  const dataset = await editAreas(
    { ...loaded.dataset, candidates: candidates.points, villages: villages.points },
    areas,
    project.asOf,
  );
  const lost = new Set<MapEdit>([...candidates.lost, ...villages.lost]);
  const counts = await Promise.all(
    EDITED.map((role) => [role, edits.filter(({ on }) => on === role)] as const)
      .filter(([, own]) => own.length)
      .map(([role, own]) => countOf(role, own, lost)),
  );
  return {
    ...loaded,
    dataset,
    issues: [...loaded.issues, ...edits.map((edit, i) => issueOf(edit, i + 1, lost.has(edit)))],
    inputs: [...loaded.inputs, ...counts],
  };
}
