import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openProjectPath, fileSource } from '../../src/cli/shell/disk.ts';
import { checkFiles } from '../../src/jobs/steps/check-files.ts';
import { loadDataset } from '../../src/intake/load-dataset.ts';
import { readOneFile } from '../../src/intake/files/read-file.ts';
import { groupFiles } from '../../src/intake/files/source-files.ts';
import { sharedPath } from '../support/shared.ts';

const faults = sharedPath('faults/intake');

async function villagesOf(folder: string): Promise<unknown> {
  const opened = await openProjectPath(join(faults!, folder, 'project.json'));
  if (!opened.ok) throw new Error(opened.refusal.code);
  const { dataset } = await loadDataset(opened.value.project, opened.value.open);
  const { records, centres } = dataset.villages;
  return records
    .map(({ name, communeCode, population }, i) => [
      name,
      communeCode,
      population,
      ...[...centres.subarray(2 * i, 2 * i + 2)].map((value) => Math.round(value * 1e6) / 1e6),
    ])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}
const HU = ['Nà Hừ', '03388', 400, 103.1, 22.3];
const SAI = ['Nà Sài', '03388', 300, 103.22, 22.3];
const VE = ['Bản Vẽ', '03408', 200, 103.4, 22.4];

it.skipIf(!faults).each([
  [
    'r03-csv-named-xls',
    [
      ['Bản 10/4', '03388', 1400, 103.1, 22.3],
      ['Nà Sài 5', ...SAI.slice(1)],
    ],
  ],
  ['r07-utm-wgs84', [VE, HU, SAI]],
  ['r08-vn2000-degrees', [VE, HU, SAI]],
  ['r12-geojson-int64', [HU, SAI]],
  ['r18-shp-named-alone', [HU, SAI]],
  ['r19-nested-properties', [HU, SAI]],
  ['r20-excel-equals', [HU, SAI]],
  ['r22-web-mercator', [VE, HU, SAI]],
])('%s is read as it says', async (folder, villages) => expect(await villagesOf(folder)).toEqual(villages));

it.skipIf(!faults)(
  'a shape that the index no longer names covers nothing; a corner behind a missing blank does',
  async () => {
    const areas = async (folder: string): Promise<number[]> => {
      const opened = await openProjectPath(join(faults!, folder, 'project.json'));
      if (!opened.ok) throw new Error(opened.refusal.code);
      const { dataset } = await loadDataset(opened.value.project, opened.value.open);
      return dataset.coverage.map(({ geometry }) => geometry.features.length - 1);
    };
    expect(await areas('r05-shx-ignored')).toEqual([2]);
    expect((await villagesOf('r06-kml-missing-blank')) as unknown[]).toHaveLength(4);
  },
);

const readIn = async (folder: string) => {
  const whole = join(faults!, folder);
  const files = await Promise.all(readdirSync(whole).map((name) => fileSource(join(whole, name), name)));
  return Promise.all(groupFiles(files).map((group) => readOneFile(group, undefined)));
};

it.skipIf(!faults)('r13: the log of an open GeoPackage counts', async () => {
  const [read] = await readIn('r13-gpkg-wal');
  const { reading } = read!;
  if (!reading.ok || reading.value.parsed.kind !== 'features') throw new Error('refused');
  expect(reading.value.parsed.tables[0]!.properties).toMatchObject([{ DAN_SO: 999 }, {}]);
});

it.skipIf(!faults)('r15: rows from south to north', async () => {
  const [read] = await readIn('r15-tif-south-up');
  const { reading } = read!;
  if (!reading.ok || reading.value.parsed.kind !== 'terrain') throw new Error('refused');
  const { grid } = reading.value.parsed;
  expect(grid.north).toBeCloseTo(22.5, 2);
  expect(grid.north - (grid.rows - 1) * grid.stepLat).toBeCloseTo(22.3, 2);
});

it.skipIf(!faults)('r21: says why nothing could be read', async () => {
  const codesOf = async (name: string): Promise<readonly string[]> => {
    const { opened } = await checkFiles(
      [await fileSource(join(faults!, 'r21-hidden-reason', name), name)],
      {},
    );
    return opened.loaded.issues.map(({ code }) => code);
  };
  expect(await codesOf('g35-bbox-only.geojson')).toEqual(['file-without-records']);
  expect(await codesOf('k16-lower-root.kml')).toEqual(['file-without-records']);
  expect(await codesOf('k01-commas-only.kml')).toContain('heights-left-out');
});

it.skipIf(!faults).each(['c-dash.csv', 'c-do.csv'])('r17: %s has its places', async (name) => {
  const { opened } = await checkFiles([await fileSource(join(faults!, 'r17-dms-columns', name), name)], {});
  const { centres } = opened.loaded.dataset.villages;
  expect([centres[0], centres[1]].map((value) => Math.round(value! * 1e6) / 1e6)).toEqual([103.1, 22.3]);
});
