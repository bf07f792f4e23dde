/** Projects and terrain that nobody measured, the same for the same seed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElevationGrid } from '../../../src/model/dataset.ts';
import { generateSample } from '../../../src/sample/generate.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ridges of several lengths across each other, a degree wide and high. @param perDegree cells, one more on each side */
export function mountains(perDegree: number, west: number, north: number): ElevationGrid {
  const width = perDegree + 1;
  const heights = new Int16Array(width * width);
  for (let i = 0; i < heights.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)].map((at) => (at * 1200) / perDegree) as [
      number,
      number,
    ];
    const waves = [37, 23, 61, 13, 7].map(
      (length, k) => Math.sin((x * (k + 1) + y * (5 - k)) / length) / (k + 1),
    );
    heights[i] = Math.round(700 + 350 * waves.reduce((sum, one) => sum + one, 0));
  }
  return {
    columns: width,
    rows: width,
    west,
    north,
    stepLon: 1 / perDegree,
    stepLat: 1 / perDegree,
    heights,
  };
}

const OPERATORS = ['Viettel', 'VinaPhone', 'MobiFone', 'Vietnamobile'] as const;
export const BANDS = [1800, 2100, 900, 2600] as const;

/** Masts of three sectors, each with these bands, within 3 km of a village. */
function sitesCsv(villages: string, masts: number, bands: number): string {
  const number = numbersFrom(1);
  const places = [...villages.matchAll(/,(1\d\d\.\d+),(\d\d\.\d+),/g)].map(([, lon, lat]) => [
    Number(lon),
    Number(lat),
  ]);
  const head =
    'Mã trạm,Nhà mạng,Công nghệ,Số thiết bị,Băng tần (MHz),Góc phương vị (độ),Chiều cao cột (m),Kinh độ,Vĩ độ';
  const rows = Array.from({ length: masts }, (_, i) => {
    const [lon, lat] = places[Math.floor(number() * places.length)]!.map(
      (at) => at + 0.054 * (number() - 0.5),
    );
    const first = Math.floor(number() * 120);
    const sectors = [first, first + 120, first + 240].join('/');
    const own = BANDS.slice(0, bands).join(', ');
    const height = 30 + Math.floor(number() * 20);
    return `T${i + 1},${OPERATORS[i % 4]},4G,3,"4G: ${own}",${sectors},${height},${lon!.toFixed(5)},${lat!.toFixed(5)}`;
  });
  return `${[head, ...rows].join('\n')}\n`;
}

/** The made-up province with other masts. @returns path of its project */
export async function writeProvince(folder: string, masts: number, bands: number): Promise<string> {
  const files = await generateSample({ seed: 1, villages: 2250 });
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const villages = new TextDecoder().decode(files.get('villages.csv'));
  writeFileSync(join(folder, 'sites.csv'), sitesCsv(villages, masts, bands));
  return join(folder, 'project.json');
}
