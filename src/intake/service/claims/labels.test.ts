import { describe, expect, it } from 'vitest';
import {
  collection,
  openIn,
  projectOf,
  square,
  type Files,
} from '../../../../test/support/memory-project.ts';
import type { Source } from '../../../model/project.ts';
import { loadDataset } from '../../load-dataset.ts';

const communes = { 'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]) };
const area = (i: number) => square(102.7 + 0.05 * i, 21, 0.02);

async function load(
  files: Files,
  path: string,
  source: Partial<Source> = {},
  answers: Record<string, string> = {},
) {
  const { dataset, questions, issues } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'coverage', path, id: 'phu', evidence: 'declared', ...source },
    ]),
    openIn({ ...communes, ...files }),
    { answers },
  );
  const layers = dataset.coverage.map(({ operator, technology }) => `${operator} ${technology}`).sort();
  return { layers, questions, issues, asked: questions.map(({ kind, rows }) => [kind, ...rows]) };
}
const layerOf = (...rows: readonly Readonly<Record<string, unknown>>[]): Files => ({
  'phu.geojson': collection(rows.map((row, i) => [area(i), row] as const)),
});

const placemark = (i: number): string => {
  const corners = area(i)
    .coordinates[0]!.map(([lon, lat]) => `${lon},${lat}`)
    .join(' ');
  return `<Placemark><name>V${i}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${corners}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
};
const folder = (name: string, inside: string): string => `<Folder><name>${name}</name>${inside}</Folder>`;
const kml = (inside: string): Files => ({
  'vung.kml': `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`,
});

describe('operator and technology of an area', () => {
  const folders = kml(
    folder('Viettel 4G', folder('Vùng phủ', placemark(0))) +
      folder('VNPT', folder('3G', placemark(1)) + folder('4G', placemark(2))),
  );

  it('come from the folders around it, the nearest first', async () => {
    const { layers, asked, issues } = await load(folders, 'vung.kml');
    expect([layers, asked]).toEqual([['viettel 4G', 'vinaphone 3G', 'vinaphone 4G'], []]);
    expect(issues.filter(({ code }) => code === 'claims-by-labels')).toHaveLength(1);
  });

  it('come from the source where that says them', async () => {
    const { layers } = await load(folders, 'vung.kml', { operator: 'mobifone', technology: '5G' });
    expect(layers).toEqual(['mobifone 5G']);
  });

  it('are asked for those alone whose folders name none', async () => {
    const files = kml(folder('Viettel 4G', placemark(0)) + folder('Vùng phủ khác', placemark(1)));
    const { layers, asked } = await load(files, 'vung.kml');
    expect(layers).toEqual(['viettel 4G']);
    expect(asked).toEqual([
      ['claim-operator', 2],
      ['claim-technology', 2],
    ]);
  });

  it('come from its name', async () => {
    const files = layerOf({ Name: 'Viettel 4G' }, { Name: 'Vùng phủ Vinaphone 3G xã A' });
    const { layers, asked } = await load(files, 'phu.geojson');
    expect([layers, asked]).toEqual([['viettel 4G', 'vinaphone 3G'], []]);
  });
});

describe('a column of technologies', () => {
  const files = layerOf(
    ...['4G/LTE 1800', 'LTE-A', 'UMTS 900', 'NR n78', '4G+', 'VoLTE', '2/3/4G', 'NB-IoT', 'NB-IoT'].map(
      (tech) => ({ tech, Name: 'Vùng 4G' }),
    ),
  );

  it('is read by the generations in it, and what names none is asked for by its word', async () => {
    const open = await load(files, 'phu.geojson', { operator: 'viettel' });
    expect(open.layers).toEqual(['viettel 2G', 'viettel 3G', 'viettel 4G', 'viettel 5G']);
    expect(open.asked).toEqual([['technology-word', 8, 9]]);
    expect(open.questions[0]!.context).toMatchObject({ column: 'tech', word: 'NB-IoT', count: 2 });
    const { id } = open.questions[0]!;
    const { asked, issues } = await load(files, 'phu.geojson', { operator: 'viettel' }, { [id]: 'none' });
    expect(asked).toEqual([]);
    expect(issues.filter(({ code }) => code === 'technology-unknown')).toHaveLength(2);
  });

  it('under its own name likewise', async () => {
    const named = layerOf({ cong_nghe: '4G' }, { cong_nghe: '3G' }, { cong_nghe: 'sóng mới' });
    const { layers, asked } = await load(named, 'phu.geojson', { operator: 'viettel' });
    expect([layers, asked]).toEqual([['viettel 3G', 'viettel 4G'], [['technology-word', 3]]]);
  });
});
