import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rate } from '../../src/model/figure.ts';
import { songBan } from '../support/command-line.ts';
import { collection, projectOf, square } from '../support/memory-project.ts';
import { writeSample } from '../support/shipped-sample.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'song-ban-'));
  for (const name of ['a', 'b/c']) mkdirSync(join(root, name), { recursive: true });
  writeSample(join(root, 'sample'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const bytesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );

/** A commune of two villages, one of them in an area of coverage. */
const SMALL: Readonly<Record<string, string>> = {
  'xa.geojson': JSON.stringify(collection([[square(103, 21, 0.1), { code: '00011', name: 'Xã A' }]])),
  'phu.geojson': JSON.stringify(collection([[square(103, 21, 0.03), {}]])),
  'thon.csv':
    'Mã thôn,Thôn,Mã xã,Kinh độ,Vĩ độ,Số hộ,Dân số\n1,Nà Lo,00011,103,21,40,170\n2,Pá Hu,00011,103.08,21.08,30,150\n',
  'project.json': JSON.stringify(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'thon.csv' },
      { role: 'coverage', path: 'phu.geojson', operator: 'viettel', technology: '4G', evidence: 'declared' },
    ]),
  ),
};

interface Summary {
  readonly synthetic: boolean;
  readonly rates: readonly Rate[];
  readonly fibre: { readonly subscribed: number };
  readonly depressions: { readonly count: number };
}

describe('analyze', () => {
  it('gives equal bytes from two folders and two time zones', () => {
    const first = songBan(['analyze', '../sample/project.json', '--out', 'out'], join(root, 'a'), {
      TZ: 'Asia/Ho_Chi_Minh',
    });
    const second = songBan(['analyze', join(root, 'sample'), '--out', 'out'], join(root, 'b/c'), {
      TZ: 'America/New_York',
    });
    expect([first.stderr, second.stderr]).toEqual(['', '']);
    expect([first.status, second.status]).toEqual([0, 0]);
    const files = bytesOf(join(root, 'a/out'));
    expect(Object.keys(files)).toEqual([
      'communes.csv',
      'gaps.geojson',
      'report.json',
      'summary.json',
      'villages.csv',
    ]);
    expect(files).toEqual(bytesOf(join(root, 'b/c/out')));
  });

  it('adds land as polygons where it is asked for, and leaves the other files as they are', () => {
    const { status } = songBan(['analyze', 'sample', '--out', 'land', '--geometry'], root);
    expect(status).toBe(0);
    const {
      'coverage-dissolved.geojson': coverage,
      'depressions-by-commune.geojson': depressions,
      ...others
    } = bytesOf(join(root, 'land'));
    expect(others).toEqual(bytesOf(join(root, 'a/out')));
    const [land, low] = [coverage, depressions].map(
      (file) =>
        JSON.parse(Buffer.from(file, 'base64').toString()) as {
          asOf: string;
          features: { properties: { operator: string; area_km2: number; commune_code: string | null } }[];
        },
    );
    expect([land.asOf, low.asOf]).toEqual(['2026-09-30', '2026-09-30']);
    const [any, ...operators] = land.features.map(({ properties }) => properties);
    expect(any.operator).toBe('any');
    for (const { area_km2 } of operators) expect(any.area_km2).toBeGreaterThanOrEqual(area_km2);
    expect(low.features.every(({ properties }) => properties.commune_code !== '')).toBe(true);
  });

  it('reaches the published picture: 100 % communes, 98.5 % villages, 94.86 % people, 39.05 % of households on fibre', () => {
    const summary = JSON.parse(readFileSync(join(root, 'a/out/summary.json'), 'utf8')) as Summary;
    const rate = (measure: Rate['measure']) =>
      summary.rates.find((entry) => entry.measure === measure && entry.operator === 'any')!;
    expect(summary.synthetic).toBe(true);
    expect(rate('communes')).toMatchObject({ uncovered: 0, unknown: 0, share: 1 });
    expect(rate('villages').uncovered).toBe(34);
    expect(Math.abs(rate('villages').share! - 0.985)).toBeLessThan(0.001);
    expect(Math.abs(rate('population').share! - 0.9486)).toBeLessThan(0.001);
    expect(summary.depressions.count).toBeGreaterThan(600);
    expect(Math.abs(summary.fibre.subscribed / rate('households').total - 0.3905)).toBeLessThan(0.001);
  });
});

describe('plan and report', () => {
  it('plans within the budget and writes the curve', () => {
    const { status, stderr } = songBan(['plan', 'sample', '--budget', '12,5 tỷ', '--out', 'plan'], root);
    expect([status, stderr]).toEqual([0, '']);
    const plan = JSON.parse(readFileSync(join(root, 'plan/plan.json'), 'utf8')) as {
      budget: number;
      objective: number;
      upperBound: number;
      proven: boolean;
      chosen: { cost: number; newHouseholds: number }[];
    };
    expect(plan.budget).toBe(12_500_000_000);
    expect(plan.chosen.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(plan.budget);
    expect(plan.chosen.reduce((sum, { newHouseholds }) => sum + newHouseholds, 0)).toBe(plan.objective);
    expect(plan.objective).toBeGreaterThan(0);
    expect([plan.upperBound, plan.proven]).toEqual([plan.objective, true]);
    expect(readdirSync(join(root, 'plan')).sort()).toEqual([
      'curve.csv',
      'plan.csv',
      'plan.json',
      'resilience.csv',
    ]);
  });

  it('draws the same papers twice, in two time zones', () => {
    const small = join(root, 'small');
    mkdirSync(small);
    for (const [name, text] of Object.entries(SMALL)) writeFileSync(join(small, name), text);
    const first = songBan(['report', 'small', '--out', 'r1', '--slides'], root, { TZ: 'Asia/Ho_Chi_Minh' });
    const second = songBan(['report', '../small', '--out', '../r2', '--slides'], join(root, 'a'), {
      TZ: 'America/New_York',
    });
    expect([first.status, second.status, first.stderr]).toEqual([0, 0, '']);
    expect(readdirSync(join(root, 'r1')).sort()).toEqual([
      'annex.xlsx',
      'handout.pdf',
      'indicators.csv',
      'indicators.json',
      'map-a3.pdf',
      'slides.pptx',
    ]);
    expect(bytesOf(join(root, 'r1'))).toEqual(bytesOf(join(root, 'r2')));
  });
});

describe('one clear line and exit code 2', () => {
  it.each([
    [['analyze', 'no-such-file', '--out', 'x'], 'no-such-file'],
    [['analyze', 'sample'], '--out'],
    [['plan', 'sample', '--budget', '1,8', '--out', 'x'], '1,8'],
    [['plan', 'sample', '--budget', '1 triệu', '--out', 'x'], 'rẻ nhất'],
    [['paint'], 'paint'],
    [['sample', '--out', 'x', '--seed', 'one'], '--seed'],
    [['report', 'sample', '--out', 'x', '--scope', 'secret'], 'secret'],
  ])('%j', (args, named) => {
    const { status, stdout, stderr } = songBan(args, root);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(named);
  });

  it.skipIf(process.platform === 'win32')('a pipe is waited for nowhere', () => {
    expect(spawnSync('mkfifo', [join(root, 'pipe')]).status).toBe(0);
    for (const args of [
      ['analyze', 'sample', '--answers', 'pipe', '--out', 'x'],
      ['analyze', 'pipe', '--out', 'x'],
      ['check', 'pipe'],
    ]) {
      const { status, stderr } = songBan(args, root);
      expect(status).toBe(2);
      expect(stderr).toContain('pipe');
    }
  });

  it('a source that is missing or a link costs only itself', () => {
    const folder = join(root, 'broken');
    mkdirSync(folder);
    const text = readFileSync(join(root, 'sample/project.json'), 'utf8');
    const project = JSON.parse(text) as { sources: { id: string; role: string; path: string }[] };
    for (const source of project.sources)
      symlinkSync(join(root, 'sample', source.path), join(folder, `${source.id}.link`));
    const villages = project.sources.find((source) => source.role === 'villages')!;
    writeFileSync(join(folder, villages.path), readFileSync(join(root, 'sample', villages.path)));
    project.sources = [
      villages,
      { id: 'gone', role: 'fibre', path: 'gone.geojson' },
      { id: 'linked', role: 'communes', path: `${project.sources[0].id}.link` },
    ];
    writeFileSync(join(folder, 'project.json'), JSON.stringify(project));
    const { status } = songBan(['analyze', 'broken', '--out', 'broken-out'], root);
    expect(status).toBe(1);
    const report = JSON.parse(readFileSync(join(root, 'broken-out/report.json'), 'utf8')) as {
      issues: { file: string; code: string; severity: string }[];
    };
    const errors = report.issues.filter((issue) => issue.severity === 'error').map((issue) => issue.file);
    expect(errors).toContain('gone.geojson');
    expect(errors.some((file) => file.endsWith('.link'))).toBe(true);
  });
});

describe('a project under a passphrase', () => {
  it('is packed and opened by the passphrase of a file, and by nothing else', () => {
    const folder = join(root, 'sealed');
    mkdirSync(folder);
    for (const [name, text] of Object.entries(SMALL)) writeFileSync(join(folder, name), text);
    writeFileSync(join(root, 'khoa.txt'), 'nậm ban 2026\n');
    writeFileSync(join(root, 'khac.txt'), 'nậm ban 2025\n');
    const pack = ['pack', 'sealed', '--passphrase-file', 'khoa.txt', '--out', 'khoa'];
    expect(songBan(pack, root).status).toBeLessThan(2);
    expect(readFileSync(join(root, 'khoa/project.songban')).subarray(0, 8).toString()).toBe('SBSEALED');
    const analyze = (...more: string[]) =>
      songBan(['analyze', 'khoa/project.songban', '--out', 'mo', ...more], root);
    expect(analyze()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--passphrase-file') as string,
    });
    expect(analyze('--passphrase-file', 'khac.txt')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Mật khẩu không mở được') as string,
    });
    expect(analyze('--passphrase-file', 'khoa.txt').status).toBeLessThan(2);
    songBan(['analyze', 'sealed', '--out', 'thang'], root);
    expect(readFileSync(join(root, 'mo/villages.csv'))).toEqual(
      readFileSync(join(root, 'thang/villages.csv')),
    );
  });
});
