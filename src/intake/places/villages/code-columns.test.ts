import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset } from '../../load-dataset.ts';

/** Villages with these codes under a heading: what the list has of them, and whether it is told that they are none. */
async function codesOf(heading: string, codes: readonly (string | number)[], names?: readonly string[]) {
  const lines = codes.map(
    (code, i) => `${code},${names?.[i] ?? `Bản ${'ABCDEFGHIJKL'.charAt(i)}`},00011,${103 + i / 50},21`,
  );
  const { dataset, issues } = await loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 'ban.csv', columns: { village_code: heading } },
    ]),
    openIn({
      'xa.geojson': collection([[square(103, 21, 0.5), { code: '00011', name: 'Xã A' }]]),
      'ban.csv': [`${heading},Tên bản,Mã xã,Kinh độ,Vĩ độ`, ...lines].join('\n'),
    }),
  );
  return {
    codes: dataset.villages.records.map(({ code }) => code),
    isTold: issues.some(({ code }) => code === 'village-code-no-key'),
  };
}

describe('the codes of villages', () => {
  it('are kept where they tell villages apart', async () => {
    expect(await codesOf('Mã', [101, 205, 307])).toEqual({ codes: ['101', '205', '307'], isTold: false });
    expect(await codesOf('Mã', ['A1', 'A2', 'B1'])).toMatchObject({
      codes: ['A1', 'A2', 'B1'],
      isTold: false,
    });
  });

  it('are a class where more than a quarter of the villages share one with another', async () => {
    // Of eight villages two have the code of an earlier one: a quarter, no more.
    const quarter = [11, 11, 11, 22, 33, 44, 55, 66];
    expect((await codesOf('Mã', quarter)).isTold).toBe(false);
    expect((await codesOf('Mã', [...quarter.slice(0, 7), 11])).isTold).toBe(true);
    // The same village twice shares nothing with another.
    const twice = ['A', 'A', 'A', 'A', 'B', 'C', 'D', 'E'].map((name) => `Bản ${name}`);
    expect((await codesOf('Mã', [11, 11, 11, 11, 22, 33, 44, 55], twice)).isTold).toBe(false);
  });
});
