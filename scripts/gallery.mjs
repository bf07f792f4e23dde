// `npm run gallery`: pictures of every scene and paper of the sample province, for docs/gallery.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { ensureBrowser } from './find-browser.mjs';
import { root } from './install.mjs';
import { serve } from './serve.mjs';

const SAMPLE = join(root, 'geodata', 'sample.songban');
const OUT = join(root, 'docs', 'gallery');
const SCENES = ['title', 'rates', 'worst', 'village', 'plan', 'budget', 'decisions', 'end'];
/** Of JPEG: letters stay clear, and all pictures together below 3 MB. */
const QUALITY = 62;

const work = mkdtempSync(join(tmpdir(), 'gallery-'));
mkdirSync(OUT, { recursive: true });
const run = (command, args) => {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stderr}`);
};

/** The sample as it was a quarter before: without one operator, to be compared with. */
function quarterBefore() {
  const files = unzipSync(readFileSync(SAMPLE));
  const project = JSON.parse(strFromU8(files['project.json']));
  project.asOf = '2026-06-30';
  project.title = 'Quý II';
  project.sources = project.sources.filter(({ id }) => !/^(viettel-.g|terrain|canopy|roads|power)$/.test(id));
  files['project.json'] = strToU8(JSON.stringify(project));
  return Buffer.from(zipSync(files, { level: 1 }));
}

async function shootApp(context, url) {
  const page = await context.newPage();
  const save = async (name) => {
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(OUT, `${name}.jpg`), type: 'jpeg', quality: QUALITY });
  };
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(url);
  await page.locator('[data-ready=yes]').waitFor({ timeout: 120_000 });
  await save('bench-state');
  await press('Chỉ tiêu');
  await page.getByRole('dialog').getByRole('table').first().waitFor();
  await save('bench-indicators');
  await press('Đóng');
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: 'Trình bày' }).click();
  const scenes = async (names, from) => {
    for (const [i, name] of names.entries()) {
      await page.keyboard.press(String(from + i));
      // Of a plan as it stays, once it is known what terrain lets through.
      const title = page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'ước lượng' });
      await title.waitFor({ timeout: 180_000 });
      // The tools give way to the picture.
      await page.waitForTimeout(4500);
      await save(`scene-${name}`);
    }
  };
  await scenes(SCENES, 1);
  await press('Thêm');
  await press('Kỳ trước');
  const chooser = page.waitForEvent('filechooser');
  await press('Mở tệp kỳ trước (.songban)');
  await (
    await chooser
  ).setFiles([{ name: 'quy-2.songban', mimeType: 'application/zip', buffer: quarterBefore() }]);
  await page.getByText('3/9 · ').waitFor({ timeout: 120_000 });
  await scenes(['compare'], 3);
  await page.close();
}

/** A picture as large as it is looked at here. */
async function shrink(context, path, name, width) {
  const page = await context.newPage();
  await page.setContent(`<style>body{margin:0}img{display:block;width:${width}px}</style>
    <img src="data:image/png;base64,${readFileSync(path).toString('base64')}">`);
  await page.locator('img').screenshot({ path: join(OUT, `${name}.jpg`), type: 'jpeg', quality: QUALITY });
  await page.close();
}

async function shootPapers(context) {
  const cli = join(root, 'scripts', 'launch-cli.mjs');
  const report = (name, more) => {
    const out = join(work, name);
    run(process.execPath, [cli, 'report', SAMPLE, '--out', out, '--budget', '20 tỷ', '--png', ...more]);
    return out;
  };
  const a3 = report('a3', ['--atlas', '--slides']);
  await shrink(context, join(a3, 'map-a3.png'), 'paper-a3', 1500);
  await shrink(context, join(report('grey', ['--grey']), 'map-a3.png'), 'paper-a3-grey', 1300);
  await shrink(context, join(report('a4', ['--paper', 'a4']), 'map-a4.png'), 'paper-a4', 1200);
  for (const [file, name, number] of [
    ['atlas.pdf', 'paper-atlas', 3],
    ['handout.pdf', 'paper-handout', 2],
  ]) {
    const picture = join(work, name);
    const page = ['-f', String(number), '-l', String(number)];
    const { status } = spawnSync('pdftoppm', [
      '-png',
      '-singlefile',
      '-r',
      '130',
      ...page,
      join(a3, file),
      picture,
    ]);
    if (status === 0) await shrink(context, `${picture}.png`, name, 850);
    else console.error(`${name}: needs pdftoppm (poppler-utils); the picture before stays.`);
  }
}

const { chromium } = await import('@playwright/test');
const browser = await chromium.launch({
  executablePath: await ensureBrowser(root),
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
});
try {
  const { build } = await import('vite');
  const site = join(work, 'site');
  await build({ root, logLevel: 'warn', build: { outDir: site, emptyOutDir: true } });
  const server = await serve({ root: site });
  const context = await browser.newContext({ locale: 'vi-VN', reducedMotion: 'reduce' });
  await shootApp(context, server.url);
  await shootPapers(context);
  await server.close();
} finally {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
}
