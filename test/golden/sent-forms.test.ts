import { describe, expect, it } from 'vitest';
import { checked, roleOf, villagesOf } from '../support/check-files.ts';

const VILLAGES = [
  ['Nà Hừ', 400, 103.1, 22.3],
  ['Nà Sài', 300, 103.22, 22.31],
  ['Bản Vẽ', 200, 103.4, 22.4],
] as const;

describe('a questionnaire of KoboToolbox or ODK', () => {
  const rowsOf = (heading: string, row: (village: (typeof VILLAGES)[number]) => string): string =>
    [heading, ...VILLAGES.map(row), ''].join('\n');
  it.each([
    ['_location_', '_'],
    ['_Toa_do_', '_'],
    ['_Ghi tọa độ nhà văn hóa thôn_', '_'],
    ['gps-', '-'],
    ['nhom_b/vi_tri:', ':'],
  ])('%s: the parts of a point are its place, and no count of people', async (point) => {
    const [lat, lon, alt, error] = ['latitude', 'longitude', 'altitude', 'precision'].map(
      (part) => point + part,
    );
    const result = await checked({
      'phieu.csv': rowsOf(
        `start,nhom_a/Ten_thon,nhom_a/So_nhan_khau,${lat},${lon},${alt},${error}`,
        ([name, people, x, y]) => `2026-03-01,${name},${people},${y},${x},900,5`,
      ),
    });
    expect(roleOf(result)).toBe('villages');
    expect(villagesOf(result)).toEqual(VILLAGES);
    expect(result.opened.loaded.questions).toEqual([]);
  });
  it('a point in one cell is a place whatever its column is called', async () => {
    const result = await checked({
      'phieu.csv': rowsOf(
        'Tên thôn,Dân số,Vị trí thôn',
        ([name, people, x, y]) => `${name},${people},${y} ${x} 900.0 4.5`,
      ),
    });
    expect(villagesOf(result)).toEqual(VILLAGES);
  });
});

describe('a log of the field', () => {
  const PLACES = [
    ['103.1', '22.3'],
    ['103.2', '22.31'],
    ['103.4', '22.4'],
  ] as const;
  const found = async (name: string, content: string): Promise<unknown> => {
    const result = await checked({ [name]: content });
    expect(roleOf(result)).toBe('measurements');
    return result.opened.loaded.dataset.measurements.map(
      ({ operator, technology, rsrpDbm, asOf, lon, lat, row }) => [
        operator,
        technology,
        rsrpDbm,
        asOf,
        lon,
        lat,
        row,
      ],
    );
  };
  const line = (cells: readonly (string | number)[]): string => cells.join(',');

  it('of OpenCelliD, as it is published by country without a head, names operators by their networks', async () => {
    const rows = (['LTE,452,4', 'UMTS,452,1', 'GSM,457,2'] as const).map((radio, i) =>
      line([
        radio,
        3010,
        1000 + i,
        0,
        ...PLACES[i]!,
        1500,
        3,
        1,
        1459692304,
        1772323200,
        i === 0 ? 0 : -80 - i,
      ]),
    );
    const result = await checked({ '452.csv': `${rows.join('\n')}\n` });
    // 1772323200 s is midnight UTC of 1 March 2026.
    expect(result.opened.loaded.dataset.measurements).toMatchObject([
      { operator: 'viettel', technology: '4G', rsrpDbm: null, service: null, asOf: '2026-03-01', row: 1 },
      { operator: 'mobifone', technology: '3G', rsrpDbm: -81, service: true, lon: 103.2, lat: 22.31, row: 2 },
    ]);
    const [file] = result.opened.loaded.inputs;
    expect(file).toMatchObject({ read: 3, kept: 2, account: { filtered: 1, notes: 0 } });
    expect(result.opened.loaded.issues).toContainEqual(
      expect.objectContaining({ code: 'network-abroad', context: { count: 1 } }),
    );
  });

  it('of CellMapper', async () => {
    const rows = (['02,LTE', '05,NR', '07,GSM'] as const).map((network, i) => {
      const [mnc, radio] = network.split(',');
      const [x, y] = PLACES[i]!;
      return line([y, x, 900, 452, mnc!, 301, 1000 + i, -90 - i, radio!, radio!, 1500, 10, 1772323200000]);
    });
    const head = 'Latitude,Longitude,Altitude,MCC,MNC,LAC,CID,Signal,Type,Subtype,ARFCN,PSC,Timestamp';
    expect(await found('CellMapper.csv', `${[head, ...rows].join('\n')}\n`)).toEqual([
      ['vinaphone', '4G', -90, '2026-03-01', 103.1, 22.3, 2],
      ['vietnamobile', '5G', -91, '2026-03-01', 103.2, 22.31, 3],
      ['gtel', '2G', -92, '2026-03-01', 103.4, 22.4, 4],
    ]);
  });

  it('of G-NetTrack: its level counts, not that of the whole channel beside it', async () => {
    const head =
      'Timestamp\tLongitude\tLatitude\tSpeed\tOperatorname\tOperator\tCGI\tCellname\tNode\tCellID\tLAC\tNetworkTech\tNetworkMode\tLevel\tQual\tSNR\tCQI\tLTERSSI\tDL_bitrate\tUL_bitrate\tAltitude\tAccuracy';
    const rows = (['-;45204;4G', 'Vinaphone;45202;3G', '-;45201;2G'] as const).map((said, i) => {
      const [name, network, radio] = said.split(';');
      return [
        `2026.03.0${i + 1}_10.00.00`,
        ...PLACES[i]!,
        10,
        name,
        network,
        '-',
        '-',
        12,
        1000 + i,
        301,
        radio,
        radio,
        -100 - i,
        -10,
        12,
        '-',
        -70,
        1500,
        100,
        900,
        5,
      ].join('\t');
    });
    expect(await found('Viettel_2026.txt', `${[head, ...rows].join('\n')}\n`)).toEqual([
      ['viettel', '4G', -100, '2026-03-01', 103.1, 22.3, 2],
      ['vinaphone', '3G', -101, '2026-03-02', 103.2, 22.31, 3],
      ['mobifone', '2G', -102, '2026-03-03', 103.4, 22.4, 4],
    ]);
  });

  it('that writes the level of the whole channel alone has a level for 2G and 3G only', async () => {
    const rows = (['LTE', 'GSM'] as const).map((radio, i) =>
      line([...PLACES[i]!, 452, '04', radio, -85 - i]),
    );
    expect(await found('do.csv', `lon,lat,mcc,mnc,radio,RSSI\n${rows.join('\n')}\n`)).toEqual([
      ['viettel', '4G', null, null, 103.1, 22.3, 2],
      ['viettel', '2G', -86, null, 103.2, 22.31, 3],
    ]);
  });
});

it('a list of cells of H3 is coverage', async () => {
  const result = await checked({
    'o-luoi.csv':
      'h3_index,operator,technology\n87415c8c8ffffff,Viettel,4G\n87415c8caffffff,Viettel,4G\n87415c8cbffffff,Viettel,4G\n',
  });
  expect(roleOf(result)).toBe('coverage');
  const { coverage } = result.opened.loaded.dataset;
  expect(coverage).toMatchObject([{ operator: 'viettel', technology: '4G' }]);
  expect(coverage[0]!.geometry.features.length - 1).toBe(3);
});

describe('a network of the Open Fibre Data Standard', () => {
  const provider = { id: 'p', name: 'Viettel' };
  const node = (id: string, x: number) => ({
    id,
    name: id,
    status: 'operational',
    type: ['accessPoint'],
    location: { type: 'Point', coordinates: [x, 22.3] },
  });
  const span = (id: string, status: string) => ({
    id,
    status,
    start: 'a',
    end: 'b',
    physicalInfrastructureProvider: provider,
    route: {
      type: 'LineString',
      coordinates: [
        [103.1, 22.3],
        [103.2, 22.4],
      ],
    },
  });

  it('as a package is fibre: its spans are routes, its nodes are where people get on', async () => {
    const network = {
      id: 'n',
      name: 'Mạng A',
      nodes: [node('a', 103.1), node('b', 103.2)],
      spans: [span('s', 'operational'), span('t', 'planned')],
    };
    const result = await checked({ 'mang.json': JSON.stringify({ networks: [network] }) });
    expect(roleOf(result)).toBe('fibre');
    const { dataset, inputs, questions } = result.opened.loaded;
    expect(dataset.fibre).toMatchObject([{ operator: 'viettel' }]);
    expect(dataset.fibre[0]!.geometry.features.length - 1).toBe(1);
    expect(dataset.plannedFibre?.length).toBe(1);
    expect([...dataset.fibreNodes!]).toEqual([103.1, 22.3, 103.2, 22.3]);
    expect(inputs).toMatchObject([{ read: 4, kept: 4, rejected: 0 }]);
    expect(questions).toEqual([]);
  });

  it.each([
    [
      'fibreNodes',
      { ...node('a', 103.1), location: undefined },
      { type: 'Point', coordinates: [103.1, 22.3] },
    ],
    [
      'fibre',
      { ...span('s', 'operational'), start: { id: 'a' }, end: { id: 'b' }, route: undefined },
      {
        type: 'LineString',
        coordinates: [
          [103.1, 22.3],
          [103.2, 22.4],
        ],
      },
    ],
  ])('as GeoJSON is %s by its columns', async (role, properties, geometry) => {
    const feature = {
      type: 'Feature',
      properties: { ...properties, network: { id: 'n', name: 'Mạng A' } },
      geometry,
    };
    const result = await checked({
      'du-lieu.geojson': JSON.stringify({ type: 'FeatureCollection', features: [feature] }),
    });
    expect(roleOf(result)).toBe(role);
    expect(result.opened.loaded.questions).toEqual([]);
  });
});

it('a placemark whose name stands in its table too asks nothing', async () => {
  const mark = ([name, people, x, y]: (typeof VILLAGES)[number]): string =>
    `<Placemark><name>${name}</name><ExtendedData><Data name="thon"><value>${name}</value></Data><Data name="dan_so"><value>${people}</value></Data></ExtendedData><MultiGeometry><Point><coordinates>${x},${y}</coordinates></Point></MultiGeometry></Placemark>`;
  const result = await checked({
    'ban.kml': `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${VILLAGES.map(mark).join('')}</Document></kml>`,
  });
  expect(result.opened.loaded.questions).toEqual([]);
  expect(villagesOf(result)).toEqual(VILLAGES);
});
