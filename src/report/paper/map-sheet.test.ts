import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findingsOf } from '../../analysis/findings/findings.ts';
import { SERVICE_STATES } from '../../model/service.ts';
import { fonts } from '../../../test/support/fonts.ts';
import { pdfText } from '../../../test/support/pdf-text.ts';
import { tinyReport } from '../../../test/support/tiny-report.ts';
import { drawMapSheet } from './map-sheet.ts';
import type { ReportInput } from '../report-input.ts';

let input: ReportInput;
let map: Uint8Array<ArrayBuffer>;
let text: string[];
beforeAll(async () => {
  input = await tinyReport({ budgetVnd: 20_000_000_000 });
  map = await drawMapSheet(input, { language: 'vi', scope: 'public', fonts });
  text = await pdfText(map);
});

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('map of the province', () => {
  it('is an A3 landscape page with title, date and language', async () => {
    const document = await PDFDocument.load(map, { updateMetadata: false });
    const [page] = document.getPages();
    expect(document.getPageCount()).toBe(1);
    expect([page.getWidth(), page.getHeight()].map((points) => Math.round((points / 72) * 25.4))).toEqual([
      420, 297,
    ]);
    expect(document.getTitle()).toBe('BẢN ĐỒ HIỆN TRẠNG VÀ PHƯƠNG ÁN PHỦ SÓNG 4G, 5G TỈNH MƯỜNG THỬ');
    expect(document.getCreationDate()?.toISOString()).toBe('2026-09-30T00:00:00.000Z');
  });

  it('has every part that a thematic map must have, as searchable Vietnamese', () => {
    const all = text.join('\n');
    for (const part of [
      'BẢN ĐỒ HIỆN TRẠNG VÀ PHƯƠNG ÁN PHỦ SÓNG 4G, 5G TỈNH MƯỜNG THỬ',
      'số liệu đến 30/09/2026',
      'DỮ LIỆU GIẢ LẬP',
      'Chú giải',
      'Bản trắng sóng',
      'Vùng lõm sóng',
      'Tuyến cáp quang',
      'Tỷ lệ 1:',
      ' km',
      'Nguồn số liệu: vùng phủ sóng: MobiFone (15/09/2026)',
      'Phép chiếu hình trụ ngang đồng góc',
      'Bản đồ chuyên đề, không có giá trị pháp lý về địa giới hành chính.',
      'Đơn vị lập',
      'Dân số có sóng',
      'Phương án đề xuất',
    ])
      expect(all).toContain(part);
    expect(text).toContain('B');
    expect(all).not.toContain('\uFFFD');
  });

  it('says how many villages have no place', async () => {
    const { villages } = input.dataset;
    const centres = villages.centres.slice();
    centres.fill(Number.NaN, 0, 4);
    const unplaced = { ...input, dataset: { ...input.dataset, villages: { ...villages, centres } } };
    const said = await pdfText(await drawMapSheet(unplaced, { language: 'vi', scope: 'public', fonts }));
    const line = 'chưa có vị trí, không vẽ)';
    expect(said.join(' ').replace(/\s+/g, ' ')).toContain(`3 ${line}`);
    // One of the tiny province has none as it is, the only one without data.
    expect(text.join(' ').replace(/\s+/g, ' ')).toContain(`(1; ${line}`);
  });

  it('keys communes by small letters: numbers are ranks, capitals are works', async () => {
    const { communes } = input.dataset;
    const long = communes.records.map((record, i) => ({
      ...record,
      name: `Mườnglongnamewithoutroom${'x'.repeat(60)}${i}`,
    }));
    const named = { ...input, dataset: { ...input.dataset, communes: { ...communes, records: long } } };
    const said = (await pdfText(await drawMapSheet(named, { language: 'vi', scope: 'public', fonts }))).join(
      ' ',
    );
    const [, key] = /không đủ chỗ\):? (.*?)\./s.exec(said.replace(/\s+/g, ' ')) ?? [];
    const keys = [...(key ?? '').matchAll(/(\S+) Mườnglong/g)].map(([, of]) => of);
    expect(keys.slice(0, 3)).toEqual(['a', 'b', 'c']);
    expect(keys.filter((of) => !/^([a-z]+|–)$/.test(of!))).toEqual([]);
  });

  it('names every commune once, or by a number with its key', () => {
    for (const { name } of input.dataset.communes.records) {
      const words = name.split(' ');
      const whole = text.includes(name) || words.every((word) => text.some((line) => line.includes(word)));
      expect(whole, name).toBe(true);
    }
  });

  it('prints the four rates with numerators and denominators', () => {
    const all = text.join('\n');
    const rate = input.findings.rates.find(
      ({ measure, operator }) => measure === 'villages' && operator === 'any',
    )!;
    expect(all).toContain(`${rate.covered} / ${rate.covered + rate.uncovered} bản`);
  });

  it('shows masts and NỘI BỘ only inside', async () => {
    expect(text.join()).not.toContain('NỘI BỘ');
    expect(text.join()).not.toContain('Trạm thu phát sóng');
    const inside = (
      await pdfText(await drawMapSheet(input, { language: 'vi', scope: 'internal', fonts }))
    ).join('');
    expect(inside).toContain('NỘI BỘ');
    expect(inside).toContain(`Trạm thu phát sóng (BTS) (${input.dataset.sites.length})`);
  });

  it('speaks English, works without plan, terrain, villages or coverage, and on mono paper', async () => {
    const { dataset } = input;
    const bare = {
      ...input,
      plan: null,
      priority: { ...input.priority, ranked: [] },
      dataset: { ...dataset, terrain: null, coverage: [], fibre: [], depressions: [] },
    };
    const lines = await pdfText(
      await drawMapSheet(bare, { language: 'en', scope: 'public', fonts, grey: true }),
    );
    expect(lines.join('\n')).toContain('4G, 5G COVERAGE OF MƯỜNG THỬ PROVINCE');
    expect(lines.join('\n')).toContain('Legend');
    expect(lines.join('\n')).not.toContain('Fibre route');
  });

  it('same input, same bytes, in any time zone', async () => {
    for (const place of ['Asia/Ho_Chi_Minh', 'America/Los_Angeles']) {
      process.env.TZ = place;
      expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(place.startsWith('Asia') ? -420 : 480);
      expect(Buffer.compare(await drawMapSheet(input, { language: 'vi', scope: 'public', fonts }), map)).toBe(
        0,
      );
    }
  });

  it('lists what its numbers mean, row by row: on the map, in the list, and on no page twice', async () => {
    for (const paper of ['a4', 'a3'] as const) {
      const lines = await pdfText(
        await drawMapSheet(input, { language: 'vi', scope: 'internal', fonts, paper }),
      );
      const { state } = findingsOf(input.findings, 'any');
      const dark = input.priority.ranked.filter(
        ({ village }) => SERVICE_STATES[state[village]!] === 'uncovered',
      );
      expect(dark.length).toBeGreaterThan(0);
      const { records } = input.dataset.villages;
      for (const { village, rank } of dark) {
        const at = lines.findIndex(
          (line, i) => line === records[village]!.name && lines[i - 1] === String(rank),
        );
        expect(at, `${paper}: ${rank} ${records[village]!.name}`).toBeGreaterThan(0);
        const placed = !Number.isNaN(input.dataset.villages.centres[2 * village]!);
        // Once in the list and, where it has a place, once on its disc.
        if (placed) expect(lines.filter((line) => line === String(rank)).length).toBeGreaterThanOrEqual(2);
      }
      // Every site of the plan stands with its letter, on the sheet or on the page after it.
      const works = lines.filter((line) => / tỷ đồng$/.test(line) && !line.includes('Ngân sách'));
      expect(works).toHaveLength(input.plan!.chosen.length);
    }
  });

  it('a crowd of villages without signal is small, and the list ends with the last number', async () => {
    const { villages } = input.dataset;
    const [findings] = [input.findings.byOperator.find(({ operator }) => operator === 'any')!];
    const state = findings.state.map(() => SERVICE_STATES.indexOf('uncovered'));
    const ranked = Array.from(state, (_, village) => ({
      ...input.priority.ranked[0]!,
      village,
      rank: village + 60,
    }));
    const crowd = {
      ...input,
      priority: { ...input.priority, ranked },
      findings: {
        ...input.findings,
        byOperator: input.findings.byOperator.map((one) =>
          one === findings ? { ...one, state, states: { ...one.states, uncovered: state.length } } : one,
        ),
      },
    };
    const lines = await pdfText(await drawMapSheet(crowd, { language: 'vi', scope: 'internal', fonts }));
    const listed = villages.records.filter(({ name }, village) =>
      lines.some((line, i) => line === name && lines[i - 1] === String(village + 60)),
    ).length;
    expect(listed).toBe(Math.min(villages.records.length, 40));
    const rest = villages.records.length - listed;
    expect(lines.join(' ')).toContain(`còn ${rest} bản nữa không đánh số trên bản đồ, xem phụ lục`);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(`không đánh số (${rest})`);
  });
});
