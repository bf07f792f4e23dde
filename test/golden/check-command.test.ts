import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { songBan } from '../support/command-line.ts';
import { collection, projectOf, square } from '../support/memory-project.ts';

/** Twelve masts without coordinates, and villages with a count that can be read two ways. */
const MASTS = [
  'Mã trạm,Doanh nghiệp,Công nghệ,Kinh độ,Vĩ độ',
  'S0,Viettel,4G,103,21',
  ...Array.from({ length: 12 }, (_, i) => `S${i + 1},Viettel,4G,,`),
].join('\n');
const VILLAGES = [
  'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số',
  '1,Nà Mới,00011,103,21,12.000,50',
  '2,Nà Cũ,00011,103.02,21,9.000,60',
  '3,Pá Hu,00011,103.04,21,,70',
].join('\n');
const UNCLEAR = 'Tên,Số\nx,1\ny,2\n';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'song-ban-check-'));
  mkdirSync(join(root, 'tinh'));
  mkdirSync(join(root, 'gui/xa'), { recursive: true });
  const files: Readonly<Record<string, string>> = {
    'tram.csv': MASTS,
    'thon.csv': VILLAGES,
    'la.csv': UNCLEAR,
    'gui/xa/a.pdf': '%PDF-1.4',
    'gui/xa/a2.pdf': '%PDF-1.4',
    'gui/xa/b.json': '{"type":Feature}',
    'gui/xa/c.csv': 'STT,Thôn,Xã,Số hộ,Dân số\n1,Nà A,Mường Ảng,12,50\n2,Nà B,Mường Ảng,9,60\n',
    'gui/xa/d.csv': 'STT,Thôn,Xã,Số hộ,Dân số\n1,Nà C,Mường Ảng,11,50\n2,Nà D,Mường Ảng,9,60\n',
    'gui/xa/desktop.ini': '[.ShellClassInfo]\n',
    'gui/xa.geojson': JSON.stringify(
      collection([[square(103, 21, 0.1), { code: '00011', name: 'Mường Ảng' }]]),
    ),
    'gui/project.json': JSON.stringify(
      projectOf([
        { role: 'communes', path: 'xa.geojson', asOf: '2026-01-01' },
        { role: 'villages', path: 'xa', asOf: '2026-06-30' },
      ]),
    ),
    'tinh/tram.csv': MASTS,
    'tinh/thon.csv': VILLAGES,
    'tinh/xa.geojson': JSON.stringify(
      collection([[square(103, 21, 0.1), { code: '00011', name: 'Mường Ảng' }]]),
    ),
    'tinh/project.json': JSON.stringify(
      projectOf([
        { role: 'communes', path: 'xa.geojson', asOf: '2026-01-01' },
        { role: 'villages', path: 'thon.csv', asOf: '2026-06-30' },
        { role: 'sites', path: 'tram.csv' },
      ]),
    ),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const linesOf = (args: readonly string[]): readonly string[] =>
  songBan(['check', ...args], root).stdout.split('\n');
const after = (lines: readonly string[], start: string): string =>
  lines[lines.findIndex((one) => one.startsWith(start)) + 1]!;

describe('check on the screen', () => {
  it('names the role of each loose file, what else it could be, and the flag that says so', () => {
    const lines = linesOf(['thon.csv', 'la.csv']);
    expect(after(lines, 'thon.csv: ')).toMatch(
      /^ {2}hiểu là: Thôn, bản \(villages\); có thể là: .+; chọn khác: --role "thon\.csv=\w+"$/,
    );
    expect(after(lines, 'la.csv: chưa rõ')).toMatch(/; chọn khác: --role "la\.csv=\w+"$/);
    const flag = /--role "(.+?)"/.exec(after(lines, 'thon.csv: '))![1]!;
    expect(after(linesOf(['thon.csv', '--role', flag]), 'thon.csv: ')).toContain(`hiểu là: `);
    expect(after(linesOf(['thon.csv', '--role', flag]), 'thon.csv: ')).toContain(`(${flag.split('=')[1]})`);
    expect(after(linesOf(['la.csv', '--role=la.csv=villages']), 'la.csv: ')).toContain('(villages)');
  });

  it('names the role of each source of a project once, and the line of project.json that says otherwise', () => {
    const lines = linesOf(['tinh/project.json']);
    const source = lines.filter((line) => line.includes('Nguồn “villages-1”'));
    expect(source).toEqual(['Nguồn “villages-1”, hiểu là: Thôn, bản (villages)']);
    expect(after(lines, source[0]!)).toMatch(/^ {2}thon\.csv: đọc /);
    expect(lines.filter((line) => line.includes('trong project.json'))).toEqual([
      'Để đổi loại của một nguồn, ghi "role": "LOẠI" ở nguồn đó trong project.json.',
    ]);
  });

  it.each([
    [['thon.csv', '--role', 'thon.csv=thon']],
    [['thon.csv', '--role', 'khac.csv=villages']],
    [['thon.csv', '--role', 'villages']],
    [['tinh/project.json', '--role', 'thon.csv=sites']],
  ])('refuses %j and says which roles there are', (args) => {
    const { status, stderr } = songBan(['check', ...args], root);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--role: “.+” phải có dạng TỆP=LOẠI.+communes, villages/);
  });

  it('takes a project of any name for what it says it is', () => {
    const named = join(root, 'tinh', 'quy 3.json');
    copyFileSync(join(root, 'tinh', 'project.json'), named);
    try {
      expect(linesOf(['tinh/quy 3.json'])).toEqual(linesOf(['tinh/project.json']));
    } finally {
      rmSync(named);
    }
  });

  it('has one line for each kind of finding with its count and first rows; all of them are in the file', () => {
    const out = songBan(['check', 'tinh/project.json', '--out', 'ra'], root).stdout.split('\n');
    const kind = out.filter((line) => line.includes('[coordinates-missing]'));
    expect(kind).toEqual([
      '  loại 12: Thiếu tọa độ (kinh độ hoặc vĩ độ). (tram.csv, dòng 3; tram.csv, dòng 4; tram.csv, dòng 5; tram.csv, dòng 6; tram.csv, dòng 7; và 7 chỗ nữa) [coordinates-missing]',
    ]);
    const codes = out.flatMap((line) => /\[([a-z0-9-]+)\]$/.exec(line)?.[1] ?? []);
    expect(new Set(codes).size).toBe(codes.length);
    const { issues } = JSON.parse(readFileSync(join(root, 'ra/report.json'), 'utf8')) as {
      issues: readonly { code: string }[];
    };
    expect(issues.filter(({ code }) => code === 'coordinates-missing')).toHaveLength(12);
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(codes));
    expect(readdirSync(join(root, 'ra'))).toContain('return');
    expect(readdirSync(join(root, 'ra/return'))).toEqual(['00011.xlsx']);
    // Kept 3, rejected 12, two rows wait; the one village in its commune, in the list, with a count; two points in the province.
    expect(out.find((line) => line.startsWith('  Đúng: '))).toBe(
      '  Đúng: 40% (8 đạt, 12 chưa đạt, 22 chưa kiểm tra)',
    );
  });

  it('tells refused files by their reason, an example as one, and what systems leave as no data', () => {
    const lines = linesOf(['gui/project.json']);
    const refused = lines.filter((line) => line.endsWith('[source-refused]'));
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatch(/^ {2}loại 2: ví dụ: Không đọc số liệu từ tệp PDF “xa\/a\.pdf”/);
    expect(refused[1]).toMatch(/^ {2}loại 1: Tệp “xa\/b\.json” sai cú pháp JSON tại byte 9\./);
    expect(lines.filter((line) => line.endsWith('[file-of-system]'))).toEqual([
      '  giữ 1: Tệp do hệ điều hành hoặc phần mềm đang mở tạo ra, không phải dữ liệu; không đọc. (xa/desktop.ini) [file-of-system]',
    ]);
    expect(lines.filter((line) => line.startsWith('Cột không dùng'))).toEqual([
      'Cột không dùng (trong ngoặc: số bảng có cột này; từng bảng có trong report.json): STT (2)',
    ]);
  });

  it('asks in the language that was asked for, each choice as the line that gives it', () => {
    const [vi, en] = (['vi', 'en'] as const).map((language) => {
      const out = `ra-${language}`;
      const lines = linesOf(['tinh', '--language', language, '--out', out]);
      const gate = JSON.parse(readFileSync(join(root, out, 'gate.json'), 'utf8')) as {
        questions: readonly { question: string; choices: readonly { id: string; label: string }[] }[];
      };
      return { lines, question: gate.questions[0]!, gate };
    });
    expect(vi!.question.question).toContain('Dấu “.” ở đây');
    expect(en!.question.question).not.toContain('Dấu');
    for (const { lines, question } of [vi!, en!]) {
      expect(lines).toContain(`  ${question.question}`);
      for (const { id, label } of question.choices) {
        const line = lines.find((one) => one.endsWith(`  ${label}`))!;
        expect(Object.values(JSON.parse(line.slice(0, -label.length)) as object)).toEqual([id]);
      }
    }
    expect(en!.lines.join('\n')).not.toMatch(
      /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]\w* (?:là|không|nào)/,
    );
  });
});
