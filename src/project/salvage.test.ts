import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openIn, projectOf } from '../../test/support/memory-project.ts';
import { refusalText } from '../i18n/fill.ts';
import { writeZip } from '../formats/zip/write-archive.ts';
import { readAll, sourceOfBytes } from '../model/basics/bytes.ts';
import type { ProjectFile } from '../model/project.ts';
import { projectText } from './project-file.ts';
import { openProjectFolder, packProject } from './project-folder.ts';
import { salvageTold } from './salvage-told.ts';

const inner = writeZip(
  new Map([
    ['project.json', new TextEncoder().encode(projectText(projectOf([])))],
    ['villages.csv', new TextEncoder().encode('other villages\n'.repeat(30))],
  ]),
);
const FILES = {
  'communes.geojson': JSON.stringify({ features: Array.from({ length: 200 }, (_, i) => i) }),
  'old.zip': inner,
  'villages.csv': 'village\n'.repeat(400),
};
const project = projectOf([
  { role: 'communes', path: 'communes.geojson' },
  { role: 'coverage', path: 'old.zip' },
  { role: 'villages', path: 'villages.csv' },
]);

let packed: Uint8Array;
async function pack(own: ProjectFile): Promise<Uint8Array> {
  const made = await packProject({ project: own, open: openIn(FILES) });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value.bytes;
}
beforeAll(async () => {
  packed = await pack(project);
});

const open = (bytes: Uint8Array) => openProjectFolder([sourceOfBytes('tinh.songban', bytes)]);

describe('a project file that breaks off', () => {
  it('says so, and gives what is whole, wherever that is', async () => {
    const told = new Set<string>();
    for (let length = 0; length < packed.length; length += 5) {
      const opened = await open(packed.subarray(0, length));
      if (!opened.ok) {
        expect(opened.refusal).toEqual({
          code: 'project-container-broken',
          location: { file: 'tinh.songban' },
        });
        told.add('refused');
        continue;
      }
      const said = salvageTold(opened.value.project);
      expect(said?.location?.file).toBe('tinh.songban');
      let whole = 0;
      for (const [name, content] of Object.entries(FILES)) {
        const found = await opened.value.open(name);
        if (!found.ok) continue;
        whole++;
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        // A file of the same name within another file never takes its place.
        expect(Buffer.from(await readAll(found.value[0]!)).equals(bytes)).toBe(true);
      }
      expect(said?.context).toEqual({ whole, missing: 3 - whole });
      told.add(String(whole));
    }
    expect([...told].sort()).toEqual(['0', '1', '2', '3', 'refused']);
  });

  it('calls no folder whole that it breaks off in', async () => {
    const files = {
      'xa/1.csv': 'a\n'.repeat(300),
      'xa/2.csv': 'b\n'.repeat(300),
      'z.csv': 'c\n'.repeat(300),
    };
    const made = await packProject({
      project: projectOf([
        { role: 'villages', path: 'xa' },
        { role: 'candidates', path: 'z.csv' },
      ]),
      open: openIn(files),
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const { bytes } = made.value;
    const at = (name: string) => Buffer.from(bytes).indexOf(name);
    const toldAt = async (length: number) => {
      const opened = await open(bytes.subarray(0, length));
      return opened.ok && salvageTold(opened.value.project)?.context;
    };
    expect(await toldAt(at('xa/2.csv') + 20)).toEqual({ whole: 0, missing: 2 });
    // Whether the next file, of which nothing is left, was one of the folder cannot be told.
    expect(await toldAt(at('xa/2.csv') - 20)).toEqual({ whole: 0, missing: 2 });
    expect(await toldAt(at('z.csv') + 10)).toEqual({ whole: 1, missing: 1 });
  });

  it('keeps saying so when it is saved, until somebody settles it, and says it in words', async () => {
    const opened = await open(packed.subarray(0, packed.length - 30));
    if (!opened.ok) throw new Error(opened.refusal.code);
    const again = await packProject(opened.value);
    if (!again.ok) throw new Error(again.refusal.code);
    const reopened = await open(again.value.bytes);
    if (!reopened.ok) throw new Error(reopened.refusal.code);
    const said = salvageTold(reopened.value.project)!;
    for (const language of ['vi', 'en'] as const)
      expect(refusalText(said, language)).toMatch(/“tinh\.songban”.*3.*0/);
  });

  it('made for others is refused: its figures belong together', async () => {
    const shared = await pack({ ...project, withheld: true, scope: 'public' });
    expect(await open(shared.subarray(0, shared.length - 30))).toMatchObject({
      ok: false,
      refusal: { code: 'shared-project-broken', context: { from: project.sources.at(-1)!.path } },
    });
    const packed = new TextDecoder('latin1').decode(shared);
    const member = project.sources[0]!.path;
    const broken = await open(shared.subarray(0, packed.indexOf(member) + member.length + 5));
    expect(broken).toMatchObject({
      ok: false,
      refusal: { code: 'shared-project-broken', context: { from: member } },
    });
  });
});

it('a project file damaged in any byte is opened with what it holds, or refused in words; nothing else is in it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const bytes = packed.slice();
        bytes[Math.floor(at * bytes.length)]! ^= flip;
        const opened = await open(bytes).catch((error: unknown) => {
          expect(error).toHaveProperty('refusal.code');
          return null;
        });
        if (!opened?.ok) return;
        expect(opened.value.project.sources).toEqual(project.sources);
        for (const [name, content] of Object.entries(FILES)) {
          const found = await opened.value.open(name);
          if (!found.ok) continue;
          const read = await readAll(found.value[0]!).catch(() => null);
          if (read) expect(Buffer.from(read).equals(Buffer.from(content as string))).toBe(true);
        }
      },
    ),
    { numRuns: 400 },
  );
});
