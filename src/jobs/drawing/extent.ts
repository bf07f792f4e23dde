import { boundsOf, EMPTY_BOX, isEmptyBox, joinBoxes } from '../../geometry/measures/bounds.ts';
import type { Dataset } from '../../model/dataset.ts';
import { featureCount, type BoundingBox } from '../../model/geometry.ts';

/** The northern mountains as a whole: shown while a project has nothing that lies anywhere. */
const NO_DATA_VIEW: BoundingBox = [102, 20, 108, 23.5];

/**
 * The box that the view is locked to: that of the communes; without them that of whatever lies
 * somewhere.
 */
export function boundsOfLayers(dataset: Dataset): BoundingBox {
  if (featureCount(dataset.communes.geometry) > 0) {
    const box = boundsOf(dataset.communes.geometry);
    if (!isEmptyBox(box)) return box;
  }
  let box = EMPTY_BOX;
  for (const layer of [...dataset.coverage, ...dataset.fibre, ...dataset.depressions, ...dataset.roads])
    box = joinBoxes(box, boundsOf(layer.geometry));
  const { centres } = dataset.villages;
  for (let i = 0; i < centres.length; i += 2)
    if (!Number.isNaN(centres[i]))
      box = joinBoxes(box, [centres[i], centres[i + 1], centres[i], centres[i + 1]]);
  return isEmptyBox(box) ? NO_DATA_VIEW : box;
}
