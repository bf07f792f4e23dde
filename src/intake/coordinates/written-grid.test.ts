import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { loadDataset, type Loaded } from '../load-dataset.ts';

/** Two villages of one commune and two of its neighbour, 0.1° apart. */
const PLACES: readonly (readonly [name: string, commune: string, lon: number, lat: number])[] = [
  ['Nà Lo', 'Xã Một', 103.41, 22.39],
  ['Pom Lót', 'Xã Một', 103.42, 22.41],
  ['Huổi Cọ', 'Xã Hai', 103.51, 22.38],
  ['Phiêng Ban', 'Xã Hai', 103.52, 22.42],
];
const COMMUNES = collection([
  [square(103.415, 22.4, 0.04), { code: '03388', name: 'Xã Một' }],
  [square(103.515, 22.4, 0.04), { code: '03389', name: 'Xã Hai' }],
]);
const UTM48 = proj4('WGS84', '+proj=utm +zone=48 +datum=WGS84 +units=m');
const metres = ([, , lon, lat]: (typeof PLACES)[number]): readonly [east: number, north: number] =>
  UTM48.forward([lon, lat]).map(Math.round) as [number, number];

const load = (
  heading: string,
  cells: (east: number, north: number) => string,
  answers = {},
): Promise<Loaded> => {
  const rows = PLACES.map((place) => `${place[0]};${place[1]};40;200;${cells(...metres(place))}`);
  const csv = `Tên bản;Xã;Số hộ;Số khẩu;${heading}\n${rows.join('\n')}\n`;
  const project = projectOf([
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: 'thon.csv' },
  ]);
  return loadDataset(
    { ...project, province: { code: '12', name: 'Lai Châu' } },
    openIn({ 'xa.geojson': COMMUNES, 'thon.csv': csv }),
    { answers },
  );
};
/** The furthest that a village is from its place, in degrees; NaN where one has none, or is missing. */
const furthest = ({ dataset: { villages } }: Loaded): number =>
  Math.max(
    ...PLACES.map(([name, , lon, lat]) => {
      const at = villages.records.findIndex((record) => record.name === name);
      return Math.hypot(villages.centres[2 * at]! - lon, villages.centres[2 * at + 1]! - lat);
    }),
  );
/** Half a metre is rounded off, VN-2000 lies 200 m beside. */
const THERE = 2e-5;

describe('UTM as devices show it', () => {
  it.each<[string, string, (east: number, north: number) => string]>([
    ['one cell', 'Tọa độ', (e, n) => `48Q ${e} ${n}`],
    ['one cell, parted', 'Tọa độ', (e, n) => `48 Q ${e} ${n}`],
    ['one cell as receivers write it', 'Tọa độ GPS', (e, n) => `48 Q 0${e} ${n}`],
    ['one cell with letters', 'Vị trí', (e, n) => `UTM 48Q E ${e} N ${n}`],
    ['one cell with units', 'Vị trí', (e, n) => `48Q ${e} mE ${n} mN`],
    ['one cell with letters behind', 'Vị trí', (e, n) => `Zone 48Q ${e}E ${n}N`],
    ['one cell with commas', 'Vị trí', (e, n) => `48Q, ${e}, ${n}`],
    ['the zone in a column', 'Zone;E;N', (e, n) => `48Q;${e};${n}`],
    ['the zone in a column of another name', 'Ô lưới;Đông;Bắc', (e, n) => `48 Q;${e};${n}`],
    ['the zone before the easting', 'E;N', (e, n) => `48Q ${e};${n}`],
    ['letters in columns', 'Múi;X;Y', (e, n) => `48Q;${e} mE;${n} mN`],
    ['leading zeros', 'Zone;Easting;Northing', (e, n) => `48Q;0${e};${n}`],
    ['the zone in the heading', 'E (UTM 48Q);N (UTM 48Q)', (e, n) => `${e};${n}`],
    ['the system in the heading', 'E (WGS84 UTM 48N);N (WGS84 UTM 48N)', (e, n) => `${e};${n}`],
  ])('%s', async (_, heading, cells) => {
    const loaded = await load(heading, cells);
    expect(loaded.questions).toEqual([]);
    expect(furthest(loaded)).toBeLessThan(THERE);
    expect(loaded.issues.map(({ code }) => code)).toContain('utm-converted');
  });

  it.each<[string, string, (east: number, north: number) => string]>([
    ['in one cell', 'Tọa độ', (e, n) => `48N ${e} ${n}`],
    ['in a column', 'Zone;E;N', (e, n) => `48N;${e};${n}`],
    ['as a bare number', 'Zone;E;N', (e, n) => `48;${e};${n}`],
    ['not at all', 'E;N', (e, n) => `${e};${n}`],
  ])('a zone without a band, %s, may be of VN-2000 too: both are offered', async (_, heading, cells) => {
    const [question] = (await load(heading, cells)).questions;
    const labels = question!.choices.map(({ label }) => label);
    expect(labels).toContain("VN-2000 UTM 48N (105°00')");
    expect(labels).toContain("WGS 84 UTM 48N (105°00')");
    expect(furthest(await load(heading, cells, { [question!.id]: '32648' }))).toBeLessThan(THERE);
    const off = furthest(await load(heading, cells, { [question!.id]: '3405' }));
    expect(off).toBeGreaterThan(1e-3);
    expect(off).toBeLessThan(3e-3);
  });

  it('a zone that puts the places outside of the communes decides nothing', async () => {
    const loaded = await load('Tọa độ', (e, n) => `49Q ${e} ${n}`);
    expect(loaded.questions).toMatchObject([{ kind: 'meridian' }]);
  });
});
