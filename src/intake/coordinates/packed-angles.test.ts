import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { loadDataset, type Loaded } from '../load-dataset.ts';

/** 21°19'36" 103°54'50" and its neighbours; read as decimals they lie up to 40 km off. */
const PLACES = [
  ['Nà Lo', '21.1936', '103.5450'],
  ['Pom Lót', '21.2012', '103.5505'],
  ['Huổi Cọ', '21.1955', '103.5338'],
  ['Phiêng Ban', '21.2104', '103.5421'],
] as const;
const WHERE: readonly (readonly [lon: number, lat: number])[] = [
  [103 + 54 / 60 + 50 / 3600, 21 + 19 / 60 + 36 / 3600],
  [103 + 55 / 60 + 5 / 3600, 21 + 20 / 60 + 12 / 3600],
  [103 + 53 / 60 + 38 / 3600, 21 + 19 / 60 + 55 / 3600],
  [103 + 54 / 60 + 21 / 3600, 21 + 21 / 60 + 4 / 3600],
];
const AT_SECONDS = collection([[square(103.9, 21.33, 0.06), { code: '03388', name: 'Xã Một' }]]);
const AT_DECIMALS = collection([[square(103.54, 21.2, 0.06), { code: '03388', name: 'Xã Một' }]]);

function load(communes: object, heading: string, write: (cell: string) => string): Promise<Loaded> {
  const rows = PLACES.map(([name, lat, lon]) => `${name};Xã Một;40;200;${write(lat)};${write(lon)}`);
  const project = projectOf([
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: 'thon.csv' },
  ]);
  return loadDataset(
    { ...project, province: { code: '14', name: 'Sơn La' } },
    openIn({
      'xa.geojson': communes,
      'thon.csv': `Tên bản;Xã;Số hộ;Số khẩu;${heading}\n${rows.join('\n')}\n`,
    }),
  );
}
const furthest = ({ dataset: { villages } }: Loaded, from = WHERE): number =>
  Math.max(
    ...PLACES.map(([name], i) => {
      const at = villages.records.findIndex((record) => record.name === name);
      return Math.hypot(villages.centres[2 * at]! - from[i]![0], villages.centres[2 * at + 1]! - from[i]![1]);
    }),
  );
const codes = ({ issues }: Loaded): string[] => issues.map(({ code }) => code);

describe('minutes and seconds behind the point of degrees', () => {
  it.each<[string, string, (cell: string) => string]>([
    ['with the point', 'Vĩ độ;Kinh độ', (cell) => cell],
    ['with a comma', 'Vĩ độ;Kinh độ', (cell) => cell.replace('.', ',')],
    ['in headings the other way round', 'Kinh độ;Vĩ độ', (cell) => cell],
    ['without the point', 'Vĩ độ;Kinh độ', (cell) => cell.replace('.', '')],
    ['without the point, with parts of seconds', 'Vĩ độ;Kinh độ', (cell) => `${cell.replace('.', '')}.0`],
  ])('%s are read so where the places then lie in their commune', async (_, heading, write) => {
    const loaded = await load(AT_SECONDS, heading, write);
    expect(furthest(loaded)).toBeLessThan(1e-6);
    expect(codes(loaded)).toContain('degrees-packed');
  });
  it('are decimals where these lie in their commune, without a word', async () => {
    const loaded = await load(AT_DECIMALS, 'Vĩ độ;Kinh độ', (cell) => cell);
    expect(
      furthest(
        loaded,
        PLACES.map(([, lat, lon]) => [Number(lon), Number(lat)]),
      ),
    ).toBeLessThan(1e-6);
    expect(codes(loaded).filter((code) => code.startsWith('degrees'))).toEqual([]);
  });
  it('are told to be doubtful where places say nothing', async () => {
    const loaded = await load(collection([]), 'Vĩ độ;Kinh độ', (cell) => cell);
    expect(codes(loaded)).toContain('degrees-packed-doubtful');
    expect(codes(loaded)).not.toContain('degrees-packed');
  });
});
