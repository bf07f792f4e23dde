import { beforeAll, describe, expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { analyze } from '../../analysis/analyze.ts';
import type { ReportInput } from '../report-input.ts';
import { ANALYSIS_FILES, PLAN_FILES, writeResult, type CsvLocale, type ResultFile } from './results.ts';

let input: ReportInput;
beforeAll(async () => {
  input = await tinyReport({ budgetVnd: 20_000_000_000 });
});

const textOf = (file: ResultFile, from: ReportInput = input, locale: CsvLocale = 'en') =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeResult(file, from, locale));
const jsonOf = (file: ResultFile, from?: ReportInput) => JSON.parse(textOf(file, from));
/** Rows by column name. The tiny province has no quotes or separators in its names. */
function rowsOf(file: ResultFile, from?: ReportInput): Record<string, string>[] {
  const [head, ...lines] = textOf(file, from).slice(1).trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}
const sum = (rows: Record<string, string>[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

describe('villages.csv', () => {
  it('has the columns of the contract, a mark in front and CRLF ends', () => {
    const text = textOf('villages.csv');
    expect(
      text.startsWith(
        '\uFEFFvillage_code,village,commune_code,commune,lon,lat,population,households,status,centre_any,share_any,' +
          'share_mobifone,share_viettel,share_vinaphone,fibre_distance_m,in_depression,cause,score,rank,synthetic\r\n',
      ),
    ).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('adds the column synthetic only for made-up data', async () => {
    const real = { ...input, project: { ...input.project, synthetic: false } };
    expect(textOf('villages.csv', real).split('\r\n')[0].endsWith(',score,rank')).toBe(true);
    expect(rowsOf('villages.csv').every((row) => row.synthetic === 'true')).toBe(true);
  });

  it('is sorted by commune code, then village code, and keeps every village', () => {
    const rows = rowsOf('villages.csv');
    const keys = rows.map((row) => `${row.commune_code}|${row.village_code}`);
    expect(keys).toEqual([...keys].sort());
    expect(rows).toHaveLength(input.dataset.villages.records.length);
    // The first village of the data, moved outside all communes, comes last.
    const villageCommune = input.findings.villageCommune.slice();
    villageCommune[0] = -1;
    const moved = rowsOf('villages.csv', { ...input, findings: { ...input.findings, villageCommune } });
    expect(moved.at(-1)).toMatchObject({ village_code: rows[0].village_code, commune_code: 'outside' });
  });

  it('unknown is an empty cell, never 0, and null in GeoJSON', () => {
    const lost = jsonOf('gaps.geojson').features.filter(
      (feature: GeoJSON.Feature) => feature.geometry === null,
    );
    expect(lost.length).toBeGreaterThan(0);
    for (const { properties } of lost)
      expect(properties).toMatchObject({
        lon: null,
        share_any: null,
        fibre_distance_m: null,
        status: 'unknown',
      });
    const rows = rowsOf('villages.csv');
    input.dataset.villages.records.forEach((village) => {
      if (village.population !== null) return;
      expect(rows.find((row) => row.village_code === village.code)!.population).toBe('');
    });
    for (const row of rows.filter(({ status }) => status === 'unknown'))
      expect(row.centre_any + row.share_any).toBe('');
  });

  it('ranks exactly the villages that the priority ranks', () => {
    const ranked = rowsOf('villages.csv').filter((row) => row.rank !== '');
    expect(ranked).toHaveLength(input.priority.ranked.length);
    expect(ranked.some((row) => row.rank === '1')).toBe(true);
  });

  it('speaks Vietnamese with semicolon and decimal comma', () => {
    const [head, first] = textOf('villages.csv', input, 'vi').slice(1).split('\r\n');
    expect(head.split(';')[0]).toBe('village_code');
    expect(first).toMatch(/;103,\d{6};/);
  });

  it('guards a name that a spreadsheet would run', () => {
    const [first, ...others] = input.dataset.villages.records;
    const villages = { ...input.dataset.villages, records: [{ ...first, name: '=1+1' }, ...others] };
    expect(textOf('villages.csv', { ...input, dataset: { ...input.dataset, villages } })).toContain(
      `,"'=1+1",`,
    );
  });
});

describe('communes.csv', () => {
  it('has the columns of the contract and one row per commune', () => {
    expect(textOf('communes.csv').slice(1).split('\r\n')[0]).toBe(
      'commune_code,commune,area_km2,villages,population,households,uncovered_villages,trang_song,lom_song,' +
        'uncovered_population,uncovered_households,area_share_any,area_share_mobifone,area_share_viettel,' +
        'area_share_vinaphone,depression_area_km2,depression_population,synthetic',
    );
    expect(rowsOf('communes.csv')).toHaveLength(input.dataset.communes.records.length);
  });

  it('villages outside all communes make a row of their own, so that columns sum to the province', async () => {
    const records = input.dataset.villages.records.map((village, v) =>
      v < 3 ? { ...village, communeCode: null } : village,
    );
    const dataset = { ...input.dataset, villages: { ...input.dataset.villages, records } };
    const moved = { ...input, dataset, findings: await analyze(dataset, input.settings) };
    const last = rowsOf('communes.csv', moved).at(-1)!;
    expect(last.commune_code).toBe('outside');
    expect(last.villages).toBe('3');
    expect(last.area_km2).toBe('');
  });
});

describe('summary.json', () => {
  it('sums equal the sums of the tables', () => {
    const { rates } = jsonOf('summary.json');
    const villages = rowsOf('villages.csv');
    const rate = (measure: string) =>
      rates.find(
        (entry: { measure: string; operator: string }) =>
          entry.measure === measure && entry.operator === 'any',
      );
    expect(rate('population').total).toBe(sum(villages, 'population'));
    expect(rate('households').total).toBe(sum(villages, 'households'));
    expect(rate('population').missing).toBe(villages.filter((row) => row.population === '').length);
    expect(rate('villages').covered).toBe(villages.filter((row) => row.centre_any === 'true').length);
    expect(rate('villages').uncovered).toBe(sum(rowsOf('communes.csv'), 'uncovered_villages'));
    expect(rate('population').uncovered).toBe(sum(rowsOf('communes.csv'), 'uncovered_population'));
    for (const { covered, uncovered, unknown, total } of rates)
      expect(covered + uncovered + unknown).toBe(total);
  });

  it('carries what makes a figure checkable', () => {
    const summary = jsonOf('summary.json');
    expect(summary).toMatchObject({
      format: 'song-ban-summary',
      version: 1,
      asOf: '2026-09-30',
      synthetic: true,
      rule: 'centre',
      tolerance: { areaShare: 0.001, distanceMeters: 1 },
      method: {
        communeList: { source: 'communes', asOf: '2025-07-01' },
        rule: { vi: expect.stringContaining('điểm trung tâm') },
      },
    });
    expect(Object.keys(summary.inputs[0])).toEqual([
      'id',
      'role',
      'path',
      'sha256',
      'read',
      'kept',
      'changed',
      'rejected',
    ]);
  });

  it('share of people gives back whole people', () => {
    const any = input.findings.byOperator[0];
    for (const row of rowsOf('villages.csv')) {
      if (row.population === '' || row.share_any === '') continue;
      const village = input.dataset.villages.records.findIndex(({ code }) => code === row.village_code);
      const uncovered = Number(row.population) - Math.round(Number(row.population) * Number(row.share_any));
      expect(Math.abs(uncovered - any.uncoveredPopulation[village])).toBeLessThanOrEqual(1);
    }
  });
});

describe('gaps.geojson', () => {
  it('holds every village that is not covered, with the properties of villages.csv', () => {
    const gaps = jsonOf('gaps.geojson');
    const rows = rowsOf('villages.csv').filter((row) => row.status !== 'covered');
    expect(gaps.synthetic).toBe(true);
    expect(gaps.features.map((feature: GeoJSON.Feature) => feature.id)).toEqual(
      rows.map((row) => row.village_code),
    );
    for (const [i, feature] of gaps.features.entries()) {
      expect(Object.keys(feature.properties)).toEqual(Object.keys(rows[i]));
      expect(feature.properties.synthetic).toBe(true);
      if (rows[i].lon === '') expect(feature.geometry).toBeNull();
      else expect(feature.geometry.coordinates).toEqual([Number(rows[i].lon), Number(rows[i].lat)]);
    }
  });
});

describe('report.json and plan files', () => {
  it('keeps every issue with its place', () => {
    const report = jsonOf('report.json');
    expect(report.issues).toEqual([
      {
        code: 'coordinate-missing',
        severity: 'warning',
        file: 'villages.csv',
        row: 7,
        field: 'lon',
        village: '90001-003',
        did: 'kept',
      },
    ]);
    expect(report.counts).toMatchObject({ warnings: 1, errors: 0, rejected: input.inputs.length });
  });

  it('plan.json, plan.csv and curve.csv tell the same plan', () => {
    const plan = jsonOf('plan.json');
    const rows = rowsOf('plan.csv');
    expect(plan).toMatchObject({
      format: 'song-ban-plan',
      version: 1,
      budget: 20_000_000_000,
      currency: 'VND',
      proven: true,
      synthetic: true,
    });
    expect(rows.map((row) => row.id)).toEqual(plan.chosen.map((work: { id: string }) => work.id));
    expect(sum(rows, 'new_households')).toBe(plan.objective);
    expect(plan.chosen[0].villages[0]).toMatch(/^9\d{4}-\d{3}$/);
    expect(rowsOf('curve.csv')[0]).toMatchObject({ budget: '0', works: '0' });
    // Other programs read it by these names.
    expect(Object.keys(rowsOf('curve.csv')[0]!).slice(0, 5)).toEqual([
      'budget',
      'works',
      'new_households',
      'new_population',
      'upper_bound',
    ]);
    for (const { text } of plan.assumptions) expect(text.vi.length).toBeGreaterThan(10);
  });

  it('refuses to invent a plan', () => {
    expect(() => writeResult('plan.csv', { ...input, plan: null }, 'en')).toThrow();
  });
});

describe('same input, same bytes', () => {
  it('whatever the order in which the data came', async () => {
    const again = await tinyReport({ budgetVnd: 20_000_000_000 });
    for (const file of [...ANALYSIS_FILES, ...PLAN_FILES]) expect(textOf(file, again)).toBe(textOf(file));
  });
});
