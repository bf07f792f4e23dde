import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../test/support/memory-project.ts';
import { writeXlsx } from '../../../test/support/xlsx-writer.ts';
import { loadDataset } from '../../intake/load-dataset.ts';
import { sourceOfBytes } from '../../model/basics/bytes.ts';
import { packProject, openProjectFolder } from '../../project/project-folder.ts';
import { addSourceFiles } from './add-files.ts';
import { checkFiles } from './check-files.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const COMMUNES = collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]);
const book = (village: string, lon: number): Uint8Array =>
  writeXlsx([
    {
      name: 'Bản',
      rows: [
        ['Mã xã', 'Tên thôn, bản', 'Kinh độ', 'Vĩ độ', 'Số hộ', 'Dân số'],
        ['00011', village, lon, 21.2, 62, 300],
      ],
    },
  ]);
const MEMBERS: Readonly<Record<string, Uint8Array>> = {
  'xa-01.xlsx': book('Nà Hỳ', 103.1),
  'xa-02.xlsx': book('Pá Mỳ', 103.2),
  'hong.xlsx': book('Mất', 103.3).subarray(0, 300),
  'cong-van.txt': utf8('Kính gửi Sở\nXin gửi số liệu.'),
  'Thumbs.db': utf8('x'),
};
const zip = (): Uint8Array => zipSync(MEMBERS, { mtime: new Date(2026, 0, 1) });
const SET_ASIDE = {
  code: 'members-set-aside',
  file: 'tep.zip',
  value: 'cong-van.txt, Thumbs.db',
  context: { count: 2 },
};

describe('a zipped folder of workbooks', () => {
  it('as a source of a project: a row for each member, a broken one costs only itself', async () => {
    const project = projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'tep.zip' },
    ]);
    const { dataset, inputs, issues, refused } = await loadDataset(
      project,
      openIn({ 'xa.geojson': COMMUNES, 'tep.zip': zip() }),
    );
    expect(dataset.villages.records.map(({ name }) => name).sort()).toEqual(['Nà Hỳ', 'Pá Mỳ']);
    expect(inputs.slice(1).map(({ path, read, kept }) => [path, read, kept])).toEqual([
      ['tep.zip/hong.xlsx', 0, 0],
      ['tep.zip/xa-01.xlsx', 1, 1],
      ['tep.zip/xa-02.xlsx', 1, 1],
    ]);
    expect(refused.map(({ path }) => path)).toEqual(['tep.zip/hong.xlsx']);
    expect(issues).toContainEqual(expect.objectContaining(SET_ASIDE));
  });

  it('checked as a loose file', async () => {
    const { opened } = await checkFiles([sourceOfBytes('tep.zip', zip())], {});
    const { loaded } = opened;
    expect(loaded.inputs.map(({ path, role, kept }) => [path, role, kept])).toEqual([
      ['tep.zip/xa-01.xlsx', 'villages', 1],
      ['tep.zip/xa-02.xlsx', 'villages', 1],
    ]);
    expect(loaded.issues).toContainEqual(expect.objectContaining(SET_ASIDE));
    expect(loaded.issues).toContainEqual(
      expect.objectContaining({ file: 'tep.zip/hong.xlsx', severity: 'error' }),
    );
  });

  it('dropped on a project: members become sources that are saved with it', async () => {
    const before = {
      project: projectOf([{ role: 'communes', path: 'xa.geojson' }]),
      open: openIn({ 'xa.geojson': COMMUNES }),
    };
    const added = await addSourceFiles(before, [sourceOfBytes('tep.zip', zip())], {}, {});
    expect(added.folder!.project.sources.slice(1).map(({ path }) => path)).toEqual([
      'tep.zip/xa-01.xlsx',
      'tep.zip/xa-02.xlsx',
    ]);
    const packed = await packProject(added.folder!);
    if (!packed.ok) throw new Error(packed.refusal.code);
    const again = await openProjectFolder([sourceOfBytes('du-an.songban', packed.value.bytes)]);
    if (!again.ok) throw new Error(again.refusal.code);
    const { dataset } = await loadDataset(again.value.project, again.value.open);
    expect(dataset.villages.records).toHaveLength(2);
  });

  it('of which one member is given its role by the user: only that one is taken', async () => {
    const before = { project: projectOf([]), open: openIn({}) };
    const choices = { 'tep.zip/xa-02.xlsx': { role: 'households' } } as const;
    const { files } = await addSourceFiles(before, [sourceOfBytes('tep.zip', zip())], choices, {});
    expect(files.filter(({ note }) => !note)).toMatchObject([
      { path: 'tep.zip/xa-02.xlsx', role: 'households' },
    ]);
  });
});
