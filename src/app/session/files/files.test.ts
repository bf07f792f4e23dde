import { describe, expect, it } from 'vitest';
import type { AddedFile } from '../../../jobs/protocol.ts';
import type { LeftOut } from '../../../model/project.ts';
import { filesOfDrop, filesOfList, isProject } from './dropped-files.ts';
import { leftOutGroups } from './left-out.ts';
import { byOutcome } from './outcomes.ts';

const blobs = new Map<string, File>();
const fileOf = (path: string): File => {
  const blob = blobs.get(path) ?? new File([path], path.slice(path.lastIndexOf('/') + 1));
  blobs.set(path, blob);
  return blob;
};
type Tree = string | readonly [folder: string, ...children: Tree[]];

/** Entries as a browser hands them out: two of a folder at a time. */
function entryOf(tree: Tree, above = ''): FileSystemEntry {
  const name = typeof tree === 'string' ? tree : tree[0];
  const fullPath = `${above}/${name}`;
  if (typeof tree === 'string') {
    const file = (give: (file: File) => void) => give(fileOf(fullPath.slice(1)));
    return { isFile: true, isDirectory: false, name, fullPath, file } as unknown as FileSystemEntry;
  }
  const children = tree.slice(1).map((child) => entryOf(child as Tree, fullPath));
  const createReader = () => {
    let at = 0;
    return {
      readEntries: (give: (entries: FileSystemEntry[]) => void) => give(children.slice(at, (at += 2))),
    };
  };
  return { isFile: false, isDirectory: true, name, fullPath, createReader } as unknown as FileSystemEntry;
}
const drop = (...trees: (Tree | null)[]) =>
  filesOfDrop({
    items: trees.map((tree) => ({ webkitGetAsEntry: () => tree && entryOf(tree) })),
    files: [new File([], 'plain.csv'), new File([], 'Thumbs.db')],
  } as unknown as DataTransfer);
const pathsOf = async (...trees: (Tree | null)[]) => (await drop(...trees)).map(({ path }) => path);

describe('what is dropped', () => {
  it('are all files of all folders, however deep and many, in the order of their paths', async () => {
    expect(
      await pathsOf(
        ['tra-ve', 'z.csv', ['xa', 'c.csv', 'a.csv', 'b.csv', ['sau', 'd.csv']], 'm.csv'],
        'b.csv',
        'B.csv',
      ),
    ).toEqual([
      'B.csv',
      'b.csv',
      'tra-ve/m.csv',
      'tra-ve/xa/a.csv',
      'tra-ve/xa/b.csv',
      'tra-ve/xa/c.csv',
      'tra-ve/xa/sau/d.csv',
      'tra-ve/z.csv',
    ]);
    const [first] = await drop(['xa', 'a.csv']);
    expect(first!.blob).toBe(fileOf('xa/a.csv'));
  });

  it('is without what systems leave, and without empty folders', async () => {
    expect(
      await pathsOf(['xa', '.DS_Store', 'a.csv', ['__MACOSX', 'a.csv'], ['trong']], 'desktop.ini'),
    ).toEqual(['xa/a.csv']);
  });

  it('where no entries are told are the plain files', async () => {
    expect(await pathsOf(null)).toEqual(['plain.csv']);
    expect(await pathsOf('a.csv', null)).toEqual(['a.csv']);
  });

  it('from a list has the path within the folder that was chosen', () => {
    const inFolder = Object.assign(new File([], 'a.csv'), { webkitRelativePath: 'xa/a.csv' });
    const list = [inFolder, new File([], 'b.csv'), new File([], '~$b.xlsx')] as unknown as FileList;
    expect(filesOfList(list).map(({ path }) => path)).toEqual(['xa/a.csv', 'b.csv']);
  });

  it.each<[boolean, string[]]>([
    [true, ['du-an.songban']],
    [true, ['DU-AN.SONGBAN']],
    [false, ['a.songban', 'b.csv']],
    [false, ['a.songban.csv']],
    [true, ['project.json', 'a.csv']],
    [true, ['a.csv', 'tinh/project.json']],
    [false, ['a-project.json']],
    [false, ['project.json.csv']],
    [false, []],
  ])('is a project: %s %s', (is, paths) => {
    expect(isProject(paths.map((path) => ({ path, blob: new Blob() })))).toBe(is);
  });
});

describe('what became of files', () => {
  const added = (path: string, rest: Partial<AddedFile>): AddedFile => ({
    ...{ path, role: null, sourceId: null, choices: [], refusal: null },
    ...rest,
  });
  const refusal = { code: 'x' };

  it('is told in the order of what needs somebody', () => {
    const files = [
      added('same', { known: 'same' }),
      added('taken', { role: 'villages' }),
      added('refused', { refusal }),
      added('unclear', { refusal, choices: ['villages'] }),
      added('aside', { note: { code: 'members-set-aside' } as AddedFile['note'], refusal }),
      added('newer', { known: 'newer', refusal, choices: ['villages'] }),
      added('replaced', { known: 'replaced', role: 'villages' }),
      added('refused too', { refusal }),
    ];
    expect(byOutcome(files).map(([outcome, own]) => [outcome, ...own.map(({ path }) => path)])).toEqual([
      ['unclear', 'unclear'],
      ['newer', 'newer'],
      ['refused', 'refused', 'refused too'],
      ['aside', 'aside'],
      ['taken', 'taken'],
      ['replaced', 'replaced'],
      ['same', 'same'],
    ]);
    expect(byOutcome([])).toEqual([]);
    expect(byOutcome([added('a', {})]).map(([outcome]) => outcome)).toEqual(['taken']);
  });

  it('stays listed by what is to be done about it, one decision for each form', () => {
    const left = (path: string, rest: Partial<LeftOut> = {}): LeftOut => ({
      path,
      code: 'file-role-unclear',
      ...rest,
    });
    const all = [
      left('a.csv', { choices: ['villages', 'sites'], form: 'f1' }),
      left('b.csv', { choices: ['sites'], form: 'f2' }),
      left('c.csv', { choices: ['sites', 'villages'], form: 'f1' }),
      left('d.csv', { choices: ['sites'] }),
      left('e.csv', { code: 'newer-version-waits' }),
      left('f.zip', { code: 'members-set-aside' }),
      left('g.dwg', { code: 'format-unknown' }),
      left('h.csv', { choices: [] }),
    ];
    const { unclear, newer, refused, aside } = leftOutGroups(all);
    expect(unclear.map(({ form, files, choices }) => [form, files.map(({ path }) => path), choices])).toEqual(
      [
        ['f1', ['a.csv', 'c.csv'], ['villages', 'sites']],
        ['f2', ['b.csv'], ['sites']],
        ['d.csv', ['d.csv'], ['sites']],
      ],
    );
    expect([newer, refused, aside].map((own) => own.map(({ path }) => path))).toEqual([
      ['e.csv'],
      ['g.dwg', 'h.csv'],
      ['f.zip'],
    ]);
  });
});
