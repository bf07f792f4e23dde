import { readdirSync, readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openAndAnalyse, type AnalysedProject } from '../../src/jobs/steps/analysed-project.ts';
import { sourceOfBytes } from '../../src/model/basics/bytes.ts';
import { openProjectFolder } from '../../src/project/project-folder.ts';
import { exportFile } from '../../src/jobs/leaving/export-file.ts';
import type { LeavingKind } from '../../src/report/scope/registry.ts';
import { fonts } from '../support/fonts.ts';
import { rawTextOf } from '../support/records-of.ts';

const folder = new URL('../fixtures/shared/', import.meta.url);
const names = readdirSync(folder);

async function opened(name: string) {
  const bytes = new Uint8Array(readFileSync(new URL(name, folder)));
  const project = await openProjectFolder([sourceOfBytes('project.songban', bytes)]);
  if (!project.ok) throw new Error(project.refusal.code);
  return { bytes, again: await openAndAnalyse(project.value, {}) };
}

async function written(again: AnalysedProject, kind: LeavingKind): Promise<Uint8Array> {
  const options = { language: 'vi', scope: 'public' } as const;
  const made = await exportFile(again, null, kind, options, { fonts: () => Promise.resolve(fonts) });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value.bytes;
}

/** Of before an order of villages was told. */
const TOO_OLD = names.filter((name) => name.startsWith('fccab4ef'));

/** Each by the program of its day, which its name begins with, from one project: public and for an operator. */
describe('a project for others of every form that was ever written', () => {
  it.each(names.filter((name) => !TOO_OLD.includes(name)))(
    '%s opens with the rates that it was made with, and files are made of it',
    async (name) => {
      const { bytes, again } = await opened(name);
      const packed = unzipSync(bytes);
      const told = JSON.parse(strFromU8(packed['tables/summary.json']!)) as Readonly<Record<string, unknown>>;
      const scope = name.endsWith('-public.songban') ? 'public' : 'operator:viettel';
      expect(again.folder.project).toMatchObject({ withheld: true, scope });
      const summary: unknown = JSON.parse(strFromU8(await written(again, 'summary.json')));
      expect(summary).toMatchObject(
        Object.fromEntries(['rates', 'villageStates', 'fibre', 'depressions'].map((key) => [key, told[key]])),
      );
      expect(again.priority.ranked.map(({ village, rank }) => [village, rank])).toEqual([
        [0, 1],
        [2, 2],
      ]);
      for (const { score, scoreHigh } of again.priority.ranked)
        expect(scoreHigh).toBeGreaterThanOrEqual(score);
      for (const kind of [
        'villages.csv',
        'annex.xlsx',
        'slides.pptx',
        'handout.pdf',
        'project.songban',
      ] as const)
        expect(rawTextOf(kind, await written(again, kind))).not.toMatch(/NaN|undefined/);
    },
  );

  it.each(TOO_OLD)('%s is refused in words', async (name) => {
    await expect(opened(name)).rejects.toThrow('derived-too-old');
  });
});
