import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import { writeGeoTiff } from '../../src/formats/rasters/geotiff-write.ts';
import type { Source } from '../../src/model/project.ts';
import { collection, projectOf, square, type Files } from '../support/memory-project.ts';
import { ridgeTerrain } from '../support/ridge-terrain.ts';
import { writeTiff, type TiffForm } from '../support/tiff-writer.ts';

const root = mkdtempSync(join(tmpdir(), 'song-ban-bad-terrain-'));
beforeAll(() => {
  vi.stubEnv('SONG_BAN_THREADS', '1');
  vi.stubEnv('SONG_BAN_CACHE', 'off');
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const { heights, ...place } = ridgeTerrain();
const land = (values = heights, frame = place) =>
  new Uint8Array(writeGeoTiff({ ...frame, values, noData: -32768 }));
/** Steps of 3" from 103.98° E, 21.12° N, in another form than the writer of this program has. */
const FRAME: NonNullable<TiffForm['fields']> = [
  [33550, 12, [1 / 1200, 1 / 1200, 0]],
  [33922, 12, [0, 0, 0, 103.98, 21.12, 0]],
];
const asText = (text: string): number[] => [...`${text}\0`].map((letter) => letter.charCodeAt(0));
const cells = [...heights];
const tiff = (more: NonNullable<TiffForm['fields']>, values = cells): Uint8Array =>
  writeTiff(
    { columns: place.columns, rows: place.rows, values },
    { noData: '-32768', compression: 'deflate', fields: [...FRAME, ...more] },
  );
const half = (bytes: Uint8Array): Uint8Array => bytes.slice(0, bytes.length >> 1);
/** The last row first, its pixel negative. */
function southUp(): Uint8Array {
  const { columns, rows } = place;
  const turned = Array.from({ length: rows }, (_, row) =>
    cells.slice((rows - 1 - row) * columns, (rows - row) * columns),
  );
  const south = 21.12 - rows / 1200;
  return tiff(
    [
      [33550, 12, [1 / 1200, -1 / 1200, 0]],
      [33922, 12, [0, 0, 0, 103.98, south, 0]],
    ],
    turned.flat(),
  );
}
const scaled = (scale: string, offset: string) =>
  asText(
    `<GDALMetadata><Item name="SCALE" sample="0" role="scale">${scale}</Item><Item name="OFFSET" sample="0" role="offset">${offset}</Item></GDALMetadata>`,
  );
const hgt = (side: number, fill: number): Uint8Array => {
  const bytes = new Uint8Array(2 * side * side);
  for (let i = 0; i < side * side; i++) bytes.set([(fill >> 8) & 255, fill & 255], 2 * i);
  return bytes;
};

const HEAD = 'site_code,operator,technology,lon,lat,mast_height,Băng tần,radius_m';
const mast = (line: string): string => `${HEAD}\nVT1,Viettel,4G,104.05,21.05,40,1800,5000\n${line}\n`;
const VILLAGES =
  'village_code,village,commune_code,lon,lat,population\nv1,Bản Gần,00001,104.06,21.05,100\nv2,Bản Khuất,00001,104.118,21.05,200\n';

interface Bad {
  readonly files?: Files;
  readonly more?: readonly (Partial<Source> & Pick<Source, 'role' | 'path'>)[];
  /** Exit code. */
  readonly code: 0 | 1 | 2;
  readonly says: RegExp;
}

const NO_WAY = /không tính được đường truyền nào từ đó\. .*VT1/;
const EPSG = (code: number): NonNullable<TiffForm['fields']> => [
  [34735, 3, [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, code]],
];

/** What may be wrong, the exit code, and the word that names it. */
const BAD: Readonly<Record<string, Bad>> = {
  'nothing wrong': { code: 0, says: /^(?!.*(land\.tif|địa hình)).*Đã dự báo cho 1 máy phát/s },
  'degrees that are said to be metres': {
    ...{ files: { 'land.tif': tiff(EPSG(32648)) }, code: 1, says: NO_WAY },
  },
  'no system at all': {
    ...{
      files: { 'land.tif': tiff([[34735, 3, []]]) },
      code: 2,
      says: /“land\.tif” dùng hệ tọa độ “\(không rõ\)”/,
    },
  },
  'a system that nobody knows': {
    ...{ files: { 'land.tif': tiff(EPSG(9)) }, code: 2, says: /“land\.tif” dùng hệ tọa độ “EPSG:9”/ },
  },
  'half of a file': {
    files: { 'land.tif': half(land()) },
    code: 2,
    says: /Không đọc được tệp GeoTIFF “land\.tif”/,
  },
  'a tile of HGT of another size': {
    files: { 'N21E104.hgt': hgt(1000, 300) },
    more: [{ role: 'terrain', path: 'N21E104.hgt' }],
    ...{ code: 1, says: /N21E104\.hgt.*2\.000\.000 byte/ },
  },
  'a file of HGT that names no place': {
    files: { 'land.hgt': hgt(1201, 300) },
    more: [{ role: 'terrain', path: 'land.hgt' }],
    ...{ code: 1, says: /“land\.hgt” không cho biết vị trí/ },
  },
  'nothing but voids': {
    ...{ files: { 'land.tif': land(new Int16Array(heights.length).fill(-32768)) }, code: 1, says: NO_WAY },
  },
  'heights in tenths of feet': {
    files: { 'land.tif': land(heights.map((meters) => Math.min(32_000, meters * 33))) },
    ...{ code: 1, says: /land\.tif: .*45\.241 ô có độ cao không thể có/ },
  },
  'a scale of nothing': {
    ...{
      files: { 'land.tif': tiff([[42112, 2, scaled('0', '0')]]) },
      code: 2,
      says: /land\.tif.*hệ số đổi độ cao.*bằng 0/,
    },
  },
  'a scale that is no number': {
    ...{
      files: { 'land.tif': tiff([[42112, 2, scaled('x', '0')]]) },
      code: 2,
      says: /land\.tif.*hệ số đổi độ cao.*không phải là số/,
    },
  },
  'a tile of elsewhere alone': {
    files: { 'land.tif': land(heights, { ...place, west: 12, north: 48 }) },
    ...{ code: 1, says: NO_WAY },
  },
  'two tiles that tell other heights of one place': {
    files: { 'land.tif': land(), 'moi.tif': land(heights.map((meters) => meters + 50)) },
    more: [{ role: 'terrain', path: 'moi.tif' }],
    ...{
      code: 0,
      says: /moi\.tif: .*ô chồng lên tệp “land\.tif” có độ cao lệch hơn 10 m \(nhiều nhất 50 m\)/,
    },
  },
  'a tile of elsewhere beside the right one': {
    files: { 'land.tif': land(), 'xa.tif': land(heights, { ...place, west: 12, north: 48 }) },
    more: [{ role: 'terrain', path: 'xa.tif' }],
    ...{ code: 0, says: /xa\.tif: Không có phần nào của tệp nằm trong tỉnh của dự án/ },
  },
  'an antenna file of rubbish': {
    files: { 'anten.msi': 'hello\nworld\n' },
    more: [{ role: 'antennas', path: 'anten.msi' }],
    ...{ code: 1, says: /“anten\.msi” không phải giản đồ anten/ },
  },
  'an antenna file of bytes': {
    files: { 'anten.msi': new Uint8Array(500).map((_, i) => (i * 73) & 255) },
    more: [{ role: 'antennas', path: 'anten.msi' }],
    ...{ code: 1, says: /“anten\.msi” không phải giản đồ anten/ },
  },
  'a mast at sea': {
    ...{ files: { 'sites.csv': mast('BIEN,Viettel,4G,109.5,17.2,40,1800,5000') }, code: 1 },
    says: /dòng 3: .*685,6 km.*\n1 dòng của danh sách trạm bị loại/,
  },
  'a mast beyond the terrain': {
    ...{ files: { 'sites.csv': mast('XA,Viettel,4G,104.3,21.05,40,1800,5000') }, code: 1 },
    says: /1 trạm nằm ngoài địa hình.*XA/,
  },
  'a mast without coordinates': {
    ...{ files: { 'sites.csv': mast('KHONG,Viettel,4G,,,40,1800,5000') }, code: 1 },
    says: /1 dòng của danh sách trạm không có tọa độ dùng được/,
  },
  'a height of 0': {
    ...{ files: { 'sites.csv': mast('H0,Viettel,4G,104.06,21.06,0,1800,5000') }, code: 1 },
    says: /chiều cao không lớn hơn 0\. Trạm: H0/,
  },
  'a height below ground': {
    ...{ files: { 'sites.csv': mast('HAM,Viettel,4G,104.06,21.06,-5,1800,5000') }, code: 0 },
    says: /dòng 3: Giá trị “-5” ở cột Chiều cao cột nằm ngoài khoảng/,
  },
  'a height of 9999': {
    ...{ files: { 'sites.csv': mast('CAO,Viettel,4G,104.06,21.06,9999,1800,5000') }, code: 0 },
    says: /dòng 3: Giá trị “9999” ở cột Chiều cao cột nằm ngoài khoảng/,
  },
  'a band beyond the model': {
    ...{ files: { 'sites.csv': mast('SONG,Viettel,5G,104.06,21.06,40,26000,5000') }, code: 1 },
    says: /băng tần ngoài phạm vi.*SONG/,
  },
};

/** Other forms of the same heights: what is written is the same to the byte. */
const SAME: Readonly<Record<string, Files>> = {
  'as another program writes it': { 'land.tif': tiff([]) },
  'rows from the south': { 'land.tif': southUp() },
  'by a scale and an offset': {
    'land.tif': tiff(
      [[42112, 2, scaled('0.5', '100')]],
      cells.map((meters) => 2 * (meters - 100)),
    ),
  },
};

async function predicted(name: string, { files = {}, more = [] }: Bad) {
  const folder = join(root, name.replace(/\W+/g, '-'));
  mkdirSync(folder, { recursive: true });
  const all: Files = {
    'communes.geojson': collection([[square(104, 21, 0.2), { code: '00001', name: 'Mường A' }]]),
    'villages.csv': VILLAGES,
    'sites.csv': `${HEAD}\nVT1,Viettel,4G,104.05,21.05,40,1800,5000\n`,
    'land.tif': land(),
    ...files,
    'project.json': projectOf([
      { role: 'communes', path: 'communes.geojson' },
      { role: 'villages', path: 'villages.csv' },
      { role: 'sites', path: 'sites.csv' },
      { role: 'terrain', path: 'land.tif' },
      ...more,
    ]),
  };
  for (const [path, content] of Object.entries(all))
    writeFileSync(
      join(folder, path),
      content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content),
    );
  const lines: string[] = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
  const code = await runCommand(['predict', folder, '--out', join(folder, 'out'), '--language', 'vi']);
  vi.restoreAllMocks();
  return { code, folder, text: lines.join('') };
}

it.each(Object.entries(BAD))('%s is said', async (name, bad) => {
  const { code, text } = await predicted(name, bad);
  expect(text).toMatch(bad.says);
  const lines = text.split('\n').filter((line) => line !== '');
  expect(lines).toEqual([...new Set(lines)]);
  expect(code).toBe(bad.code);
});

it.each(Object.entries(SAME))('%s: the same heights give the same files', async (name, files) => {
  const read = async (label: string, given: Files) => {
    const { code, folder } = await predicted(label, { files: given, code: 0, says: /./ });
    return [code, readFileSync(join(folder, 'out', 'villages-predicted.csv'), 'utf8')];
  };
  expect(await read(name, files)).toEqual(await read(`plain beside ${name}`, { 'land.tif': tiff([]) }));
});
