import { describe, expect, it } from 'vitest';
import { collection, point, square } from '../../test/support/memory-project.ts';
import { loadWithCommunes as load } from '../../test/support/two-communes.ts';
import type { Loaded } from './load-dataset.ts';

const codesOf = ({ issues }: Loaded): string[] => issues.map(({ code }) => code);

describe('coverage', () => {
  const area = (properties: Record<string, unknown>) => [square(104, 21, 0.05), properties] as const;
  const coverage = (features: Parameters<typeof collection>[0], source = {}) =>
    load({ 'phu.geojson': collection(features) }, [
      { role: 'coverage', id: 'phu', path: 'phu.geojson', ...source },
    ]);

  it('falls into layers of one claim each', async () => {
    const { dataset } = await coverage([
      area({ operator: 'Viettel', technology: '3G/4G', evidence: 'declared' }),
      area({ operator: 'VNPT', technology: '4G', evidence: 'declared' }),
      area({ operator: 'vtl', technology: 'LTE', evidence: 'declared' }),
    ]);
    expect(dataset.coverage.map(({ id, geometry }) => [id, geometry.features.length - 1])).toEqual([
      ['phu/viettel/3G/declared', 1],
      ['phu/viettel/4G/declared', 2],
      ['phu/vinaphone/4G/declared', 1],
    ]);
  });
  it('of one claim keeps the id of its source', async () => {
    const { dataset } = await coverage([area({})], {
      operator: 'viettel',
      technology: '4G',
      evidence: 'declared',
      asOf: '2026-06-30',
    });
    expect(dataset.coverage).toMatchObject([
      { id: 'phu', operator: 'viettel', technology: '4G', evidence: 'declared', asOf: '2026-06-30' },
    ]);
  });
  it('without operator is unspecified, without technology left out', async () => {
    const loaded = await coverage([area({ technology: '4G' }), area({}), area({ technology: '6X' })], {
      evidence: 'estimated',
    });
    expect(loaded.dataset.coverage).toMatchObject([{ operator: 'unspecified', technology: '4G' }]);
    expect(codesOf(loaded).toSorted()).toEqual([
      'operator-unspecified',
      'technology-missing',
      'technology-unknown',
    ]);
    expect(loaded.inputs[0]).toMatchObject({ read: 3, kept: 1, rejected: 2 });
  });
  it('in projected metres or of another kind is left out by name', async () => {
    const metres: GeoJSON.Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [5e5, 2.4e6],
          [6e5, 2.4e6],
          [6e5, 2.5e6],
          [5e5, 2.4e6],
        ],
      ],
    };
    const loaded = await coverage(
      [[metres, { technology: '4G' }], [point(104, 21), { technology: '4G' }], area({ technology: '4G' })],
      { operator: 'viettel', evidence: 'declared' },
    );
    expect(loaded.dataset.coverage.map(({ geometry }) => geometry.features.length - 1)).toEqual([1]);
    expect(loaded.inputs[0]).toMatchObject({ read: 3, kept: 1, rejected: 2 });
  });
});

describe('networks', () => {
  it('read masts, candidates and measurements', async () => {
    const { dataset } = await load(
      {
        'tram.csv':
          'Mã trạm,Nhà mạng,Công nghệ,Kinh độ,Vĩ độ,Chiều cao cột (m)\nLCI2,VNPT,3G/4G,104,21,42\nLCI1,Viettel,4G,103.5,21,\n',
        'dk.csv':
          'Mã vị trí,Tên vị trí,Kinh độ,Vĩ độ,Kinh phí (tỷ đồng),Bán kính (km)\nd1,Đồi A,104,21,"2,5",3\nd2,Đồi B,104,21,1.800 triệu,"2,5"\n',
        'do.csv':
          'Kinh độ,Vĩ độ,Nhà mạng,Công nghệ,RSRP (dBm),Ngày đo,Hiện trạng sóng\n104,21,Viettel,4G,-95,5/9/2026,\n104,21,VNPT,4G,,5/9/2026,không có sóng\n',
      },
      [
        { role: 'sites', path: 'tram.csv' },
        { role: 'candidates', path: 'dk.csv' },
        { role: 'measurements', path: 'do.csv' },
      ],
    );
    expect(dataset.sites).toMatchObject([
      { code: 'LCI1', operator: 'viettel', technologies: ['4G'], heightMeters: null, devices: 1 },
      { code: 'LCI2', operator: 'vinaphone', technologies: ['3G', '4G'], heightMeters: 42 },
    ]);
    expect(dataset.candidates).toMatchObject([
      { id: 'd1', costVnd: 2_500_000_000, radiusMeters: 3000, operator: null },
      { id: 'd2', costVnd: 1_800_000_000, radiusMeters: 2500 },
    ]);
    expect(dataset.measurements).toMatchObject([
      { rsrpDbm: -95, service: true, asOf: '2026-09-05' },
      { rsrpDbm: null, service: false, operator: 'vinaphone' },
    ]);
  });

  it('reads a column called candidate_id as the id of a candidate', async () => {
    const { dataset } = await load(
      {
        'dk.csv':
          'candidate_id,name,lon,lat,cost_vnd\nK-07,A,104,21,2500000000\nK-09,B,104.1,21,2600000000\n',
      },
      [{ role: 'candidates', path: 'dk.csv' }],
    );
    expect(dataset.candidates.map(({ id }) => id)).toEqual(['K-07', 'K-09']);
  });

  it.each([
    ['đồng', '1,8', 'money-unit-missing'],
    ['đồng', '1800', 'money-unit-missing'],
    ['tỷ đồng', '1800000000', 'money-unit-missing'],
    ['triệu đồng', '-5', 'value-out-of-range'],
  ])('a cost in %s of %s is in another unit, and unknown', async (unit, cost, code) => {
    const { dataset, issues } = await load(
      {
        'dk.csv': `Mã vị trí,Tên vị trí,Kinh độ,Vĩ độ,Kinh phí (${unit}),Bán kính (km)\nd1,Đồi A,104,21,"${cost}",3\n`,
      },
      [{ role: 'candidates', path: 'dk.csv' }],
    );
    expect(dataset.candidates).toMatchObject([{ id: 'd1', costVnd: null }]);
    expect(issues.filter((issue) => issue.field === 'cost')).toMatchObject([{ code, value: cost, row: 2 }]);
  });

  it.each([
    ['m', '400000'],
    ['m', '3,5'],
    ['m', '0'],
    ['km', '3000'],
  ])('a reach in %s of %s is no reach of a mast', async (unit, radius) => {
    const { dataset, issues } = await load(
      { 'dk.csv': `Mã vị trí,Tên vị trí,Kinh độ,Vĩ độ,Bán kính (${unit})\nd1,Đồi A,104,21,"${radius}"\n` },
      [{ role: 'candidates', path: 'dk.csv' }],
    );
    expect(dataset.candidates).toMatchObject([{ id: 'd1', radiusMeters: null }]);
    expect(issues.filter((issue) => issue.field === 'radius')).toMatchObject([
      { code: 'value-out-of-range', value: radius, row: 2 },
    ]);
  });

  it.each([
    ['triệu đồng', '2.100', 2.1e9],
    ['tỷ đồng', '1.800', 1.8e9],
    ['đồng', '1.800.000.000', 1.8e9],
  ])('a cost in %s of %s is read as one that a work can have', async (unit, cost, vnd) => {
    const { dataset, questions } = await load(
      { 'dk.csv': `Mã vị trí,Tên vị trí,Kinh độ,Vĩ độ,Kinh phí (${unit})\nd1,Đồi A,104,21,"${cost}"\n` },
      [{ role: 'candidates', path: 'dk.csv' }],
    );
    expect(dataset.candidates).toMatchObject([{ id: 'd1', costVnd: vnd }]);
    expect(questions).toEqual([]);
  });
});
