import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDataset, type Loaded } from '../../src/intake/load-dataset.ts';
import { answersOf, returnedFolder } from '../support/messy-folder.ts';
import type { TrueVillage } from '../support/messy-workbook.ts';

const SAMPLE = new URL('../../geodata/sample.songban', import.meta.url);

describe('75 returned workbooks, each messed up differently', () => {
  let folder: Awaited<ReturnType<typeof returnedFolder>>;
  let loaded: Loaded;
  beforeAll(async () => {
    folder = await returnedFolder(new Uint8Array(readFileSync(SAMPLE)));
    const first = await loadDataset(folder.returned, folder.openReturned);
    const answers = answersOf(first);
    console.log(
      `questions asked: ${first.questions.length} in ${folder.files.length} workbooks (${[...new Set(first.questions.map(({ kind }) => kind))].join(', ')})`,
    );
    loaded = await loadDataset(folder.returned, folder.openReturned, { answers });
  }, 600_000);

  it('come in with every row accounted for', () => {
    const inputs = loaded.inputs.filter(({ id }) => id === 'returned');
    expect(inputs).toHaveLength(75);
    for (const [i, input] of inputs.entries()) {
      const { own, mess } = folder.files[i]!;
      const what = `${input.path} ${JSON.stringify(mess)}`;
      expect(input.read, what).toBe(input.kept + input.rejected);
      expect(input.kept, what).toBe(own.length);
      expect(input.rejected, what).toBe(mess.total === 'none' ? 0 : 1);
    }
  });

  it('give every village as it is', () => {
    const { records, centres } = loaded.dataset.villages;
    const key = (village: { communeCode: string | null; name: string }, lon: number): string =>
      `${village.communeCode}/${village.name}/${lon.toFixed(3)}`;
    const found = new Map(records.map((village, i) => [key(village, centres[2 * i]!), i]));
    const near = (village: TrueVillage): number | undefined =>
      [0, -0.0005, 0.0005]
        .map((shift) => found.get(key(village, village.lon + shift)))
        .find((index) => index !== undefined);
    expect(records).toHaveLength(folder.truth.length);
    const wrong = folder.truth.filter((village) => {
      const i = near(village);
      if (i === undefined) return true;
      const { population, households, poorHouseholds } = records[i]!;
      const off = Math.hypot(centres[2 * i]! - village.lon, centres[2 * i + 1]! - village.lat);
      return (
        off > 1e-5 ||
        population !== village.population ||
        households !== village.households ||
        poorHouseholds !== village.poorHouseholds
      );
    });
    expect(wrong).toEqual([]);
  });

  it('keep no contact of anybody', () => {
    expect(JSON.stringify(loaded.issues)).not.toContain('09120000');
    expect(loaded.issues.filter(({ code }) => code === 'contacts-dropped').length).toBe(
      folder.files.filter(({ mess }) => mess.contacts).length,
    );
  });

  it('show the old text before and after', () => {
    expect(loaded.repairs.length).toBe(folder.files.filter(({ mess }) => mess.text !== 'unicode').length);
  });
});
