import { expect, it } from 'vitest';
import { inputFiles } from '../../../test/support/engine-in-thread.ts';
import { projectOf } from '../../../test/support/memory-project.ts';
import type { Source } from '../../model/project.ts';
import type { Added, Snapshot } from '../protocol.ts';
import { RestorableProject } from './project-state.ts';

let revision = 0;
const stateOf = (paths: readonly string[], versions: readonly number[] = []): Snapshot =>
  ({
    project: projectOf(
      paths.map((path): Pick<Source, 'role' | 'path' | 'id'> => ({ role: 'villages', path, id: path })),
    ),
    revision: ++revision,
    layers: versions.map((version) => ({ id: 'x', version })),
  }) as unknown as Snapshot;
const added = (snapshot: Snapshot | null, sourceIds: Readonly<Record<string, string | null>>): Added =>
  ({
    snapshot,
    files: Object.entries(sourceIds).map(([path, sourceId]) => ({
      path,
      sourceId,
      ...(sourceId !== null && { place: sourceId }),
    })),
  }) as unknown as Added;
const files = (...paths: string[]) => inputFiles(Object.fromEntries(paths.map((path) => [path, path])));
/** Paths of all files, how many were opened, and the drops. */
function shown(restorable: RestorableProject) {
  const [given, { opened, drops, project }] = restorable.toRestore()!;
  return {
    given: given.map(({ path }) => path),
    opened,
    drops,
    sources: project.sources.map(({ path }) => path),
  };
}

it('is nothing until a project is open, and after it is lost', () => {
  const restorable = new RestorableProject();
  expect(restorable.toRestore()).toBeNull();
  restorable.follow('openProject', [files('project.json')], stateOf([]));
  expect(shown(restorable)).toEqual({ given: ['project.json'], opened: 1, drops: [], sources: [] });
  restorable.forget();
  expect(restorable.toRestore()).toBeNull();
});

it('holds the files of the project and no others, however many steps led there', () => {
  const restorable = new RestorableProject();
  restorable.follow('openProject', [files('project.json', 'a.csv')], stateOf(['a.csv']));
  restorable.follow(
    'addFiles',
    [files('x/b.csv', 'la.csv'), {}],
    added(stateOf(['a.csv', 'b.csv']), { 'x/b.csv': 'b.csv', 'la.csv': null }),
  );
  const b = { files: 2, paths: { 'x/b.csv': 'b.csv' } };
  expect(shown(restorable)).toEqual({
    given: ['project.json', 'a.csv', 'x/b.csv', 'la.csv'],
    opened: 2,
    drops: [b],
    sources: ['a.csv', 'b.csv'],
  });
  restorable.follow(
    'addFiles',
    [files('c.csv'), {}],
    added(stateOf(['a.csv', 'b.csv', 'c.csv']), { 'c.csv': 'c.csv' }),
  );
  expect(shown(restorable).drops).toEqual([b, { files: 1, paths: { 'c.csv': 'c.csv' } }]);
  // A drop of which nothing is left goes; a path that comes again is that of the last drop.
  restorable.follow('removeSource', ['b.csv'], stateOf(['a.csv', 'c.csv']));
  expect(shown(restorable)).toMatchObject({
    given: ['project.json', 'a.csv', 'c.csv'],
    drops: [{ files: 1 }],
  });
  restorable.follow(
    'addFiles',
    [files('moi/c.csv'), {}],
    added(stateOf(['a.csv', 'c.csv']), { 'moi/c.csv': 'c.csv' }),
  );
  expect(shown(restorable)).toMatchObject({
    given: ['project.json', 'a.csv', 'moi/c.csv'],
    drops: [{ paths: { 'moi/c.csv': 'c.csv' } }],
  });
  restorable.follow('openProject', [files('khac.songban')], stateOf(['z.csv']));
  expect(shown(restorable)).toEqual({ given: ['khac.songban'], opened: 1, drops: [], sources: ['z.csv'] });
});

it('stays where a drop brought nothing in, and where a call changes nothing', () => {
  const restorable = new RestorableProject();
  restorable.follow('openProject', [files('project.json')], stateOf(['a.csv']));
  const before = shown(restorable);
  restorable.follow('addFiles', [files('la.csv'), {}], added(null, { 'la.csv': null }));
  restorable.follow('explain', [0], {} as never);
  expect(shown(restorable)).toEqual(before);
});

it('remembers the largest numbers that were shown', () => {
  const restorable = new RestorableProject();
  revision = 10;
  restorable.follow('openProject', [files('project.json')], stateOf([], [7, 3]));
  expect(restorable.seen).toEqual({ revision: 11, layerVersion: 7 });
  revision = 4;
  restorable.follow('applySettings', [{}], stateOf([], [2]));
  expect(restorable.seen).toEqual({ revision: 11, layerVersion: 7 });
  revision = 20;
  restorable.follow('applySettings', [{}], stateOf([], [9]));
  restorable.forget();
  expect(restorable.seen).toEqual({ revision: 21, layerVersion: 9 });
});

it('goes back to before the last drop, whatever was chosen for its files since', () => {
  const restorable = new RestorableProject();
  const undo = () => {
    const args = restorable.toUndo();
    return (
      args && {
        given: args[0].map(({ path }) => path),
        drops: args[1].drops.length,
        sources: args[1].project.sources.map(({ path }) => path),
      }
    );
  };
  restorable.follow('openProject', [files('project.json', 'a.csv')], stateOf(['a.csv']));
  expect(undo()).toBeNull();
  const opened = { given: ['project.json', 'a.csv'], drops: 0, sources: ['a.csv'] };
  restorable.follow(
    'addFiles',
    [files('b.csv'), {}],
    added(stateOf(['a.csv', 'b.csv']), { 'b.csv': 'b.csv' }),
  );
  expect(undo()).toEqual(opened);
  // What is chosen for a file of the drop belongs to it.
  const chosen = { 'c.csv': { role: 'villages' as const } };
  restorable.follow(
    'addFiles',
    [files('c.csv'), chosen],
    added(stateOf(['a.csv', 'b.csv', 'c.csv']), { 'c.csv': 'c.csv' }),
  );
  expect(undo()).toEqual(opened);
  restorable.follow(
    'addFiles',
    [files('d.csv'), {}],
    added(stateOf(['a.csv', 'b.csv', 'c.csv', 'd.csv']), { 'd.csv': 'd.csv' }),
  );
  expect(undo()).toEqual({
    given: ['project.json', 'a.csv', 'b.csv', 'c.csv'],
    drops: 2,
    sources: ['a.csv', 'b.csv', 'c.csv'],
  });
  const args = restorable.toUndo()!;
  restorable.undone(args, stateOf(['a.csv', 'b.csv', 'c.csv']));
  expect(undo()).toBeNull();
  expect(shown(restorable).given).toEqual(['project.json', 'a.csv', 'b.csv', 'c.csv']);
  // A second time there is nothing to undo.
  restorable.undone(args, stateOf(['x.csv']));
  expect(shown(restorable).sources).toEqual(['a.csv', 'b.csv', 'c.csv']);
});

it('opened again from what it held, holds the same', () => {
  const restorable = new RestorableProject();
  restorable.follow('openProject', [files('project.json', 'a.csv')], stateOf(['a.csv']));
  for (const path of ['b.csv', 'c.csv'])
    restorable.follow(
      'addFiles',
      [files(`x/${path}`, 'khac.csv'), {}],
      added(stateOf(['a.csv', 'b.csv', 'c.csv']), { [`x/${path}`]: path, 'khac.csv': null }),
    );
  const held = shown(restorable);
  const again = new RestorableProject();
  again.reopened(restorable.toRestore()!, stateOf(['a.csv', 'b.csv', 'c.csv']));
  expect(shown(again)).toEqual(held);
  expect(again.toUndo()).toBeNull();
});
