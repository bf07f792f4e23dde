import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  collection,
  openIn,
  projectOf,
  square,
  type Files,
} from '../../../../test/support/memory-project.ts';
import type { Radio } from '../../../model/network.ts';
import { loadDataset } from '../../load-dataset.ts';

const communes = { 'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]) };

async function load(header: string, rows: readonly string[], answers: Record<string, string> = {}) {
  const files: Files = { ...communes, 'tram.csv': [header, ...rows].join('\n') };
  const loaded = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'sites', path: 'tram.csv', id: 'tram' },
    ]),
    openIn(files),
    { answers },
  );
  const { sites } = loaded.dataset;
  // How far the masts reach is asked beside; it is no matter of their radios.
  const issues = loaded.issues.filter(({ code, file }) => code !== 'radius-open' && file === 'tram.csv');
  return {
    ...loaded,
    issues,
    questions: loaded.questions.filter(({ kind }) => kind !== 'radius'),
    sites,
    radios: sites.flatMap(({ radios }) => radios),
    codes: issues.map(({ code }) => code),
    input: loaded.inputs.find(({ path }) => path === 'tram.csv')!,
  };
}
const HEAD = 'Mã trạm,Nhà mạng,Kinh độ,Vĩ độ';
const row = (code: string, ...more: string[]): string =>
  [code, 'Viettel', '103.1', '21.1', ...more.map((cell) => `"${cell}"`)].join(',');
const brief = ({ technology, bandMhz, azimuthDegrees, tiltDegrees }: Radio) => [
  technology,
  bandMhz,
  azimuthDegrees,
  tiltDegrees,
];

describe('radios of masts', () => {
  it.each([
    [['120', '240', '360'], 0],
    [['0', '120', '240', '360'], null],
    [['60', '180', '300', '360'], null],
    [['360'], null],
  ])('that look at 360° look north where the column turns by thirds without 0: %j', async (angles, last) => {
    const rows = angles.map((angle, at) => row(`SLA0001-1${at}`, '4G', '1800', angle));
    const { radios, codes } = await load(`${HEAD},Công nghệ,Băng tần,Góc phương vị`, rows);
    expect(radios.at(-1)!.azimuthDegrees).toBe(last);
    expect(codes.includes('value-not-understood')).toBe(last === null);
  });
  it('stay apart where their rows are joined to one mast', async () => {
    const { sites, codes } = await load(
      `${HEAD},Công nghệ,Băng tần,Góc phương vị,Góc cụp,EIRP (dBm),Chiều cao cột (m),Chiều cao anten (m)`,
      [
        row('SLA0001-11', '4G', 'B3 1800', '0', '4', '60', '45', '42'),
        row('SLA0001-12', '4G', '1800MHz', '120', '6', '60', '45', ''),
        row('SLA0001-13', '3G', '2100', '240', '2', '58,5', '45', '40'),
      ],
    );
    expect(sites).toHaveLength(1);
    expect(sites[0]).toMatchObject({
      code: 'SLA0001',
      technologies: ['3G', '4G'],
      heightMeters: 45,
      devices: 3,
    });
    expect(sites[0]!.radios).toMatchObject([
      {
        operator: 'viettel',
        technology: '4G',
        bandMhz: 1800,
        azimuthDegrees: 0,
        tiltDegrees: 4,
        eirpDbm: 60,
        heightMeters: 42,
        row: 2,
      },
      { bandMhz: 1800, azimuthDegrees: 120, tiltDegrees: 6, heightMeters: 45, row: 3 },
      { technology: '3G', bandMhz: 2100, azimuthDegrees: 240, tiltDegrees: 2, eirpDbm: 58.5, row: 4 },
    ]);
    expect(codes).toEqual(['devices-joined']);
  });

  it('are one for each sector and band that a row names', async () => {
    const { radios } = await load(`${HEAD},Công nghệ,Băng tần,Azimuth,Tilt`, [
      row('A1', '4G', '2100/1800', '0/120/240', '2/4/6'),
      row('A2', '4G', 'n78', 'Omni', ''),
      row('A3', '3G, 4G', '2100, 1800', '60 độ', '2+4'),
      row('A4', '', '', '', ''),
    ]);
    const of = (rowNumber: number) => radios.filter((one) => one.row === rowNumber).map(brief);
    expect(of(2)).toEqual([
      ['4G', 2100, 0, 2],
      ['4G', 1800, 0, 2],
      ['4G', 2100, 120, 4],
      ['4G', 1800, 120, 4],
      ['4G', 2100, 240, 6],
      ['4G', 1800, 240, 6],
    ]);
    expect(of(3)).toEqual([
      ['5G', 3500, 'omni', null],
      ['4G', null, 'omni', null],
    ]);
    expect(of(4)).toEqual([
      ['3G', 2100, 60, 6],
      ['4G', 1800, 60, 6],
    ]);
    expect(of(5)).toEqual([[null, null, null, null]]);
  });

  it('have the bands of marks, in cells and in headings', async () => {
    const { radios, sites } = await load(`${HEAD},4G,U2100`, [
      row('A1', '1800/2600', 'x'),
      row('A2', 'x', ''),
    ]);
    expect(radios.map(brief).map(([technology, band]) => [technology, band])).toEqual([
      ['3G', 2100],
      ['4G', 1800],
      ['4G', 2600],
      ['4G', null],
    ]);
    expect(sites.map(({ technologies }) => technologies)).toEqual([['3G', '4G'], ['4G']]);
  });

  it('take the technology from a band that tells it, as from a column of technologies', async () => {
    const { sites, radios, codes } = await load(`${HEAD},Băng tần`, [
      row('A1', 'LTE1800'),
      row('A2', 'U900'),
    ]);
    expect(sites.map(({ technologies }) => technologies)).toEqual([['4G'], ['3G']]);
    expect(radios.map(({ bandMhz }) => bandMhz)).toEqual([1800, 900]);
    expect(codes).toEqual([]);
    expect((await load(`${HEAD},Băng tần`, [row('A1', '4G')])).sites[0]).toMatchObject({
      technologies: ['4G'],
    });
  });

  it('tell what is not understood and keep the radio', async () => {
    const { radios, issues, input } = await load(`${HEAD},Công nghệ,Băng tần,Azimuth,Tilt,Độ lợi`, [
      row('A1', '4G', 'B1 1800', '30', '3', '17 dBi'),
      row('A2', '3G/4G', '900', 'về phía núi', '3', '99 dBi'),
      row('A3', '4G', '1800', '0/120', '1/2/3', '17'),
      row('A4', '4G', '1800', '500', '4', '17'),
    ]);
    expect(radios.map(({ row: at }) => at)).toEqual([2, 3, 4, 4, 5]);
    expect(radios.map(brief)).toEqual([
      ['4G', null, 30, 3],
      [null, 900, null, 3],
      ['4G', 1800, 0, null],
      ['4G', 1800, 120, null],
      ['4G', 1800, null, 4],
    ]);
    const told = issues.map(({ code, field, row: at }) => [at, code, field]);
    expect(told).toEqual([
      [2, 'value-not-understood', 'band'],
      [3, 'value-out-of-range', 'antenna_gain'],
      [3, 'value-not-understood', 'azimuth'],
      [4, 'radio-lists-differ', 'tilt'],
      [5, 'value-not-understood', 'azimuth'],
      [undefined, 'radio-bands-unpaired', 'band'],
    ]);
    expect(input.account.kept).toBe(4);
  });

  it('take electrical and mechanical tilts of two columns, and their sum', async () => {
    const { radios } = await load(`${HEAD},Công nghệ,Tilt điện,Tilt cơ`, [
      row('A1', '4G', '2', '4'),
      row('A2', '4G', '5', ''),
    ]);
    expect(radios).toMatchObject([
      { tiltDegrees: 6, electricalTiltDegrees: 2, mechanicalTiltDegrees: 4 },
      { tiltDegrees: null, electricalTiltDegrees: 5, mechanicalTiltDegrees: null },
    ]);
  });

  it('are as many as the rows that are read: kept, or told', async () => {
    const cell = fc.constantFrom(
      '',
      '1800',
      'B3',
      'x y',
      '0/120',
      '60',
      '360',
      '43',
      '20 W',
      '2+4',
      'n78/n41',
      '4G',
    );
    const place = fc.constantFrom('103.1,21.1', '103.2,21.2', ',', '0,0', '160,10');
    const status = fc.constantFrom('Đang phát sóng', 'Dự kiến 2030', 'Ngừng hoạt động', '');
    const line = fc.tuple(
      fc.constantFrom('T1', 'T2', 'SLA0003-1', 'SLA0003-2', ''),
      place,
      status,
      fc.array(cell, { minLength: 5, maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const rows = lines.map(([code, at, state, cells]) =>
          [code, 'Viettel', at, state, ...cells].join(','),
        );
        const { dataset, input } = await load(
          'Mã trạm,Nhà mạng,Kinh độ,Vĩ độ,Tình trạng,Công nghệ,Băng tần,Azimuth,Tilt,Công suất phát',
          rows,
        );
        const sites = [...dataset.sites, ...dataset.plannedSites];
        const withRadio = new Set(sites.flatMap(({ radios }) => radios.map((radio) => radio.row)));
        const { kept, merged, filtered, rejected, asked, totals } = input.account;
        expect(withRadio.size).toBe(kept + merged);
        expect(input.read).toBe(withRadio.size + filtered + rejected + asked + totals);
        expect(
          sites.every(
            ({ radios, operator }) => radios.length > 0 && radios.every((one) => one.operator === operator),
          ),
        ).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('powers', () => {
  const POWER = `${HEAD},Công nghệ,Công suất phát`;
  const asked = ({ questions }: Awaited<ReturnType<typeof load>>) =>
    questions.map(({ id, kind, choices }) => [id, kind, choices.map((choice) => choice.id)]);

  it('of one meaning or the other are one question a form; until then they are not known', async () => {
    const rows = [row('A1', '4G', '43 dBm'), row('A2', '4G', '20 W'), row('A3', '4G', '')];
    const open = await load(POWER, rows);
    expect(asked(open)).toEqual([
      ['power-meaning/tram/cong suat phat', 'power-meaning', ['transmitter', 'eirp', 'none']],
    ]);
    expect(open.radios.map(({ eirpDbm, powerDbm }) => [eirpDbm, powerDbm])).toEqual(
      Array(3).fill([null, null]),
    );
    expect(open.issues).toContainEqual(
      expect.objectContaining({ code: 'radio-power-open', context: { count: 2 } }),
    );
    expect(open.input.account.kept).toBe(3);
    const said = await load(POWER, rows, { 'power-meaning/tram/cong suat phat': 'transmitter' });
    expect(said.questions).toEqual([]);
    expect(said.radios.map(({ powerDbm }) => powerDbm && Math.round(powerDbm * 100) / 100)).toEqual([
      43,
      43.01,
      null,
    ]);
    const radiated = await load(POWER, rows, { 'power-meaning/tram/cong suat phat': 'eirp' });
    expect(radiated.radios[0]).toMatchObject({ eirpDbm: 43, powerDbm: null });
    const left = await load(POWER, rows, { 'power-meaning/tram/cong suat phat': 'none' });
    expect([left.radios[0]!.eirpDbm, left.codes]).toEqual([null, []]);
  });

  it.each([
    ['Công suất phát (dBm)', ['43', '46'], ['transmitter', 'eirp', 'none']],
    ['Công suất phát (W)', ['20', '40'], ['transmitter', 'eirp', 'none']],
    ['Công suất phát', ['43', '46'], ['transmitter', 'eirp', 'none']],
    ['Công suất phát', ['20', '40'], ['transmitter', 'eirp', 'none']],
    ['Công suất phát', ['40', '40'], ['transmitter-dBm', 'transmitter-W', 'eirp-dBm', 'eirp-W', 'none']],
    ['EIRP', ['58', '60'], null],
    ['Công suất máy phát', ['40'], ['dBm', 'W', 'none']],
    ['Công suất máy phát', ['20'], null],
    ['Tx power (dBm)', ['40'], null],
  ])('under %s as %j ask for no more than is open', async (heading, values, choices) => {
    const loaded = await load(
      `${HEAD},Công nghệ,${heading}`,
      values.map((value, i) => row(`A${i}`, '4G', value)),
    );
    expect(asked(loaded).map(([, , ids]) => ids)).toEqual(choices ? [choices] : []);
  });

  it('beside a gain are those of the transmitter, and with the loss make EIRP', async () => {
    const head = `${HEAD},Công nghệ,Công suất phát (dBm),Độ lợi anten,Suy hao feeder`;
    const { radios, questions } = await load(head, [
      row('A1', '4G', '43', '17,5', '3'),
      row('A2', '4G', '43', '17', ''),
    ]);
    expect(questions).toEqual([]);
    expect(radios).toMatchObject([
      { eirpDbm: 57.5, powerDbm: 43, gainDbi: 17.5, lossDb: 3 },
      // A loss that nobody gave is not none.
      { eirpDbm: null, powerDbm: 43, gainDbi: 17, lossDb: null },
    ]);
  });
});
