import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import type { Source } from '../../../model/project.ts';
import { featureCount } from '../../../model/geometry.ts';
import { loadDataset } from '../../load-dataset.ts';

/** Areas that say this: by operator and technology how many, and how many wait. */
async function load(
  areas: readonly Readonly<Record<string, unknown>>[],
  own: Partial<Source> = { operator: 'viettel' },
) {
  const { dataset, issues } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'coverage', path: 'phu.geojson', id: 'phu', evidence: 'declared', ...own },
    ]),
    openIn({
      'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
      'phu.geojson': collection(areas.map((said, i) => [square(102.7 + 0.1 * i, 21, 0.02), said] as const)),
    }),
  );
  return {
    covered: Object.fromEntries(
      dataset.coverage.map((one) => [`${one.operator} ${one.technology}`, featureCount(one.geometry)]),
    ),
    waiting: dataset.waitingCoverage.map(({ technology, geometry }) => [technology, featureCount(geometry)]),
    byValues: issues.flatMap(({ code, value }) => (code === 'technology-by-values' ? [value] : [])),
  };
}

describe('columns of marks under bands', () => {
  it('give a mast a technology where any of its bands is marked, and none where all are denied', async () => {
    const { dataset } = await loadDataset(
      projectOf([
        { role: 'communes', path: 'xa.geojson' },
        { role: 'sites', path: 'tram.csv' },
      ]),
      openIn({
        'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
        'tram.csv': [
          'Mã trạm,Nhà mạng,L1800,L2600,U2100,Kinh độ,Vĩ độ',
          'A,Viettel,1,0,0,103,21',
          'B,Viettel,0,1,1,103.1,21',
          'C,Viettel,0,0,1,103.2,21',
        ].join('\n'),
      }),
    );
    expect(dataset.sites.map(({ code, technologies }) => [code, technologies])).toEqual([
      ['A', ['4G']],
      ['B', ['3G', '4G']],
      ['C', ['3G']],
    ]);
  });
});

describe('the column whose cells name technologies', () => {
  it('is found by them, which is told with its heading', async () => {
    const { covered, byValues } = await load([{ ghi: '4G' }, { ghi: '3G/4G' }, { ghi: '5G' }]);
    expect(covered).toEqual({ 'viettel 3G': 1, 'viettel 4G': 2, 'viettel 5G': 1 });
    expect(byValues).toEqual(['ghi']);
  });

  it('must name them in nine of ten cells, in half where its heading is of technologies', async () => {
    const words = (heading: string, named: number) =>
      load(Array.from({ length: 4 }, (_, i) => ({ [heading]: i < named ? '4G' : 'chưa rõ sóng gì' })));
    expect((await words('ghi', 3)).byValues).toEqual([]);
    expect((await words('ghi', 4)).byValues).toEqual(['ghi']);
    expect((await words('he_thong_tram', 2)).byValues).toEqual(['he_thong_tram']);
    expect((await words('he_thong_tram', 1)).byValues).toEqual([]);
  });

  it('is none where two may be it, nor one that is of an operator', async () => {
    expect((await load([{ a: '4G', b: '3G' }])).byValues).toEqual([]);
    const { covered, byValues } = await load(
      [
        { VTL: '4G', VNP: '' },
        { VTL: '3G', VNP: '4G' },
        { VTL: '4G', VNP: '' },
      ],
      {},
    );
    expect(covered).toEqual({ 'viettel 3G': 1, 'viettel 4G': 2, 'vinaphone 4G': 1 });
    expect(byValues).toEqual([]);
    // Beside those of operators it is found, though cells of theirs name technologies too.
    const marked = { VTL: 'x', VNP: '4G' };
    const beside = await load(
      [
        { ...marked, ghi: '4G' },
        { ...marked, ghi: '3G' },
      ],
      {},
    );
    expect(beside.byValues).toEqual(['ghi']);
    expect(beside.covered).toMatchObject({ 'viettel 3G': 1, 'viettel 4G': 1 });
  });
});

describe('areas that wait', () => {
  it('wait under the technology that they name, under any where they name none', async () => {
    const { covered, waiting } = await load([
      { muc: 'Phủ kém', 'Công nghệ': '4G' },
      { muc: 'Phủ kém', 'Công nghệ': '' },
    ]);
    expect(covered).toEqual({});
    expect(waiting.map(([technology]) => technology)).toEqual(['4G', null]);
  });
});
