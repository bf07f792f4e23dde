import type { OperatorId } from '../../model/service.ts';
import { between, randomStream } from '../../model/basics/random.ts';
import { MAIN, type RoadStretch } from '../people/road-graph.ts';
import { PointBuckets } from '../seeded/point-buckets.ts';

export interface Cable {
  readonly operator: OperatorId;
  /** x, y, x, y ... km */
  readonly line: readonly number[];
  readonly lengthKm: number;
}

const TOTAL_KM = 14_000;

/**
 * Who lays cables and how eagerly; a second row is a second cable along the main roads (rings),
 * a few metres beside the first.
 */
const BUILDERS: readonly { operator: OperatorId; eagerness: number; mainOnly: boolean; asideKm: number }[] = [
  { operator: 'viettel', eagerness: 1, mainOnly: false, asideKm: 0.006 },
  { operator: 'vinaphone', eagerness: 0.85, mainOnly: false, asideKm: -0.006 },
  { operator: 'viettel', eagerness: 0.5, mainOnly: true, asideKm: 0.012 },
  { operator: 'vinaphone', eagerness: 0.45, mainOnly: true, asideKm: -0.012 },
  { operator: 'mobifone', eagerness: 0.3, mainOnly: false, asideKm: 0.018 },
  { operator: 'fpt', eagerness: 0.18, mainOnly: false, asideKm: -0.018 },
];

/** Cables along the roads, first where most people pass, until the length is reached. `traffic`: people per node of the mesh. */
export function layFibre(stretches: readonly RoadStretch[], traffic: Float64Array, seed: number): Cable[] {
  const random = randomStream(seed, 'fibre');
  const plans: { cable: Cable; worth: number }[] = [];
  for (const stretch of stretches) {
    let people = 0;
    for (const node of stretch.nodes) people = Math.max(people, traffic[node]);
    for (const builder of BUILDERS) {
      if (builder.mainOnly && stretch.roadClass !== MAIN) continue;
      const line = stretch.line.map((value) => value + builder.asideKm);
      const cable = { operator: builder.operator, line, lengthKm: stretch.lengthKm };
      const base = stretch.roadClass === MAIN ? 3000 : 0;
      plans.push({ cable, worth: (base + people) * builder.eagerness * between(random, 0.8, 1.2) });
    }
  }
  const order = Array.from(plans.keys()).sort((a, b) => plans[b].worth - plans[a].worth || a - b);
  const laid: Cable[] = [];
  let total = 0;
  for (const index of order) {
    if (total >= TOTAL_KM) break;
    laid.push(plans[index].cable);
    total += plans[index].cable.lengthKm;
  }
  return laid;
}

/** Points every 100 m along the cables: near enough to tell who could subscribe. */
export function sampleCables(cables: readonly Cable[]): PointBuckets {
  const points = new PointBuckets(0.5);
  for (const { line } of cables) {
    for (let k = 2; k < line.length; k += 2) {
      const dx = line[k] - line[k - 2];
      const dy = line[k + 1] - line[k - 1];
      const steps = Math.ceil(Math.sqrt(dx * dx + dy * dy) / 0.1);
      for (let s = 0; s < steps; s++)
        points.add(line[k - 2] + (dx * s) / steps, line[k - 1] + (dy * s) / steps);
    }
  }
  return points;
}
