import { expect, it } from 'vitest';
import { collection, openIn, projectOf } from '../../../test/support/memory-project.ts';
import { featureAreasSquareMeters } from '../../geometry/measures/areas.ts';
import { repairPolygons } from '../../geometry/polygons/repair.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { loadDataset } from '../load-dataset.ts';
import { readInOrder, readOneFile, type FileRead } from './read-file.ts';
import { ParsedFilesInMemory } from './parsed-file-cache.ts';
import type { FileGroup } from './source-files.ts';

const polygon = (...ring: [number, number][]): GeoJSON.Polygon => ({
  type: 'Polygon',
  coordinates: [[...ring, ring[0]!]],
});
const square = polygon([104, 21], [104.01, 21], [104.01, 21.01], [104, 21.01]);
const bowTie = polygon([104, 21], [104.01, 21.01], [104.01, 21], [104, 21.01]);
const files = {
  'phu-song.geojson': collection([
    [square, {}],
    [bowTie, {}],
  ]),
};
const project = projectOf([
  { role: 'coverage', path: 'phu-song.geojson', operator: 'viettel', technology: '4G', evidence: 'declared' },
]);

it('makes an outline that crosses itself valid by the even-odd rule and says which feature it was', async () => {
  const loaded = await loadDataset(project, openIn(files));
  const crossed = loaded.issues.filter(({ code }) => code === 'ring-crosses-itself');
  expect(crossed).toMatchObject([{ file: 'phu-song.geojson', feature: 2, did: 'changed' }]);
  expect(loaded.inputs).toMatchObject([{ read: 2, kept: 2, changed: 1, rejected: 0 }]);
  const [first, second] = featureAreasSquareMeters(loaded.dataset.coverage[0]!.geometry);
  // The bow-tie holds half of its square, and none of it twice.
  expect(second! / first!).toBeCloseTo(0.5, 4);
});

it('says the same of a reading that was kept, and the layer needs no second check', async () => {
  const cache = new ParsedFilesInMemory();
  const first = await loadDataset(project, openIn(files), { cache });
  const again = await loadDataset(project, openIn(files), { cache });
  expect(again.issues).toEqual(first.issues);
  const { geometry } = again.dataset.coverage[0]!;
  expect(geometry).toBe(first.dataset.coverage[0]!.geometry);
  expect((await repairPolygons(geometry)).geometry).toBe(geometry);
});

it('gives files in their order, however long each takes, never more at once than asked for', async () => {
  const groups = ['a', 'b', 'c', 'd'].map((name) => ({
    main: sourceOfBytes(name, new Uint8Array(1)),
    companions: [],
  }));
  let under = 0;
  let most = 0;
  const finish: (() => void)[] = [];
  const read = async ({ main }: FileGroup): Promise<FileRead> => {
    most = Math.max(most, ++under);
    await new Promise<void>((resolve) => finish.push(resolve));
    under--;
    return { sha256: main.name, reading: { ok: false, refusal: { code: 'empty-file' } } };
  };
  const order: string[] = [];
  const all = (async () => {
    for await (const { sha256 } of readInOrder(groups, read, 2)) order.push(sha256);
  })();
  // The last one started ends first.
  while (order.length < groups.length) {
    finish.pop()?.();
    await new Promise((resolve) => setTimeout(resolve));
  }
  await all;
  expect(order).toEqual(['a', 'b', 'c', 'd']);
  expect(most).toBe(2);
});

it('refuses what cannot be read with its hash', async () => {
  const read = await readOneFile(
    { main: sourceOfBytes('rong.csv', new Uint8Array(0)), companions: [] },
    undefined,
  );
  expect(read.reading.ok).toBe(false);
  expect(read.sha256).toMatch(/^e3b0c442/);
});
