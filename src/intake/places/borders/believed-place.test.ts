import { describe, expect, it } from 'vitest';
import {
  collection,
  openIn,
  point,
  projectOf,
  square,
  type Files,
} from '../../../../test/support/memory-project.ts';
import type { Source } from '../../../model/project.ts';
import { loadDataset } from '../../load-dataset.ts';

/** Two communes of about 21 km by 22 km, 21 km apart. */
const communes = {
  'xa.geojson': collection([
    [square(103, 21, 0.1), { code: '00011', name: 'Xã Bản Mây' }],
    [square(103.4, 21, 0.1), { code: '00022', name: 'Xã Khe Lạnh' }],
  ]),
};
const load = (
  files: Files,
  sources: readonly (Partial<Source> & Pick<Source, 'role' | 'path'>)[],
  withBorders = true,
) =>
  loadDataset(
    projectOf([...(withBorders ? [{ role: 'communes', path: 'xa.geojson' } as const] : []), ...sources]),
    openIn({ ...communes, ...files }),
  );
const villages = (text: string, path = 'thon.csv', withBorders = true) =>
  load({ [path]: text }, [{ role: 'villages', path }], withBorders);

type Loaded = Awaited<ReturnType<typeof load>>;
const placesOf = ({ dataset: { villages: layer } }: Loaded) =>
  layer.records.map(({ code, communeCode, population }, i) => [
    code,
    communeCode,
    population,
    Number.isNaN(layer.centres[2 * i]) ? null : layer.centres[2 * i],
  ]);
const told = ({ issues }: Loaded, ...codes: readonly string[]) =>
  issues.filter(({ code }) => codes.includes(code));

describe('the place of a village', () => {
  it('is set aside at 0, 0 and farther from its commune than that is wide; the village stays', async () => {
    const loaded = await villages(
      'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Dân số\nA,Bản A,00011,103,21,10\nB,Bản B,00011,0,0,20\nC,Bản C,00011,105.85,21.03,40\n',
    );
    expect(placesOf(loaded)).toEqual([
      ['A', '00011', 10, 103],
      ['B', '00011', 20, null],
      ['C', '00011', 40, null],
    ]);
    expect(told(loaded, 'position-zero')).toMatchObject([{ row: 3, village: 'B' }]);
    const [far] = told(loaded, 'position-far');
    expect(far).toMatchObject({ row: 4, village: 'C', context: { commune: 'Xã Bản Mây' } });
    // From the corner of a square of 0.2° to Hà Nội, and across the square: by the WGS84 ellipsoid.
    expect(Number(far!.context!.distanceMeters)).toBeCloseTo(285_900, -3);
    expect(Number(far!.context!.limitMeters)).toBeCloseTo(30_378, -1);
  });

  it('is kept and noted nearer than that, and the village stays in the commune of its file', async () => {
    const loaded = await villages(
      'Thôn,Kinh độ,Vĩ độ,Dân số\nBản A,103,21,10\nBản B,103.32,21,20\nBản C,103.2,21,40\n',
      'Xã Bản Mây.csv',
    );
    expect(placesOf(loaded)).toEqual([
      ['00011-a-1', '00011', 10, 103],
      ['00011-b-1', '00011', 20, 103.32],
      ['00011-c-1', '00011', 40, 103.2],
    ]);
    expect(told(loaded, 'commune-mismatch')).toMatchObject([
      { row: 3, context: { found: '00022', distanceMeters: 22_873 } },
      { row: 4, context: { found: '–', distanceMeters: 10_397 } },
    ]);
  });

  it('is measured from the nearest commune where none is stated', async () => {
    const loaded = await villages(
      'Mã thôn,Thôn,Kinh độ,Vĩ độ\nA,Bản A,103.4,21\nB,Bản B,103.7,21\nC,Bản C,103.9,21\n',
    );
    expect(placesOf(loaded).map(([code, commune, , lon]) => [code, commune, lon])).toEqual([
      ['A', '00022', 103.4],
      ['B', null, 103.7],
      ['C', null, null],
    ]);
    expect(told(loaded, 'position-far')).toMatchObject([{ row: 4, context: { commune: 'Xã Khe Lạnh' } }]);
  });

  it('takes its outline with it', async () => {
    const far = square(105.85, 21.03, 0.01);
    const loaded = await load(
      {
        'thon.geojson': collection([
          [square(103, 21, 0.01), { 'Mã thôn': 'A', 'Mã xã': '00011', Thôn: 'Bản A' }],
          [far, { 'Mã thôn': 'B', 'Mã xã': '00011', Thôn: 'Bản B' }],
        ]),
      },
      [{ role: 'villages', path: 'thon.geojson' }],
    );
    expect([...loaded.dataset.villages.polygons!.features]).toEqual([0, 1, 1]);
  });

  it('cannot be judged without borders, but for 0, 0', async () => {
    const loaded = await villages(
      'Mã thôn,Thôn,Kinh độ,Vĩ độ\nA,Bản A,2.35,48.86\nB,Bản B,0,0\n',
      'thon.csv',
      false,
    );
    expect(placesOf(loaded).map(([code, , , lon]) => [code, lon])).toEqual([
      ['A', 2.35],
      ['B', null],
    ]);
    expect(told(loaded, 'position-zero')).toHaveLength(1);
  });
});

describe('the places of all else', () => {
  // 0.1° of longitude at 21° N are 10.4 km.
  const table = (header: string, values: string): string =>
    [
      `${header},Kinh độ,Vĩ độ`,
      ...[103, 103.6, 103.95, 2.35, 0].map((lon, i) => `${values}${i},${lon},${lon ? 21 : 0}`),
    ].join('\n');

  it.each([
    ['sites', 'Mã trạm', 'T', ({ dataset }: Loaded) => dataset.sites.map(({ lon }) => lon)],
    ['candidates', 'Mã vị trí', 'V', ({ dataset }: Loaded) => dataset.candidates.map(({ lon }) => lon)],
    [
      'fibreNodes',
      'Tên điểm',
      'D',
      ({ dataset }: Loaded) => [...dataset.fibreNodes!].filter((_, i) => i % 2 === 0),
    ],
    ['measurements', 'RSRP', '-9', ({ dataset }: Loaded) => dataset.measurements.map(({ lon }) => lon)],
  ] as const)(
    'of %s count up to 40 km off, flagged; farther off they are set aside',
    async (role, header, values, lons) => {
      const loaded = await load({ 'diem.csv': table(header, values) }, [{ role, path: 'diem.csv' }]);
      expect(lons(loaded)).toEqual([103, 103.6]);
      expect(told(loaded, 'place-outside')).toMatchObject([{ row: 3, context: { distanceMeters: 10_397 } }]);
      expect(told(loaded, 'place-far-outside').map(({ row }) => row)).toEqual([4, 5]);
      expect(told(loaded, 'position-zero')).toMatchObject([{ row: 6 }]);
      expect(loaded.inputs[1]).toMatchObject({ read: 5, kept: 2, rejected: 3 });
    },
  );

  it('of depressions are those of their nearest corner', async () => {
    const loaded = await load(
      {
        'lom.geojson': collection([
          [square(103.6, 21, 0.15), {}],
          [square(103.8, 21, 0.05), {}],
          [square(106, 21, 0.05), {}],
        ]),
      },
      [{ role: 'depressions', path: 'lom.geojson' }],
    );
    expect(loaded.dataset.depressions[0]!.geometry.features).toHaveLength(3);
    expect(
      told(loaded, 'place-outside', 'place-far-outside').map(({ code, feature }) => [code, feature]),
    ).toEqual([
      ['place-outside', 2],
      ['place-far-outside', 3],
    ]);
  });

  it('of a whole layer that touches the province nowhere are told in one line', async () => {
    const coverage = {
      role: 'coverage',
      operator: 'viettel',
      technology: '4G',
      evidence: 'declared',
    } as const;
    const loaded = await load(
      {
        'xa-nhau.geojson': collection([[square(106, 21, 0.1), {}]]),
        'quanh-ca-tinh.geojson': collection([[square(103.2, 21, 3), {}]]),
        'mot-xa.geojson': collection([[square(103, 21, 0.01), {}]]),
      },
      ['xa-nhau', 'quanh-ca-tinh', 'mot-xa'].map((name) => ({
        ...coverage,
        path: `${name}.geojson`,
        id: name,
      })),
    );
    expect(told(loaded, 'layer-elsewhere').map(({ file }) => file)).toEqual(['xa-nhau.geojson']);
    // What an operator covers elsewhere says nothing of what it covers here.
    expect(told(loaded, 'coverage-elsewhere').map(({ file }) => file)).toEqual(['xa-nhau.geojson']);
    expect(loaded.dataset.coverage).toHaveLength(2);
  });

  it('of a list that lies elsewhere as a whole are told in one line as well', async () => {
    const loaded = await load(
      {
        'tram.geojson': collection(
          [106, 106.1].map((lon) => [point(lon, 21), { 'Mã trạm': `T${lon}` }] as const),
        ),
      },
      [{ role: 'sites', path: 'tram.geojson' }],
    );
    expect(told(loaded, 'layer-elsewhere')).toHaveLength(1);
    expect(told(loaded, 'place-far-outside')).toHaveLength(2);
  });
});
