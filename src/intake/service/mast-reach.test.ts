import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square, type Files } from '../../../test/support/memory-project.ts';
import { boundsOf } from '../../geometry/measures/bounds.ts';
import { geodesicDistanceMeters } from '../../geometry/measures/ellipsoid.ts';
import { featureCount } from '../../model/geometry.ts';
import { loadDataset } from '../load-dataset.ts';

const communes = { 'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]) };

async function load(header: string, rows: readonly string[], answers: Record<string, string> = {}) {
  const files: Files = { ...communes, 'cot.csv': [header, ...rows].join('\n') };
  const loaded = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'sites', path: 'cot.csv', id: 'cot' },
    ]),
    openIn(files),
    { answers },
  );
  const discs = loaded.dataset.coverage.reduce((sum, { geometry }) => sum + featureCount(geometry), 0);
  return {
    ...loaded,
    discs,
    asked: loaded.questions.map(({ id }) => id),
    codes: loaded.issues.map(({ code }) => code),
  };
}

const HEAD = 'Mã trạm,Nhà mạng,Công nghệ,Kinh độ,Vĩ độ';
const mast = (i: number, more: string): string => `T${i},Viettel,4G,${103 + i / 10},21,${more}`;

describe('how far masts reach', () => {
  it.each([
    ['Tầm phủ', '0.5 dặm', 804.672],
    ['Bán kính phủ', '1 hải lý', 1852],
    ['Bán kính', '3000 ft', 914.4],
    ['Bán kính (mi)', '1', 1609.344],
    ['Bán kính', '12', 12_000],
    ['Bán kính', '800', 800],
  ])('is written in a unit: %s %s', async (heading, value, meters) => {
    const { dataset, asked } = await load(`${HEAD},${heading}`, [mast(0, value)]);
    expect(asked).toEqual([]);
    const [west] = boundsOf(dataset.coverage[0]!.geometry);
    expect(geodesicDistanceMeters(103, 21, west, 21)).toBeCloseTo(meters, 0);
  });

  it.each([
    ['40,45', '1000'],
    ['60,900', '1'],
    ['2 km,700', '1'],
  ])('is asked where numbers leave the unit open: %s', async (values, unit) => {
    const rows = values.split(',').map((value, i) => mast(i, value));
    const open = await load(`${HEAD},Bán kính phủ`, rows);
    expect(open.asked).toEqual(['radius-unit/cot/ban kinh phu']);
    expect(open.codes).toContain('radius-unit-open');
    const told = await load(`${HEAD},Bán kính phủ`, rows, { [open.asked[0]!]: unit });
    expect([told.asked, told.discs]).toEqual([[], 2]);
  });

  it('says that discs handed in as coverage enter no rate of a project without estimates', async () => {
    const codesOf = async (evidence: readonly ('declared' | 'estimated')[]): Promise<readonly string[]> => {
      const project = projectOf([
        { role: 'communes', path: 'xa.geojson' },
        { role: 'coverage', path: 'cot.csv', id: 'cot' },
      ]);
      const files = { ...communes, 'cot.csv': `${HEAD},Bán kính phủ (km)\n${mast(0, '"0,8"')}\n` };
      const settings = { ...project.settings, evidence: [...evidence] };
      const { issues } = await loadDataset({ ...project, settings }, openIn(files));
      return issues.map(({ code }) => code);
    };
    expect(await codesOf(['declared'])).toContain('estimated-not-counted');
    expect(await codesOf(['declared', 'estimated'])).not.toContain('estimated-not-counted');
  });

  it('of a mast that looks one way is told to be less than the disc', async () => {
    const head = `${HEAD},Azimuth,Bán kính phủ (m)`;
    expect((await load(head, [mast(0, '90,900')])).codes).toContain('sectors-as-discs');
    const around = ['0', '120', '240'].map((way) => mast(0, `${way},900`));
    expect((await load(head, around)).codes).not.toContain('sectors-as-discs');
  });
});

describe('what masts have', () => {
  it('is told by cells that name technologies, whatever the heading', async () => {
    const { dataset } = await load('Mã trạm,Nhà mạng,RA,Kinh độ,Vĩ độ', [
      'A,Viettel,NR/LTE,103,21',
      'B,Viettel,UMTS 2100,103.1,21',
    ]);
    expect(dataset.sites.map(({ technologies }) => technologies)).toEqual([['4G', '5G'], ['3G']]);
  });

  it('is told by the bands in columns of technologies', async () => {
    const { dataset } = await load('Mã trạm,Nhà mạng,3G,4G,Kinh độ,Vĩ độ', [
      'A,Viettel,"900; 2100",,103,21',
      'B,Viettel,,L1800,103.1,21',
    ]);
    expect(dataset.sites.map(({ technologies }) => technologies)).toEqual([['3G'], ['4G']]);
  });

  it('is missed aloud where no column says it', async () => {
    const { codes } = await load('Mã trạm,Nhà mạng,Kinh độ,Vĩ độ', ['A,Viettel,103,21']);
    expect(codes).toContain('mast-technology-missing');
  });
});

describe('masts that are not there today', () => {
  it('stand under the heading of a section', async () => {
    const { dataset, inputs, codes } = await load(`${HEAD},Bán kính phủ (m)`, [
      'A. Trạm hiện có,,,,,',
      mast(0, '900'),
      'B. Trạm quy hoạch 2028,,,,,',
      mast(1, '900'),
      'C. Trạm đã thanh lý,,,,,',
      mast(2, '900'),
    ]);
    expect(dataset.sites.map(({ code }) => code)).toEqual(['T0']);
    expect(dataset.plannedSites.map(({ code }) => code)).toEqual(['T1']);
    expect(codes).not.toContain('coordinates-missing');
    expect(inputs[1]!.account).toMatchObject({ kept: 2, filtered: 1, rejected: 0 });
  });

  it('are told by their names and notes, and asked about where these say more', async () => {
    const { dataset, asked } = await load(`${HEAD},Tên trạm,Ghi chú`, [
      mast(0, 'Nà Co,'),
      mast(1, 'Pá Hốc (dự kiến 2028),'),
      mast(2, 'Co Mị,chưa lắp đặt'),
      mast(3, 'Hua Tát,dự kiến chuyển sang vị trí mới'),
      mast(4, 'Bản Tràng,"trạm dùng chung, tốt"'),
    ]);
    expect(dataset.sites.map(({ code }) => code)).toEqual(['T0', 'T4']);
    expect(dataset.plannedSites.map(({ code }) => code)).toEqual(['T1', 'T2']);
    expect(asked.filter((id) => id.startsWith('layer-word'))).toHaveLength(1);
  });

  it('are there again where the work is done', async () => {
    const { dataset, asked } = await load(`${HEAD},Tiến độ`, [
      mast(0, 'Đã hoàn thành 2025'),
      mast(1, 'Đang phát'),
      mast(2, 'Hỏng; đang sửa chữa'),
      mast(3, 'Hoàn thành khảo sát'),
    ]);
    expect(dataset.sites.map(({ code }) => code)).toEqual(['T0', 'T1']);
    expect(asked.filter((id) => id.startsWith('layer-word'))).toHaveLength(1);
  });
});

describe('several operators of one cell', () => {
  it.each([
    ['VTL, VNP', ['viettel', 'vinaphone']],
    ['VNPT - MBF', ['vinaphone', 'mobifone']],
    ['Dùng chung ba nhà mạng', ['viettel', 'vinaphone', 'mobifone']],
  ])('%s are each of them', async (cell, operators) => {
    const { dataset, asked } = await load('Mã trạm,Nhà mạng,Công nghệ,Kinh độ,Vĩ độ', [
      `A,"${cell}",4G,103,21`,
    ]);
    expect(dataset.sites.map(({ operator }) => operator).sort()).toEqual([...operators].sort());
    expect(asked.filter((id) => id.startsWith('operator'))).toEqual([]);
  });

  it('are asked about where nobody can count them', async () => {
    const row = ['A,Tất cả các nhà mạng,4G,103,21'];
    const { dataset, asked } = await load(HEAD, row);
    expect(dataset.sites.map(({ operator }) => operator)).toEqual(['unspecified']);
    const [id] = asked.filter((one) => one.startsWith('operator'));
    const told = await load(HEAD, row, { [id!]: 'all-three' });
    expect(told.dataset.sites).toHaveLength(3);
  });
});
