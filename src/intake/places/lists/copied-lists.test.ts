import { describe, expect, it } from 'vitest';
import { collection, openIn, projectOf, square } from '../../../../test/support/memory-project.ts';
import { loadDataset } from '../../load-dataset.ts';

const communes = collection([
  [square(103, 21, 0.5), { code: '03808', name: 'Xã Mường La' }],
  [square(104, 21, 0.5), { code: '03820', name: 'Xã Ngọc Chiến' }],
]);
const list = (shift: number): string =>
  [
    'Tên bản,Số hộ,Số khẩu',
    ...['Nà Lo', 'Hua Nà', 'Chông', 'Kéo', 'Pom'].map(
      (name, i) => `${name},${40 + i + shift * i},${190 + 3 * i}`,
    ),
  ].join('\n');
const load = (second: string, answers: Record<string, string> = {}) =>
  loadDataset(
    projectOf([
      { role: 'communes', path: 'xa.geojson' },
      { role: 'villages', path: 've', id: 'ban' },
    ]),
    openIn({ 'xa.geojson': communes, 've/Xã Mường La.csv': list(0), 've/Xã Ngọc Chiến.csv': second }),
    { answers },
  );
const codesIn = ({ dataset }: Awaited<ReturnType<typeof load>>) =>
  new Set(dataset.villages.records.map(({ communeCode }) => communeCode));

describe('two communes with the same villages and counts', () => {
  it('are told and asked about', async () => {
    const loaded = await load(list(0));
    expect(loaded.issues.filter(({ code }) => code === 'list-copied').map(({ file }) => file)).toEqual([
      've/Xã Mường La.csv',
      've/Xã Ngọc Chiến.csv',
    ]);
    expect(loaded.questions).toMatchObject([{ kind: 'copied-list', context: { count: 5 } }]);
  });
  it('are one where a person says so, and two where she does', async () => {
    const { id, choices } = (await load(list(0))).questions[0]!;
    const one = await load(list(0), { [id]: choices[1]!.id });
    expect(codesIn(one)).toEqual(new Set(['03820']));
    expect(one.inputs[1]!.account).toMatchObject({ kept: 0, merged: 5 });
    const both = await load(list(0), { [id]: 'both' });
    expect(both.dataset.villages.records).toHaveLength(10);
    expect(both.questions).toEqual([]);
  });
  it('are no copies where the counts differ', async () => {
    expect((await load(list(2))).questions).toEqual([]);
  });
});
