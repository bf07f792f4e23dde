import { loadDataset, type Loaded } from '../../src/intake/load-dataset.ts';
import type { ProjectFile } from '../../src/model/project.ts';
import { collection, openIn, projectOf, square, type Files } from './memory-project.ts';

/** Two communes of 0.1° side by side, of which the second stands first in the file. */
export const COMMUNES = collection([
  [square(104, 21, 0.1), { commune_code: '00002', commune: 'Xã Hai' }],
  [square(103.5, 21, 0.1), { commune_code: '00001', commune: 'Xã Một' }],
]);

/** Loads a project over these files and the communes as `xa.geojson`. */
export const loadWithCommunes = (
  files: Files,
  sources: Parameters<typeof projectOf>[0],
  settings?: ProjectFile['settings'],
  answers = {},
): Promise<Loaded> =>
  loadDataset(projectOf(sources, settings), openIn({ 'xa.geojson': COMMUNES, ...files }), { answers });
