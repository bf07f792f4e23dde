import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { featureCount } from '../../../model/geometry.ts';
import { loadDataset } from '../../load-dataset.ts';

type Said = Readonly<Record<string, unknown>>;

async function load(
  areas: readonly Said[],
  answers: Record<string, string> = {},
  technology = '4G' as const,
) {
  const { dataset, questions, inputs } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'coverage', path: 'phu.geojson', id: 'phu', technology, evidence: 'declared' },
    ]),
    openIn({
      'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
      'phu.geojson': collection(areas.map((said, i) => [square(102.7 + 0.1 * i, 21, 0.02), said] as const)),
    }),
    { answers },
  );
  const counts = (
    layers: readonly {
      operator: string | null;
      technology: string | null;
      geometry: Parameters<typeof featureCount>[0];
    }[],
  ) =>
    Object.fromEntries(
      layers.map((one) => [`${one.operator} ${one.technology}`, featureCount(one.geometry)]),
    );
  return {
    covered: counts(dataset.coverage),
    waiting: counts(dataset.waitingCoverage),
    questions,
    account: inputs[1]!.account,
  };
}

describe('areas with a column for each operator', () => {
  it('are of the operators that are marked, with the technology that the cell or the source names', async () => {
    const { covered, questions, account } = await load([
      { VTL: '4G', VNP: 'x', MBF: '' },
      { VTL: '', VNP: '3G', MBF: '2G/4G' },
      { VTL: '', VNP: '', MBF: '' },
    ]);
    expect(covered).toEqual({
      'mobifone 2G': 1,
      'mobifone 4G': 1,
      'viettel 4G': 1,
      'vinaphone 3G': 1,
      'vinaphone 4G': 1,
    });
    expect(questions).toEqual([]);
    expect(account).toMatchObject({ kept: 2, filtered: 1 });
  });
  it('read flags, and the technology of their heading', async () => {
    const { covered } = await load([
      { 'Viettel 5G': 1, 'VNPT 4G': 0, Mobifone: 'có' },
      { 'Viettel 5G': 0, 'VNPT 4G': 1, Mobifone: 'không' },
    ]);
    expect(covered).toEqual({ 'mobifone 4G': 1, 'viettel 5G': 1, 'vinaphone 4G': 1 });
  });
  it('ask about a cell that says nothing where others say no, and wait with it', async () => {
    const areas = [
      { VTL: 'không', VNP: '4G' },
      { VTL: '4G', VNP: '4G' },
      { VTL: '', VNP: '4G' },
    ];
    const open = await load(areas);
    expect(open.covered).toEqual({ 'viettel 4G': 1, 'vinaphone 4G': 3 });
    expect(open.waiting).toEqual({ 'viettel null': 1 });
    expect(open.questions.map(({ id }) => id)).toEqual(['layer-word/phu/operator/vtl/–']);
    const settled = await load(areas, { 'layer-word/phu/operator/vtl/–': 'none' });
    expect([settled.covered, settled.waiting]).toEqual([open.covered, {}]);
  });
  it('are no such where one column alone is called so, or one names operators', async () => {
    const { covered } = await load([{ 'Nhà mạng': 'Viettel', VNP: 'x', MBF: 'x' }]);
    expect(covered).toEqual({ 'viettel 4G': 1 });
  });
});
