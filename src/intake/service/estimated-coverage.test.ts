import { choiceText } from '../../i18n/question-text.ts';
import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { boundsOf } from '../../geometry/measures/bounds.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { featureCount } from '../../model/geometry.ts';
import { loadDataset } from '../load-dataset.ts';

const files = {
  'xa.geojson': collection([[square(103, 21, 0.2), { code: '00011', name: 'Xã A' }]]),
  'vtl.geojson': collection([[square(103, 21, 0.01), {}]]),
  'bts.csv': [
    'Mã trạm,Doanh nghiệp,Công nghệ,Kinh độ,Vĩ độ',
    'A1,VNPT,4G,103,21',
    'A2,VNPT,LTE1800,103.05,21',
    'A3,Viettel,4G,103.1,21',
    'A4,VNPT,2G,103.1,21.05',
  ].join('\n'),
  'bts-bk.csv': [
    'Mã trạm,Doanh nghiệp,Công nghệ,Kinh độ,Vĩ độ,Bán kính',
    'B1,Viettel,4G,103,21,3',
    'B2,Viettel,4G,103.05,21,"2,5"',
    'B3,Viettel,4G,103.1,21,0',
  ].join('\n'),
};
const polygons = { role: 'coverage', path: 'vtl.geojson', operator: 'viettel', technology: '4G' } as const;
const load = (sources: Parameters<typeof projectOf>[0], answers: Record<string, string> = {}) =>
  loadDataset(projectOf([{ role: 'communes', path: 'xa.geojson' }, ...sources]), openIn(files), { answers });
const ID = 'radius/tram/bts.csv//4G';

describe('a list of masts as coverage', () => {
  const sites = [polygons, { role: 'sites', path: 'bts.csv', id: 'tram' } as const];

  it('asks for the radius where its operator has declared nothing; until then nothing is covered', async () => {
    const { dataset, questions, issues } = await load(sites);
    expect(questions).toMatchObject([{ id: ID, kind: 'radius', file: 'bts.csv', rows: [2, 3] }]);
    expect(questions[0]!.choices.map(({ id }) => [id, choiceText(questions[0]!, id, 'vi')])).toEqual([
      ['1000', '1 km'],
      ['2000', '2 km'],
      ['3000', '3 km'],
      ['5000', '5 km'],
      ['none', 'Chỉ dùng làm trạm, không tính phủ sóng'],
    ]);
    expect(dataset.sites.map(({ code }) => code)).toEqual(['A1', 'A2', 'A3', 'A4']);
    expect(dataset.coverage.map(({ evidence }) => evidence)).toEqual(['declared']);
    expect(issues.filter(({ code }) => code === 'radius-open')).toMatchObject([
      { file: 'bts.csv', did: 'kept', value: '4G', context: { count: 2 } },
    ]);
  });

  it('draws discs of the chosen radius, estimated and of no declared class', async () => {
    const { dataset, questions, issues } = await load(sites, { [ID]: '3000' });
    expect([questions, issues.filter(({ code }) => code === 'radius-open')]).toEqual([[], []]);
    const [, layer] = dataset.coverage;
    expect(layer).toMatchObject({
      id: 'tram/vinaphone/4G/estimated',
      operator: 'vinaphone',
      technology: '4G',
      evidence: 'estimated',
    });
    expect(featureCount(layer!.geometry)).toBe(2);
    const [west] = boundsOf(layer!.geometry);
    expect(geodesicDistanceMeters(103, 21, west, 21)).toBeCloseTo(3000, 0);
  });

  it('stays a list of masts where a person says so', async () => {
    const { dataset, questions } = await load(sites, { [ID]: 'none' });
    expect([dataset.coverage.length, dataset.sites.length, questions.length]).toEqual([1, 4, 0]);
  });

  it('handed in as coverage is asked about for every technology, and its masts are kept', async () => {
    const { dataset, questions, inputs } = await load([{ role: 'coverage', path: 'bts.csv', id: 'tram' }]);
    expect(questions.map(({ id }) => id)).toEqual(['radius/tram/bts.csv//2G', ID]);
    expect(questions[0]!.choices[3]!.label).toBe('10 km');
    expect([dataset.sites.length, dataset.coverage.length]).toEqual([4, 0]);
    expect(inputs[1]).toMatchObject({ read: 4, kept: 4, rejected: 0 });
  });

  it('uses the radius of the file, kilometres where the numbers can be nothing else', async () => {
    const { dataset, issues } = await load([polygons, { role: 'sites', path: 'bts-bk.csv', id: 'bk' }]);
    const [, layer] = dataset.coverage;
    expect(layer).toMatchObject({ id: 'bk/viettel/4G/estimated', evidence: 'estimated' });
    expect(featureCount(layer!.geometry)).toBe(2);
    expect(geodesicDistanceMeters(103, 21, boundsOf(layer!.geometry)[0], 21)).toBeCloseTo(3000, 0);
    expect(issues.map(({ code, row }) => [code, row])).toEqual([
      ['evidence-missing', undefined],
      ['length-unit-assumed', undefined],
      ['value-out-of-range', 4],
    ]);
  });
});
