import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { tinyReport } from '../support/tiny-report.ts';
import { writeAnnex } from '../../src/report/annex/annex.ts';
import { composeScenes } from '../../src/report/scenes/compose-scenes.ts';
import { writeSlides } from '../../src/report/slides/write-slides.ts';

const there = (program: string, argument: string): boolean =>
  spawnSync(program, [argument], { stdio: 'ignore' }).status === 0;
const hasOffice = there('soffice', '--version');
const root = mkdtempSync(join(tmpdir(), 'song-ban-office-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
if (!hasOffice) console.log('LibreOffice is not there: its tests of annex and slides are skipped.');

const convert = (name: string, bytes: Uint8Array, to: string): Buffer => {
  writeFileSync(join(root, name), bytes);
  const profile = `-env:UserInstallation=file://${join(root, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', root, join(root, name)], {
    stdio: 'ignore',
  });
  return readFileSync(join(root, name.replace(/\.[^.]+$/, `.${to}`)));
};

/** Formulas in the order of the sheets, each with the value that stands beside it. */
const formulasOf = (parts: Readonly<Record<string, Uint8Array>>) =>
  Object.keys(parts)
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort()
    .flatMap((name) => [...strFromU8(parts[name]!).matchAll(/<f>([^<]*)<\/f><v>([^<]*)<\/v>/g)])
    .map(([, formula, value]) => ({ formula: formula!, value: Number(value) }));

it.skipIf(!hasOffice)(
  'the totals of the annex are what LibreOffice makes of their formulas',
  async () => {
    const input = await tinyReport({ budgetVnd: 20_000_000_000 });
    const annex = unzipSync(await writeAnnex(input, { language: 'vi', scope: 'internal' }));
    const ours = formulasOf(annex);
    expect(ours.length).toBeGreaterThan(30);
    // Without our values there is nothing that the program could take over.
    const bare = Object.fromEntries(
      Object.entries(annex).map(([name, bytes]) => [
        name,
        name.startsWith('xl/worksheets/sheet')
          ? strToU8(strFromU8(bytes).replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1'))
          : bytes,
      ]),
    );
    const counted = unzipSync(convert('annex.xlsx', zipSync(bare), 'ods'));
    const theirs = [
      ...strFromU8(counted['content.xml']!).matchAll(/table:formula="[^"]*"[^>]*?office:value="([^"]*)"/g),
    ].map(([, value]) => Number(value));
    expect(theirs).toHaveLength(ours.length);
    ours.forEach(({ formula, value }, i) =>
      expect(Math.abs(theirs[i]! - value), formula).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value))),
    );
  },
  300_000,
);

it.skipIf(!hasOffice || !there('pdftotext', '-v'))(
  'LibreOffice shows every slide with its title and its foot',
  async () => {
    const input = await tinyReport({ budgetVnd: 20_000_000_000 });
    const { scenes, stamp } = composeScenes(input, 'vi');
    convert('slides.pptx', writeSlides(input, { language: 'vi' }), 'pdf');
    const text = execFileSync('pdftotext', ['-layout', join(root, 'slides.pdf'), '-']).toString();
    const pages = text.split('\f').slice(0, -1);
    const plain = (from: string) => from.normalize('NFC').replace(/\s+/g, '');
    expect(pages).toHaveLength(scenes.length);
    scenes.forEach(({ title }, i) => {
      expect(plain(pages[i]!)).toContain(plain(title));
      expect(plain(pages[i]!)).toContain(plain(stamp));
      expect(plain(pages[i]!)).toContain(`${i + 1}/${scenes.length}`);
    });
  },
  300_000,
);
