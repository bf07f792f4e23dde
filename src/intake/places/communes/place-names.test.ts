import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset } from '../../load-dataset.ts';
import { foldVillageName, withoutCommune } from './place-names.ts';

describe('names of one village', () => {
  it.each(['Bản Nà Lo', 'B. Nà Lo', 'B.Nà Lo', 'b Nà Lo', 'Bản: Nà Lo', 'NÀ LO', 'bản na lo'])(
    'fold alike: %s',
    (name) => {
      expect(foldVillageName(name)).toBe('na lo');
    },
  );
  it('keep a first syllable that has a vowel, and what a number is of', () => {
    expect(foldVillageName('Ý Lo')).toBe('y lo');
    expect(foldVillageName('B 1')).toBe('b 1');
  });
  it.each([
    ['Bản Lả (Mường La)', 'Bản Lả'],
    ['Lả - xã Mường La', 'Lả'],
    ['Bản Lả, Mường La', 'Bản Lả'],
    ['Bản Lả (trên)', 'Bản Lả (trên)'],
    ['Mường La', 'Mường La'],
    ['Lả-Mường La', 'Lả-Mường La'],
  ])('lose that of their commune behind them: %s', (name, village) => {
    expect(withoutCommune(name, (text) => /^(xã )?Mường La$/.test(text))).toBe(village);
  });
  it('join a second list to the first', async () => {
    const { dataset } = await loadDataset(
      projectOf([
        { role: 'communes', path: 'xa.geojson' },
        { role: 'villages', path: 'thon.csv' },
        { role: 'villages', path: 'toa-do.csv' },
      ]),
      openIn({
        'xa.geojson': collection([[square(103, 21, 0.5), { code: '03808', name: 'Xã Mường La' }]]),
        'thon.csv':
          'Xã,Tên bản,Số hộ\nMường La,Bản Nà Lo,61\nMường La,Bản Hua Nà,73\nMường La,Bản Lả Mường,128\n',
        'toa-do.csv':
          'Xã,Tên bản,Kinh độ,Vĩ độ\nMường La,B. Nà Lo,103.01,21\nMường La,b Hua Nà,103.05,21\nMường La,Bản Lả Mường (Mường La),103.09,21\n',
      }),
    );
    const { records, centres } = dataset.villages;
    expect(records.map(({ name, households }) => [name, households])).toEqual([
      ['Bản Hua Nà', 73],
      ['Bản Lả Mường', 128],
      ['Bản Nà Lo', 61],
    ]);
    expect([...centres].every(Number.isFinite)).toBe(true);
  });
});
