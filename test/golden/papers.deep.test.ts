import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import proj4 from 'proj4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { geodesicDistanceMeters } from '../../src/geometry/measures/ellipsoid.ts';
import { drawAtlas } from '../../src/report/paper/atlas/atlas.ts';
import { drawMapPicture, drawMapSheet } from '../../src/report/paper/map-sheet.ts';
import { hasDebianTool } from '../support/debian-tool.ts';
import { fonts } from '../support/fonts.ts';
import { pngParts } from '../support/png-parts.ts';
import { pdfPages } from '../support/pdf-pages.ts';
import { tinyReport } from '../support/tiny-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'papers-'));
const A3 = join(folder, 'map-a3.pdf');
const A0 = join(folder, 'map-a0.pdf');
const ATLAS = join(folder, 'atlas.pdf');
const bytes = new Map<string, Uint8Array>();
let communes = 0;

beforeAll(async () => {
  const input = await tinyReport({ budgetVnd: 20_000_000_000 });
  communes = input.dataset.communes.records.length;
  const told = { language: 'vi', scope: 'internal', fonts } as const;
  bytes.set(A3, await drawMapSheet(input, told));
  bytes.set(A0, await drawMapSheet(input, { ...told, paper: 'a0', grey: true }));
  bytes.set(ATLAS, await drawAtlas(input, told));
  for (const [path, own] of bytes) writeFileSync(path, own);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function told(command: string, args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}

const hasGdal = hasDebianTool('gdalinfo', 'gdal-bin');
const hasPoppler = hasDebianTool('pdfinfo', 'poppler-utils');

describe.skipIf(!hasGdal)('gdalinfo', () => {
  it.each([
    [A3, 1],
    [A0, 1],
    [ATLAS, 2],
  ])('reads the corners of the map back within 1 m: %s, page %i', async (path, page) => {
    const said = JSON.parse(told('gdalinfo', ['-json', `PDF:${page}:${path}`])) as {
      readonly coordinateSystem: { readonly wkt: string };
      readonly metadata: Readonly<Record<string, Readonly<Record<string, string>>>>;
    };
    expect(said.coordinateSystem.wkt).toContain('Transverse Mercator');
    const { places, wkt } = (await pdfPages(bytes.get(path)!))[page - 1]!.measure!;
    const neatline = [...said.metadata['']!['NEATLINE']!.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(
      ([, x, y]) => proj4(wkt, 'WGS84', [Number(x), Number(y)]) as [number, number],
    );
    for (let i = 0; i < places.length; i += 2) {
      const [lat, lon] = [places[i]!, places[i + 1]!];
      const nearest = Math.min(...neatline.map((at) => geodesicDistanceMeters(at[0], at[1], lon, lat)));
      expect(nearest).toBeLessThan(1);
    }
  });
});

const SIDE = 12;

/** Share of the squares of two pictures in RGB whose means differ by more than a tenth of the scale. */
function squaresApart(a: Uint8Array, b: Uint8Array, width: number, height: number): number {
  const across = Math.ceil(width / SIDE);
  const sums = new Float64Array(across * Math.ceil(height / SIDE));
  for (let y = 0; y < height; y++)
    for (let i = 0; i < width * 3; i++)
      sums[Math.floor(y / SIDE) * across + Math.floor(i / (3 * SIDE))]! +=
        a[y * width * 3 + i]! - b[y * width * 3 + i]!;
  return sums.filter((sum) => Math.abs(sum) / (SIDE * SIDE * 3) > 25).length / sums.length;
}

describe.skipIf(!hasPoppler)('poppler', () => {
  it('reads language, pages and structure', () => {
    expect(told('pdfinfo', [ATLAS])).toMatch(new RegExp(`Tagged: +yes[\\s\\S]*Pages: +${communes}\\n`));
    const structure = told('pdfinfo', ['-struct-text', A3]);
    for (const part of ['Document', 'H1 (block)', 'Figure', 'Table (block)', 'TH', 'TD', 'LBody (block)'])
      expect(structure).toContain(part);
    expect(structure).toContain('"Vùng chưa có sóng"');
  });

  it('draws the A4 as our own picture of it does', async () => {
    const input = await tinyReport({ budgetVnd: 20_000_000_000 });
    const wanted = { language: 'vi', scope: 'internal', fonts, paper: 'a4' } as const;
    const path = join(folder, 'map-a4.pdf');
    writeFileSync(path, await drawMapSheet(input, wanted));
    const own = pngParts(await drawMapPicture(input, wanted));
    const size = ['-scale-to-x', String(own.width), '-scale-to-y', String(own.height)];
    told('pdftoppm', ['-singlefile', '-f', '1', '-l', '1', ...size, path, join(folder, 'a4')]);
    const ours = own.pixels();
    // A PPM is a short head and the pixels.
    const theirs = readFileSync(join(folder, 'a4.ppm')).subarray(-ours.length);
    // Two programs smooth edges in two ways: the mean over squares of 12 pixels is the same all the same.
    expect(squaresApart(ours, theirs, own.width, own.height)).toBeLessThan(0.002);
  });

  it('draws pages that are not empty', () => {
    const grey = told('pdftoppm', ['-r', '20', '-gray', '-f', '1', '-l', '1', A0]);
    expect(grey.startsWith('P5')).toBe(true);
  });
});
