import { beforeAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../../../test/support/records-of.ts';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { findingsOf } from '../../analysis/findings/findings.ts';
import type { ReportInput } from '../report-input.ts';
import { composePassages } from './compose-passages.ts';
import { writePassages } from './write-passages.ts';

let input: ReportInput;
beforeAll(async () => {
  input = await tinyReport({ budgetVnd: 20_000_000_000, project: { title: 'Tỉnh <Một> & "Hai"' } });
});

describe('passages', () => {
  it('list every village without signal and every work of the plan', () => {
    const tables = composePassages(input, 'vi').passages.at(-1)!.tables;
    const { states } = findingsOf(input.findings, 'any');
    expect(tables[0]!.rows).toHaveLength(states.uncovered);
    expect(tables[1]!.rows).toHaveLength(input.plan!.chosen.length);
    for (const { head, rows, align } of tables)
      for (const row of [head!, ...rows]) expect(row).toHaveLength(align.length);
  });

  it('say the figures that the scenes say, and every sentence ends', () => {
    const { passages } = composePassages(input, 'vi');
    const rates = passages.find(({ tables }) => tables.some(({ name }) => name === 'Bốn tỷ lệ phủ sóng'))!;
    expect(rates.tables[0]!.rows).toHaveLength(4);
    for (const sentence of passages.flatMap(({ sentences }) => sentences))
      expect(sentence).toMatch(/[.!?…]$/);
  });

  it('are one file that keeps rows, cells and odd letters', async () => {
    const bytes = writePassages(input, { language: 'vi' });
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('Tỉnh &lt;Một&gt; &amp; &quot;Hai&quot;');
    expect(text).toContain(`<html lang="vi">`);
    const { passages } = composePassages(input, 'vi');
    const rows = passages.flatMap(({ tables }) =>
      tables.flatMap(({ head, rows: own }) => [...(head ? [head] : []), ...own]),
    );
    const read = await recordsOf('passages.html', bytes);
    for (const row of rows) {
      const cells = row.filter(Boolean);
      expect(read.some(({ values }) => values.join('|') === cells.join('|').replaceAll('&', '&amp;'))).toBe(
        true,
      );
    }
  });

  it('follow the language', () => {
    expect(new TextDecoder().decode(writePassages(input, { language: 'en' }))).toContain('Source: Sóng Bản');
  });
});
