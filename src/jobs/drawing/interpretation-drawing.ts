import { boundsOf, isEmptyBox, joinBoxes, EMPTY_BOX } from '../../geometry/measures/bounds.ts';
import type { BoundingBox, PackedGeometry } from '../../model/geometry.ts';
import type { CoordinateDecision } from '../../model/coordinate-choice.ts';
import type { InterpretationDrawing } from '../protocol.ts';
import { smallMapFrame, outlinePath, pointsPath } from './small-map.ts';

function boxOfPoints({ interpretations }: CoordinateDecision): BoundingBox {
  let box = EMPTY_BOX;
  for (const { xy } of interpretations)
    for (let i = 0; i + 1 < xy.length; i += 2)
      if (Number.isFinite(xy[i]!)) box = joinBoxes(box, [xy[i]!, xy[i + 1]!, xy[i]!, xy[i + 1]!]);
  return box;
}

/** Small maps of a decision about coordinates, one for each reading, over the same outlines of the communes. */
export function drawInterpretations(
  decision: CoordinateDecision,
  communes: PackedGeometry,
): InterpretationDrawing {
  const land = boundsOf(communes);
  const frame = smallMapFrame(isEmptyBox(land) ? boxOfPoints(decision) : land);
  return {
    width: frame.width,
    height: frame.height,
    outline: outlinePath(communes, frame),
    interpretations: decision.interpretations.map(({ id, xy }) => ({ id, ...pointsPath(xy, frame) })),
  };
}
