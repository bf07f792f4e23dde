import { describe, expect, it } from 'vitest';
import { collection, openIn, point, projectOf, square } from '../../../test/support/memory-project.ts';
import { loadDataset } from '../load-dataset.ts';

const COMMUNES = collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]);
const load = (
  villages: string | object,
  answers: Record<string, string> = {},
  columns: Record<string, string> = {},
) =>
  loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      {
        role: 'villages',
        path: typeof villages === 'string' ? 'ban.csv' : 'ban.geojson',
        id: 'ban',
        columns,
      },
    ]),
    openIn({ 'xa.geojson': COMMUNES, 'ban.csv': villages, 'ban.geojson': villages }),
    { answers },
  );
const rowsOf = (code: string, { issues }: Awaited<ReturnType<typeof load>>) =>
  issues.filter((issue) => issue.code === code).map(({ row }) => row ?? null);
/** Of the villages in their order; null where one has no place. */
const placesOf = ({ dataset: { villages } }: Awaited<ReturnType<typeof load>>) =>
  villages.records.map((_, i) => {
    const [lon, lat] = [villages.centres[2 * i]!, villages.centres[2 * i + 1]!];
    return Number.isNaN(lon) ? null : [Number(lon.toFixed(4)), Number(lat.toFixed(4))];
  });

describe('a row with half a position', () => {
  it('is told, and has no place', async () => {
    const loaded = await load(
      'Bản,Mã xã,Kinh độ,Vĩ độ\nA,00011,103,21\nB,00011,,21.1\nC,00011,103.1,\nD,00011,,\n',
    );
    expect(rowsOf('coordinates-missing', loaded)).toEqual([3, 4]);
    expect(placesOf(loaded)).toEqual([[103, 21], null, null, null]);
  });

  it('is not told row by row where a column holds one half only', async () => {
    const loaded = await load(
      'Bản,Mã xã,Tọa độ,Y (m)\nA,00011,"21, 103",456789.1\nB,00011,,456799.2\nC,00011,,456809.3\n',
      {},
      { vn2000_y: 'Y (m)' },
    );
    expect(rowsOf('coordinates-missing', loaded)).toEqual([]);
    expect(placesOf(loaded)).toEqual([[103, 21], null, null]);
  });

  it('takes the next columns that have one', async () => {
    const loaded = await load(
      'Bản,Mã xã,Kinh độ,Vĩ độ,Tọa độ\nA,00011,103,21,"21.3, 103.3"\nB,00011,,,"21.1, 103.1"\nC,00011,,,\n',
    );
    expect(placesOf(loaded)).toEqual([[103, 21], [103.1, 21.1], null]);
    expect(rowsOf('coordinates-missing', loaded)).toEqual([]);
  });
});

describe('points whose longitude and latitude may have changed places', () => {
  const villages = (places: readonly (readonly [number, number])[]) =>
    collection(places.map(([x, y], i) => [point(x, y), { 'Tên bản': `Bản ${i}`, 'Mã xã': '00011' }]));
  const axes = ({ coordinateDecisions }: Awaited<ReturnType<typeof load>>) =>
    coordinateDecisions.filter(({ kind }) => kind === 'axes');

  it('can be turned round by hand though they lie as they should', async () => {
    const straight = villages([
      [103, 21],
      [103.1, 21.1],
    ]);
    const loaded = await load(straight);
    expect(placesOf(loaded)).toEqual([
      [103, 21],
      [103.1, 21.1],
    ]);
    const [decision] = axes(loaded);
    expect(decision).toMatchObject({ chosen: 'asWritten' });
    const turned = await load(straight, { [decision!.id]: 'swapped' });
    expect(axes(turned)).toMatchObject([{ chosen: 'swapped' }]);
    expect(rowsOf('coordinates-swapped', turned)).toHaveLength(1);
  });

  it('are turned round where all of them make sense only so, which is told with their number', async () => {
    const loaded = await load(
      villages([
        [21, 103],
        [21.1, 103.1],
        [21.2, 103.2],
      ]),
    );
    expect(placesOf(loaded)).toEqual([
      [103, 21],
      [103.1, 21.1],
      [103.2, 21.2],
    ]);
    expect(loaded.issues.find(({ code }) => code === 'coordinates-swapped')?.context).toMatchObject({
      count: 3,
    });
    const asWritten = await load(
      villages([
        [21, 103],
        [21.1, 103.1],
      ]),
      { [axes(loaded)[0]!.id]: 'asWritten' },
    );
    expect(rowsOf('coordinates-swapped', asWritten)).toEqual([]);
  });
});

describe('a file without a row', () => {
  it('is told to be empty, and one with a row is not', async () => {
    expect(rowsOf('source-empty', await load('Bản,Mã xã,Kinh độ,Vĩ độ\n'))).toHaveLength(1);
    expect(rowsOf('source-empty', await load('Bản,Mã xã,Kinh độ,Vĩ độ\nA,00011,103,21\n'))).toEqual([]);
  });
});

describe('a row of which one half says something else than a place', () => {
  it.each([
    ['east', 'gần suối', '21.1'],
    ['north', '103.1', 'gần suối'],
  ])('is told with its words: %s', async (_, lon, lat) => {
    const loaded = await load(
      `Bản,Mã xã,Kinh độ,Vĩ độ\nA,00011,103,21\nB,00011,${lon},${lat}\nC,00011,103.2,21.2\n`,
    );
    expect(rowsOf('coordinates-not-read', loaded)).toEqual([3]);
    expect(rowsOf('coordinates-missing', loaded)).toEqual([]);
    expect(placesOf(loaded)).toEqual([[103, 21], null, [103.2, 21.2]]);
  });
});
