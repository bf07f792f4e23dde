import { describe, expect, it } from 'vitest';
import { openIn, projectOf } from '../../../test/support/memory-project.ts';
import { loadDataset } from '../load-dataset.ts';

const names = (count: number): string => Array.from({ length: count }, (_, i) => `c${i}`).join(',');
const pointWith = (properties: Record<string, number>): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [103, 21] },
});

describe('a table of thousands of columns', () => {
  it('is refused, as a sheet and as features with names of their own', async () => {
    const features = Array.from({ length: 1100 }, (_, i) => pointWith({ [`k${i}`]: i }));
    const { refused } = await loadDataset(
      projectOf([
        { role: 'villages', path: 'rong.csv' },
        { role: 'sites', path: 'rong.geojson' },
      ]),
      openIn({
        'rong.csv': `${names(1001)}\n${names(1001)}\n`,
        'rong.geojson': { type: 'FeatureCollection', features },
      }),
    );
    expect(refused.map(({ path, refusal }) => [path, refusal.code])).toEqual([
      ['rong.csv', 'too-many-columns'],
      ['rong.geojson', 'too-many-columns'],
    ]);
  });

  it('is read where the columns beyond are empty', async () => {
    const commas = ','.repeat(5000);
    const { refused, inputs } = await loadDataset(
      projectOf([{ role: 'villages', path: 'rong.csv' }]),
      openIn({ 'rong.csv': `Thôn,Số hộ${commas}\nNà Hỳ,62${commas}\n` }),
    );
    expect(refused).toEqual([]);
    expect(inputs[0]).toMatchObject({ read: 1, kept: 1 });
  });
});
