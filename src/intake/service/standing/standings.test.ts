import { describe, expect, it } from 'vitest';
import {
  collection,
  openIn,
  point,
  projectOf,
  square,
  type Files,
} from '../../../../test/support/memory-project.ts';
import { featureCount } from '../../../model/geometry.ts';
import type { Source } from '../../../model/project.ts';
import { loadDataset } from '../../load-dataset.ts';

const communes = { 'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]) };
const area = (i: number) => square(102.7 + 0.1 * i, 21, 0.02);

const load = (
  files: Files,
  sources: readonly (Partial<Source> & Pick<Source, 'role' | 'path'>)[],
  answers: Record<string, string> = {},
) =>
  loadDataset(
    projectOf([{ role: 'communes', path: 'xa.geojson' }, ...sources]),
    openIn({ ...communes, ...files }),
    { answers },
  );

const declared = { operator: 'viettel', technology: '4G', evidence: 'declared' } as const;
const coverageOf = (path: string): Partial<Source> & Pick<Source, 'role' | 'path'> => ({
  role: 'coverage',
  path,
  id: 'phu',
  ...declared,
});
/** Areas whose only column says this of each. */
const areasSaying = (column: string, ...words: readonly unknown[]): Files => ({
  'phu.geojson': collection(words.map((word, i) => [area(i), { [column]: word }] as const)),
});
const areas = ({ dataset }: Awaited<ReturnType<typeof load>>): number =>
  dataset.coverage.reduce((sum, { geometry }) => sum + featureCount(geometry), 0);

describe('areas that say what they are', () => {
  it('are no service where they say that there is none, and service where they say so', async () => {
    const loaded = await load(
      areasSaying(
        'Tình trạng sóng',
        'Tốt',
        'Không có sóng',
        'Trắng sóng',
        'chưa phủ sóng',
        'Phủ sóng ổn định',
      ),
      [coverageOf('phu.geojson')],
    );
    expect(areas(loaded)).toBe(2);
    expect(loaded.issues.filter(({ code }) => code === 'says-no-service')).toMatchObject([
      { feature: 2, value: 'Không có sóng' },
      { feature: 3, value: 'Trắng sóng' },
      { feature: 4, value: 'chưa phủ sóng' },
    ]);
    expect(loaded.questions).toEqual([]);
  });

  it('are asked about where the word leaves a doubt, once for all that say it; until then they stay out', async () => {
    const files = areasSaying('Tình trạng sóng', 'Yếu', 'Tốt', 'yếu', 'Loại B');
    const open = await load(files, [coverageOf('phu.geojson')]);
    expect(open.questions.map(({ id, rows }) => [id, rows])).toEqual([
      ['layer-word/phu/signal_status/loai b', [4]],
      ['layer-word/phu/signal_status/yeu', [1, 3]],
    ]);
    expect(areas(open)).toBe(1);
    expect(open.issues.filter(({ code }) => code === 'question-open').map(({ feature }) => feature)).toEqual([
      1, 3, 4,
    ]);
    const answered = await load(files, [coverageOf('phu.geojson')], {
      'layer-word/phu/signal_status/yeu': 'service',
      'layer-word/phu/signal_status/loai b': 'none',
    });
    expect([answered.questions.length, areas(answered)]).toEqual([0, 3]);
  });

  it('are asked about in one question where nobody understands many words', async () => {
    const loaded = await load(
      areasSaying('Trạng thái', ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `kiểu ${letter}`)),
      [coverageOf('phu.geojson')],
    );
    expect(loaded.questions.map(({ id, rows }) => [id, rows.length])).toEqual([
      ['layer-word/phu/status/*', 7],
    ]);
  });

  it('count from a level that a person chooses; what none receives and what all receive is not asked', async () => {
    const files = areasSaying('RSRP (dBm)', -85, -112, -118, -140);
    const open = await load(files, [coverageOf('phu.geojson')]);
    expect(open.questions).toMatchObject([
      { id: 'rsrp-threshold/phu', rows: [2, 3], context: { lowest: -118, highest: -112 } },
    ]);
    expect(areas(open)).toBe(1);
    const counts = ['-105', '-115', '-120', 'all'].map(async (choice) =>
      areas(await load(files, [coverageOf('phu.geojson')], { 'rsrp-threshold/phu': choice })),
    );
    expect(await Promise.all(counts)).toEqual([1, 2, 3, 3]);
  });

  it('are planned where they say so or a date to come does, kept apart and counted', async () => {
    const loaded = await load(
      areasSaying(
        'Trạng thái',
        'Đang hoạt động',
        'Quy hoạch 2027',
        'Dự kiến',
        'chưa phát sóng',
        'Phát sóng 2028',
      ),
      [coverageOf('phu.geojson')],
    );
    expect(areas(loaded)).toBe(1);
    expect(loaded.dataset.plannedCoverage).toMatchObject([
      { id: 'phu/planned', operator: 'viettel', technology: '4G' },
    ]);
    expect(featureCount(loaded.dataset.plannedCoverage[0]!.geometry)).toBe(4);
    expect(loaded.issues.filter(({ code }) => code === 'planned-not-service')).toMatchObject([
      { value: 'Quy hoạch 2027', context: { count: 4 } },
    ]);
    expect(loaded.inputs[1]).toMatchObject({ read: 5, kept: 5, rejected: 0 });
  });

  it('say for one technology each whether they have it, and that beats the source', async () => {
    const loaded = await load(
      {
        'phu.geojson': collection([
          [area(0), { '4G': 'x', '5G': 'x' }],
          [area(1), { '4G': 'Không', '5G': 'không' }],
          [area(2), { '4G': 'có', '5G': '' }],
        ]),
      },
      [coverageOf('phu.geojson')],
    );
    expect(
      loaded.dataset.coverage.map(({ technology, geometry }) => [technology, featureCount(geometry)]),
    ).toEqual([
      ['4G', 2],
      ['5G', 1],
    ]);
    expect(loaded.issues.filter(({ code }) => code === 'says-no-service')).toMatchObject([{ feature: 2 }]);
  });
});

describe('a file whose name speaks of where there is no signal', () => {
  const name = 'viettel vung chua phu song 4g.geojson';
  const files = { [name]: collection([[area(0), {}]]) };

  it('is no coverage until somebody says so', async () => {
    const open = await load(files, [coverageOf(name)]);
    const id = `denied-name/phu/${name}/`;
    expect(open.questions).toMatchObject([{ id, kind: 'denied-name' }]);
    expect(areas(open)).toBe(0);
    expect(open.issues.map(({ code }) => code)).toContain('coverage-name-denies');
    expect(areas(await load(files, [coverageOf(name)], { [id]: 'service' }))).toBe(1);
    const none = await load(files, [coverageOf(name)], { [id]: 'none' });
    expect([areas(none), none.questions.length]).toEqual([0, 0]);
  });

  it('is what its rows say where they say it', async () => {
    const loaded = await load(
      { 'vung-trang-song.geojson': collection([[area(0), { 'Tình trạng sóng': 'Tốt' }]]) },
      [coverageOf('vung-trang-song.geojson')],
    );
    expect([areas(loaded), loaded.questions.length]).toEqual([1, 0]);
  });
});

describe('masts and fibre', () => {
  const masts = (header: string, ...rows: readonly string[]): Files => ({
    'tram.csv': [header, ...rows].join('\n'),
  });
  const sites = { role: 'sites', path: 'tram.csv', id: 'tram' } as const;

  it('serve today only where they are on air today', async () => {
    const loaded = await load(
      masts(
        'Mã trạm,Nhà mạng,Công nghệ,Bán kính phủ (m),Kinh độ,Vĩ độ,Trạng thái,Ngày hoạt động',
        'A,Viettel,4G,3000,103,21,Đang hoạt động,01/01/2020',
        'B,Viettel,4G,3000,103.1,21,Dự kiến,',
        'C,Viettel,4G,3000,103.2,21,,31/12/2027',
        'D,Viettel,4G,3000,103.3,21,Ngừng hoạt động,01/01/2019',
        'E,Viettel,4G,3000,103.4,21,Đang hoạt động,31/12/2027',
      ),
      [sites],
    );
    expect(loaded.dataset.sites.map(({ code }) => code)).toEqual(['A']);
    expect(loaded.dataset.plannedSites.map(({ code }) => code)).toEqual(['B', 'C']);
    expect(loaded.dataset.coverage.map(({ geometry }) => featureCount(geometry))).toEqual([1]);
    expect(loaded.issues.filter(({ code }) => code === 'says-no-service')).toMatchObject([{ row: 5 }]);
    // On air, and yet on a day to come: only a person can tell.
    expect(loaded.questions).toMatchObject([
      { kind: 'layer-word', rows: [6], context: { word: 'Đang hoạt động · 31/12/2027' } },
    ]);
  });

  it('have the technologies that are marked', async () => {
    const { dataset } = await load(
      masts(
        'Mã trạm,Doanh nghiệp,2G,3G,4G,5G,Kinh độ,Vĩ độ',
        'A,Viettel,x,x,x,,103,21',
        'B,Viettel,x,,,,103.1,21',
      ),
      [sites],
    );
    expect(dataset.sites.map(({ technologies }) => technologies)).toEqual([['2G', '3G', '4G'], ['2G']]);
  });

  it('leave planned cables and access points out of what is there', async () => {
    const line = (i: number): GeoJSON.LineString => ({
      type: 'LineString',
      coordinates: [
        [102.8, 20.9 + 0.1 * i],
        [103.2, 20.9 + 0.1 * i],
      ],
    });
    const { dataset } = await load(
      {
        'cap.geojson': collection([
          [line(0), { 'Tình trạng': 'Đang khai thác' }],
          [line(1), { 'Tình trạng': 'Đang thi công' }],
        ]),
        'diem.geojson': collection([
          [point(103, 21), { 'Tình trạng': 'Hoạt động' }],
          [point(103.1, 21), { 'Tình trạng': 'Quy hoạch 2028' }],
        ]),
      },
      [
        { role: 'fibre', path: 'cap.geojson', id: 'cap' },
        { role: 'fibreNodes', path: 'diem.geojson' },
      ],
    );
    expect(dataset.fibre.map(({ id, geometry }) => [id, featureCount(geometry)])).toEqual([['cap', 1]]);
    expect(dataset.plannedFibre.map(({ id, geometry }) => [id, featureCount(geometry)])).toEqual([
      ['cap/planned', 1],
    ]);
    expect([...dataset.fibreNodes!]).toEqual([103, 21]);
  });
});

describe('whose a layer is', () => {
  it('is told by an unnamed column that holds names of operators, and said', async () => {
    const { dataset, issues } = await load(
      {
        'tram.csv': [
          'Mã trạm,,Công nghệ,Kinh độ,Vĩ độ',
          'A,Viettel Lào Cai,4G,103,21',
          'B,VNPT Yên Bái,4G,103.1,21',
          'C,452-01,4G,103.2,21',
        ].join('\n'),
      },
      [{ role: 'sites', path: 'tram.csv' }],
    );
    expect(dataset.sites.map(({ operator }) => operator)).toEqual(['viettel', 'vinaphone', 'mobifone']);
    expect(issues.find(({ code }) => code === 'operator-by-values')).toMatchObject({
      context: { column: 2 },
    });
  });

  it('is asked once where nobody knows the name', async () => {
    const files = {
      'tram.csv':
        'Mã trạm,Doanh nghiệp,Công nghệ,Kinh độ,Vĩ độ\nA,Sao Mai,4G,103,21\nB,SAO MAI,4G,103.1,21\n',
      'phu.geojson': collection([[area(0), { 'Nhà mạng': 'Sao Mai' }]]),
    };
    const sources = [
      { role: 'sites', path: 'tram.csv' },
      { role: 'coverage', path: 'phu.geojson', technology: '4G', evidence: 'declared' },
    ] as const;
    const open = await load(files, sources);
    const asked = open.questions.filter(({ kind }) => kind === 'operator');
    expect(asked.map(({ id }) => id)).toEqual(['operator/sao-mai']);
    expect(open.dataset.sites.map(({ operator }) => operator)).toEqual(['sao-mai', 'sao-mai']);
    const told = await load(files, sources, { 'operator/sao-mai': 'gtel' });
    expect(told.dataset.sites.map(({ operator }) => operator)).toEqual(['gtel', 'gtel']);
    expect(told.dataset.coverage.map(({ operator }) => operator)).toContain('gtel');
  });

  it('may be several in one cell: the area and the mast are each of them', async () => {
    const { dataset, questions } = await load(
      {
        'tram.csv': 'Mã trạm,Doanh nghiệp,Công nghệ,Kinh độ,Vĩ độ\nA,Viettel và VNPT,4G,103,21\n',
        'phu.geojson': collection([[area(0), { 'Nhà mạng': 'MobiFone/Vinaphone' }]]),
      },
      [
        { role: 'sites', path: 'tram.csv' },
        { role: 'coverage', path: 'phu.geojson', technology: '4G', evidence: 'declared' },
      ],
    );
    expect(dataset.sites.map(({ operator }) => operator)).toEqual(['viettel', 'vinaphone']);
    expect(dataset.coverage.map(({ operator }) => operator)).toEqual(['mobifone', 'vinaphone']);
    expect(questions.filter(({ kind }) => kind === 'operator')).toEqual([]);
  });
});
