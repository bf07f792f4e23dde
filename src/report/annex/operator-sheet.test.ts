import { readSheet } from 'read-excel-file/node';
import { beforeAll, expect, it } from 'vitest';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { findOperatorGaps, GAP_KINDS, MEASURED } from '../../analysis/operator/operator-gaps.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import type { ReportInput } from '../report-input.ts';
import { OPERATOR_LISTS, operatorGapsCsv, operatorLists } from '../results/operator-gaps.ts';
import { writeAnnex } from './annex.ts';

let input: ReportInput;
beforeAll(async () => {
  const whole = await tinyReport();
  const gaps = findOperatorGaps(whole.dataset, whole.findings, DEFAULT_SETTINGS, [], 'viettel');
  // Two claims in dispute: one of a village that the operator says it serves, one of a small village that others serve.
  const of = (kind: string) => [...gaps.kind.keys()].filter((v) => GAP_KINDS[gaps.kind[v]!] === kind);
  const { households } = whole.findings.counts;
  const least = of('others').toSorted((a, b) => households[a]! - households[b]!)[0]!;
  gaps.contested[of('served')[0]!] = MEASURED;
  gaps.contested[least] = MEASURED;
  input = { ...whole, gaps };
});

it('lists of an operator never mix: its own gaps first, disputed before others, most households before fewer', async () => {
  const { gaps, findings, dataset } = input;
  const lists = operatorLists(input, gaps!);
  expect(lists.others.length).toBeGreaterThan(2);
  expect(lists.nobody.length).toBeGreaterThan(1);
  const all = OPERATOR_LISTS.flatMap((list) => lists[list]);
  expect(new Set(all).size).toBe(all.length);
  expect(lists.nobody.every((v) => GAP_KINDS[gaps!.kind[v]!] === 'nobody')).toBe(true);
  expect(lists.others.slice(0, 2).every((v) => gaps!.contested[v] === MEASURED)).toBe(true);
  const counts = lists.others
    .slice(2)
    .map((v) => findings.counts.households[v]!)
    .filter((count) => !Number.isNaN(count));
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));

  const names = all.map((v) => dataset.villages.records[v]!.code);
  const [, ...lines] = new TextDecoder().decode(operatorGapsCsv(input, 'en')).trim().split('\r\n');
  expect(lines.map((line) => line.split(',')[0]!.replaceAll('"', ''))).toEqual(names);

  const annex = await writeAnnex(input, { language: 'vi', scope: 'operator:viettel' });
  const rows = await readSheet(Buffer.from(annex), 'Danh sách nhà mạng');
  const codes = rows.filter(([at]) => typeof at === 'number').map(([, code]) => String(code));
  expect(codes).toEqual(names);
  const heads = rows.flatMap(([first]) => (/: \d+ bản$/.test(String(first)) ? [String(first)] : []));
  expect(heads[0]).toMatch(/^Chưa có sóng của Viettel, .*: \d+ bản$/);
  expect(heads[1]).toBe(`Chưa có sóng của ai: ${lists.nobody.length} bản`);
  expect(JSON.stringify(await readSheet(Buffer.from(annex), 'Tổng hợp'))).toContain('Viettel');
});
