import { questionText } from '../i18n/question-text.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../test/support/memory-project.ts';
import { loadWithCommunes as load } from '../../test/support/two-communes.ts';
import type { ProjectFile } from '../model/project.ts';
import { loadDataset, type Loaded } from './load-dataset.ts';

const withVillages = (csv: string, settings?: ProjectFile['settings'], answers = {}): Promise<Loaded> =>
  load(
    { 'thon.csv': csv },
    [
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'thon.csv' },
    ],
    settings,
    answers,
  );
const codesOf = ({ issues }: Loaded): string[] => issues.map(({ code }) => code);

describe('villages', () => {
  it('come with code, commune, place and counts, in the order of communes and codes', async () => {
    const { dataset, inputs } = await withVillages(
      'Mã thôn,Tên thôn,Mã xã,Kinh độ,Vĩ độ,Dân số,Số hộ,Điện lưới,Tỷ lệ hộ nghèo\n' +
        'b,Bản Hai,00002,104.01,21.01,500,100,có,"35,5%"\n' +
        'a,Bản Một,1,103.5,21,,,chưa có,…\n',
    );
    expect(dataset.communes.records.map(({ code }) => code)).toEqual(['00001', '00002']);
    expect(dataset.villages.records).toMatchObject([
      {
        code: 'a',
        communeCode: '00001',
        population: null,
        households: null,
        electricity: 'none',
        povertyRate: null,
      },
      {
        code: 'b',
        communeCode: '00002',
        population: 500,
        households: 100,
        electricity: 'grid',
        povertyRate: 0.355,
      },
    ]);
    expect([...dataset.villages.centres]).toEqual([103.5, 21, 104.01, 21.01]);
    expect(inputs).toMatchObject([
      { read: 2, kept: 2, rejected: 0 },
      { read: 2, kept: 2, changed: 0, rejected: 0 },
    ]);
    expect(inputs[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('get codes that stay when rows move', async () => {
    const rows = ['Mới,00001,103.5,21', 'Mới,00001,103.52,21', 'Mới,00002,104,21', 'Tổ 1,00001,103.5,21.01'];
    const codes = async (order: string[]) => {
      const { dataset } = await withVillages(`village,commune_code,lon,lat\n${order.join('\n')}\n`);
      return dataset.villages.records.map(({ code }, i) => `${code}@${dataset.villages.centres[2 * i]}`);
    };
    const straight = await codes(rows);
    expect(straight).toEqual([
      '00001-moi-1@103.5',
      '00001-moi-2@103.52',
      '00001-to-1-1@103.5',
      '00002-moi-1@104',
    ]);
    expect(await codes(rows.toReversed())).toEqual(straight);
  });

  it('keep a given commune that the place contradicts, set the place aside, and say so', async () => {
    const loaded = await withVillages(
      'village_code,commune_code,lon,lat\na,00001,104,21\nb,,104,21\nc,,100,10\nd,99999,104,21\n',
    );
    expect(
      Object.fromEntries(loaded.dataset.villages.records.map(({ code, communeCode }) => [code, communeCode])),
    ).toEqual({
      a: '00001',
      b: '00002',
      c: null,
      d: '00002',
    });
    expect(
      loaded.issues.filter(
        ({ did, code }) => did !== 'kept' || code.startsWith('commune') || code.startsWith('village-out'),
      ),
    ).toMatchObject([
      { code: 'position-far', row: 2, context: { commune: 'Xã Một', distanceMeters: 41_588 } },
      { code: 'position-far', row: 4 },
      { code: 'village-outside-communes', row: 4 },
      { code: 'commune-unknown', row: 5, value: '99999' },
    ]);
    expect(loaded.dataset.villages.records.at(-1)!.code).toBe('c');
  });

  it('never turn missing into none, nor nonsense into a number', async () => {
    const loaded = await withVillages(
      'village_code,commune_code,lon,lat,Dân số,Số hộ\na,00001,103.501,21.002,-5,"12,5"\nb,00001,103.511,21.003,9000000,nhiều\nc,00001,103.521,21.004,0,-\n',
    );
    expect(
      loaded.dataset.villages.records.map(({ population, households }) => [population, households]),
    ).toEqual([
      [null, null],
      [null, null],
      [0, null],
    ]);
    expect(codesOf(loaded)).toEqual([
      'count-fractional',
      'count-negative',
      'number-not-read',
      'count-absurd',
      'village-of-nobody',
    ]);
    expect(loaded.inputs[1]).toMatchObject({ read: 3, kept: 3, changed: 2 });
  });

  it('with the same code and name stay once', async () => {
    const loaded = await withVillages(
      'village_code,village,commune_code,lon,lat\na,Một,00001,103.501,21.002\na,Một,00001,103.501,21.002\nb,Hai,00001,103.511,21.003\n',
    );
    expect(loaded.dataset.villages.records.map(({ name }) => name)).toEqual(['Một', 'Hai']);
    expect(loaded.issues).toMatchObject([
      { code: 'village-code-duplicate', row: 3, did: 'changed', context: { first: 2 } },
    ]);
    expect(loaded.inputs[1]).toMatchObject({ read: 3, account: { kept: 2, merged: 1, rejected: 0 } });
  });

  it('may be polygons', async () => {
    const loaded = await load(
      {
        'thon.geojson': collection([
          [square(103.5, 21, 0.01), { village_code: 'a' }],
          [square(104, 21, 0.01), { village_code: 'b', lon: 104.005, lat: 21.005 }],
        ]),
      },
      [
        { role: 'communes', path: 'xa.geojson' },
        { role: 'villages', path: 'thon.geojson' },
      ],
    );
    const { villages } = loaded.dataset;
    expect(villages.records.map(({ code, communeCode }) => [code, communeCode])).toEqual([
      ['a', '00001'],
      ['b', '00002'],
    ]);
    expect(Math.abs(villages.centres[0]! - 103.5)).toBeLessThan(0.01);
    expect([...villages.centres.slice(2)]).toEqual([104.005, 21.005]);
    expect(villages.polygons?.features.length).toBe(3);
  });
});

describe('questions', () => {
  const csv = 'village_code,commune_code,lon,lat,Số hộ\na,00001,103.5,21,12.000\nb,00001,103.5,21,9.000\n';
  it('are asked where a number can be read in two ways, and its rows wait', async () => {
    const loaded = await withVillages(csv);
    expect(loaded.questions).toMatchObject([
      { kind: 'number-style', file: 'thon.csv', rows: [2, 3], choices: [{ id: 'vi' }, { id: 'en' }] },
    ]);
    expect(questionText(loaded.questions[0]!, 'vi')).toContain('12.000');
    expect(loaded.dataset.villages.records).toHaveLength(0);
    expect(loaded.inputs[1]).toMatchObject({ read: 2, kept: 0, rejected: 2 });
  });
  it('are settled by answers', async () => {
    const { questions } = await withVillages(csv);
    const answered = await withVillages(csv, {}, { [questions[0]!.id]: 'vi' });
    expect(answered.questions).toEqual([]);
    expect(answered.dataset.villages.records.map(({ households }) => households)).toEqual([12000, 9000]);
  });
});

describe('people', () => {
  const csv = 'village_code,commune_code,lon,lat,Trưởng bản,SĐT\na,00001,103.5,21,Lò Văn A,0912345678\n';
  it('are dropped and counted', async () => {
    const loaded = await withVillages(csv);
    expect(loaded.issues).toMatchObject([{ code: 'contacts-dropped', context: { count: 2 } }]);
    expect(JSON.stringify(loaded)).not.toContain('0912345678');
  });
  it('stay where the project asks', async () => {
    expect(codesOf(await withVillages(csv, { keepContacts: true }))).toEqual(['contacts-kept']);
  });
});

describe('clusters', () => {
  it('belong to villages of the data', async () => {
    const loaded = await load(
      {
        'thon.csv': 'village_code,commune_code,lon,lat\nb,00001,103.501,21.002\na,00001,103.511,21.003\n',
        'cum.csv': 'village_code,lon,lat,population\nb,103.51,21,40\nz,103.5,21,1\na,103.5,21,\nb,,,7\n',
      },
      [
        { role: 'communes', path: 'xa.geojson' },
        { role: 'villages', path: 'thon.csv' },
        { role: 'clusters', path: 'cum.csv' },
      ],
    );
    expect(loaded.dataset.clusters).toMatchObject({
      village: Int32Array.of(0, 1),
      population: Float64Array.of(NaN, 40),
    });
    expect(loaded.issues).toMatchObject([
      { code: 'cluster-village-unknown', row: 3, value: 'z' },
      { code: 'coordinates-missing', row: 5 },
    ]);
  });
});

describe('sources that cannot be read', () => {
  it('are reported and the others go on', async () => {
    const loaded = await load({ 'hong.geojson': '{"type":"FeatureColl', 'rong.csv': '' }, [
      { role: 'communes', path: 'xa.geojson' },
      { role: 'coverage', path: 'hong.geojson' },
      { role: 'villages', path: 'rong.csv' },
      { role: 'sites', path: 'khong-co.csv' },
    ]);
    expect(loaded.dataset.communes.records).toHaveLength(2);
    expect(loaded.refused.map(({ path }) => path)).toEqual(['hong.geojson', 'rong.csv', 'khong-co.csv']);
    expect(loaded.issues.filter(({ code }) => code === 'source-refused')).toHaveLength(3);
  });
});

describe('the account of records', () => {
  it('always adds up: read = kept + rejected, changed within kept', async () => {
    const cell = fc.constantFrom(
      '',
      'a',
      'b',
      '00001',
      '104',
      '21',
      '-1',
      '1.000',
      '1,5',
      '…',
      'x',
      '99999',
      'nhiều',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell, cell, cell), { minLength: 1, maxLength: 12 }),
        async (rows) => {
          const { inputs, dataset, issues } = await withVillages(
            `village_code,commune_code,lon,lat,Số hộ\nchuẩn,00001,103.5,21,7\n${rows.map((row) => row.map((one) => `"${one}"`).join(',')).join('\n')}\n`,
          );
          const { read, kept, changed, rejected, account } = inputs[1]!;
          expect(account.kept).toBe(dataset.villages.records.length);
          // The head is a row of the file and no record, nor is a sum over the rows below it, which is told.
          const sums = issues
            .filter(({ code }) => code === 'rows-headings')
            .reduce((sum, { context }) => sum + Number(context!['count']), 0);
          expect(account.notes).toBe(1 + sums);
          expect(Object.values(account).reduce((sum, own) => sum + own)).toBe(read + 1 + sums);
          expect(read).toBe(kept + rejected);
          expect(changed).toBeLessThanOrEqual(kept);
          expect(read + sums).toBe(1 + rows.filter((row) => row.some((one) => one !== '')).length);
        },
      ),
      {
        numRuns: 60,
        // 104 households stand alone above one row of 104.
        examples: [
          [
            [
              ['', '', '', '', '104'],
              ['-1', '', '', '', '104'],
            ],
          ],
        ],
      },
    );
  });
});

describe('the same content under two sources', () => {
  const masts = 'Mã trạm,Kinh độ,Vĩ độ,Công nghệ\nA1,103,21,4G\n';
  const sources = (second: 'sites' | 'candidates') =>
    projectOf([
      { role: 'sites', path: 'a.csv', operator: 'viettel' },
      { role: second, path: 'b.csv', operator: 'vinaphone' },
    ]);
  it.each(['sites', 'candidates'] as const)(
    'is said where they are read as other things: %s',
    async (role) => {
      const { issues } = await loadDataset(sources(role), openIn({ 'a.csv': masts, 'b.csv': masts }));
      expect(issues.filter(({ code }) => code === 'source-same-content')).toMatchObject([
        { file: 'b.csv', value: 'a.csv' },
      ]);
    },
  );
});
