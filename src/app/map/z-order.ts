import { coverage } from './layers/coverage.ts';
import { communeLabels, communes, surround } from './layers/communes.ts';
import { depressions } from './layers/depressions.ts';
import type { MapLayer } from './layers/layer.ts';
import { fibre, roads } from './layers/lines.ts';
import { planAreas, planWorks } from './layers/plan.ts';
import { candidates, clusters, measurements, sites } from './layers/points.ts';
import { relief } from './layers/relief.ts';
import { chosenVillage, villageGaps, villages } from './layers/villages.ts';

/** Every layer of the map, bottom first: those of roles by the order of their role, the others next to one of them. */
export const Z_ORDER: readonly MapLayer[] = [
  relief,
  coverage,
  surround,
  depressions,
  roads,
  fibre,
  communes,
  planAreas,
  clusters,
  measurements,
  sites,
  candidates,
  villages,
  communeLabels,
  villageGaps,
  planWorks,
  chosenVillage,
].toSorted((a, b) => a.order - b.order);
