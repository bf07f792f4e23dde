import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeXlsx } from '../../../test/support/xlsx-writer.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import type { ProjectFile } from '../../model/project.ts';

const calls = vi.hoisted(() => ({
  read: [] as string[],
  recognised: [] as string[],
  fits: new Map<string, number>(),
}));

vi.mock('../../formats/registry.ts', async (original) => {
  const real = await original<typeof Registry>();
  return {
    ...real,
    readFile: (...args: Parameters<typeof real.readFile>) => {
      calls.read.push(args[0].name);
      return real.readFile(...args);
    },
  };
});
vi.mock('../../intake/columns/recognise-columns.ts', async (original) => {
  const real = await original<typeof Recognise>();
  return {
    ...real,
    recogniseColumns: (...args: Parameters<typeof real.recogniseColumns>) => {
      calls.recognised.push(args[0].file);
      return real.recogniseColumns(...args);
    },
  };
});
vi.mock('../../intake/columns/column-fit.ts', async (original) => {
  const real = await original<typeof Fit>();
  return {
    ...real,
    fitShare: (...args: Parameters<typeof real.fitShare>) => {
      const asked = `${args[1]}: ${args[0].join('|')}`;
      calls.fits.set(asked, (calls.fits.get(asked) ?? 0) + 1);
      return real.fitShare(...args);
    },
  };
});
import type * as Registry from '../../formats/registry.ts';
import type * as Fit from '../../intake/columns/column-fit.ts';
import type * as Recognise from '../../intake/columns/recognise-columns.ts';
import { EngineHost } from '../engine/engine-host.ts';
import { checkFiles } from './check-files.ts';

const HEAD = ['Tên thôn', 'Mã xã', 'Số hộ', 'Dân số', 'Kinh độ', 'Vĩ độ'];
const ROWS = [
  ['Bản Mới', '03127', '120', '512', '103.51', '21.32'],
  ['Nà Lốc', '03127', '75', '330', '103.55', '21.36'],
  ['Huổi Lóng', '03151', '40', '201', '103.61', '21.41'],
];
const csv = sourceOfBytes(
  'thon.csv',
  new TextEncoder().encode([HEAD, ...ROWS].map((row) => row.join(',')).join('\n')),
);
const xlsx = sourceOfBytes('thon.xlsx', writeXlsx([{ name: 'Thôn', rows: [HEAD, ...ROWS] }]));
const EMPTY: ProjectFile = {
  format: 'song-ban-project',
  version: 1,
  title: 'Thử',
  asOf: '2026-09-30',
  synthetic: true,
  province: { code: '11', name: 'Điện Biên' },
  sources: [],
};

async function emptyEngine(): Promise<EngineHost> {
  const engine = new EngineHost(() => Promise.reject(new Error('no paper here')));
  const project = sourceOfBytes('project.json', new TextEncoder().encode(JSON.stringify(EMPTY)));
  await engine.openProject([project], {});
  return engine;
}

beforeEach(() => {
  calls.read.length = 0;
  calls.recognised.length = 0;
  calls.fits.clear();
});

describe.each([csv, xlsx])('$name that is dropped', (file) => {
  it('is read once, its columns recognised once, and each of them compared with a field once', async () => {
    const engine = await emptyEngine();
    const { files, snapshot } = await engine.addFiles([file], {}, {});
    expect(files).toMatchObject([{ role: 'villages' }]);
    expect(snapshot!.villages.map(({ name }) => name).sort()).toEqual(['Bản Mới', 'Huổi Lóng', 'Nà Lốc']);
    expect(calls.read).toEqual([file.name]);
    expect(calls.recognised).toEqual([file.name]);
    expect(calls.fits.size).toBeGreaterThan(HEAD.length - 1);
    expect([...calls.fits].filter(([, times]) => times > 1)).toEqual([]);
  });

  it('is not read again where somebody gives it another role', async () => {
    const engine = await emptyEngine();
    await engine.addFiles([file], {}, {});
    await engine.updateSources(['thon'], { role: 'clusters' }, {});
    expect(calls.read).toEqual([file.name]);
    expect([...calls.fits].filter(([, times]) => times > 1)).toEqual([]);
  });

  it('is read once by the check as well', async () => {
    await checkFiles([file], {});
    expect(calls.read).toEqual([file.name]);
    expect(calls.recognised).toEqual([file.name]);
  });
});

it('a column understood otherwise is another form: read from what is kept, recognised anew', async () => {
  const engine = await emptyEngine();
  const { snapshot } = await engine.addFiles([csv], {}, {});
  expect(snapshot!.tables[0]!.columns[2]).toMatchObject({ column: 'Số hộ', field: 'households' });
  const corrected = await engine.correctColumn({ table: 0, column: 2, field: '' }, {});
  expect(corrected.tables[0]!.columns[2]).toMatchObject({ field: null, by: 'correction' });
  expect(calls.read).toEqual(['thon.csv']);
  expect(calls.recognised).toEqual(['thon.csv', 'thon.csv']);
});

it('a refusal names the file as it was dropped, wherever the project would keep it', async () => {
  const engine = await emptyEngine();
  await engine.addFiles([csv], {}, {});
  const bad = sourceOfBytes('xa/thon.csv', new Uint8Array([0, 1, 2, 3, 0, 0]));
  const { files } = await engine.addFiles([bad], {}, {});
  expect(files[0]!.refusal).not.toBeNull();
  expect(JSON.stringify(files[0])).not.toContain('thon-2');
});
