import { inSharedMemory, Layer, type PlainLayer } from '../../model/layer.ts';
import { partBoxes } from '../measures/bounds.ts';
import { edgeChunks } from '../polygons/edge-chunks.ts';
import { borderFacts, keepBorderFacts, type BorderFacts } from './edges/borders.ts';
import type { LandQuestion } from './land-shares.ts';

/** A question with all its layers in shared memory, as plain data for other threads. */
export interface SharedQuestion extends Pick<LandQuestion, 'joined' | 'totals'> {
  readonly zones: readonly PlainLayer[];
  readonly sets: readonly (readonly PlainLayer[])[];
  /** Of the zones together: no single layer has them. */
  readonly borders: BorderFacts;
}

/** Finds what every tile asks of the layers, so that no other thread has to; this one keeps the same memory. */
export function shareQuestion({ zones, sets, joined, totals }: LandQuestion): SharedQuestion {
  for (const layer of [...zones, ...sets.flat()]) partBoxes(layer);
  for (const layer of sets.flat()) edgeChunks(layer);
  const borders = inSharedMemory(borderFacts(zones));
  keepBorderFacts(zones, borders);
  const share = (layer: Layer): PlainLayer => layer.toShared();
  return { zones: zones.map(share), sets: sets.map((layers) => layers.map(share)), borders, joined, totals };
}

export function questionFromShared({ zones, sets, borders, joined, totals }: SharedQuestion): LandQuestion {
  const question = {
    zones: zones.map(Layer.fromShared),
    sets: sets.map((layers) => layers.map(Layer.fromShared)),
    ...{ joined, totals },
  };
  keepBorderFacts(question.zones, borders);
  return question;
}
