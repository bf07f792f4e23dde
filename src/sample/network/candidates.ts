import type { ElevationGrid } from '../../model/dataset.ts';
import type { OperatorId } from '../../model/service.ts';
import type { CommuneNodes } from '../land/communes.ts';
import type { Landscape } from '../land/erosion.ts';
import { positionOf, xOf, yOf } from '../land/frame.ts';
import type { Mesh } from '../land/mesh.ts';
import type { PointBuckets } from '../seeded/point-buckets.ts';
import { between, pickOne, randomStream, weightedOrder, wholeBetween } from '../../model/basics/random.ts';
import type { RoadGraph } from '../people/road-graph.ts';
import { heightAtKm } from '../land/terrain-view.ts';
import { PointBuckets as Buckets } from '../seeded/point-buckets.ts';

export interface CandidateMast {
  readonly code: string;
  /** Who proposes it. */
  readonly operator: OperatorId;
  readonly lon: number;
  readonly lat: number;
  readonly heightMeters: number;
  readonly radiusMeters: number;
  readonly costVnd: number;
  readonly groundMeters: number;
}

const COUNT = 300;

/**
 * Places for new masts: high points within 3 km of people without 4G (`gaps`, more for more of
 * them), at least 0.9 km apart. The cost grows with the mast, the way to the next road and the height.
 */
export function proposeCandidates(
  ground: { mesh: Mesh; land: Landscape; communes: CommuneNodes; roads: RoadGraph; elevation: ElevationGrid },
  gaps: PointBuckets,
  seed: number,
): CandidateMast[] {
  const { mesh, roads } = ground;
  const random = randomStream(seed, 'candidates');
  const roadPoints = new Buckets(1);
  for (const node of roads.nodes()) roadPoints.add(mesh.x[node], mesh.y[node]);
  const taken = new Buckets(1);
  const found: CandidateMast[] = [];
  for (const node of weightedOrder(random, weighPlaces(ground, gaps))) {
    if (found.length >= COUNT) break;
    const x = mesh.x[node];
    const y = mesh.y[node];
    if (taken.nearestKm(x, y, 0.9) < 0.9) continue;
    taken.add(x, y);
    const [lon, lat] = positionOf(x, y);
    const heightMeters = 3 * wholeBetween(random, 10, 18);
    const roadKm = Math.min(8, roadPoints.nearestKm(x, y, 8));
    const groundMeters = Math.round(heightAtKm(ground.elevation, xOf(lon), yOf(lat)));
    const cost = 0.75 + heightMeters / 60 + 0.32 * roadKm + groundMeters / 3000 + between(random, -0.2, 0.2);
    const millions = Math.round(Math.max(1.2, Math.min(4.5, cost)) * 100) * 10;
    const code = `DX${String(found.length + 1).padStart(3, '0')}`;
    const operator = pickOne(random, ['viettel', 'viettel', 'vinaphone', 'vinaphone', 'mobifone']);
    const radiusMeters = 100 * wholeBetween(random, 28, 50);
    found.push({
      code,
      operator,
      lon,
      lat,
      heightMeters,
      radiusMeters,
      costVnd: millions * 1_000_000,
      groundMeters,
    });
  }
  return found;
}

/** People in reach for nodes higher than all their neighbours or on the shoulder of one; 0 elsewhere. */
function weighPlaces(
  ground: { mesh: Mesh; land: Landscape; communes: CommuneNodes },
  gaps: PointBuckets,
): Float64Array {
  const { mesh, land, communes } = ground;
  const weights = new Float64Array(mesh.count);
  for (let node = 0; node < mesh.count; node++) {
    if (communes.of[node] < 0) continue;
    let higher = 0;
    for (let k = node * 6; k < node * 6 + 6; k++) {
      const next = mesh.neighbours[k];
      if (next < 0 || communes.of[next] < 0) higher = 6;
      else if (land.heightMeters[next] > land.heightMeters[node]) higher++;
    }
    if (higher > 1) continue;
    let people = 0;
    gaps.within(mesh.x[node], mesh.y[node], 3, () => {
      people++;
    });
    weights[node] = people * people * (higher === 0 ? 1 : 0.5);
  }
  return weights;
}
