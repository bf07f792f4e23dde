import { differenceLayer } from './comparison/difference.ts';
import { chosenVillageLayer } from './layers/chosen/chosen-village.ts';
import { coverageLayer } from './layers/coverage.ts';
import { villageGapsLayer } from './layers/dark-villages.ts';
import { communeLabelsLayer, communesLayer, surroundLayer } from './layers/communes.ts';
import { depressionsLayer } from './layers/depressions.ts';
import { landLayer } from './layers/land.ts';
import type { MapLayer } from './layers/layer.ts';
import { leftOutLayer } from './layers/left-out.ts';
import { fibreLayer, powerLayer, roadsLayer } from './layers/lines.ts';
import { mapEditsLayer } from './layers/map-edits.ts';
import { lookedAtLayer, planAreasLayer, planSitesLayer, swipeLayer } from './layers/plan.ts';
import { candidatesLayer, clustersLayer, measurementsLayer, sitesLayer } from './layers/points.ts';
import { planFeedsLayer } from './planned/feed-lines.ts';
import { reliefLayer } from './layers/relief.ts';
import { restrictionsLayer } from './layers/restrictions.ts';
import { levelsLayer, terrainMarksLayer } from './layers/terrain.ts';
import { villagesLayer } from './layers/villages.ts';
import { leftWorksLayer } from './layers/works/left-works.ts';

/** Every layer of the map, bottom first: those of roles by the order of their role, the others next to one of them. */
export const Z_ORDER: readonly MapLayer[] = [
  reliefLayer,
  landLayer,
  coverageLayer,
  levelsLayer,
  surroundLayer,
  depressionsLayer,
  restrictionsLayer,
  roadsLayer,
  powerLayer,
  fibreLayer,
  communesLayer,
  planAreasLayer,
  planFeedsLayer,
  clustersLayer,
  measurementsLayer,
  sitesLayer,
  candidatesLayer,
  leftWorksLayer,
  mapEditsLayer,
  leftOutLayer,
  villagesLayer,
  communeLabelsLayer,
  villageGapsLayer,
  planSitesLayer,
  differenceLayer,
  lookedAtLayer,
  chosenVillageLayer,
  swipeLayer,
  terrainMarksLayer,
].toSorted((a, b) => a.order - b.order);
