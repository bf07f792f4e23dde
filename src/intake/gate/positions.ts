import { doubleAt } from '../../model/basics/elements.ts';
import { boundsOfParts, isEmptyBox } from '../../geometry/measures/bounds.ts';
import { metersPerDegree } from '../../geometry/measures/ellipsoid.ts';
import type { GateFinding, GateRow } from '../../model/gate.ts';
import type { BoundingBox } from '../../model/geometry.ts';
import type { ProjectFile } from '../../model/project.ts';
import type { SourceRole } from '../../model/roles.ts';
import type { IntakeIssueCode } from '../findings/issue-codes.ts';
import type { Loaded } from '../load-dataset.ts';
import { countsOf, issuesWithCodes, issueRow, pathOfSource, rejectedAmong, villagesByCode } from './rows.ts';
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

interface GatePoint {
  readonly village?: string;
  readonly lon: number;
  readonly lat: number;
  readonly row: () => GateRow;
}

/** Everything that the import put on the map as a point; the row of one is made where it is told. */
function* pointsOf(loaded: Loaded, project: ProjectFile): Generator<GatePoint> {
  const { villages, sites, candidates, measurements, fibreNodes } = loaded.dataset;
  for (const [i, { code }] of villages.records.entries()) {
    const [lon, lat] = [doubleAt(villages.centres, 2 * i), doubleAt(villages.centres, 2 * i + 1)];
    if (!Number.isNaN(lon)) yield { village: code, lon, lat, row: () => villageRow(loaded, project, i) };
  }
  const at = (
    { sourceId, row, lon, lat }: { sourceId: string; row: number; lon: number; lat: number },
    value?: string,
  ): GatePoint => ({
    lon,
    lat,
    row: () => ({
      file: pathOfSource(project, sourceId),
      row,
      ...(value !== undefined && { value }),
      place: [lon, lat],
    }),
  });
  for (const site of sites) yield at(site, site.code);
  for (const candidate of candidates) yield at(candidate, candidate.name ?? candidate.id);
  for (const measurement of measurements) yield at(measurement);
  const nodes = project.sources.filter(({ role }) => role === 'fibreNodes').map(({ path }) => path);
  for (let n = 0; fibreNodes && n < fibreNodes.length; n += 2) {
    const [lon, lat] = [doubleAt(fibreNodes, n), doubleAt(fibreNodes, n + 1)];
    yield { lon, lat, row: () => ({ file: nodes.join('; '), place: [lon, lat] }) };
  }
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
    ? points.filter(({ lon, lat }) => !(lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3]))
    : [];
  const failed = [
    ...found.map((issue) => issueRow(loaded, issue, villageAt)),
    ...outside.map(({ row }) => row()),
  ];
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
