import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../model/basics/bytes.ts';
import { collection } from '../../../test/support/memory-project.ts';
import { openEngine, TWO_COMMUNES } from '../../../test/support/open-snapshot.ts';
import type { Snapshot } from '../protocol.ts';

const versions = ({ layers }: Snapshot): Record<string, number> =>
  Object.fromEntries(layers.map(({ id, version }) => [id, version]));
/** A tile that holds both communes. */
const TILE = [6, 50, 28] as const;

describe('tiles of a project', () => {
  it('every layer that has something to draw is named, with the land around the communes', async () => {
    const { snapshot, engine } = await openEngine(TWO_COMMUNES);
    expect(Object.keys(versions(snapshot)).sort()).toEqual([
      'communes',
      'coverage/coverage-2',
      'coverage/coverage-3',
      'depressions',
      'fibre',
      'surround',
      'villages',
    ]);
    for (const { id } of snapshot.layers) expect(engine.tile(id, ...TILE)?.length).toBeGreaterThan(0);
    expect(engine.tile('surround', 8, 0, 0)?.length).toBeGreaterThan(0);
    expect(engine.tile('communes', 8, 0, 0)).toBeNull();
    expect(engine.tile('nothing', ...TILE)).toBeNull();
  });

  it('other settings keep every version: nothing is asked for again', async () => {
    const { snapshot, engine } = await openEngine(TWO_COMMUNES);
    const after = await engine.applySettings({ technologies: ['3G', '4G'] }, {});
    expect(after.revision).toBeGreaterThan(snapshot.revision);
    expect(versions(after)).toEqual(versions(snapshot));
  });

  it('another file is another layer; those beside it stay', async () => {
    const { snapshot, engine } = await openEngine(TWO_COMMUNES);
    const roads = collection([
      [
        {
          type: 'LineString',
          coordinates: [
            [104, 21],
            [104.1, 21.1],
          ],
        },
        {},
      ],
    ]);
    const file = bytesOf('roads.geojson', new TextEncoder().encode(JSON.stringify(roads)));
    const added = await engine.addFiles([file], { 'roads.geojson': { role: 'roads' } }, {});
    // Villages are put together anew from all their sources.
    const { villages, roads: drawn, ...others } = versions(added.snapshot!);
    expect({ ...others, villages: expect.any(Number) }).toEqual({
      ...versions(snapshot),
      villages: expect.any(Number),
    });
    expect(villages).toBeGreaterThan(0);
    expect(drawn).toBeGreaterThan(0);
    const removed = await engine.removeSource('depressions-4', {});
    expect(versions(removed)).not.toHaveProperty('depressions');
    expect(engine.tile('depressions', ...TILE)).toBeNull();
  });

  it('a tile belongs to who asked for it', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const first = engine.tile('communes', ...TILE)!;
    const bytes = [...first];
    first.fill(0);
    expect([...engine.tile('communes', ...TILE)!]).toEqual(bytes);
  });

  it('names stand inside their communes, boxes hold them', async () => {
    const { engine } = await openEngine(TWO_COMMUNES);
    const { labels, boxes } = engine.communePlaces();
    expect(Array.from(boxes, (value) => Number(value.toFixed(6)))).toEqual([
      104, 21, 104.1, 21.1, 104.1, 21, 104.2, 21.1,
    ]);
    expect(labels[0]).toBeGreaterThan(104);
    expect(labels[0]).toBeLessThan(104.1);
    expect(labels[2]).toBeGreaterThan(104.1);
  });
});
