import { pickOne, randomStream } from '../../model/basics/random.ts';
import type { RoadClass } from '../../model/surroundings/surroundings.ts';
import { MAIN, type RoadStretch } from '../people/road-graph.ts';

/** Who drives on the small roads of a mountain province; null: nobody has said. */
const SMALL: readonly (RoadClass | null)[] = [
  ...Array<RoadClass>(9).fill('car'),
  ...Array<RoadClass>(7).fill('motorbike'),
  'foot',
  null,
];

/** The largest that drives on each stretch: cars on main roads. A stream of its own, so that nothing else moves. */
export function roadUse(roads: readonly RoadStretch[], seed: number): readonly (RoadClass | null)[] {
  const random = randomStream(seed, 'road use');
  return roads.map(({ roadClass }) => {
    const small = pickOne(random, SMALL);
    return roadClass === MAIN ? 'car' : small;
  });
}
