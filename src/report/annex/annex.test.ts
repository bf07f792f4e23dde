import { messagesIn } from '../../i18n/messages.ts';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { writeAnnex } from './annex.ts';
import type { ReportInput } from '../report-input.ts';

let input: ReportInput;
let annex: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  input = await tinyReport({ budgetVnd: 20_000_000_000 });
  annex = await writeAnnex(input, { language: 'vi', scope: 'public' });
});

const rowsOf = async (sheet: string, from: Uint8Array<ArrayBuffer> = annex) =>
  readSheet(Buffer.from(from), sheet);
const sheetNames = (bytes: Uint8Array) =>
  [...strFromU8(unzipSync(bytes)['xl/workbook.xml']).matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
    ([, name]) => name,
  );

describe('annex', () => {
  it('has the sheets of the scope: masts only inside', async () => {
    expect(sheetNames(annex)).toEqual([
      'Tổng hợp',
      'Xã',
      'Xếp hạng bản',
      'Kế hoạch',
      'Chỉ tiêu',
      'Nguồn số liệu',
      'Phương pháp',
    ]);
    const internal = await writeAnnex({ ...input, plan: null }, { language: 'en', scope: 'internal' });
    expect(sheetNames(internal)).toEqual([
      'Summary',
      'Communes',
      'Villages ranked',
      'Sites',
      'Indicators',
      'Sources',
      'Method',
    ]);
    expect(JSON.stringify(await rowsOf('Summary', internal))).toContain('INTERNAL');
  });

  it('says of each work who pays, how it is awarded, and in which communes its villages lie', async () => {
    const rows = await rowsOf('Kế hoạch');
    const head = rows.findIndex((row) => row[0] === 'TT');
    const at = (name: string): number => rows[head].indexOf(name);
    const [work] = input.plan!.chosen;
    const row = rows[head + 1];
    const { plan } = messagesIn('vi');
    expect([row[at('Nguồn vốn')], row[at('Cách giao')]]).toEqual([
      plan.fund[work.fund ?? 'unknown'],
      plan.award[work.award],
    ]);
    const { villages, communes } = input.dataset;
    const [village] = work.villages;
    expect(row[at('Bản được phủ thêm')]).toContain(
      `${villages.records[village].name} (${communes.records[input.findings.villageCommune[village]].name})`,
    );
  });

  it('gives the four rates as true numbers with numerator, denominator and unknown', async () => {
    const rows = await rowsOf('Tổng hợp');
    const first = rows.findIndex((row) => row[0] === 'TT');
    const rate = input.findings.rates[1];
    expect(rows[first + 2].slice(1)).toEqual([
      'Bản có sóng ở điểm trung tâm',
      'Bất kỳ nhà mạng nào',
      rate.covered,
      rate.uncovered,
      rate.covered + rate.uncovered,
      rate.share,
      rate.unknown,
      rate.total,
      rate.missing,
    ]);
  });

  it('says that the data are made up, and of when they are', async () => {
    for (const sheet of sheetNames(annex)) {
      const head = JSON.stringify((await rowsOf(sheet)).slice(0, 4));
      expect(head).toContain('DỮ LIỆU GIẢ LẬP');
      expect(head).toContain('30/09/2026');
    }
  });

  it('lists every commune with totals that sum', async () => {
    const rows = await rowsOf('Xã');
    const head = rows.findIndex((row) => row[0] === 'TT');
    const column = rows[head].indexOf('Dân chưa có sóng');
    const body = rows.slice(head + 1, -1);
    expect(body).toHaveLength(input.dataset.communes.records.length);
    expect(body.reduce((sum, row) => sum + Number(row[column] ?? 0), 0)).toBe(rows.at(-1)![column]);
  });

  it('explains every ranked village in a sentence, in the order of the ranks', async () => {
    const rows = await rowsOf('Xếp hạng bản');
    const head = rows.findIndex((row) => row[0] === 'Hạng');
    const ranked = rows.slice(head + 1, head + 1 + input.priority.ranked.length);
    ranked.forEach((row, i) => {
      expect(row[0]).toBe(input.priority.ranked[i].rank);
      expect(row[10]).toMatch(/^Hạng \d+ \(/);
    });
  });

  it('keeps coordinates of masts and works out of the public annex', () => {
    const parts = unzipSync(annex);
    const all = Object.values(parts)
      .map((part) => strFromU8(part))
      .join();
    for (const site of input.dataset.sites) expect(all).not.toContain(String(site.lon).slice(0, 9));
    for (const site of input.plan!.chosen) expect(all).not.toContain(String(site.lon).slice(0, 9));
  });

  it('sets kept scenarios side by side, as numbers, and lists decisions', async () => {
    const { villages, households, population, unknownVillages } = input.plan!.residual;
    const outcome = {
      costVnd: 19_000_000_000,
      population: null,
      households: 12,
      villages: 3,
      darkVillages: 1,
      communesLifted: 0,
      newShare: 0.25,
      certificate: 0.99,
      left: { villages: villages.length, households, population, unknownVillages },
    };
    const { weights } = input.plan!;
    const scenario = {
      id: 'K1',
      name: 'Một',
      budgetVnd: 20e9,
      settings: {},
      weights,
      works: ['A'],
      outcome,
      base: '',
    };
    const project: ReportInput['project'] = {
      ...input.project,
      scenarios: [scenario, { ...scenario, id: 'K2', name: 'Hai', outcome: { ...outcome, households: 15 } }],
      decisions: [{ id: 'Q1', what: 'lock', of: 'A', by: 'commune', on: '2026-10-01', why: 'Gần trường' }],
    };
    const kept = await writeAnnex({ ...input, project }, { language: 'vi', scope: 'internal' });
    const rows = await rowsOf('Kịch bản', kept);
    expect(rows).toContainEqual(['Chỉ số', 'Một', 'Hai']);
    expect(rows).toContainEqual(['Hộ phủ thêm', 12, 15]);
    expect(rows).toContainEqual(['Người phủ thêm', null, null]);
    const log = await rowsOf('Nhật ký quyết định', kept);
    expect(log.at(-1)!.slice(2)).toEqual(['UBND xã', 'Chốt A', 'Gần trường']);
  });

  it('prints on A4 with its head on every page, and names every zip entry at one time', () => {
    const parts = unzipSync(annex);
    expect(strFromU8(parts['xl/worksheets/sheet2.xml'])).toContain('fitToWidth="1" fitToHeight="0"');
    // Local file header: date 1 January 1980, time 0.
    expect([...annex.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
    expect(strFromU8(parts['xl/workbook.xml'])).toContain('localSheetId="1">\'Xã\'!$3:$3<');
  });

  it('same input, same bytes', async () => {
    expect(Buffer.from(await writeAnnex(input, { language: 'vi', scope: 'public' })).equals(annex)).toBe(
      true,
    );
  });
});
