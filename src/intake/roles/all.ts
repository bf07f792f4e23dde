// One line each: `ROLES` of `model/roles.ts` names the same.
export { communes } from './places/communes.ts';
export { villages } from './places/villages.ts';
export { clusters } from './places/clusters.ts';
export { coverage } from './service/coverage.ts';
export { sites } from './service/sites.ts';
export { candidates } from './service/candidates.ts';
export { fibre } from './service/fibre.ts';
export { fibreNodes } from './service/fibre-nodes.ts';
export { depressions } from './service/depressions.ts';
export { measurements } from './service/measurements.ts';
export { roads } from './service/roads.ts';
export { terrain } from './service/terrain.ts';
export { canopy } from './service/canopy.ts';
export { surface } from './service/surface.ts';
export { households } from './places/households.ts';
export { crosswalk } from './places/crosswalk.ts';
