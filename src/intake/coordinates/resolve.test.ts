import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import type { Source } from '../../model/project.ts';
import { loadDataset, type Loaded } from '../load-dataset.ts';
import { projectionOfMeridian, toVn2000 } from '../vn2000.ts';

const HOME: readonly [number, number] = [103.4586, 22.3964];
const COMMUNES = collection([[square(HOME[0], HOME[1], 0.2), { code: '03388', name: 'Phường Đoàn Kết' }]]);

function load(
  csv: string,
  province = 'Lai Châu',
  source: Partial<Source> = {},
  answers = {},
): Promise<Loaded> {
  const project = projectOf([
    { role: 'communes', path: 'xa.geojson' },
    { role: 'villages', path: 'thon.csv', ...source },
  ]);
  return loadDataset(
    { ...project, province: { code: '12', name: province } },
    openIn({ 'xa.geojson': COMMUNES, 'thon.csv': csv }),
    { answers },
  );
}
const meters = (lon0: number): string => {
  const [easting, northing] = toVn2000(projectionOfMeridian(lon0)!)(...HOME);
  return `Tên thôn,X,Y\nMới,${northing.toFixed(2)},${easting.toFixed(2)}\nCũ,${(northing + 900).toFixed(2)},${easting.toFixed(2)}\n`;
};
const near = ({ dataset }: Loaded): boolean =>
  Math.hypot(dataset.villages.centres[0]! - HOME[0], dataset.villages.centres[1]! - HOME[1]) < 0.02;
const codes = ({ issues }: Loaded): string[] =>
  issues.map(({ code }) => code).filter((code) => code !== 'village-code-generated');

describe('VN-2000 in columns', () => {
  it.each([103, 104.75])('on %s°, both in use in Lai Châu, is told apart by the province', async (lon0) => {
    const loaded = await load(meters(lon0));
    expect(near(loaded)).toBe(true);
    expect(codes(loaded)).toEqual(['vn2000-converted']);
    expect(loaded.dataset.villages.records.map(({ communeCode }) => communeCode)).toEqual(['03388', '03388']);
  });
  it('does not care which letter the northing has', async () => {
    expect(near(await load(meters(103).replace('X,Y', 'Y,X')))).toBe(true);
  });
  it('on a meridian that the province does not use waits for an answer that offers the fitting one', async () => {
    const loaded = await load(meters(105));
    expect(loaded.dataset.villages.records).toHaveLength(0);
    expect(codes(loaded)).toEqual(['vn2000-wrong-meridian', 'question-open', 'question-open']);
    const [question] = loaded.questions;
    expect(question!.choices.map(({ label }) => label)).toContain("105°00'");
    const answered = await load(meters(105), 'Lai Châu', {}, { [question!.id]: '5897' });
    expect(near(answered)).toBe(true);
  });
  it('is refused where the project names a meridian that puts it outside', async () => {
    const loaded = await load(meters(103), 'Lai Châu', { crs: 'EPSG:9208' });
    expect(loaded.dataset.villages.records).toHaveLength(0);
    expect(loaded.issues.find(({ code }) => code === 'vn2000-wrong-meridian')?.context).toMatchObject({
      meridian: "104°45'",
      fitting: "103°00'",
    });
  });
});

describe('degrees in columns', () => {
  it.each([
    ['decimal comma', 'Vĩ độ,Kinh độ', '"22,3964","103,4586"'],
    ['degrees, minutes, seconds', 'Vĩ độ,Kinh độ', '"22°23\'47.0""N","103°27\'31.0""E"'],
    ['one cell', 'Tọa độ', '"22.3964, 103.4586"'],
    ['a link', 'Link Google Maps', '"https://www.google.com/maps?q=22.3964,103.4586"'],
    ['swapped', 'Kinh độ,Vĩ độ', '22.3964,103.4586'],
  ])('%s', async (_, header, cells) => {
    expect(near(await load(`Tên thôn,${header}\nMới,${cells}\n`))).toBe(true);
  });
  it('are swapped for a whole column and say so, never for a single row', async () => {
    const whole = await load('Tên thôn,Kinh độ,Vĩ độ\nMới,22.3964,103.4586\nCũ,22.39,103.45\n');
    expect(codes(whole)).toEqual(['coordinates-swapped']);
    const single = await load('Tên thôn,Kinh độ,Vĩ độ\nMới,103.4586,22.3964\nCũ,22.39,103.45\n');
    expect(codes(single)).toEqual([
      'coordinates-reversed',
      'village-without-location',
      'village-outside-communes',
    ]);
  });
});

it('polygons in metres are placed like points', async () => {
  const [e, n] = toVn2000(projectionOfMeridian(103)!)(...HOME);
  const ring = [
    [e, n],
    [e + 500, n],
    [e + 500, n + 500],
    [e, n],
  ];
  const project = projectOf([
    { role: 'communes', path: 'xa.geojson' },
    { role: 'depressions', path: 'lom.geojson' },
  ]);
  const files = {
    'xa.geojson': COMMUNES,
    'lom.geojson': collection([[{ type: 'Polygon', coordinates: [ring] }, {}]]),
  };
  const { dataset } = await loadDataset(
    { ...project, province: { code: '12', name: 'Lai Châu' } },
    openIn(files),
  );
  expect(dataset.depressions[0]!.geometry.xy[0]).toBeCloseTo(HOME[0], 6);
});
