import { describe, expect, it } from 'vitest';
import { randomLayer } from '../../test/support/random-layers.ts';
import { PART_BOXES, partBoxes } from '../geometry/measures/bounds.ts';
import { withFeature } from '../geometry/packed/edit.ts';
import { edgeChunks } from '../geometry/polygons/edge-chunks.ts';
import { repairPolygons } from '../geometry/polygons/repair.ts';
import { inSharedMemory, Layer, type LayerFact, type PlainLayer } from './layer.ts';

const HERE: LayerFact<number> = { name: 'only here', travels: false };
const valid = async (seed: number, count: number): Promise<Layer> =>
  (await repairPolygons(randomLayer(seed, count))).geometry;
/** What another thread gets. */
const sent = (plain: PlainLayer): Layer => Layer.fromShared(structuredClone(plain));

describe('layer', () => {
  it('finds a fact once', () => {
    const layer = randomLayer(1, 3);
    let times = 0;
    const count = (): number => layer.fact(HERE, () => ++times);
    expect([layer.found(HERE), count(), count(), layer.found(HERE)]).toEqual([undefined, 1, 1, 1]);
  });

  it('goes to another thread with its name and what is known of it, without being asked again', async () => {
    const layer = (await valid(2, 20)).named('file#0');
    const [boxes, chunks] = [partBoxes(layer), edgeChunks(layer)];
    layer.note(HERE, 7);
    const there = sent(layer.toShared());
    expect(there.id).toBe('file#0');
    expect(there).toEqual(layer);
    expect(there.found(PART_BOXES)).toEqual(boxes);
    expect(edgeChunks(there)).toEqual(chunks);
    expect(there.found(HERE)).toBeUndefined();
    expect((await repairPolygons(there)).geometry).toBe(there);
  });

  it('lies in memory that threads share after it was shared once, copied once', () => {
    const layer = randomLayer(3, 5);
    partBoxes(layer);
    const [first, second] = [layer.toShared(), layer.toShared()];
    expect(first.xy.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(second.xy).toBe(first.xy);
    expect(partBoxes(layer).buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(sent(first).xy.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(layer.toPlain().xy).toBe(layer.xy);
  });

  it('is not copied where it lies in shared memory already; the rest is, number by number', () => {
    const plain = {
      name: 'x',
      lists: [Float64Array.of(1.5, -2), Uint8Array.of(7)],
      deep: { none: null, one: 3 },
    };
    const shared = inSharedMemory(plain);
    expect(shared).toEqual(plain);
    for (const [i, list] of shared.lists.entries()) {
      expect(list.buffer).toBeInstanceOf(SharedArrayBuffer);
      expect(inSharedMemory(shared).lists[i]).toBe(list);
    }
  });

  it('is plain geometry where it is copied without its index', () => {
    const layer = randomLayer(4, 2);
    const copy = structuredClone({ ...layer });
    expect(Object.keys(copy)).toEqual(['kind', 'xy', 'rings', 'parts', 'features']);
    expect(JSON.stringify(layer)).toBe(JSON.stringify(copy));
  });

  it('knows after an edit what one would find anew, also in another thread', async () => {
    const fresh = await valid(6, 1);
    for (let seed = 10; seed < 40; seed++) {
      const before = await valid(seed, 6);
      edgeChunks(before);
      for (const replacement of [null, fresh])
        for (const f of [0, 3, before.features.length - 2, before.features.length - 1]) {
          const edited = withFeature(before, f, replacement);
          const anew = new Layer(edited);
          expect(edgeChunks(edited)).toEqual(edgeChunks(anew));
          expect(partBoxes(edited)).toEqual(partBoxes(anew));
          expect(edgeChunks(sent(edited.toShared()))).toEqual(edgeChunks(anew));
        }
    }
  });
});
