import { describe, expect, it } from 'vitest';
import {
  collection,
  openIn,
  projectOf,
  square,
  type Files,
} from '../../../../test/support/memory-project.ts';
import { loadDataset } from '../../load-dataset.ts';

/** A file as makers hand it out: losses by whole degrees, a parabola of this width in both planes. */
function msiFile(name: string, width: number, more: readonly string[] = []): string {
  const cut = (middle: number, plane: string): string[] => [
    `${plane} 360`,
    ...Array.from({ length: 360 }, (_, angle) => {
      const off = Math.abs(((angle - middle + 540) % 360) - 180);
      return `${angle.toFixed(1)}\t${Math.min(12 * (off / width) ** 2, 30).toFixed(2)}`;
    }),
  ];
  return [`NAME ${name}`, 'MAKE Maker', ...more, ...cut(0, 'HORIZONTAL'), ...cut(4, 'VERTICAL'), ''].join(
    '\r\n',
  );
}

const communes = { 'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]) };
const HEAD = 'Mã trạm,Nhà mạng,Kinh độ,Vĩ độ,Công nghệ,Băng tần,Góc phương vị,Loại anten,Độ lợi anten (dBi)';

async function load(rows: readonly string[], files: Files) {
  const loaded = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'sites', path: 'tram.csv', id: 'tram' },
      ...Object.keys(files).map((path) => ({ role: 'antennas' as const, path, id: path.replace('.', '-') })),
    ]),
    openIn({ ...communes, ...files, 'tram.csv': [HEAD, ...rows].join('\n') }),
    {},
  );
  return {
    radios: loaded.dataset.sites.flatMap(({ radios }) => radios),
    codes: loaded.issues
      .filter(({ code }) => code !== 'radius-open')
      .map(({ code, file, value }) => [code === 'source-refused' ? value : code, file]),
    issues: loaded.issues,
  };
}
const row = (code: string, antenna: string, gain = '', band = '1800'): string =>
  [code, 'Viettel', '103.1', '21.1', '4G', band, '120', antenna, gain].join(',');

it('a mast takes the pattern that it names, by the name in the file or that of the file, and its gain', async () => {
  const { radios, codes } = await load([row('A', '742 215 v01'), row('B', 'sector-33', '15'), row('C', '')], {
    'first.msi': msiFile('742215V01', 65, ['FREQUENCY 1800', 'GAIN 15.85']),
    'sector-33.msi': msiFile('Another', 33, ['GAIN 20 dBi']),
  });
  expect(codes).toEqual([]);
  const [a, b, c] = radios;
  // Without a unit over a dipole.
  expect([a!.pattern!.name, a!.gainDbi]).toEqual(['742215V01', 18]);
  expect([b!.pattern!.name, b!.gainDbi]).toEqual(['Another', 15]);
  expect(c!.pattern).toBeUndefined();
  expect(a!.pattern).toMatchObject({ beamDegrees: 4, mostDb: 30 });
  expect(a!.pattern!.horizontal.degrees).toHaveLength(360);
  expect(a!.pattern!.horizontal.lossDb[32]).toBeCloseTo(12 * (32 / 65) ** 2, 2);
  expect(a!.pattern!.vertical.lossDb[4 + 10]).toBeCloseTo(12 * (10 / 65) ** 2, 2);
});

it('a mast names the file with its ending too; a dot in a name is no ending where the name is known whole', async () => {
  const { radios, codes } = await load([row('A', 'Sector-33.MSI'), row('B', 'AN 65.5')], {
    'sector-33.msi': msiFile('Another', 33),
    'x.msi': msiFile('AN65.5', 65),
    'an65.msi': msiFile('AN65', 20),
  });
  expect(codes).toEqual([]);
  expect(radios.map(({ pattern }) => pattern?.name)).toEqual(['Another', 'AN65.5']);
});

it('of one name at several bands the nearest counts; what none tells is said with its name', async () => {
  const { radios, issues } = await load(
    [row('A', 'X1', '', '900'), row('B', 'X1', '', '2100'), row('C', 'Y9'), row('D', 'Z')],
    {
      'x-900.msi': msiFile('X1', 65, ['FREQUENCY 920']),
      'x-2100.msi': msiFile('X1', 60, ['FREQUENCY 1920-2170']),
      'z-2.msi': msiFile('Z', 65),
      'z-8.msi': msiFile('Z', 65),
    },
  );
  const widths = radios.map(({ pattern }) => pattern?.horizontal.lossDb[30]);
  expect(widths.map((loss) => loss?.toFixed(2))).toEqual(['2.56', '3.00', undefined, undefined]);
  expect(issues.find(({ code }) => code === 'antenna-without-pattern')!.context).toEqual({
    count: 2,
    names: 'Y9, Z',
  });
});

it('losses below zero and a peak that is not zero mean the same; other rows go on', async () => {
  const turned = msiFile('N', 65).replace(/\t([\d.]+)/g, (_, loss: string) => `\t${-Number(loss) - 2}`);
  const { radios } = await load([row('A', 'N')], { 'n.msi': turned });
  expect(radios[0]!.pattern!.horizontal.lossDb[0]).toBe(0);
  expect(radios[0]!.pattern!.horizontal.lossDb[65]).toBeCloseTo(12, 2);
});

it('a file that is no pattern is refused in words, and masts and other patterns are read', async () => {
  const broken = msiFile('B', 65).split('\r\n');
  broken.splice(100, 1);
  const { radios, codes } = await load([row('A', 'good'), row('B', 'bad')], {
    'good.msi': msiFile('Good', 65),
    'bad.msi': 'these are only words\n',
    'half.msi': broken.join('\n'),
    'picture.msi': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 0, 0, 9]),
  });
  expect(radios.map(({ pattern }) => pattern?.name)).toEqual(['Good', undefined]);
  expect(codes).toContainEqual(['pattern-without-cuts', 'bad.msi']);
  expect(codes).toContainEqual(['pattern-cut-broken', 'half.msi']);
  expect(codes.some(([, file]) => file === 'picture.msi')).toBe(true);
  expect(codes).toContainEqual(['antenna-without-pattern', 'tram.csv']);
});

describe('places where something could be built', () => {
  const PLACES = 'Mã trạm,Kinh độ,Vĩ độ,Chi phí (đồng),Góc phương vị,Góc cụp,Loại anten';
  async function candidates(rows: readonly string[], head = PLACES) {
    const { dataset, issues, inputs } = await loadDataset(
      projectOf([
        { role: 'communes', path: 'xa.geojson' },
        { role: 'sites', path: 'tram.csv' },
        { role: 'candidates', path: 'diem.csv' },
        { role: 'antennas', path: 'g.msi' },
        { role: 'antennas', path: 'half.msi', id: 'half' },
      ]),
      openIn({
        ...communes,
        'tram.csv': [HEAD, row('A', 'Good')].join('\n'),
        'diem.csv': [head, ...rows].join('\n'),
        'g.msi': msiFile('Good', 65, ['GAIN 15 dBi']),
        'half.msi': ['NAME Half', 'HORIZONTAL 2', '0 0', '90 3', 'VERTICAL 2', '0 0', '90 3', ''].join('\n'),
      }),
      {},
    );
    const codes = issues.filter(({ file }) => file === 'diem.csv').map(({ code }) => code);
    const broken = issues.filter(({ file, code }) => file === 'half.msi' && code.startsWith('pattern'));
    return {
      list: dataset.candidates,
      codes,
      broken,
      input: inputs.find(({ path }) => path === 'diem.csv')!,
    };
  }

  it('carry the antennas that their rows name, a row a sector, each pattern read once for all lists', async () => {
    const { list, codes, broken, input } = await candidates([
      'D1,103.1,21.1,900000000,0,4,Good',
      'D1,103.1,21.1,,120,6,Good',
      'D2,103.2,21.2,800000000,"60/240",3,',
    ]);
    expect(codes.filter((code) => code !== 'radius-open')).toEqual([]);
    expect(list.map(({ id }) => id)).toEqual(['D1', 'D2']);
    expect(list[0]!.radios).toMatchObject([
      { azimuthDegrees: 0, tiltDegrees: 4, pattern: { name: 'Good' }, gainDbi: 15 },
      { azimuthDegrees: 120, tiltDegrees: 6, pattern: { name: 'Good' } },
    ]);
    expect(list[1]!.radios!.map(({ azimuthDegrees }) => azimuthDegrees)).toEqual([60, 240]);
    expect([input.account.kept, input.account.merged]).toEqual([2, 1]);
    expect(broken).toHaveLength(1);
  });

  it('stay one a row where a later one has another cost or place, or nothing tells of antennas', async () => {
    const apart = await candidates([
      'D1,103.1,21.1,900000000,0,4,Good',
      'D1,103.1,21.1,700000000,120,4,Good',
      'D1,103.2,21.1,,240,4,Good',
    ]);
    expect(apart.list.map(({ radios }) => radios!.length)).toEqual([1]);
    expect(apart.codes.filter((code) => code === 'candidate-code-duplicate')).toHaveLength(2);
    const plain = await candidates(
      ['D1,103.1,21.1,9', 'D1,103.1,21.1,'],
      'Mã trạm,Kinh độ,Vĩ độ,Chi phí (đồng)',
    );
    expect(plain.list).toHaveLength(1);
    expect('radios' in plain.list[0]!).toBe(false);
    expect(plain.codes).toContain('candidate-code-duplicate');
  });
});
