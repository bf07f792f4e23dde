import { doubleAt } from '../../model/basics/elements.ts';
import { boundsOfParts, isEmptyBox } from '../../geometry/measures/bounds.ts';
import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { GateFinding, GateRow } from '../../model/gate.ts';
import type { BoundingBox } from '../../model/geometry.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { SourceRole } from '../../model/roles.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { Loaded } from '../load-dataset.ts';
import {
  countsOf,
  issuesWithCodes,
  issueRow,
  pathOfSource,
  centreOf,
  rejectedAmong,
  villagesByCode,
} from './rows.ts';
import { villageRow } from './villages.ts';

/** How far beyond the box around the communes a point may lie and still serve the province. */
const BEYOND_METERS = 40_000;

const POINT_ROLES: readonly SourceRole[] = ['villages', 'sites', 'candidates', 'measurements', 'fibreNodes'];

const CODES: readonly IntakeIssueCode[] = [
  'coordinates-not-read',
  'coordinates-out-of-range',
  'coordinates-reversed',
  'vn2000-wrong-meridian',
  'vn2000-outside',
  'position-far',
  'position-zero',
  'place-far-outside',
];

/** Box around the land of the communes with what lies near it; null without land. */
function provinceBox({ dataset: { communes } }: Loaded): BoundingBox | null {
  const box = boundsOfParts(communes.geometry);
  if (isEmptyBox(box)) return null;
  const degree = metersPerDegree((box[1] + box[3]) / 2);
  const [x, y] = [BEYOND_METERS / degree.lon, BEYOND_METERS / degree.lat];
  return [box[0] - x, box[1] - y, box[2] + x, box[3] + y];
}

/** Everything that the import put on the map as a point. */
function* pointsOf(loaded: Loaded, project: ProjectFile): Generator<GateRow> {
  const { villages, sites, candidates, measurements, fibreNodes } = loaded.dataset;
  for (let i = 0; i < villages.records.length; i++)
    if (centreOf(loaded, i)) yield villageRow(loaded, project, i);
  const at = (one: { sourceId: string; row: number; lon: number; lat: number }, value?: string): GateRow => ({
    file: pathOfSource(project, one.sourceId),
    row: one.row,
    ...(value !== undefined && { value }),
    place: [one.lon, one.lat],
  });
  for (const site of sites) yield at(site, site.code);
  for (const candidate of candidates) yield at(candidate, candidate.name ?? candidate.id);
  for (const measurement of measurements) yield at(measurement);
  const nodes = project.sources.filter(({ role }) => role === 'fibreNodes').map(({ path }) => path);
  for (let n = 0; fibreNodes && n < fibreNodes.length; n += 2)
    yield { file: nodes.join('; '), place: [doubleAt(fibreNodes, n), doubleAt(fibreNodes, n + 1)] };
}

/**
 * Coordinates that were read and lie in the province or near it. Without the land of the communes nothing tells
 * where a point lies: only what could not be read is known to be wrong.
 */
export function checkPositions(loaded: Loaded, project: ProjectFile): GateFinding {
  const villageAt = villagesByCode(loaded);
  const found = issuesWithCodes(loaded, CODES);
  const box = provinceBox(loaded);
  const named = new Set(found.map(({ village }) => village).filter((code) => code !== undefined));
  const points = [...pointsOf(loaded, project)].filter(({ village }) => !village || !named.has(village));
  const outside = box
    ? points.filter(
        ({ place }) =>
          !(place![0] >= box[0] && place![1] >= box[1] && place![0] <= box[2] && place![1] <= box[3]),
      )
    : [];
  const failed = [...found.map((issue) => issueRow(loaded, issue, villageAt)), ...outside];
  const failedRejected = rejectedAmong(loaded, found, POINT_ROLES);
  const passed = box ? points.length - outside.length : 0;
  const counts = countsOf(loaded, POINT_ROLES);
  const looked = passed + failed.length - failedRejected;
  return {
    passed,
    failed,
    untested: Math.max(0, counts.kept - looked) + Math.max(0, counts.rejected - failedRejected),
  };
}
