import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkReport } from '../../src/jobs/leaving/check-report.ts';
import { leavingIn } from '../support/check-reports.ts';
import { openAndAnalyse, type AnalysedProject } from '../../src/jobs/steps/analysed-project.ts';
import { collection, openIn, projectOf, square } from '../support/memory-project.ts';

// Viettel declares 4G over villages 1 and 2, VNPT declares 4G over village 1. MobiFone declares nothing.
const files = {
  'xa.geojson': collection([[square(103, 21, 0.1), { code: '00011', name: 'Xã A' }]]),
  'thon.csv': [
    'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Viettel,VNPT,MobiFone,Sóng 4G,Hiện trạng sóng',
    '1,Nà Lo,00011,103,21,không,x,không,có,',
    '2,Nà Pó,00011,103.05,21,4G,có,x,,trắng sóng',
    '3,Nà Xa,00011,102.95,21,có,,,x,sóng yếu',
    '4,Không chỗ,00011,,,không,không,không,không,tốt',
  ].join('\n'),
  'vtl.geojson': collection([
    [square(103, 21, 0.01), {}],
    [square(103.05, 21, 0.01), {}],
  ]),
  'vnpt.geojson': collection([[square(103, 21, 0.01), {}]]),
};
const coverage = { role: 'coverage', technology: '4G', evidence: 'declared', asOf: '2026-03-31' } as const;
const project = projectOf([
  { role: 'communes', path: 'xa.geojson' },
  { role: 'villages', path: 'thon.csv', id: 'thon', asOf: '2026-06-30' },
  { ...coverage, path: 'vtl.geojson', operator: 'viettel' },
  { ...coverage, path: 'vnpt.geojson', operator: 'vinaphone' },
]);

let opened: AnalysedProject;
beforeAll(async () => {
  opened = await openAndAnalyse({ project, open: openIn(files) }, {});
});

describe('what communes report of operators', () => {
  it('is kept per village, operator and technology, with file, row and date', () => {
    const [first, second] = opened.loaded.dataset.villages.records;
    expect(first!.coverageReports).toEqual(
      [
        { operator: 'viettel', technology: null, covered: false },
        { operator: 'vinaphone', technology: null, covered: true },
        { operator: 'mobifone', technology: null, covered: false },
        { operator: null, technology: '4G', covered: true },
      ].map((word) => ({ ...word, sourceId: 'thon', file: 'thon.csv', row: 2, asOf: '2026-06-30' })),
    );
    expect(
      second!.coverageReports!.map(({ operator, technology, covered }) => [operator, technology, covered]),
    ).toEqual([
      ['viettel', '4G', true],
      ['vinaphone', null, true],
      ['mobifone', null, true],
      [null, null, false],
    ]);
  });

  it('changes no rate', () => {
    const { byOperator } = opened.findings;
    expect(byOperator.map(({ operator }) => operator)).toEqual(['any', 'vinaphone', 'viettel'].sort());
    expect([...byOperator[0]!.centre].slice(0, 3)).toEqual([1, 1, 0]);
  });

  it('contradicts declared coverage where the two differ; who declares nothing contradicts nobody', () => {
    expect(
      opened.contradictions.map(({ village, operator, claimed, report }) => [
        village + 1,
        operator,
        claimed,
        report.operator,
        report.covered,
      ]),
    ).toEqual([
      [1, 'viettel', true, 'viettel', false],
      [2, 'vinaphone', false, 'vinaphone', true],
      [2, 'viettel', true, null, false],
      [3, 'viettel', false, 'viettel', true],
      [3, 'any', false, null, true],
    ]);
  });

  it('goes to each operator as a list: claim, report, dates, rows, what the rates count', async () => {
    const bytes = Buffer.from(await checkReport(leavingIn(opened), 'claims-to-check.xlsx', 'vi'));
    const viettel = await readSheet(bytes, 'Viettel');
    expect(viettel.slice(3).map((row) => row.slice(1))).toEqual(
      [
        ['1', 'Nà Lo', 'có sóng', 'không có sóng', 2],
        ['2', 'Nà Pó', 'có sóng', 'không có sóng', 3],
        ['3', 'Nà Xa', 'không có sóng', 'có sóng', 4],
      ].map(([code, name, claim, report, row]) => [
        code,
        name,
        '00011',
        'Xã A',
        '4G',
        claim,
        'vtl.geojson',
        '31/03/2026',
        report,
        'thon.csv',
        null,
        row,
        '30/06/2026',
        'doanh nghiệp công bố',
        'cần kiểm tra thực địa',
      ]),
    );
    await expect(readSheet(bytes, 'Không nhà mạng nào công bố')).resolves.toHaveLength(4);
    const csv = new TextDecoder().decode(await checkReport(leavingIn(opened), 'claims-to-check.csv', 'en'));
    expect(csv.split('\r\n')).toHaveLength(7);
    expect(csv.split('\r\n')[4]).toBe(
      'vinaphone,2,Nà Pó,00011,Xã A,4G,no signal,vnpt.geojson,2026-03-31,signal,thon.csv,,3,2026-06-30,operator-declared,to be checked on site',
    );
  });
});
