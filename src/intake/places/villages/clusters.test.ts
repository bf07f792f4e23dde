import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset } from '../../load-dataset.ts';

const files = {
  'xa.geojson': collection([
    [square(103, 21, 0.2), { code: '03808', name: 'Xã Mường La' }],
    [square(103.5, 21, 0.2), { code: '03814', name: 'Xã Chiềng Lao' }],
  ]),
  'ban.csv':
    'Xã,Tên bản,Số hộ,Kinh độ,Vĩ độ\nMường La,Bản Nà Lo,61,103,21\nChiềng Lao,Bản Nà Lo,73,103.5,21\n',
};
const load = (clusters: string) =>
  loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'ban.csv' },
      { role: 'clusters', path: 'cum.csv' },
    ]),
    openIn({ ...files, 'cum.csv': clusters }),
  );
const clustersOf = ({ dataset: { villages, clusters } }: Awaited<ReturnType<typeof load>>) =>
  [...clusters!.village].map((v, i) => [villages.records[v]!.communeCode, clusters!.households[i]]);

describe('clusters of villages that have no code', () => {
  it('are joined by the names of commune and village', async () => {
    const loaded = await load(
      'Xã,Bản,Cụm dân cư,Số hộ,Kinh độ,Vĩ độ\nMường La,Bản Nà Lo,Trên,40,103.01,21\nxã Chiềng Lao,B. Nà Lo,Dưới,21,103.51,21\n',
    );
    expect(clustersOf(loaded)).toEqual([
      ['03808', 40],
      ['03814', 21],
    ]);
    expect(loaded.issues.filter(({ code }) => code.startsWith('cluster'))).toEqual([]);
  });
  it('are joined by place and name where no commune is named', async () => {
    const loaded = await load('Tên bản,Cụm dân cư,Số hộ,Kinh độ,Vĩ độ\nBản Nà Lo,Trên,40,103.01,21\n');
    expect(clustersOf(loaded)).toEqual([['03808', 40]]);
  });
  it('are told where the commune has no such village', async () => {
    const loaded = await load('Xã,Bản,Cụm dân cư,Số hộ,Kinh độ,Vĩ độ\nMường La,Bản Pom,Trên,40,103.01,21\n');
    expect(loaded.issues).toContainEqual(
      expect.objectContaining({ code: 'cluster-village-unknown', row: 2, value: 'Bản Pom' }),
    );
  });
});
