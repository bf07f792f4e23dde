import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import type { Source } from '../../model/project.ts';
import { loadDataset, type Loaded } from '../load-dataset.ts';
import { projectionOfMeridian, toVn2000 } from '../systems/vn2000.ts';

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
const near = ({ dataset: { villages } }: Loaded): boolean =>
  villages.records.length > 0 &&
  villages.records.every(
    (_, v) => Math.hypot(villages.centres[2 * v]! - HOME[0], villages.centres[2 * v + 1]! - HOME[1]) < 0.02,
  );
const codes = ({ issues }: Loaded): string[] =>
  issues
    .map(({ code }) => code)
    .filter((code) => code !== 'village-code-generated' && code !== 'coordinates-beyond-degrees');

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
  it('on none of the meridians leaves the villages, without a place', async () => {
    const [question] = (await load(meters(105))).questions;
    expect(question!.choices.at(-1)).toEqual({ id: 'neither' });
    const loaded = await load(meters(105), 'Lai Châu', {}, { [question!.id]: 'neither' });
    expect(loaded.dataset.villages.records.map(({ name }) => name)).toEqual(['Cũ', 'Mới']);
    expect([...loaded.dataset.villages.centres].every(Number.isNaN)).toBe(true);
    expect(loaded.questions).toEqual([]);
    expect(codes(loaded)).toContain('vn2000-neither');
  });
  it('is refused where the project names a meridian that puts it outside', async () => {
    const loaded = await load(meters(103), 'Lai Châu', { crs: 'EPSG:9208' });
    expect(loaded.dataset.villages.records).toHaveLength(0);
    // The project may know better than the borders: what it names can be chosen.
    expect(loaded.questions[0]!.choices.map(({ id }) => id)).toContain('9208');
    expect(loaded.issues.find(({ code }) => code === 'vn2000-wrong-meridian')?.context).toMatchObject({
      meridian: "104°45'",
      fitting: "103°00'",
    });
  });
});

it('points in metres of no known province and without borders are asked about, with every meridian to choose', async () => {
  const project = projectOf([{ role: 'villages', path: 'thon.csv' }]);
  const files = { 'thon.csv': 'Tên thôn,X (m),Y (m)\nMới,2350000.5,450000.2\nCũ,2351000.5,451000.2\n' };
  const { questions } = await loadDataset(project, openIn(files));
  expect(questions.map(({ kind }) => kind)).toEqual(['meridian']);
  expect(questions[0]!.choices.map(({ label }) => label)).toEqual(
    expect.arrayContaining(["103°00'", "104°45'", "105°00'"]),
  );
  const answered = await loadDataset({ ...project, answers: { [questions[0]!.id]: '9208' } }, openIn(files));
  expect(answered.dataset.villages.records).toHaveLength(2);
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
  it('are swapped for a whole column and for a single row, and both say so', async () => {
    const whole = await load('Tên thôn,Kinh độ,Vĩ độ\nMới,22.3964,103.4586\nCũ,22.39,103.45\n');
    expect(codes(whole)).toEqual(['coordinates-swapped']);
    const single = await load('Tên thôn,Kinh độ,Vĩ độ\nMới,103.4586,22.3964\nCũ,22.39,103.45\n');
    expect(codes(single)).toEqual(['coordinates-reversed']);
    expect(near(single)).toBe(true);
  });
  it.each([
    ['letters', 'Vĩ độ,Kinh độ', '"22°23\'47.0""N","103°27\'31.0""E"', '"103°27\'31.0""E","22°23\'47.0""N"'],
    ['one cell', 'Tọa độ', '"22.3964, 103.4586"', '"103.4586, 22.3964"'],
  ])('name the row that writes its numbers the other way round: %s', async (_, header, usual, odd) => {
    const loaded = await load(`Tên thôn,${header}\nMột,${usual}\nHai,${usual}\nMới,${odd}\n`);
    expect(loaded.issues.filter(({ code }) => code === 'coordinates-reversed').map(({ row }) => row)).toEqual(
      [4],
    );
    expect(near(loaded)).toBe(true);
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

/** What a file says about its projection, as EPSG name of a GeoJSON `crs` member. */
const layer = (lon0: number, crs: number | null, size = 500): object => {
  const [e, n] = toVn2000(projectionOfMeridian(lon0)!)(...HOME);
  const line: GeoJSON.LineString = {
    type: 'LineString',
    coordinates: [
      [e, n],
      [e + size, n + size],
      [e + 2 * size, n],
    ],
  };
  return {
    ...collection([[line, {}]]),
    ...(crs && { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${crs}` } } }),
  };
};

describe('lines and areas in metres', () => {
  const project = projectOf([
    { role: 'communes', path: 'xa.geojson' },
    { role: 'fibre', path: 'cap.geojson' },
  ]);
  const loadLayer = (file: object, answers = {}) =>
    loadDataset(
      { ...project, province: { code: '12', name: 'Lai Châu' } },
      openIn({ 'xa.geojson': COMMUNES, 'cap.geojson': file }),
      { answers },
    );
  const start = ({ dataset }: Loaded): number | undefined => dataset.fibre[0]?.geometry.xy[0];

  it.each([
    ['no word about its meridian', 103, null],
    ['a .prj of another meridian', 103, 5898],
    ['a .prj that the province does not use, but is right', 105, 5897],
  ])('with %s lie where they should', async (_, lon0, crs) => {
    expect(start(await loadLayer(layer(lon0, crs)))).toBeCloseTo(HOME[0], 6);
  });

  it('whose .prj is wrong as well as the province wait, and are offered what fits', async () => {
    const loaded = await loadLayer(layer(105, 5898));
    expect(start(loaded)).toBeUndefined();
    expect(codes(loaded)).toEqual(['vn2000-wrong-meridian', 'question-open']);
    expect(loaded.inputs[1]).toMatchObject({ read: 1, kept: 0, rejected: 1 });
    expect(loaded.questions[0]!.choices.map(({ id }) => id)).toContain('5897');
    const answered = await loadLayer(layer(105, 5898), { [loaded.questions[0]!.id]: '5897' });
    expect(start(answered)).toBeCloseTo(HOME[0], 6);
  });

  it('with latitude before longitude are turned round', async () => {
    const line: GeoJSON.LineString = {
      type: 'LineString',
      coordinates: [
        [22.39, 103.45],
        [22.4, 103.46],
      ],
    };
    const loaded = await loadLayer(collection([[line, {}]]));
    expect(start(loaded)).toBe(103.45);
    expect(codes(loaded)).toEqual(['coordinates-swapped']);
  });
});

describe('what a person is shown', () => {
  it('counts the points of each reading inside the communes', async () => {
    const { coordinateDecisions } = await load(
      'Tên thôn,Kinh độ,Vĩ độ\nMới,22.3964,103.4586\nXa,21.0,104.9\n',
    );
    expect(coordinateDecisions).toMatchObject([
      {
        id: 'axes/villages-1/thon.csv/',
        sample: '103.4586 22.3964',
        points: 2,
        chosen: 'swapped',
        interpretations: [
          { id: 'asWritten', inside: 0 },
          { id: 'swapped', inside: 1 },
        ],
      },
    ]);
    expect([...coordinateDecisions[0]!.interpretations[1]!.xy]).toEqual([103.4586, 22.3964, 104.9, 21]);
  });

  it('can be chosen otherwise', async () => {
    const loaded = await load(
      'Tên thôn,Kinh độ,Vĩ độ\nMới,22.3964,103.4586\n',
      'Lai Châu',
      {},
      {
        'axes/villages-1/thon.csv/': 'asWritten',
      },
    );
    expect(loaded.coordinateDecisions[0]!.chosen).toBe('asWritten');
    expect(codes(loaded)).toContain('coordinates-out-of-range');
  });
});

describe('a province wider than the step between meridians', () => {
  const WIDE = collection([
    [square(103.4, 22.4, 0.1), { code: '00001', name: 'Xã Tây' }],
    [square(103.6, 22.4, 0.1), { code: '00002', name: 'Xã Giữa' }],
    [square(103.8, 22.4, 0.1), { code: '00003', name: 'Xã Đông' }],
  ]);
  /** Villages of all three communes in metres; their rows name the commune. */
  const csvOn = (lon0: number): string => {
    const convert = toVn2000(projectionOfMeridian(lon0)!);
    const rows = [103.36, 103.44, 103.56, 103.64, 103.72].map((lon, i) => {
      const [easting, northing] = convert(lon, 22.4);
      const code = lon < 103.5 ? '00001' : lon < 103.7 ? '00002' : '00003';
      return `Bản ${i},${code},${northing.toFixed(2)},${easting.toFixed(2)}`;
    });
    return `Tên thôn,Mã xã,X,Y\n${rows.join('\n')}\n`;
  };
  const loadWide = (csv: string, source: Partial<Source> = { crs: 'VN2000:104.75' }) =>
    loadDataset(
      {
        ...projectOf([
          { role: 'communes', path: 'xa.geojson' },
          { role: 'villages', path: 'thon.csv', ...source },
        ]),
        province: { code: '12', name: 'Lai Châu' },
      },
      openIn({ 'xa.geojson': WIDE, 'thon.csv': csv }),
    );

  it('says that other meridians fit as well where no row names a commune', async () => {
    const toldOf = async (csv: string) =>
      (await loadWide(csv, {})).issues.map(({ code }) => code).includes('vn2000-others-fit');
    const nameless = csvOn(104.75)
      .split('\n')
      .filter((_, at) => at !== 1 && at < 4)
      .map((line) => line.replace(/^([^,]*),[^,]*,/, '$1,'))
      .join('\n');
    expect(await toldOf(nameless)).toBe(true);
    expect(await toldOf(csvOn(104.75))).toBe(false);
  });

  it('believes the communes that the rows name', async () => {
    // Read on 104°45' the villages of 104°30' move 26 km east: inside the province still, but in other communes.
    const loaded = await loadWide(csvOn(104.5));
    expect(loaded.dataset.villages.records).toEqual([]);
    expect(loaded.questions[0]!.choices[0]!.id).toBe('9207');
    expect((await loadWide(csvOn(104.75))).questions).toEqual([]);
  });
});

describe('the question of the meridian', () => {
  // On 104°45' the same metres lie 1.75° farther east: in the other commune of the province.
  const twoCommunes = collection([
    [square(HOME[0], HOME[1], 0.2), { code: '03388', name: 'Xã Nậm Mây' }],
    [square(HOME[0] + 1.75, HOME[1], 0.2), { code: '03408', name: 'Xã Khe Lạnh' }],
  ]);
  const ask = (csv: string, path: string, borders = true): Promise<Loaded> =>
    loadDataset(
      {
        ...projectOf([
          ...(borders ? [{ role: 'communes', path: 'xa.geojson' } as const] : []),
          { role: 'villages', path },
        ]),
        province: { code: '12', name: 'Lai Châu' },
      },
      openIn({ 'xa.geojson': twoCommunes, [path]: csv }),
    );

  it('tests the commune that the file names, and shows how many points lie there', async () => {
    const loaded = await ask(meters(103), 'Xã Nậm Mây.csv');
    expect(loaded.coordinateDecisions).toMatchObject([{ points: 2, stated: 2, chosen: '9205' }]);
    expect(
      loaded.coordinateDecisions[0]!.interpretations.map(({ label, inside, inStated }) => [
        label,
        inside,
        inStated,
      ]),
    ).toEqual([
      ["103°00'", 2, 2],
      ["104°45'", 2, 0],
    ]);
    expect((await ask(meters(103), 'Xã Khe Lạnh.csv')).coordinateDecisions).toMatchObject([
      { chosen: '9208' },
    ]);
  });

  it('says the count of each meridian where a person must choose', async () => {
    const { questions } = await ask(meters(105), 'Xã Nậm Mây.csv');
    expect(questions).toMatchObject([{ kind: 'meridian', context: { variant: 'stated' } }]);
    expect(questions[0]!.context!.stated).toContain("105°00' 2/2");
    expect(questions[0]!.context!.stated).toContain("103°00' 0/2");
  });

  it('says that it cannot tell where there are no borders', async () => {
    const { questions, issues } = await ask(meters(103), 'Xã Nậm Mây.csv', false);
    expect(questions).toMatchObject([{ kind: 'meridian', context: { variant: 'untested' } }]);
    expect(issues.map(({ code }) => code)).toContain('vn2000-untested');
    expect(issues.map(({ code }) => code)).not.toContain('vn2000-wrong-meridian');
  });

  it('is not asked without borders where the file and the province agree', async () => {
    const load = (epsg: number): Promise<Loaded> =>
      loadDataset(
        {
          ...projectOf([{ role: 'fibre', path: 'cap.geojson' }]),
          province: { code: '12', name: 'Lai Châu' },
        },
        openIn({ 'cap.geojson': layer(103, epsg) }),
      );
    const agreed = await load(9205);
    expect(agreed.questions).toEqual([]);
    expect(agreed.dataset.fibre[0]!.geometry.xy[0]).toBeCloseTo(HOME[0], 6);
    expect((await load(9218)).questions).toMatchObject([
      { kind: 'meridian', context: { variant: 'untested' } },
    ]);
  });
});
