import {
  boundsOfFeature,
  boxesMeet,
  EMPTY_BOX,
  isEmptyBox,
  joinBoxes,
} from '../../geometry/measures/bounds.ts';
import { selectFeatures } from '../../geometry/packed/pack.ts';
import { labelPoint } from '../../geometry/polygons/label-point.ts';
import { fold } from '../../i18n/text.ts';
import type { Dataset } from '../../model/dataset.ts';
import type { BoundingBox } from '../../model/geometry.ts';
import type { Question } from '../../model/issue.ts';
import type { PlaceDrawing } from '../protocol.ts';
import { smallMapFrame, outlinePath, pointsPath } from './small-map.ts';

/** Degrees around the communes to choose from in which others are drawn too. */
const AROUND = 0.25;

/** Villages, by index, that state the commune that the question is about, by name. */
function statingTheSame(question: Question, { villages }: Dataset): number[] {
  const stated = question.context?.['commune'];
  if (stated === undefined) return [];
  const sought = fold(String(stated));
  return villages.records.flatMap(({ communeAsGiven }, index) =>
    communeAsGiven?.name && fold(communeAsGiven.name) === sought ? [index] : [],
  );
}

/** A map of the communes that a question lets choose, with the villages that say the same; null without outlines. */
export function drawPlaces(question: Question, dataset: Dataset): PlaceDrawing | null {
  const { records, geometry } = dataset.communes;
  const features = question.choices.map(({ id }) => records.findIndex(({ code }) => code === id));
  let box: BoundingBox = EMPTY_BOX;
  for (const f of features) if (f >= 0) box = joinBoxes(box, boundsOfFeature(geometry, f));
  if (isEmptyBox(box)) return null;
  const frame = smallMapFrame(box);
  const near: BoundingBox = [box[0] - AROUND, box[1] - AROUND, box[2] + AROUND, box[3] + AROUND];
  const drawn = records.flatMap((_, f) => (boxesMeet(near, boundsOfFeature(geometry, f)) ? [f] : []));
  const alike = statingTheSame(question, dataset);
  const { centres, records: villages } = dataset.villages;
  const xy = Float64Array.from(alike.flatMap((v) => [centres[2 * v] ?? NaN, centres[2 * v + 1] ?? NaN]));
  return {
    width: frame.width,
    height: frame.height,
    outline: outlinePath(selectFeatures(geometry, drawn), frame),
    choices: question.choices.map(({ id }, c) => {
      const f = features[c] ?? -1;
      const at = f < 0 ? null : labelPoint(geometry, f);
      return {
        id,
        path: f < 0 ? '' : outlinePath(selectFeatures(geometry, [f]), frame),
        label: at && frame.toPixels(at[0], at[1]),
        alike: alike.filter((v) => villages[v]?.communeCode === id).length,
      };
    }),
    points: pointsPath(xy, frame).path,
  };
}
