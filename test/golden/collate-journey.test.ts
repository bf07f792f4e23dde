import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyProject, returnedFiles } from '../support/collation-files.ts';
import { songBan } from '../support/command-line.ts';
import {
  HIGHLAND_COMMUNES,
  highlandProject,
  highlandReturn,
  lockedWorkbook,
  scannedPdf,
} from '../support/highland-province.ts';
import { sharedPath } from '../support/shared.ts';

interface Report {
  readonly issues: readonly {
    readonly code: string;
    readonly file: string;
    readonly row?: number;
    readonly did: string;
  }[];
  readonly recognised: readonly {
    readonly file: string;
    readonly column: string;
    readonly field: string;
    readonly samples: readonly string[];
  }[];
  readonly columns: readonly { readonly file: string; readonly header: string; readonly fate: string }[];
  readonly questions: readonly {
    readonly id: string;
    readonly question: string;
    readonly text: string;
    readonly choices: readonly { readonly id: string; readonly label: string }[];
  }[];
  readonly places: readonly {
    readonly id: string;
    readonly file: string;
    readonly chosen: string | null;
    readonly readings: readonly { readonly id: string; readonly inside: number | null }[];
  }[];
  readonly repairs: readonly {
    readonly file: string;
    readonly encoding: string;
    readonly samples: readonly { readonly before: string; readonly after: string }[];
  }[];
  readonly duplicates: readonly {
    readonly id: string;
    readonly choices: readonly string[];
    readonly members: readonly { readonly name: string }[];
  }[];
  readonly files: readonly { readonly path: string; readonly rows: Readonly<Record<string, number>> }[];
}
type Content = string | Uint8Array | object;

const root = mkdtempSync(join(tmpdir(), 'song-ban-collate-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A project on disk; what has come back lies in `xa-gui-ve`. */
function writeProject(
  name: string,
  project: Readonly<Record<string, Uint8Array>>,
  returned: Readonly<Record<string, string | Uint8Array>>,
): void {
  const file = JSON.parse(new TextDecoder().decode(project['project.json'])) as { sources: object[] };
  const files: Record<string, Content> = { ...project };
  for (const [path, content] of Object.entries(returned)) files[`xa-gui-ve/${path}`] = content;
  files['project.json'] = {
    ...file,
    sources: [...file.sources, { id: 'returned', role: 'villages', path: 'xa-gui-ve' }],
  };
  for (const [path, content] of Object.entries(files)) {
    const at = join(root, name, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(
      at,
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
  }
}

function check(name: string, answers?: Readonly<Record<string, string>>) {
  const out = join(root, `${name}-ra`);
  if (answers) writeFileSync(join(root, `${name}.json`), JSON.stringify(answers));
  const ran = songBan(['check', name, '--out', out, ...(answers ? ['--answers', `${name}.json`] : [])], root);
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
  return { ...ran, out, report };
}
const highland = (): Record<string, Uint8Array> => unzipSync(highlandProject());
const named = (files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) =>
  Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
const ofFile = (report: Report, name: string) =>
  report.issues.filter(({ file }) => file.endsWith(name)).map(({ code }) => code);

describe('P2: what twelve communes sent', () => {
  let ran: ReturnType<typeof check>;
  beforeAll(() => {
    const returned = Array.from({ length: 12 }, (_, i) =>
      highlandReturn(i, i === 3 ? { text: 'tcvn3' } : {}),
    );
    writeProject('p2', highland(), {
      ...named(returned),
      '13-bieu-01.xls': lockedWorkbook(),
      '14-ban-quet.pdf': scannedPdf(),
    });
    ran = check('p2');
  });

  it('is understood column by column, with samples', () => {
    const own = ran.report.recognised.filter(({ file }) => file.endsWith('01-bieu-01.xlsx'));
    expect(own.find(({ field }) => field === 'households')).toMatchObject({
      column: 'Số hộ / Tổng số hộ',
      samples: ['30', '31', '32'],
    });
  });

  it('leaves out by name and reason what cannot be read, and goes on', () => {
    const refused = ran.report.issues.filter(({ code }) => code === 'source-refused');
    expect(refused.map(({ file }) => file.replace('xa-gui-ve/', ''))).toEqual([
      '13-bieu-01.xls',
      '14-ban-quet.pdf',
    ]);
    expect(ran.stdout).toContain('mật khẩu');
    expect(ran.status).toBe(1);
    expect(ran.report.files.filter(({ rows }) => rows['kept'] === 6)).toHaveLength(12);
  });

  it('shows old text before and after', () => {
    expect(ran.report.repairs).toMatchObject([{ file: 'xa-gui-ve/04-bieu-01.xlsx', encoding: 'TCVN3' }]);
    expect(ran.report.repairs[0]!.samples).toContainEqual({ before: 'Th«n S¶ Ch¶i', after: 'Thôn Sả Chải' });
  });

  it('says who has not returned', () => {
    const gate = JSON.parse(readFileSync(join(ran.out, 'gate.json'), 'utf8')) as {
      headings: { rules: { id: string; failed: { commune?: string }[] | number }[] }[];
    };
    const rule = gate.headings.flatMap(({ rules }) => rules).find(({ id }) => id === 'commune-has-villages')!;
    expect(JSON.stringify(rule)).toContain(HIGHLAND_COMMUNES[12]!.code);
    expect(JSON.stringify(rule)).not.toContain(HIGHLAND_COMMUNES[11]!.code);
  });
});

it('P3: a file of the old list is converted, a split commune is asked, the unmatched are listed', () => {
  const [, east, third] = HIGHLAND_COMMUNES;
  const { lon, lat } = third!.villages[0]!;
  writeProject('p3', highland(), {
    'danh-sach-cu.csv': [
      'Thôn,Huyện,Xã,Số hộ,Kinh độ,Vĩ độ',
      'Na Lin,Mường Khương,Mường Cũ,30,,',
      'Sả Chải,Mường Khương,Bính Xá,31,,',
      `Mào Sao,Mường Khương,Bính Xá,32,${lon},${lat}`,
      'Cốc Râm,Mường Khương,Xã Lạ,33,,',
    ].join('\n'),
  });
  const { report, stdout } = check('p3');
  expect(stdout).toContain('Danh mục cũ (trước 01/07/2025): đã chuyển 2 dòng');
  expect(report.issues.filter(({ code }) => code === 'commune-unknown')).toMatchObject([{ row: 5 }]);
  expect(report.files.at(-1)!.rows).toMatchObject({ read: 5, kept: 3, notes: 1, asked: 1, rejected: 0 });
  const [question] = report.questions;
  expect(question).toMatchObject({ question: 'split-commune' });
  expect(question!.choices).toHaveLength(2);
  const choice = question!.choices.find(({ label }) => label.includes(east!.name))!;
  const answered = check('p3', { [question!.id]: choice.id });
  expect(answered.report.questions).toEqual([]);
  expect(answered.report.files.at(-1)!.rows).toMatchObject({ kept: 4, asked: 0 });
});

it('P4: each file is read in its own way of writing places; a wrong meridian waits and others are offered', () => {
  writeProject(
    'p4',
    highland(),
    named([
      highlandReturn(0, { place: 'commaText' }),
      highlandReturn(1, { place: 'sexagesimal' }),
      highlandReturn(2, { place: 'swapped' }),
      highlandReturn(4, { place: 'vn2000Unnamed' }),
      highlandReturn(5, { place: 'vn2000Unnamed', meridian: 105.5 }),
    ]),
  );
  const { report } = check('p4');
  const insideOf = (name: string) => {
    const place = report.places.find(({ file }) => file.endsWith(name))!;
    return place.readings.find(({ id }) => id === place.chosen)?.inside ?? null;
  };
  for (const name of ['01-', '02-', '03-', '05-']) expect(insideOf(`${name}bieu-01.xlsx`), name).toBe(6);
  const open = report.places.find(({ file }) => file.endsWith('06-bieu-01.xlsx'))!;
  expect(open.chosen).toBeNull();
  const fitting = open.readings.find(({ inside }) => inside === 6)!;
  expect(ofFile(report, '06-bieu-01.xlsx')).toContain('vn2000-wrong-meridian');
  expect(report.files.find(({ path }) => path.endsWith('06-bieu-01.xlsx'))!.rows).toMatchObject({
    kept: 0,
    asked: 6,
  });
  const answered = check('p4', { [open.id]: fitting.id });
  expect(answered.report.files.every(({ rows }) => rows['asked'] === 0)).toBe(true);
});

describe('P5, P6: what may be counted twice, and the import by original rows', () => {
  let ran: ReturnType<typeof check>;
  beforeAll(() => {
    const books = Object.fromEntries(
      Object.entries(returnedFiles).filter(
        ([name]) => name.endsWith('.xlsx') && name.startsWith('danh-sach'),
      ),
    );
    writeProject('p5', emptyProject, books);
    ran = check('p5');
  });

  it('groups Bản Mới I and Bản Mới 1 of one commune, never Tổ 1 of two', () => {
    expect(ran.report.duplicates.map(({ members }) => members.map(({ name }) => name))).toEqual([
      ['Bản Mới I', 'Bản Mới 1'],
    ]);
    const [group] = ran.report.duplicates;
    const one = check('p5', { [group!.id]: group!.choices[0]! });
    const sumOf = ({ report }: typeof ran, fate: string): number =>
      report.files.reduce((sum, { rows }) => sum + rows[fate]!, 0);
    expect(sumOf(one, 'kept')).toBe(sumOf(ran, 'kept') - 1);
    expect(sumOf(one, 'merged')).toBe(sumOf(ran, 'merged') + 1);
  });

  it('accounts for every row, and lists the findings with their rows in a workbook', async () => {
    check('p5');
    for (const { path, rows } of ran.report.files) {
      const { read, ...parts } = rows;
      expect(
        Object.values(parts).reduce((sum, part) => sum + part),
        path,
      ).toBe(read);
    }
    const findings = await readSheet(readFileSync(join(ran.out, 'gate.xlsx')), 'Tất cả phát hiện');
    const head = findings[2]!;
    const at = (name: string): number => head.indexOf(name);
    const ofPaHu = findings
      .filter((row) => String(row[at('Tệp')]).endsWith('pa-hu.xlsx') && row[at('Mức')] !== 'thông tin')
      .map((row) => [row[at('Dòng')], row[at('Giá trị')]]);
    expect(ofPaHu).toContainEqual([9, '-3']);
  });
});

describe('a folder that somebody else made', () => {
  const kit = sharedPath('kits/kit-1/project.json');
  it.skipIf(kit === null)('has one fate for every row, and no file without a word', () => {
    const out = join(root, 'kit-ra');
    songBan(['check', kit!, '--out', out], root);
    const { files, issues } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;
    expect(files.length).toBeGreaterThan(75);
    for (const { path, rows } of files) {
      const { read, ...parts } = rows;
      expect(
        Object.values(parts).reduce((sum, part) => sum + part),
        path,
      ).toBe(read);
      if (rows['kept'] === 0)
        expect(
          issues.some(({ file }) => file === path),
          path,
        ).toBe(true);
    }
  });
});
