import { describe, expect, it } from 'vitest';
import { featuresAs, outlineOf, readAs, sheetsAs } from '../../../test/support/read-text.ts';

const json = (value: unknown): string => JSON.stringify(value);

describe('records one a line', () => {
  it('are rows of a table, a broken line is named', async () => {
    const { sheets, issues, read } = await sheetsAs(
      'a.jsonl',
      '\ufeff{"thon":"Nà Hừ","vi_tri":{"lat":22.3,"lng":103.1}}\n\n{"thon":"Nà Sài"\n\x1e{"thon":"Bản Vẽ","dan_so":200}\r\n',
    );
    expect(sheets[0]!.rows).toEqual([
      ['thon', 'vi_tri.lat', 'vi_tri.lng', 'dan_so'],
      ['Nà Hừ', 22.3, 103.1, null],
      ['Bản Vẽ', null, null, 200],
    ]);
    expect([...sheets[0]!.rowNumbers]).toEqual([0, 1, 4]);
    expect(read).toBe(4);
    expect(issues).toMatchObject([{ code: 'record-broken', did: 'rejected', row: 3 }]);
  });
  it('are found whatever the file is called, their geometry too', async () => {
    const line = (x: number): string => json({ ten: 'a', geom: { type: 'Point', coordinates: [x, 22] } });
    expect(outlineOf(await featuresAs('a.json', `${line(103)}\n${line(104)}\n`))).toEqual([
      ['point', [1, 2], [103, 22, 104, 22]],
    ]);
  });
});

describe('features of Esri', () => {
  const ring = (x: number, y: number, side: number): number[][] => [
    [x, y],
    [x, y + side],
    [x + side, y + side],
    [x + side, y],
    [x, y],
  ];
  it('have their attributes, holes by direction, days and system', async () => {
    const set = {
      geometryType: 'esriGeometryPolygon',
      spatialReference: { wkid: 102100, latestWkid: 3857 },
      fields: [{ name: 'ngay', type: 'esriFieldTypeDate' }],
      features: [
        {
          attributes: { ten: 'a', ngay: Date.UTC(2026, 5, 30) },
          geometry: { rings: [ring(0, 0, 10), ring(2, 2, 3).reverse()] },
        },
        { attributes: { ten: 'b', ngay: null }, geometry: null },
      ],
    };
    const parsed = await featuresAs('a.json', json(set));
    const [areas, without] = parsed.tables;
    expect([...areas!.geometry.parts]).toEqual([0, 2]);
    expect(areas).toMatchObject({ crs: 'EPSG:3857', properties: [{ ten: 'a', ngay: '2026-06-30' }] });
    expect(without!.properties).toEqual([{ ten: 'b', ngay: null }]);
  });
  it('are points and lines as well', async () => {
    const set = (geometry: object): string => json({ features: [{ attributes: { a: 1 }, geometry }] });
    expect(outlineOf(await featuresAs('a.json', set({ x: 103, y: 22 })))).toEqual([
      ['point', [1], [103, 22]],
    ]);
    const paths = [
      [
        [103, 22],
        [104, 23],
      ],
    ];
    expect(outlineOf(await featuresAs('a.json', set({ paths })))).toEqual([
      ['line', [1], [103, 22, 104, 23]],
    ]);
  });
});

describe('an answer of Overpass', () => {
  const node = (id: number, lon: number, lat: number, tags?: object): object => ({
    type: 'node',
    id,
    lon,
    lat,
    tags,
  });
  const corners = [node(1, 103, 22), node(2, 104, 22), node(3, 104, 23), node(4, 103, 23)];
  it('gives what has tags, ways by their nodes, areas joined of ways', async () => {
    const answer = {
      version: 0.6,
      elements: [
        ...corners,
        node(5, 103.5, 22.5, { place: 'hamlet', name: 'Nà Hừ' }),
        { type: 'way', id: 10, nodes: [1, 2, 3], tags: { highway: 'track' } },
        { type: 'way', id: 11, nodes: [3, 4, 1] },
        { type: 'way', id: 12, nodes: [1, 2, 3, 4, 1], tags: { landuse: 'residential' } },
        {
          type: 'relation',
          id: 20,
          tags: { type: 'boundary', name: 'Xã' },
          members: [
            { type: 'way', ref: 10, role: 'outer' },
            { type: 'way', ref: 11, role: 'outer' },
          ],
        },
      ],
    };
    const square = [103, 22, 104, 22, 104, 23, 103, 23, 103, 22];
    expect(outlineOf(await featuresAs('a.json', json(answer)))).toEqual([
      ['polygon', [3, 4], [...square, ...square]],
      ['line', [2], [103, 22, 104, 22, 104, 23]],
      ['point', [1], [103.5, 22.5]],
    ]);
  });
});

it('a package of open fibre gives spans and nodes', async () => {
  const network = {
    name: 'VNPT',
    spans: [
      {
        id: 's1',
        status: 'operational',
        networkProviders: [{ id: 'x', name: 'VNPT' }],
        route: {
          type: 'LineString',
          coordinates: [
            [103, 22],
            [104, 23],
          ],
        },
      },
    ],
    nodes: [{ id: 'n1', location: { type: 'Point', coordinates: [103, 22] } }],
  };
  const { tables } = await featuresAs('a.json', json({ networks: [network] }));
  expect(tables.map(({ geometry, properties }) => [geometry.kind, properties[0]])).toEqual([
    [
      'line',
      { network_name: 'VNPT', operator: 'VNPT', id: 's1', status: 'operational', networkProviders: ['VNPT'] },
    ],
    ['point', { network_name: 'VNPT', id: 'n1' }],
  ]);
});

describe('a list of records', () => {
  it('is a table, objects inside by names joined, wherever the list lies', async () => {
    const records = [
      { ten: 'a', vi_tri: { lat: 22.3, lon: 103.1 }, _geolocation: [22.3, 103.1] },
      { ten: 'b', so_ho: 40 },
    ];
    const rows = [
      ['ten', 'vi_tri.lat', 'vi_tri.lon', '_geolocation', 'so_ho'],
      ['a', 22.3, 103.1, '22.3, 103.1', null],
      ['b', null, null, null, 40],
    ];
    for (const value of [records, { count: 2, results: records }, { data: { rows: records, note: [{}] } }])
      expect((await sheetsAs('a.json', json(value))).sheets[0]!.rows).toEqual(rows);
  });
  it('whose records have geometry is features', async () => {
    const records = [{ ten: 'a', hinh: { type: 'Point', coordinates: [103, 22] } }];
    expect(outlineOf(await featuresAs('a.json', json(records)))).toEqual([['point', [2], [103, 22]]]);
  });
  it('are not what this program itself wrote', async () => {
    const truth = {
      format: 'song-ban-sample-truth',
      version: 1,
      villages: [{ village_code: '1', lon: 103, lat: 22 }],
    };
    await expect(readAs('truth.json', json(truth))).rejects.toThrow('json-of-this-program');
  });
  it('must be there', async () =>
    expect(readAs('a.json', json({ ten: 'a', so: [1, 2] }))).rejects.toThrow('json-without-records'));
});
