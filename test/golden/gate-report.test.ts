import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { songBan } from '../support/command-line.ts';
import { collection, projectOf, square } from '../support/memory-project.ts';

// Row 2 is in order; 3 has a name that spreadsheets run; 4 has the code of 2 by a slip; 5 says a negative number; 6 is near 2.
const VILLAGES = [
  'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số',
  '1,Bản Mới I,00011,103,21,10,50',
  '2,"=HYPERLINK(""http://x"",""Nà Lo"")",00011,103.02,21,11,52',
  '1,Bản Mới,00011,103,21,10,50',
  '4,"@Pá <b>Hu</b>",00011,103.04,21,-3,40',
  '5,Bản Mới 1,00011,103.001,21,12,50',
].join('\n');
const FILES: Readonly<Record<string, string>> = {
  'xa.geojson': JSON.stringify(collection([[square(103, 21, 0.1), { code: '00011', name: 'Xã A' }]])),
  'thon.csv': VILLAGES,
  'project.json': JSON.stringify(
    projectOf([
      { role: 'communes', path: 'xa.geojson', asOf: '2026-01-01' },
      { role: 'villages', path: 'thon.csv', asOf: '2026-06-30' },
    ]),
  ),
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'song-ban-gate-'));
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(root, name), content);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const check = (out: string, zone?: string) =>
  songBan(['check', 'project.json', '--out', out], root, zone ? { TZ: zone } : {});
const bytesOf = (out: string, name: string): Buffer => readFileSync(join(root, out, name));

interface Gate {
  readonly summary: { readonly line: string };
  readonly files: readonly { readonly path: string; readonly line: string }[];
  readonly headings: readonly {
    readonly name: string;
    readonly failed: number;
    readonly rules: readonly { readonly id: string; readonly mend: string; readonly failed: number }[];
  }[];
  readonly issues: readonly Readonly<Record<string, unknown>>[];
}

describe('check --out', () => {
  it('prints as before and writes the report of the gate, equal bytes in every time zone', () => {
    const [first, second] = [check('a', 'Asia/Ho_Chi_Minh'), check('b', 'America/New_York')];
    expect([first.status, first.stderr]).toEqual([1, '']);
    expect(first.stdout).toBe(songBan(['check', 'project.json'], root).stdout);
    expect(second.stdout).toBe(first.stdout);
    expect(readdirSync(join(root, 'a')).sort()).toEqual([
      'claims-to-check.csv',
      'claims-to-check.xlsx',
      'gate.json',
      'gate.xlsx',
      'report.json',
      'return',
    ]);
    expect(readdirSync(join(root, 'a/return'))).toEqual(['00011.xlsx']);
    for (const name of [
      ...readdirSync(join(root, 'a')).filter((one) => one !== 'return'),
      'return/00011.xlsx',
    ])
      expect(bytesOf('a', name).equals(bytesOf('b', name)), name).toBe(true);
  });

  it('JSON: five headings with rules, counts, ways to mend; every finding with its row, village and words', () => {
    const gate = JSON.parse(bytesOf('a', 'gate.json').toString()) as Gate;
    expect(gate.files.map(({ path, line }) => [path, line])).toEqual([
      ['xa.geojson', '1 dòng, 1 nhận, 0 sửa, 0 loại'],
      ['thon.csv', '5 dòng, 4 nhận, 1 sửa, 0 loại'],
    ]);
    expect(gate.summary.line).toBe('6 dòng, 5 nhận, 1 sửa, 0 loại');
    expect(gate.headings.map(({ name }) => name)).toEqual(['Đúng', 'Đủ', 'Sạch', 'Dùng được', 'Sống']);
    for (const { rules, failed } of gate.headings) {
      expect(rules.every(({ mend }) => mend.length > 0)).toBe(true);
      expect(rules.reduce((sum, rule) => sum + rule.failed, 0)).toBe(failed);
    }
    expect(gate.issues.filter(({ file }) => file === 'thon.csv')).toMatchObject([
      { code: 'village-code-shared', row: 4, village: '00011-1', villageName: 'Bản Mới', did: 'kept' },
      { code: 'count-negative', row: 5, village: '4', communeName: 'Xã A', value: '-3', did: 'changed' },
      { code: 'village-near-duplicate', row: 6, village: '5', did: 'kept' },
    ]);
    expect(bytesOf('a', 'gate.json').toString()).not.toContain('"place"');
  });

  it('report.json names what a person may decide, with the choices that --answers takes', () => {
    const { duplicates } = JSON.parse(bytesOf('a', 'report.json').toString()) as {
      duplicates: readonly Readonly<Record<string, unknown>>[];
    };
    expect(duplicates).toMatchObject([{ id: 'merge/1+5', choice: null, choices: ['1', '5', 'apart'] }]);
    writeFileSync(join(root, 'answers.json'), JSON.stringify({ 'merge/1+5': '1' }));
    const merged = songBan(['check', 'project.json', '--answers', 'answers.json'], root);
    expect(merged.stdout).toContain('[village-merged]');
  });

  it('XLSX: summary per file, rules, rows, findings; names that look like formulas stay text', async () => {
    const bytes = bytesOf('a', 'gate.xlsx');
    const summary = await readSheet(bytes, 'Tổng hợp');
    expect(summary[5]).toEqual([2, 'thon.csv', 'Thôn, bản', 5, 4, 1, 0, 0, '5 dòng, 4 nhận, 1 sửa, 0 loại']);
    const rules = await readSheet(bytes, 'Năm tiêu chí');
    expect(new Set(rules.slice(3).map(([heading]) => heading))).toEqual(
      new Set(['Đúng', 'Đủ', 'Sạch', 'Dùng được', 'Sống']),
    );
    const findings = await readSheet(bytes, 'Tất cả phát hiện');
    expect(findings.find((row) => row.at(-1) === 'count-negative')!.slice(1, 12)).toEqual([
      'cảnh báo',
      'thon.csv',
      null,
      5,
      null,
      '00011',
      'Xã A',
      '4',
      '@Pá <b>Hu</b>',
      'Số hộ',
      '-3',
    ]);
    const failed = await readSheet(bytes, 'Dòng chưa đạt');
    expect(failed.flat()).toContain('@Pá <b>Hu</b>');
    for (const [name, part] of Object.entries(unzipSync(new Uint8Array(bytes))))
      if (name.endsWith('.xml')) expect(strFromU8(part), name).not.toMatch(/<f[ >]/);
  });
});
