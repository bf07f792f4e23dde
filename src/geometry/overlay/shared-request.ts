import { inSharedMemory, Layer, type PlainLayer } from '../../model/layer.ts';
import { partBoxes } from '../measures/bounds.ts';
import { edgeChunks } from '../polygons/edge-chunks.ts';
import { borderFacts, cacheBorderFacts, type BorderFacts } from './edges/borders.ts';
import type { OverlayRequest } from './overlay-tiles.ts';

/** A question with all its layers in shared memory, as plain data for other threads. */
export interface SharedRequest extends Pick<OverlayRequest, 'joined' | 'totals'> {
  readonly zones: readonly PlainLayer[];
  readonly sets: readonly (readonly PlainLayer[])[];
  /** Of the zones together: no single layer has them. */
  readonly borders: BorderFacts;
}

/** Finds what every tile asks of the layers, so that no other thread has to; this one keeps the same memory. */
export function shareRequest({ zones, sets, joined, totals }: OverlayRequest): SharedRequest {
  for (const layer of [...zones, ...sets.flat()]) partBoxes(layer);
  for (const layer of sets.flat()) edgeChunks(layer);
  const borders = inSharedMemory(borderFacts(zones));
  cacheBorderFacts(zones, borders);
  const share = (layer: Layer): PlainLayer => layer.toShared();
  return { zones: zones.map(share), sets: sets.map((layers) => layers.map(share)), borders, joined, totals };
}

export function requestFromShared({ zones, sets, borders, joined, totals }: SharedRequest): OverlayRequest {
  const question = {
    zones: zones.map(Layer.fromShared),
    sets: sets.map((layers) => layers.map(Layer.fromShared)),
    ...{ joined, totals },
  };
  cacheBorderFacts(question.zones, borders);
  return question;
}
